/** What happened to a record, in words: who did what, from which value to which. */
import { type AccountingStatus, chipLabel, type LedgerInvoiceStatus } from './accounting-status.ts';

/** A value before and after, in words; null: there was none. */
export type ShownChange = {
  readonly field: string;
  readonly from: string | null;
  readonly to: string | null;
};

export type HistoryWords = {
  readonly what: string;
  readonly changes: readonly ShownChange[];
  /** Why, or how; null: nothing more to say. */
  readonly detail: string | null;
  /** Somebody has to do something about it. */
  readonly isTrouble: boolean;
};

const plain = { changes: [], detail: null, isTrouble: false } as const;

/** What a person or a key did: 'updated' → "Changed". */
export function activityWords(action: string, details: ActivityDetails): HistoryWords {
  const what = actionWords[action] ?? sentenceCase(action);
  return { ...plain, what, changes: details.changes ?? [], detail: detailOf(action, details) };
}

export type ActivityDetails = {
  readonly changes?: readonly ShownChange[] | undefined;
  readonly amount?: string | undefined;
  readonly total?: string | undefined;
  readonly currency?: string | undefined;
  readonly name?: string | undefined;
  readonly job?: string | undefined;
};

const actionWords: Readonly<Record<string, string>> = {
  created: 'Made it',
  updated: 'Changed it',
  archived: 'Archived it',
  restored: 'Brought it back',
  imported: 'Imported it',
  accepted: 'Accepted the quote',
  'acceptance undone': 'Took the acceptance back',
};

function detailOf(action: string, { amount, total, currency, name, job }: ActivityDetails): string | null {
  const sum = amount ?? total;
  if (sum !== undefined && currency !== undefined) return moneyWords(sum, currency);
  if (action.startsWith('file ')) return name ?? null;
  return job === undefined ? null : `Job ${job}`;
}

export type Turn = {
  readonly from: AccountingStatus | null;
  readonly to: AccountingStatus | null;
  readonly fromLedger: LedgerInvoiceStatus | null;
  readonly toLedger: LedgerInvoiceStatus;
  readonly owingBefore: string | null;
  readonly owingAfter: string;
  readonly currency: string;
};

/** How the invoice's status turned, and what was owing before and after. */
export function turnWords(cause: string, turn: Turn, ledger: string): HistoryWords {
  const from = statusWords(turn.from, turn.fromLedger, ledger);
  const to = statusWords(turn.to, turn.toLedger, ledger);
  const changes = [
    { field: 'Accounting Status', from, to },
    {
      field: 'Owing',
      from: turn.owingBefore === null ? null : moneyWords(turn.owingBefore, turn.currency),
      to: moneyWords(turn.owingAfter, turn.currency),
    },
  ].filter((change) => change.from !== change.to);
  return { ...plain, what: `Is ${to} now`, changes, detail: causeWords[cause] ?? null };
}

const causeWords: Readonly<Record<string, string>> = {
  push: 'When it was sent',
  webhook: 'The books told us',
  sweep: 'Found by the regular look at the books',
  midnight: 'The due date has passed',
  broughtIn: 'When it was brought in',
};

function statusWords(
  status: AccountingStatus | null,
  ledgerStatus: LedgerInvoiceStatus | null,
  ledger: string,
): string | null {
  if (status !== null) return chipLabel(status, ledger);
  switch (ledgerStatus) {
    case 'draft':
      return chipLabel('draftInBooks', ledger);
    case 'awaitingApproval':
      return chipLabel('awaitingApprovalInBooks', ledger);
    case 'voided':
      return chipLabel('voided', ledger);
    case 'deleted':
      return chipLabel('deletedInBooks', ledger);
    case 'approved':
    case 'paid':
    case null:
      return null;
  }
}

/** Where a change that was meant for the books stands. */
export function operationWords(
  kind: string,
  {
    state,
    message,
    number,
  }: { readonly state: string; readonly message: string | null; readonly number: string | null },
): HistoryWords {
  const what = kindWords[kind] ?? sentenceCase(kind);
  switch (state) {
    case 'done':
      return { ...plain, what: kind === 'createInvoice' && number !== null ? `${what} as ${number}` : what };
    case 'needsAttention':
      return { ...plain, what: `${what}: needs attention`, detail: message, isTrouble: true };
    case 'ignored':
      return { ...plain, what: `${what}: set aside` };
    case 'queued':
      return { ...plain, what: `${what}: waits for its turn` };
    default:
      return { ...plain, what: `${what}: on its way` };
  }
}

const kindWords: Readonly<Record<string, string>> = {
  createContact: 'Took the customer in',
  updateContact: 'Took the customer’s changes in',
  createInvoice: 'Took the invoice in',
  updateInvoice: 'Took the invoice’s changes in',
  voidInvoice: 'Voided the invoice',
  undoInvoice: 'Took the backfilled invoice out again',
  createPayment: 'Took the payment in',
  removePayment: 'Removed the payment',
};

/** Money that the books told of. */
export function paymentWords(
  kind: string,
  payment: { readonly amount: string; readonly currency: string; readonly paidOn: string },
): HistoryWords {
  const name = { creditNote: 'Credit note', prepayment: 'Prepayment', overpayment: 'Overpayment' }[kind];
  const what = name === undefined ? 'Payment came in' : `${name} set against it`;
  return { ...plain, what, detail: `${moneyWords(payment.amount, payment.currency)}, ${payment.paidOn}` };
}

function moneyWords(amount: string, currency: string): string {
  return `${amount} ${currency}`;
}

function sentenceCase(words: string): string {
  const spaced = words.replace(
    /([a-z])([A-Z])/g,
    (_, end: string, start: string) => `${end} ${start.toLowerCase()}`,
  );
  return spaced.charAt(0).toUpperCase() + spaced.slice(1);
}
