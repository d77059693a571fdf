/** What the adapter asks of QuickBooks about payments. */
import Big from 'big.js';
import { z } from 'zod';
import type { Problem } from '../../domain/problem.ts';
import { decimal } from '../../lib/exact-json.ts';
import type { LedgerClient, LedgerPaymentRecord, Outcome, Page, PaymentToCreate } from '../provider.ts';
import type { BatchItem } from './batch.ts';
import { outcomesOf, readable, sendBatch } from './batch.ts';
import type { Caller } from './call.ts';
import { isWithinReach, readChanges } from './changes.ts';
import { inPlace, isVoid } from './invoice-calls.ts';
import type { Written } from './invoices.ts';
import { recordsById } from './known-money.ts';
import {
  deletedRecord,
  idsIn,
  isOnOneInvoice,
  type Payer,
  recordsOf,
  toPayment,
  touchedBy,
} from './payments.ts';
import { deletedInBooks, ledgerRejected, type Sent } from './problems.ts';
import { askAll, askPage, byMarker, changedSince } from './query.ts';
import { batchSize, before, findMarginMs, sweepMarginMs } from './reach.ts';
import { isVoided, readPayment, type WirePayment } from './settlement.ts';
import { refusedAs, sendChanges } from './versions.ts';
import { isId, moneyOrNought, optionalRef } from './wire.ts';

/**
 * A payment must name its customer, and the rate at which its invoice counts, so the invoices are read before, all in one
 * question. That also tells of one that owes less by now, for which no source has QuickBooks' words.
 */
export async function createPayments(
  call: Caller,
  payments: readonly PaymentToCreate[],
  key: string,
): ReturnType<LedgerClient['createPayments']> {
  if (payments.length > batchSize) throw new RangeError(`At most ${batchSize} payments fit into one call`);
  if (payments.length === 0) return { ok: true, value: [] };
  const ids = payments.map(({ invoiceLedgerId }) => invoiceLedgerId);
  const invoices = await readPaid(call, 'createPayments', ids);
  if (!invoices.ok) return invoices;
  const written = writtenAgainst(invoices.value, payments);
  const items = written.flatMap((each): BatchItem[] =>
    each.ok ? [{ entity: 'Payment', operation: 'create', body: each.body }] : [],
  );
  const sent = await sendBatch(call, { operation: 'createPayments', items, key });
  const elements = payments
    .filter((_, index) => written[index]?.ok)
    .map(({ marker }) => ({ sent: newPayment, marker }));
  const outcomes = outcomesOf(sent, elements, onlyRecord);
  return outcomes.ok ? { ok: true, value: inPlace(written, outcomes.value) } : outcomes;
}

/**
 * Voided, not deleted: QuickBooks forgets what is deleted, and nobody could tell a removal from a loss. One that pays more
 * than this invoice is left: what else it pays would go with it.
 */
export async function removePayment(
  call: Caller,
  ledgerId: string,
  key: string,
): ReturnType<LedgerClient['removePayment']> {
  const { paymentId, invoiceId } = idsIn(ledgerId);
  const read = await paymentOf(call, 'removePayment', paymentId);
  if (!read.ok) return read;
  const payment = read.value;
  const isThere = payment !== null && !isVoided(payment) && paysInvoice(payment, invoiceId);
  if (!isThere) return rejected(deletedInBooks);
  if (!isOnOneInvoice(payment)) return rejected(paysMore);
  // Changed meanwhile it may pay something else by now.
  const isStillOurs = (current: unknown) =>
    current === null ||
    (isOnOneInvoice(readPayment(current)) && paysInvoice(readPayment(current), invoiceId));
  const write = (SyncToken: string, current: unknown) =>
    isStillOurs(current)
      ? ({
          entity: 'Payment',
          operation: 'update',
          option: 'void',
          body: { Id: paymentId, SyncToken, sparse: true },
        } as const)
      : refusedAs('610', '');
  const changes = [{ ledgerId: paymentId, version: payment.SyncToken, write }];
  const sent = await sendChanges(call, { operation: 'removePayment', entity: 'Payment', changes, key });
  const outcomes = outcomesOf(sent, [{ sent: aPayment, marker: null }], onlyRecord);
  if (!outcomes.ok) return outcomes;
  const [outcome] = outcomes.value;
  if (!outcome?.ok) return rejected(...(outcome?.problems ?? [deletedInBooks]));
  return { ok: true, value: { ...outcome.value, ledgerId, invoiceLedgerId: invoiceId } };
}

