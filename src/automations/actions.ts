/** Does what an automation says: each action a command, as if its keeper had pressed for it. */
import type { Actor } from '../commands/actor.ts';
import { permissionsFor } from '../commands/automation-rights.ts';
import type { QueueDeps } from '../commands/queue-invoices.ts';
import type { Action } from '../domain/automation.ts';
import { actionWords, type RuleNames } from '../domain/automation-words.ts';
import type { RunStep } from '../store/automation-runs.ts';
import type { Tx } from '../store/database.ts';
import { createInvoiceOf, createJobOf } from './make-records.ts';
import { assign, moveToStage, setColumn } from './move-records.ts';
import type { Scene } from './scene.ts';
import { failed } from './steps.ts';
import { callWebhook, emailCustomer, notifyPeople } from './tell-people.ts';

/** An automation at work: with the rights of its keeper, within the transaction that notes what it did. */
export type Doing = {
  readonly deps: QueueDeps;
  readonly tx: Tx;
  readonly actor: Actor & Required<Pick<Actor, 'automation'>>;
  readonly scene: Scene;
  readonly names: RuleNames;
  readonly run: {
    readonly id: string;
    readonly position: number;
    readonly because: string;
    readonly automationName: string;
  };
};

export type Deed = Exclude<Action, { readonly kind: 'wait' }>;

/** Why whoever keeps the automation cannot have it do this, in a sentence; null: they can. */
export function whyNot(
  { actor, scene, names }: Pick<Doing, 'actor' | 'scene' | 'names'>,
  action: Deed,
): string | null {
  const board = ({ job: 'jobs', salesDoc: 'sales', invoice: 'invoices' } as const)[scene.record.kind];
  const isAllowed = permissionsFor(action, board, names.stage).every((permission) => actor.can(permission));
  return isAllowed ? null : `Whoever keeps this automation may not: ${actionWords(action, board, names)}.`;
}

/** Its words are as good for a plan as for a report: "Move J-12 from Queued to In production." */
export function act(doing: Doing, action: Deed): Promise<RunStep> | RunStep {
  const why = whyNot(doing, action);
  if (why !== null) return failed(why);
  switch (action.kind) {
    case 'moveToStage':
      return moveToStage(doing, action);
    case 'setColumn':
      return setColumn(doing, action);
    case 'assign':
      return assign(doing, action);
    case 'createJob':
      return createJobOf(doing, action);
    case 'createInvoice':
      return createInvoiceOf(doing, action);
    case 'notify':
      return notifyPeople(doing, action);
    case 'emailCustomer':
      return emailCustomer(doing, action);
    case 'callWebhook':
      return callWebhook(doing, action);
  }
}
