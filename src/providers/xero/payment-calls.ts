/** What the adapter asks of Xero about payments. */
import type { LedgerClient, LedgerPaymentRecord, Outcome, Page, PaymentToCreate } from '../provider.ts';
import type { Caller, Query } from './call.ts';
import { byMarker, everyPage, listIn, onlyElementIn, outcomeOf, outcomesOf, pageIn } from './elements.ts';
import { bodyOf } from './fitting.ts';
import { fromXeroPayment } from './payments.ts';
import type { Sent } from './problems.ts';
import { batchSize, before, findMarginMs, pageSize, sweepMarginMs, whereIdIs } from './reach.ts';

/** Without `summarizeErrors=false` one refused payment would hide the ids of those that Xero kept. */
export async function createPayments(
  call: Caller,
  payments: readonly PaymentToCreate[],
  key: string,
): ReturnType<LedgerClient['createPayments']> {
  if (payments.length > batchSize) throw new RangeError(`At most ${batchSize} payments fit into one call`);
  if (payments.length === 0) return { ok: true, value: [] };
  return call({
    operation: 'createPayments',
    method: 'PUT',
    path: 'Payments',
    query: { summarizeErrors: 'false' },
    write: { body: bodyOf({ kind: 'payments', elements: payments }), key },
    read: (json) => outcomesOf(listIn(json, 'Payments'), payments.map(sentOf), fromXeroPayment),
  });
}

/**
 * A payment cannot be changed, only deleted: its new status is the whole body, any other field of it is refused. What was
 * made by a batch payment can only be removed in Xero.
 */
export async function removePayment(
  call: Caller,
  ledgerId: string,
  key: string,
): ReturnType<LedgerClient['removePayment']> {
  const answer = await call({
    operation: 'removePayment',
    method: 'POST',
    path: `Payments/${encodeURIComponent(ledgerId)}`,
    write: { body: { Status: 'DELETED' }, key, sent: aPayment },
    read: (json) => outcomeOf(onlyElementIn(json, 'Payments'), aPayment, fromXeroPayment),
  });
  if (!answer.ok) return answer;
  const outcome = answer.value;
  return outcome.ok ? outcome : { ok: false, failure: { kind: 'rejected', problems: outcome.problems } };
}

/**
 * Two calls for a whole lost batch. Xero cannot name the payments that this app made, and a search by Reference would
 * take one call each, or an `OR` that it has not optimised. No source says whether Xero lists deleted payments to one
 * who names no status, and one of ours that a person removed meanwhile must not count as absent and be made again: so
 * both statuses are named, the living first, because the way leads from there to deleted only. Ordered by id, as for
 * invoices.
 */
export function findPayments(
  call: Caller,
  markers: readonly string[],
  since: Date,
): ReturnType<LedgerClient['findPayments']> {
  return findAmong(call, 'findPayments', onSalesInvoices.where, markers, since);
}

/** Likewise, two calls for refunds of every kind. */
export function findRefunds(
  call: Caller,
  markers: readonly string[],
  since: Date,
): ReturnType<LedgerClient['findRefunds']> {
  const types = ['ARCREDITPAYMENT', 'ARPREPAYMENTPAYMENT', 'AROVERPAYMENTPAYMENT'];
  const where = `(${types.map((type) => `PaymentType=="${type}"`).join(' OR ')})`;
  return findAmong(call, 'findRefunds', where, markers, since);
}

async function findAmong(
  call: Caller,
  operation: string,
  type: string,
  markers: readonly string[],
  since: Date,
): ReturnType<LedgerClient['findPayments']> {
  const found = new Map<string, LedgerPaymentRecord>();
  for (const status of ['AUTHORISED', 'DELETED']) {
    const where = `${type} AND Status=="${status}"`;
    const query = { ...onSalesInvoices, where, order: 'PaymentID' };
    const payments = await everyPage((page) =>
      readPayments(call, operation, query, page, before(since, findMarginMs)),
    );
    if (!payments.ok) return payments;
    for (const payment of payments.value) found.set(payment.ledgerId, payment);
  }
  return { ok: true, value: byMarker(markers, [...found.values()]) };
}

/**
 * In the order of their changes there can be only one list, so no status is named here. Should Xero not list deleted
 * payments then, the invoice tells of it: its change comes too. Pages are turned as for invoices.
 */
export function paymentsChangedSince(
  call: Caller,
  since: Date | null,
  page: number,
): ReturnType<LedgerClient['paymentsChangedSince']> {
  const query = { ...onSalesInvoices, order: 'UpdatedDateUTC' };
  return readPayments(call, 'paymentsChangedSince', query, page, since && before(since, sweepMarginMs));
}

/** Payments have no `IDs` parameter; an `OR` over their ids is one that Xero has optimised. Removed ones come too. */
export async function paymentsById(
  call: Caller,
  ledgerIds: readonly string[],
): ReturnType<LedgerClient['paymentsById']> {
  const where = whereIdIs('PaymentID', ledgerIds);
  if (where === null) return { ok: true, value: [] };
  const page = await readPayments(call, 'paymentsById', { where, pageSize: `${pageSize}` }, 1, null);
  return page.ok ? { ok: true, value: page.value.items } : page;
}

/** A payment is on one thing, and credit is set against invoices without one. */
export async function touchedByPayments(
  call: Caller,
  ledgerIds: readonly string[],
): ReturnType<LedgerClient['touchedByPayments']> {
  const read = await paymentsById(call, ledgerIds);
  if (!read.ok) return read;
  const value = read.value.map(({ ledgerId, invoiceLedgerId }) => ({
    ledgerId,
    invoiceLedgerIds: invoiceLedgerId === null ? [] : [invoiceLedgerId],
    creditNoteLedgerIds: [],
    isOpen: false,
  }));
  return { ok: true, value };
}

const aPayment: Sent = { record: 'payment', lines: [] };
const sentOf = ({ marker }: PaymentToCreate) => ({ marker, record: aPayment });

const onSalesInvoices = { where: 'PaymentType=="ACCRECPAYMENT"', pageSize: `${pageSize}` } satisfies Query;

function readPayments(
  call: Caller,
  operation: string,
  query: Query,
  page: number,
  since: Date | null,
): Promise<Outcome<Page<LedgerPaymentRecord>>> {
  return call({
    operation,
    method: 'GET',
    path: 'Payments',
    query: { ...query, page: `${page}` },
    since,
    read: (json) => pageIn(json, 'Payments', pageSize, fromXeroPayment),
  });
}
