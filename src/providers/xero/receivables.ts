/** What customers owe by Xero's own report, one contact a call, and which contacts are worth that call. */
import Big from 'big.js';
import { z } from 'zod';
import { ageReceivables } from '../../domain/aged-receivables.ts';
import { optionalText } from '../../lib/exact-json.ts';
import type { ContactReceivables, Debtor, LedgerClient, Outcome } from '../provider.ts';
import { UnexpectedAnswer } from '../transport.ts';
import type { Caller, Query } from './call.ts';
import { calendarDateOf } from './dates.ts';
import { dateOrNull } from './documents.ts';
import { everyPage, pageIn } from './elements.ts';
import { pageSize } from './reach.ts';
import { amountIn, type ReportRow, reportIn } from './report-rows.ts';

/**
 * Two lists of summaries instead of a report of everybody: what is open now, and what has been paid since that day, both
 * dated no later. What was paid since has changed since, or somewhat before where its payment was dated ahead.
 */
export async function debtors(call: Caller, asOf: string): ReturnType<NonNullable<LedgerClient['debtors']>> {
  const open = await summaries(call, asOf, 'AUTHORISED', null);
  if (!open.ok) return open;
  const since = new Date(Date.parse(`${asOf}T00:00:00Z`) - DATED_AHEAD_MS);
  const paid = await summaries(call, asOf, 'PAID', since);
  if (!paid.ok) return paid;
  const owed = paid.value.filter(({ paidOn }) => paidOn === null || paidOn > asOf);
  const byId = new Map([...open.value, ...owed].map((each) => [each.contact.contactLedgerId, each.contact]));
  return { ok: true, value: [...byId.values()] };
}

const DATED_AHEAD_MS = 60 * 86_400_000;

/** Without `fromDate` Xero begins with the oldest that is owed; what it carries forward from before is of no age. */
export function agedReceivables(
  call: Caller,
  asOf: string,
  contactLedgerId: string | null,
): ReturnType<LedgerClient['agedReceivables']> {
  if (contactLedgerId === null) throw new RangeError('Xero tells what one contact owes, not everybody');
  return call({
    operation: 'agedReceivables',
    method: 'GET',
    path: 'Reports/AgedReceivablesByContact',
    query: { contactId: contactLedgerId, date: asOf, toDate: asOf },
    read: (json) => [receivablesIn(json, asOf, contactLedgerId)],
  });
}

function receivablesIn(json: unknown, asOf: string, contactLedgerId: string): ContactReceivables {
  const { titles, rows } = reportIn(json);
  const sections = rows.filter(({ type }) => type === 'Section').flatMap((section) => section.rows);
  const items = sections.filter(({ type }) => type === 'Row').flatMap(itemOf);
  const closing = sections.findLast(({ type }) => type === 'SummaryRow');
  const total = items.reduce((sum, { owing }) => sum.plus(owing), new Big(0));
  // A report that does not add up was not understood, and must not be shown as what the books say.
  if (closing === undefined || !total.eq(amountIn(closing.cells.at(-1))))
    throw new UnexpectedAnswer('What is owed does not come to its sum');
  const aged = items.map(({ dueDate, owing }) => ({
    customer: contactLedgerId,
    agedFrom: dueDate,
    own: owing,
  }));
  const { total: _sum, count: _items, ...owing } = ageReceivables(aged, asOf).totals;
  return { contactLedgerId, name: titles[1] ?? '', owing, items };
}

/** Date, number, due date, words on lateness, total, paid, credited, due. */
function itemOf({ cells, ids }: ReportRow): NonNullable<ContactReceivables['items']> {
  const owing = amountIn(cells.at(-1));
  if (new Big(owing).eq(0)) return [];
  const [, number = '', due = ''] = cells;
  const { invoiceID: ledgerId = null } = ids;
  const isDated = ledgerId !== null && due !== '';
  return [{ ledgerId, number: number || null, dueDate: isDated ? calendarDateOf(due) : null, owing }];
}

type Summary = { readonly contact: Debtor; readonly paidOn: string | null };

async function summaries(
  call: Caller,
  asOf: string,
  status: 'AUTHORISED' | 'PAID',
  since: Date | null,
): Promise<Outcome<readonly Summary[]>> {
  const day = asOf.split('-').map(Number).join(', ');
  const query: Query = {
    where: `Type=="ACCREC" AND Date<=DateTime(${day})`,
    Statuses: status,
    summaryOnly: 'true',
    order: 'InvoiceID',
    pageSize: `${pageSize}`,
  };
  const found = await everyPage((page) =>
    call({
      operation: 'debtors',
      method: 'GET',
      path: 'Invoices',
      query: { ...query, page: `${page}` },
      since,
      read: (json) => pageIn(json, 'Invoices', pageSize, summaryOf),
    }),
  );
  return found.ok ? { ok: true, value: found.value.flatMap((each) => each ?? []) } : found;
}

const summarySchema = z.object({
  Contact: z.object({ ContactID: optionalText, Name: optionalText }).nullish(),
  FullyPaidOnDate: z.string().nullish(),
});

function summaryOf(wire: unknown): Summary | null {
  const { Contact, FullyPaidOnDate } = summarySchema.parse(wire);
  if (!Contact?.ContactID) return null;
  return {
    contact: { contactLedgerId: Contact.ContactID, name: Contact.Name ?? '' },
    paidOn: dateOrNull(FullyPaidOnDate),
  };
}
