/** What a reading of the ledger's invoice means for ours: a newer mirror, payments come and gone, a transition, or nothing. */
import { type AccountingStatus, accountingStatus, type LedgerInvoiceStatus } from './accounting-status.ts';
import { decimal } from './decimal.ts';

/** The mirror as it stands. Amounts are decimal strings; times are epoch milliseconds. */
export type Mirror = {
  readonly ledgerId: string;
  readonly number: string | null;
  readonly ledgerStatus: LedgerInvoiceStatus;
  readonly currency: string;
  /** Units of it for one of the organisation's own, as the ledger counts. */
  readonly currencyRate: string | null;
  /** What one unit comes to in the organisation's own currency, where the ledger multiplies by that; null: it divides. */
  readonly ownRate: string | null;
  readonly issueDate: string | null;
  readonly dueDate: string | null;
  readonly subTotal: string;
  readonly totalTax: string;
  readonly total: string;
  readonly amountOwing: string;
  readonly amountPaid: string;
  readonly amountCredited: string;
  readonly fullyPaidOn: string | null;
  readonly sentToContact: boolean;
  readonly ledgerUpdatedAtMs: number;
  /** The ledger's count of its changes, where it has one. */
  readonly version: string | null;
  /** When the request that brought these facts was sent. */
  readonly asOfMs: number;
};

export type Transition = {
  readonly fromStatus: AccountingStatus | null;
  readonly toStatus: AccountingStatus | null;
  readonly fromLedgerStatus: LedgerInvoiceStatus | null;
  readonly toLedgerStatus: LedgerInvoiceStatus;
  readonly owingBefore: string | null;
  readonly owingAfter: string;
};

export type Reconciliation =
  /** An older reading than the one we have: facts arrive out of order. */
  | { readonly kind: 'stale' }
  | {
      readonly kind: 'apply';
      readonly status: AccountingStatus | null;
      readonly transition: Transition | null;
    };

/**
 * @param before the mirror and the status that was last recorded for it; null before the first reading.
 * @param today in the organisation's zone.
 */
export function reconcile(
  before: { readonly mirror: Mirror; readonly status: AccountingStatus | null } | null,
  after: Mirror,
  today: string,
): Reconciliation {
  if (before !== null && isOlder(after, before.mirror)) return { kind: 'stale' };
  const status = accountingStatus(after, today);
  return { kind: 'apply', status, transition: transitionOf(before, after, status) };
}

/** Some edits do not move the ledger's modified time: among equals the later reading wins. */
function isOlder(after: Mirror, before: Mirror): boolean {
  if (after.ledgerUpdatedAtMs !== before.ledgerUpdatedAtMs)
    return after.ledgerUpdatedAtMs < before.ledgerUpdatedAtMs;
  return after.asOfMs < before.asOfMs;
}

function transitionOf(
  before: { readonly mirror: Mirror; readonly status: AccountingStatus | null } | null,
  after: Mirror,
  status: AccountingStatus | null,
): Transition | null {
  const changed =
    before === null ||
    before.status !== status ||
    before.mirror.ledgerStatus !== after.ledgerStatus ||
    !decimal(before.mirror.amountOwing).eq(decimal(after.amountOwing));
  if (!changed) return null;
  return {
    fromStatus: before?.status ?? null,
    toStatus: status,
    fromLedgerStatus: before?.mirror.ledgerStatus ?? null,
    toLedgerStatus: after.ledgerStatus,
    owingBefore: before?.mirror.amountOwing ?? null,
    owingAfter: after.amountOwing,
  };
}
