/** After a wait it is asked again whether there is still a reason to go on. */
import type { Nameable } from '../commands/automation-names.ts';
import { type AutomationEvent, doesTrigger, type Trigger } from '../domain/automation.ts';
import { statusName } from '../domain/automation-fields.ts';
import { holds } from '../domain/conditions.ts';
import { findEvent } from '../store/automation-events.ts';
import type { RunRow } from '../store/automation-runs.ts';
import type { Automation } from '../store/automations.ts';
import type { Tx } from '../store/database.ts';
import { factsOf } from './facts-of.ts';
import type { InvoiceOfScene, Scene } from './scene.ts';

/** A run that could go on, its automation and record as they are now, and what the workspace has to name. */
export type Going = {
  readonly run: RunRow;
  readonly automation: Automation;
  readonly scene: Scene;
  readonly nameable: Nameable;
};

/** @returns a sentence; null: it goes on. */
export async function whyOver(
  tx: Tx,
  workspaceId: string,
  { run, automation, scene, nameable }: Going,
): Promise<string | null> {
  if (!automation.isOn) return 'The automation was switched off while this run waited.';
  const event = (await findEvent(tx, workspaceId, run.eventId))?.event;
  // What it waits for may have been changed meanwhile: another reason says nothing of this run.
  const isItsReason = event !== undefined && doesTrigger(automation.trigger, event, automation.id);
  const gone = isItsReason ? whyReasonIsGone(automation.trigger, event, scene.invoice) : null;
  if (gone !== null) return gone;
  const context = { today: scene.today, keeperId: automation.keptBy };
  const facts = factsOf(scene, nameable.columns);
  return holds(run.conditions, facts, context) ? null : 'Its conditions hold no longer.';
}

/** @param invoice as it is now. */
export function whyReasonIsGone(
  trigger: Trigger,
  event: AutomationEvent,
  invoice: Pick<InvoiceOfScene, 'status' | 'isGone' | 'dueDate'> | null,
): string | null {
  const status = invoice?.status ?? null;
  if (trigger.kind === 'statusBecomes' && status !== trigger.status)
    return 'The invoice has another status by now.';
  if (trigger.kind === 'statusStops' && status === trigger.status)
    return `The invoice is ${statusName(status)} again.`;
  if (event.kind !== 'due') return null;
  if (invoice === null || invoice.isGone || status === null || status === 'paid')
    return 'Nothing is owing any more.';
  return invoice.dueDate === event.facts.dueDate
    ? null
    : `It is due on ${invoice.dueDate ?? 'no day'} by now, and that day has reminders of its own.`;
}
