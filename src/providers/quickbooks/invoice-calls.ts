/** What the adapter asks of QuickBooks about invoices. */
import { z } from 'zod';
import { optionalText } from '../../lib/exact-json.ts';
import type {
  ElementOutcome,
  InvoiceToCreate,
  InvoiceToUpdate,
  LedgerClient,
  LedgerInvoice,
  Outcome,
} from '../provider.ts';
import type { BatchItem, ItemAnswer } from './batch.ts';
import { outcomesOf, readable, reading, sendBatch } from './batch.ts';
import type { Caller } from './call.ts';
import type { Company } from './company.ts';
import {
  deletedInvoice,
  fromQuickbooks,
  type KnownMoney,
  noMoney,
  paymentsNamedBy,
  toQuickbooks,
  toQuickbooksUpdate,
  type Written,
} from './invoices.ts';
import { knownMoney } from './known-money.ts';
import { partsOfNote } from './marked-note.ts';
import type { Sent } from './problems.ts';
import { askAll, changedSince, hasId, isOneOf, recordsIn, statementOf } from './query.ts';
import { ratesOfTheDay } from './rates-of-the-day.ts';
import { batchSize, before, findMarginMs } from './reach.ts';
import { isVoided } from './settlement.ts';
import { refusedAs, sendChanges } from './versions.ts';
import { isId, moneyOrNought, timeOf } from './wire.ts';

/** A batch for many, each with its own outcome. What QuickBooks would take for something else does not leave at all. */
export async function createInvoices(
  call: Caller,
  company: Company,
  invoices: readonly InvoiceToCreate[],
  key: string,
): ReturnType<LedgerClient['createInvoices']> {
  if (invoices.length > batchSize) throw new RangeError(`At most ${batchSize} invoices fit into one call`);
  const rates = await ratesOfTheDay(call, company, invoices);
  if (!rates.ok) return rates;
  const written = invoices.map((each) =>
    rates.value(each, (invoice, rate) => toQuickbooks(invoice, company.country, rate)),
  );
  const items = written.flatMap((each): BatchItem[] =>
    each.ok ? [{ entity: 'Invoice', operation: 'create', body: each.body }] : [],
  );
  const sent = await sendBatch(call, { operation: 'createInvoices', items, key });
  const elements = invoices
    .filter((_, index) => written[index]?.ok)
    .map((invoice) => ({ sent: sentInvoice(invoice, true), marker: invoice.marker }));
  const outcomes = await readWritten(call, company, 'createInvoices', sent, elements);
  return outcomes.ok ? { ok: true, value: inPlace(written, outcomes.value) } : outcomes;
}

/** By id and version alone. One that is void by now is refused as gone: QuickBooks would fill it again. */
export async function updateInvoices(
  call: Caller,
  company: Company,
  invoices: readonly InvoiceToUpdate[],
  key: string,
): ReturnType<LedgerClient['updateInvoices']> {
  if (invoices.length > batchSize) throw new RangeError(`At most ${batchSize} invoices fit into one call`);
  const written = invoices.map((invoice) => toQuickbooksUpdate(invoice, company.country));
  const changes = written.flatMap((each, index) => {
    const invoice = invoices[index];
    if (!each.ok || invoice === undefined) return [];
    const { ledgerId, version } = invoice;
    const write = (SyncToken: string, current: unknown) =>
      isVoid(current)
        ? refusedAs('610', '')
        : ({ entity: 'Invoice', operation: 'update', body: { ...each.body, SyncToken } } as const);
    return [{ ledgerId, version, write }];
  });
  const sent = await sendChanges(call, { operation: 'updateInvoices', entity: 'Invoice', changes, key });
  const elements = invoices
    .filter((_, index) => written[index]?.ok)
    .map((invoice) => ({ sent: sentInvoice(invoice, false), marker: null }));
  const outcomes = await readWritten(call, company, 'updateInvoices', sent, elements);
  return outcomes.ok ? { ok: true, value: inPlace(written, outcomes.value) } : outcomes;
}

/** One call for a whole lost batch: notes cannot be searched, so what changed lately is compared here. */
export async function findInvoices(
  call: Caller,
  company: Company,
  markers: readonly string[],
  since: Date,
): ReturnType<LedgerClient['findInvoices']> {
  const found = await askAll(call, {
    operation: 'findInvoices',
    entity: 'Invoice',
    where: [changedSince(before(since, findMarginMs))],
    read: (record) => record,
  });
  if (!found.ok) return found;
  const marked = found.value.filter((record) => markers.includes(markerOf(record) ?? ''));
  const invoices = await readInvoices(call, company, 'findInvoices', marked);
  if (!invoices.ok) return invoices;
  const byMarker = (marker: string) => invoices.value.filter((invoice) => invoice.marker === marker);
  return { ok: true, value: new Map(markers.map((marker) => [marker, byMarker(marker)])) };
}

