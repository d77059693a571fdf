/** Tells automations what somebody has done to records, within the transaction of it. */
import type { AutomationEvent } from '../domain/automation.ts';
import { type EventSubject, recordAutomationEvents } from '../store/automation-events.ts';
import type { Tx } from '../store/database.ts';
import type { Actor } from './actor.ts';
import type { CommandDeps } from './deps.ts';

export type Doing = { readonly subject: EventSubject; readonly event: AutomationEvent };

export async function tellAutomations(
  { clock, ids }: CommandDeps,
  tx: Tx,
  { workspaceId, automation }: Actor,
  doings: readonly Doing[],
): Promise<void> {
  const events = doings.map((doing) => {
    const id = ids();
    // Each time is a time of its own, and the transaction makes it one.
    return { ...doing, id, once: id, chain: automation?.chain ?? null, at: clock.now() };
  });
  await recordAutomationEvents(tx, workspaceId, events);
}

/** Nothing where the stage is the one that it was. */
export function stageChange(
  subject: EventSubject,
  before: { readonly stageId: string },
  after: { readonly stageId: string },
): readonly Doing[] {
  if (before.stageId === after.stageId) return [];
  return [{ subject, event: { kind: 'stage', facts: { from: before.stageId, to: after.stageId } } }];
}

export function created(subject: EventSubject): readonly Doing[] {
  return [{ subject, event: { kind: 'created', facts: {} } }];
}