/** Voided ones keep their note, and so their marker. */
export async function findPayments(
  call: Caller,
  markers: readonly string[],
  since: Date,
): ReturnType<LedgerClient['findPayments']> {
  const found = await askAll(call, {
    operation: 'findPayments',
    entity: 'Payment',
    where: [changedSince(before(since, findMarginMs))],
    read: (record) => recordsOf(readPayment(record)),
  });
  return found.ok ? { ok: true, value: byMarker(markers, found.value.flat()) } : found;
}

/** Deleted ones come by their ids alone. Read as invoices are. */
export async function paymentsChangedSince(
  call: Caller,
  now: Date,
  since: Date | null,
  page: number,
): ReturnType<LedgerClient['paymentsChangedSince']> {
  const from = since && before(since, sweepMarginMs);
  if (from === null || page > 1 || !isWithinReach(from, now)) return readPage(call, from, page);
  const operation = 'paymentsChangedSince';
  const changes = await readChanges(call, { operation, entities: ['Payment'], since: from });
  if (!changes.ok) return changes;
  if (changes.value.isFull) return readPage(call, from, page);
  const { records, deleted } = changes.value.of('Payment');
  return readable(() => {
    const items = [
      ...records.flatMap((record) => recordsOf(readPayment(record))),
      ...deleted.map(({ ledgerId, deletedAt }) => deletedRecord(ledgerId, deletedAt)),
    ];
    return { items: items.toSorted((a, b) => a.updatedAt.getTime() - b.updatedAt.getTime()), hasMore: false };
  });
}

/**
 * By the ids of payments, or of payments on one invoice, which is then answered for: gone where the payment is, or where it
 * pays that invoice no more. A payment by its own id alone, as webhooks name it, is left out where it is gone.
 */
export async function paymentsById(
  call: Caller,
  now: Date,
  ledgerIds: readonly string[],
): ReturnType<LedgerClient['paymentsById']> {
  const asked = ledgerIds.map((ledgerId) => ({ ledgerId, ...idsIn(ledgerId) }));
  const ids = [...new Set(asked.map(({ paymentId }) => paymentId))].filter(isId);
  const read = await recordsById(call, 'paymentsById', 'Payment', ids);
  if (!read.ok) return read;
  return readable(() => {
    const payments = new Map(read.value.map(readPayment).map((payment) => [payment.Id, payment]));
    return asked
      .filter(({ paymentId }) => isId(paymentId))
      .flatMap(({ ledgerId, paymentId, invoiceId }): readonly LedgerPaymentRecord[] => {
        const payment = payments.get(paymentId);
        const records = payment === undefined ? [] : recordsOf(payment);
        if (invoiceId === null) return records;
        const own = records.find((record) => record.ledgerId === ledgerId);
        return [own ?? removedFrom(ledgerId, records[0], now)];
      });
  });
}

/** One question: what a payment sets credit memos against is told by its lines alone. */
export async function touchedByPayments(
  call: Caller,
  ledgerIds: readonly string[],
): ReturnType<LedgerClient['touchedByPayments']> {
  const ids = [...new Set(ledgerIds)].filter(isId);
  const read = await recordsById(call, 'touchedByPayments', 'Payment', ids);
  return read.ok ? readable(() => read.value.map((record) => touchedBy(readPayment(record)))) : read;
}

/** One payment as it is; null where there is none. */
export async function paymentOf(
  call: Caller,
  operation: string,
  paymentId: string,
): Promise<Outcome<WirePayment | null>> {
  const read = await recordsById(call, operation, 'Payment', [paymentId]);
  if (!read.ok) return read;
  const [record] = read.value;
  return readable(() => (record === undefined ? null : readPayment(record)));
}

