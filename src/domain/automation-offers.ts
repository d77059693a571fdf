/** Which triggers and actions a board has, as the builder names them. */
import type { Action, AutomationBoard, Trigger } from './automation.ts';
import { recordNouns } from './automation-fields.ts';

export type Offer<Kind> = { readonly kind: Kind; readonly label: string };

export function offeredTriggers(board: AutomationBoard): readonly Offer<Trigger['kind']>[] {
  const noun = recordNouns[board];
  const a = board === 'invoices' ? 'an' : 'a';
  return [
    { kind: 'statusBecomes', label: 'an invoice becomes' },
    { kind: 'statusStops', label: 'an invoice stops being' },
    { kind: 'firstPayment', label: 'the first payment of an invoice comes in' },
    { kind: 'owingChanges', label: 'what is owing on an invoice changes' },
    { kind: 'dueDate', label: 'an unpaid invoice nears or passes its due date' },
    { kind: 'invoiceSent', label: 'an invoice arrives in the books' },
    { kind: 'invoiceVoided', label: 'an invoice is voided' },
    { kind: 'invoiceDeleted', label: 'an invoice is deleted in the books' },
    { kind: 'pushFailed', label: 'an invoice could not be sent to the books' },
    ...(board === 'invoices' ? [] : [{ kind: 'stageChanges', label: `a ${noun} changes stage` } as const]),
    { kind: 'columnChanges', label: `a column of ${a} ${noun} changes` },
    { kind: 'created', label: `${a} ${noun} is made` },
  ];
}

export function offeredActions(board: AutomationBoard): readonly Offer<Action['kind']>[] {
  return allActions.filter(({ kind }) => fits(kind, board));
}

const allActions: readonly Offer<Action['kind']>[] = [
  { kind: 'moveToStage', label: 'move to a stage' },
  { kind: 'setColumn', label: 'set a column' },
  { kind: 'assign', label: 'give it to a person' },
  { kind: 'createJob', label: 'make a job' },
  { kind: 'createInvoice', label: 'make an invoice' },
  { kind: 'notify', label: 'notify people' },
  { kind: 'emailCustomer', label: 'e-mail the customer' },
  { kind: 'callWebhook', label: 'call a webhook' },
  { kind: 'wait', label: 'wait' },
];

function fits(kind: Action['kind'], board: AutomationBoard): boolean {
  if (kind === 'createJob') return board === 'sales';
  if (kind === 'createInvoice' || kind === 'assign') return board !== 'invoices';
  return true;
}