/** What is not there any more is deleted: QuickBooks forgets it, and the time of its answer is when we know. */
export async function invoicesById(
  call: Caller,
  company: Company,
  ledgerIds: readonly string[],
): ReturnType<LedgerClient['invoicesById']> {
  const where = hasId(ledgerIds);
  if (where === null) return { ok: true, value: [] };
  const answer = await call({
    operation: 'invoicesById',
    method: 'GET',
    path: 'query',
    query: { query: statementOf({ entity: 'Invoice', where: [where] }) },
    read: (json) => ({ records: recordsIn(json, 'Invoice'), time: timeOf(json) }),
  });
  if (!answer.ok) return answer;
  const { records, time } = answer.value;
  const invoices = await readInvoices(call, company, 'invoicesById', records);
  if (!invoices.ok || time === null) return invoices;
  const known = new Set(invoices.value.map(({ ledgerId }) => ledgerId));
  const gone = [...new Set(ledgerIds)].filter((id) => isId(id) && !known.has(id));
  return { ok: true, value: [...invoices.value, ...gone.map((id) => deletedInvoice(id, time))] };
}

/** Sales invoices that bear one of these numbers; QuickBooks compares without regard to capitals. */
export async function invoicesByNumber(
  call: Caller,
  company: Company,
  numbers: readonly string[],
): ReturnType<LedgerClient['invoicesByNumber']> {
  const where = isOneOf('DocNumber', numbers);
  if (where === null) return { ok: true, value: [] };
  const found = await askAll(call, {
    operation: 'invoicesByNumber',
    entity: 'Invoice',
    where: [where],
    read: (record) => record,
  });
  return found.ok ? readInvoices(call, company, 'invoicesByNumber', found.value) : found;
}

/** Reads invoices with the money on them, which they name but do not say. */
export async function readInvoices(
  call: Caller,
  company: Company,
  operation: string,
  records: readonly unknown[],
  held?: Parameters<typeof knownMoney>[3],
): Promise<Outcome<readonly LedgerInvoice[]>> {
  const named = readable(() => records.flatMap(paymentsNamedBy));
  if (!named.ok) return named;
  const money = await knownMoney(call, operation, records, held);
  if (!money.ok) return money;
  return readable(() => records.map((record) => fromQuickbooks(record, money.value, company)));
}

/**
 * Reads the answers of a write. Only where one names payments (credit that QuickBooks has set against it by itself, or an
 * invoice that is partly paid) these are asked for: without them it would seem that they are gone.
 */
export async function readWritten(
  call: Caller,
  company: Company,
  operation: string,
  answered: Outcome<readonly ItemAnswer[]>,
  elements: Parameters<typeof outcomesOf>[1],
): Promise<Outcome<readonly ElementOutcome<LedgerInvoice>[]>> {
  if (!answered.ok) return answered;
  const done = answered.value.flatMap((answer) => (answer.kind === 'done' ? [answer.record] : []));
  const named = reading(() => done.some((record) => paymentsNamedBy(record).length > 0));
  if (!named.ok) return named;
  const money: Outcome<KnownMoney> = named.value
    ? await knownMoney(call, operation, done)
    : { ok: true, value: noMoney };
  // It is written: only what the answer comes to is not known.
  if (!money.ok) return unknown;
  return outcomesOf(answered, elements, (record) => fromQuickbooks(record, money.value, company));
}

export function sentInvoice(invoice: Pick<InvoiceToCreate, 'lines'>, isNew: boolean): Sent {
  return { record: 'invoice', isNew, lines: invoice.lines };
}

/** What did not leave stands among the others as refused. */
export function inPlace<T>(
  written: readonly Written[],
  outcomes: readonly ElementOutcome<T>[],
): readonly ElementOutcome<T>[] {
  const left = outcomes.values();
  return written.flatMap((each): readonly ElementOutcome<T>[] => {
    if (!each.ok) return [{ ok: false, problems: each.problems }];
    const outcome = left.next().value;
    return outcome === undefined ? [] : [outcome];
  });
}

const headSchema = z.object({ TotalAmt: moneyOrNought, PrivateNote: optionalText });

/** Whether a record, where one was read, is void. */
export function isVoid(record: unknown): boolean {
  const { data } = headSchema.safeParse(record);
  return data !== undefined && isVoided(data);
}

const markerOf = (record: unknown): string | null => {
  const { data } = headSchema.safeParse(record);
  return data === undefined ? null : partsOfNote(data.PrivateNote, isVoided(data)).marker;
};

const unknown: Outcome<never> = {
  ok: false,
  failure: {
    kind: 'outcomeUnknown',
    answered: true,
    words: 'QuickBooks has written it, and did not say what has been set against it.',
  },
};
