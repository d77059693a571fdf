/** What a whole reading of an invoice says against our side of it, as findings. */
import { compareInvoice, type Drift, type TheirInvoice } from '../domain/drift.ts';
import type { LedgerInvoice, ListedInvoice } from '../providers/provider.ts';
import type { NewFinding } from '../store/drift-findings.ts';
import type { OurSide } from '../store/our-sides.ts';
import type { Engine } from './engine.ts';

export function findingsOf(engine: Engine, side: OurSide, wire: LedgerInvoice): readonly NewFinding[] {
  const unsent = side.unsentMoney.map((money) => ({
    drift: { kind: 'payment', money: money.id, ours: money.amount, theirs: null, cause: 'notSent' } as const,
    operationId: money.operationId,
  }));
  const differing = compareInvoice(side.invoice, theirsOf(wire)).map((drift) => ({
    drift,
    operationId: drift.cause === 'notSent' ? side.unsentId : null,
  }));
  return [...differing, ...unsent].map(({ drift, operationId }) => ({
    ...finding(engine, drift, side.invoiceId),
    invoiceId: side.invoiceId,
    ledgerId: side.ledgerId,
    number: side.number ?? wire.number,
    currency: side.currency,
    operationId,
    changedAt: wire.updatedAt,
  }));
}

/** @param subject what it is about: our invoice's id, or the ledger's where a record is not tied to one */
export function finding(engine: Engine, { money, ...drift }: Drift, subject: string) {
  return { ...drift, id: engine.newId(), key: [drift.kind, subject, money ?? ''].join(' ').trim() };
}

function theirsOf(wire: LedgerInvoice): TheirInvoice {
  return { ...headOf(wire), money: wire.payments };
}

/** What a list shows as well. */
export function headOf(wire: ListedInvoice): Omit<TheirInvoice, 'money'> {
  const { status, contactLedgerId, dueDate, total, amountOwing, updatedAt, version } = wire;
  return { status, contactLedgerId, dueDate, total, amountOwing, updatedAtMs: updatedAt.getTime(), version };
}
