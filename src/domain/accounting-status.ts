/** The accounting status and the chip that shows it: computed from the mirror and today's date, never typed in. */
import { decimal } from './decimal.ts';

export type AccountingStatus = 'waitingPayment' | 'overdue' | 'partiallyPaid' | 'paid';
export type LedgerInvoiceStatus = 'draft' | 'awaitingApproval' | 'approved' | 'paid' | 'voided' | 'deleted';
export const syncStates = [
  'notSent',
  'awaitingApproval',
  'queued',
  'sending',
  'needsAttention',
  'inBooks',
  'ignored',
] as const;
/** `awaitingApproval`: it waits here, since the books have no drafts. */
export type SyncState = (typeof syncStates)[number];

/** Not in the books, and nothing of it on its way there. */
export function isOnlyHere(syncState: string): boolean {
  return syncState === 'notSent' || syncState === 'awaitingApproval' || syncState === 'ignored';
}

export type MirrorFacts = {
  readonly ledgerStatus: LedgerInvoiceStatus;
  readonly total: string;
  readonly amountOwing: string;
  /** YYYY-MM-DD. */
  readonly dueDate: string | null;
};

/**
 * @param today YYYY-MM-DD in the organisation's time zone.
 * @returns null where the ledger does not count the invoice yet, or no longer.
 */
export function accountingStatus(mirror: MirrorFacts, today: string): AccountingStatus | null {
  if (mirror.ledgerStatus !== 'approved' && mirror.ledgerStatus !== 'paid') return null;
  const owing = decimal(mirror.amountOwing);
  if (owing.lte(0)) return 'paid';
  if (owing.lt(decimal(mirror.total))) return 'partiallyPaid';
  return mirror.dueDate !== null && mirror.dueDate < today ? 'overdue' : 'waitingPayment';
}

export type ChipKind =
  | AccountingStatus
  | 'notSent'
  | 'awaitingApproval'
  | 'queued'
  | 'sending'
  | 'needsAttention'
  | 'draftInBooks'
  | 'awaitingApprovalInBooks'
  | 'voided'
  | 'deletedInBooks'
  | 'ignored';

export type Chip = { readonly kind: ChipKind; readonly label: string };

/** What is true of an invoice now, in one chip. `ledger` is the ledger's name as people know it ('Xero'). */
export function chipOf(
  invoice: { readonly syncState: SyncState; readonly isVoided: boolean; readonly mirror: MirrorFacts | null },
  today: string,
  ledger: string,
): Chip {
  const kind = chipKind(invoice, today);
  return { kind, label: chipLabel(kind, ledger) };
}

function chipKind(
  invoice: { readonly syncState: SyncState; readonly isVoided: boolean; readonly mirror: MirrorFacts | null },
  today: string,
): ChipKind {
  if (invoice.syncState === 'needsAttention') return 'needsAttention';
  const { mirror } = invoice;
  if (mirror === null) {
    if (invoice.isVoided) return 'voided';
    return invoice.syncState === 'inBooks' ? 'sending' : invoice.syncState;
  }
  if (mirror.ledgerStatus === 'draft') return 'draftInBooks';
  if (mirror.ledgerStatus === 'awaitingApproval') return 'awaitingApprovalInBooks';
  if (mirror.ledgerStatus === 'voided') return 'voided';
  if (mirror.ledgerStatus === 'deleted') return 'deletedInBooks';
  return accountingStatus(mirror, today) ?? 'waitingPayment';
}

export function chipLabel(kind: ChipKind, ledger: string): string {
  const labels: Record<ChipKind, string> = {
    waitingPayment: 'Waiting Payment',
    overdue: 'Overdue',
    partiallyPaid: 'Partially Paid',
    paid: 'Paid',
    notSent: 'Not sent',
    awaitingApproval: 'Waits for approval',
    queued: 'Queued',
    sending: 'Sending',
    needsAttention: 'Needs attention',
    draftInBooks: `Draft in ${ledger}`,
    awaitingApprovalInBooks: `Awaiting approval in ${ledger}`,
    voided: 'Voided',
    deletedInBooks: 'Deleted in the books',
    ignored: 'Ignored',
  };
  return labels[kind];
}

/** Gravest first: what a row with several invoices shows. */
const gravity: readonly ChipKind[] = [
  'needsAttention',
  'overdue',
  'partiallyPaid',
  'waitingPayment',
  'awaitingApprovalInBooks',
  'draftInBooks',
  'awaitingApproval',
  'sending',
  'queued',
  'notSent',
  'paid',
  'ignored',
  'voided',
  'deletedInBooks',
];

export function gravestChip(chips: readonly Chip[]): Chip | null {
  const ranked = [...chips].sort((a, b) => gravity.indexOf(a.kind) - gravity.indexOf(b.kind));
  return ranked[0] ?? null;
}

/** One sentence saying why the chip shows what it shows. */
export function whyChip(kind: ChipKind, mirror: MirrorFacts | null, today: string, currency: string): string {
  const due = mirror?.dueDate ?? null;
  switch (kind) {
    case 'paid':
      return 'Nothing is owing.';
    case 'partiallyPaid':
      return `${currency} ${mirror?.amountOwing} of ${currency} ${mirror?.total} is still owing.`;
    case 'overdue':
      return `Nothing has been paid, and it was due on ${due}.`;
    case 'waitingPayment':
      return due === null
        ? 'Nothing has been paid yet, and it has no due date.'
        : due === today
          ? 'Nothing has been paid yet, and it is due today.'
          : `Nothing has been paid yet; it is due on ${due}.`;
    case 'notSent':
      return 'It has not been sent to the books.';
    case 'awaitingApproval':
      return 'It waits here until somebody approves it; it goes to the books then.';
    case 'queued':
      return 'It is waiting its turn to go to the books.';
    case 'sending':
      return 'It is on its way to the books.';
    case 'needsAttention':
      return 'It could not go to the books as it is.';
    case 'draftInBooks':
      return 'It is a draft in the books; it counts when it is approved there.';
    case 'awaitingApprovalInBooks':
      return 'It counts when it is approved in the books.';
    case 'voided':
      return 'It was voided.';
    case 'deletedInBooks':
      return 'It was deleted in the books.';
    case 'ignored':
      return 'It was set aside here and will not be sent.';
  }
}
