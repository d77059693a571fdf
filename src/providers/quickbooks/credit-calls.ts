/** What the adapter asks of QuickBooks about customers' credits: what there is, and what each is set against. */
import Big from 'big.js';
import type { CreditKind, LedgerClient, LedgerCredit, Outcome, Page } from '../provider.ts';
import { readable } from './batch.ts';
import type { Caller } from './call.ts';
import { isWithinReach, readChanges } from './changes.ts';
import type { Company } from './company.ts';
import { type Around, deletedCredit, fromCreditMemo, fromUnapplied, isCredit } from './credits.ts';
import { paymentsNamedBy } from './invoices.ts';
import { recordsById } from './known-money.ts';
import { askPage, changedSince, hasId } from './query.ts';
import { before, sweepMarginMs } from './reach.ts';
import { fromRefund } from './refunds.ts';
import { partsOf, readPayment, type WirePayment } from './settlement.ts';

/** Prepayments do not exist here: money that pays nothing yet is all of one kind. */
export async function creditsChangedSince(
  call: Caller,
  company: Company,
  now: Date,
  kind: CreditKind,
  since: Date | null,
  page: number,
): ReturnType<LedgerClient['creditsChangedSince']> {
  if (kind === 'prepayment') return { ok: true, value: { items: [], hasMore: false } };
  const from = since && before(since, sweepMarginMs);
  if (from === null || page > 1 || !isWithinReach(from, now))
    return readPage(call, company, kind, from, page);
  const entities = kind === 'creditNote' ? (['CreditMemo', 'Payment'] as const) : (['Payment'] as const);
  const changes = await readChanges(call, { operation: 'creditsChangedSince', entities, since: from });
  if (!changes.ok) return changes;
  if (changes.value.isFull) return readPage(call, company, kind, from, page);
  const { records, deleted } = changes.value.of(kind === 'creditNote' ? 'CreditMemo' : 'Payment');
  const held = changes.value.of('Payment').records;
  const credits = await readCredits(call, company, 'creditsChangedSince', kind, records, held);
  if (!credits.ok) return credits;
  const gone = deleted.map(({ ledgerId, deletedAt }) => deletedCredit(kind, ledgerId, deletedAt));
  const items = [...credits.value, ...gone].toSorted((a, b) => a.updatedAt.getTime() - b.updatedAt.getTime());
  return { ok: true, value: { items, hasMore: false } };
}

/** Webhooks tell of every payment: those that never were credit are none. */
export async function creditsById(
  call: Caller,
  company: Company,
  kind: CreditKind,
  ledgerIds: readonly string[],
): ReturnType<LedgerClient['creditsById']> {
  if (kind === 'prepayment' || hasId(ledgerIds) === null) return { ok: true, value: [] };
  const entity = kind === 'creditNote' ? 'CreditMemo' : 'Payment';
  const read = await recordsById(call, 'creditsById', entity, [...new Set(ledgerIds)]);
  return read.ok ? readCredits(call, company, 'creditsById', kind, read.value) : read;
}

/** Reads credits with what they are set against. @param held payments that came along */
export async function readCredits(
  call: Caller,
  company: Company,
  operation: string,
  kind: Exclude<CreditKind, 'prepayment'>,
  records: readonly unknown[],
  held: readonly unknown[] = [],
  isMeant: (payment: WirePayment) => boolean = isCredit,
): Promise<Outcome<readonly LedgerCredit[]>> {
  if (kind === 'overpayment') {
    const payments = readable(() => records.map(readPayment).filter(isMeant));
    if (!payments.ok) return payments;
    const around = await refundsOf(call, operation, payments.value);
    if (!around.ok) return around;
    return {
      ok: true,
      value: payments.value.map((payment) => fromUnapplied(payment, around.value, company)),
    };
  }
  const around = await aroundMemos(call, operation, records, held);
  return around.ok
    ? readable(() => records.map((record) => fromCreditMemo(record, around.value, company)))
    : around;
}

async function aroundMemos(
  call: Caller,
  operation: string,
  memos: readonly unknown[],
  held: readonly unknown[],
): Promise<Outcome<Around>> {
  const named = readable(() => {
    const ids = new Set(memos.flatMap(paymentsNamedBy));
    return { ids, payments: held.map(readPayment).filter(({ Id }) => ids.has(Id)) };
  });
  if (!named.ok) return named;
  const { ids, payments } = named.value;
  const missing = [...ids].filter((id) => !payments.some(({ Id }) => Id === id));
  const asked = await recordsById(call, operation, 'Payment', missing);
  if (!asked.ok) return asked;
  const all = readable(() => [...payments, ...asked.value.map(readPayment)]);
  return all.ok ? refundsOf(call, operation, all.value) : all;
}

/** The days on which refunds left: one question where there are any. */
async function refundsOf(
  call: Caller,
  operation: string,
  payments: readonly WirePayment[],
): Promise<Outcome<Around>> {
  const ids = payments.flatMap((payment) =>
    partsOf(payment).flatMap(({ target }) => (target.kind === 'refund' ? [target.id] : [])),
  );
  const read = await recordsById(call, operation, 'Purchase', [...new Set(ids)]);
  if (!read.ok) return read;
  return readable(() => ({
    payments,
    refundDays: new Map(read.value.map(fromRefund).map(({ ledgerId, paidOn }) => [ledgerId, paidOn])),
  }));
}

/** By pages, in which what was deleted does not stand. Without a time: of all pages what is open. */
async function readPage(
  call: Caller,
  company: Company,
  kind: Exclude<CreditKind, 'prepayment'>,
  since: Date | null,
  page: number,
): Promise<Outcome<Page<LedgerCredit>>> {
  const found = await askPage(call, {
    operation: 'creditsChangedSince',
    entity: kind === 'creditNote' ? 'CreditMemo' : 'Payment',
    where: since === null ? [] : [changedSince(since)],
    orderBy: 'MetaData.LastUpdatedTime',
    page,
    read: (record) => record,
  });
  if (!found.ok) return found;
  const { items, hasMore } = found.value;
  const isOpen = (payment: WirePayment) => !new Big(payment.UnappliedAmt).eq(0);
  const credits = await readCredits(
    call,
    company,
    'creditsChangedSince',
    kind,
    items,
    [],
    since === null ? isOpen : isCredit,
  );
  if (!credits.ok) return credits;
  const isMeant = ({ status }: LedgerCredit) => since !== null || status === 'approved';
  return { ok: true, value: { items: credits.value.filter(isMeant), hasMore } };
}
