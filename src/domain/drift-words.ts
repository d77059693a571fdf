/** How the drift report speaks of what differs, why, and what can be done about it. */
import type { DriftCause, DriftKind, DriftRepair } from './drift.ts';

/** What differs, as the head of a line; one and several. */
export const kindWords: Readonly<Record<DriftKind, { readonly one: string; readonly many: string }>> = {
  notHere: { one: 'Lost link', many: 'lost links' },
  duplicate: { one: 'Second record', many: 'second records' },
  notThere: { one: 'Not in the books', many: 'not in the books' },
  status: { one: 'Status', many: 'statuses' },
  total: { one: 'Total', many: 'totals' },
  owing: { one: 'Owing', many: 'amounts owing' },
  dueDate: { one: 'Due date', many: 'due dates' },
  contact: { one: 'Customer', many: 'customers' },
  payment: { one: 'Payment', many: 'payments' },
};

/** Why, in a sentence. `ledger`: as people call it. */
export function causeSentence(
  {
    kind,
    cause,
    theirs,
  }: { readonly kind: DriftKind; readonly cause: DriftCause; readonly theirs: string | null },
  ledger: string,
): string {
  switch (cause) {
    case 'notHeard': {
      const done = kind === 'payment' ? (theirs === null ? 'Removed' : 'Recorded') : 'Changed';
      return `${done} in ${ledger}; no webhook told of it, and the next sweep has not come yet.`;
    }
    case 'changedSilently':
      return `${ledger} changed it without saying so: it is found by reading alone.`;
    case 'deletedThere':
      return `Somebody deleted it in ${ledger}.`;
    case 'unknownThere':
      return `${ledger} does not know the record any more. Look for it there, or void the invoice here and send it anew.`;
    case 'editedThere':
      return editedWords[kind] ?? `Edited in ${ledger} since both sides agreed.`;
    case 'notSent':
      return 'Changed here, and the change could not be sent. The sync centre says why.';
    case 'paidTwice':
      return `The same payment stands in ${ledger} twice. Remove one of them there, if it came once.`;
    case 'lostLink':
      return `It bears our mark in ${ledger} and is tied to nothing here.`;
    case 'secondRecord':
      return `A second record in ${ledger} bears the mark of an invoice that is tied to another one.`;
    case 'rounding':
      return `${ledger} rounded a line by a cent otherwise. The figure of the books counts.`;
    case 'taxRateChanged':
      return `${ledger} taxes a line at another rate than the one that was known here.`;
    case 'totalsEdited':
      return `Somebody changed the tax or the total by hand in ${ledger}.`;
    case 'unexplained':
      return 'Neither side says why.';
  }
}

const editedWords: Partial<Record<DriftKind, string>> = {
  dueDate: 'The due date was moved in the books since both sides agreed.',
  contact: 'It was moved to another customer in the books.',
  total: 'Its lines were changed in the books since both sides agreed.',
};

export const repairWords: Readonly<
  Record<DriftRepair, { readonly label: string; readonly asks: string | null }>
> = {
  readAgain: { label: 'Read again', asks: null },
  takeTheirs: { label: 'Take theirs', asks: null },
  sendOurs: { label: 'Send ours', asks: null },
  link: { label: 'Link it', asks: null },
  voidDuplicate: {
    label: 'Void it there',
    asks: 'The second record is voided in the books. The invoice that is tied to the first one stays.',
  },
};

/** A status of the ledger's as a line shows it. */
export const statusWords: Readonly<Record<string, string>> = {
  draft: 'Draft',
  awaitingApproval: 'Awaiting approval',
  approved: 'Approved',
  paid: 'Paid',
  voided: 'Voided',
  deleted: 'Deleted',
};

/** What the last comparison came to, in one proud or plain sentence. */
export function standingSentence(state: {
  readonly compared: number;
  readonly found: number;
  readonly calls: number;
  readonly ledger: string;
}): string {
  const invoices = state.compared === 1 ? '1 invoice' : `${grouped(state.compared)} invoices`;
  const calls = state.calls === 1 ? '1 call' : `${grouped(state.calls)} calls`;
  if (state.compared === 0) return `No invoice of yours is in ${state.ledger} yet. Looked with ${calls}.`;
  if (state.found === 0)
    return `${invoices} on both sides ${state.compared === 1 ? 'agrees' : 'agree'} to the cent. Compared with ${calls}.`;
  const differences = state.found === 1 ? '1 difference' : `${grouped(state.found)} differences`;
  return `${differences} in ${invoices}. Compared with ${calls}.`;
}

function grouped(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ',');
}