/** What is owing on it, by whom, and at which rate. */
const paidSchema = z.object({
  Id: z.string(),
  CustomerRef: optionalRef,
  CurrencyRef: optionalRef,
  ExchangeRate: decimal.nullish(),
  Balance: moneyOrNought,
});

export type Paid = Payer & { readonly owing: string; readonly isVoid: boolean };

/** Documents that money is to be set against, by their ids. */
export async function readPaid(
  call: Caller,
  operation: string,
  ids: readonly string[],
  entity: 'Invoice' | 'CreditMemo' = 'Invoice',
): Promise<Outcome<ReadonlyMap<string, Paid>>> {
  const read = await recordsById(call, operation, entity, [...new Set(ids)]);
  if (!read.ok) return read;
  return readable(
    () =>
      new Map(
        read.value.map((record) => {
          const { Id, CustomerRef, CurrencyRef, ExchangeRate, Balance } = paidSchema.parse(record);
          const paid: Paid = {
            customerId: CustomerRef?.value ?? '',
            currency: CurrencyRef?.value ?? null,
            exchangeRate: ExchangeRate ?? null,
            owing: Balance,
            isVoid: isVoid(record),
          };
          return [Id, paid];
        }),
      ),
  );
}

export const tooMuch: Problem = {
  code: 'PaymentExceedsAmountOwing',
  message: 'The amount is more than what is still open in QuickBooks.',
  field: 'amount',
  setting: null,
  ledgerWords: null,
};

export const rejected = (...problems: readonly Problem[]): Outcome<never> => ({
  ok: false,
  failure: { kind: 'rejected', problems },
});

/** In the order given: what one takes is no longer owing for the next. */
function writtenAgainst(
  invoices: ReadonlyMap<string, Paid>,
  payments: readonly PaymentToCreate[],
): readonly Written[] {
  const owing = new Map([...invoices].map(([id, invoice]) => [id, new Big(invoice.owing)]));
  return payments.map((payment) => {
    const invoice = invoices.get(payment.invoiceLedgerId);
    if (invoice === undefined || invoice.isVoid) return { ok: false, problems: [deletedInBooks] };
    const left = owing.get(payment.invoiceLedgerId)?.minus(payment.amount) ?? new Big(-1);
    if (left.lt(0)) return { ok: false, problems: [tooMuch] };
    owing.set(payment.invoiceLedgerId, left);
    return { ok: true, body: toPayment(payment, invoice) };
  });
}

const newPayment: Sent = { record: 'payment', isNew: true, lines: [] };
const aPayment: Sent = { record: 'payment', isNew: false, lines: [] };

/** Ours is on one invoice, so it is one record. */
function onlyRecord(wire: unknown): LedgerPaymentRecord {
  const [record] = recordsOf(readPayment(wire));
  if (record === undefined) throw new RangeError('A payment on no invoice');
  return record;
}

function paysInvoice(payment: WirePayment, invoiceId: string | null): boolean {
  return recordsOf(payment).some(
    ({ invoiceLedgerId }) => invoiceId === null || invoiceLedgerId === invoiceId,
  );
}

const paysMore: Problem = ledgerRejected(
  'This payment also pays something else in QuickBooks, or part of it is open there: remove it there.',
  null,
);

function removedFrom(
  ledgerId: string,
  like: LedgerPaymentRecord | undefined,
  now: Date,
): LedgerPaymentRecord {
  const removed = deletedRecord(ledgerId, now);
  return like === undefined
    ? removed
    : { ...removed, marker: like.marker, reference: like.reference, updatedAt: like.updatedAt };
}

async function readPage(
  call: Caller,
  since: Date | null,
  page: number,
): Promise<Outcome<Page<LedgerPaymentRecord>>> {
  const found = await askPage(call, {
    operation: 'paymentsChangedSince',
    entity: 'Payment',
    where: since === null ? [] : [changedSince(since)],
    orderBy: 'MetaData.LastUpdatedTime',
    page,
    read: (record) => recordsOf(readPayment(record)),
  });
  return found.ok
    ? { ok: true, value: { items: found.value.items.flat(), hasMore: found.value.hasMore } }
    : found;
}
