/** What was earned and spent in a span of time, by account: from approved invoices, bills and credit notes. */

import Big from 'big.js';
import { Temporal } from 'temporal-polyfill';
import type { CreditNoteRecord, InvoiceRecord, LineRecord } from '../records.ts';
import { RequestRefused } from './errors.ts';
import { isApproved } from './invoice-status.ts';
import type { Ledger } from './ledger.ts';
import type { Call } from './operation.ts';
import { isTrue } from './paging.ts';
import { dayIn, notUsable } from './report.ts';

/** Both days count. */
export interface Span {
  readonly from: string;
  readonly to: string;
}

/** The span that was asked for, and as many before it as `periods` says. */
export function spansOf(call: Call): readonly Span[] {
  const today = Temporal.PlainDate.from(call.ledger.today);
  const to = dayIn(call, 'toDate') ?? today.with({ day: today.daysInMonth }).toString();
  const from = dayIn(call, 'fromDate') ?? `${to.slice(0, 7)}-01`;
  const periods = Number(call.query.get('periods') ?? 0);
  const months = MONTHS[call.query.get('timeframe') ?? 'MONTH'];
  if (!Number.isInteger(periods) || periods < 0 || periods > 12)
    throw new RequestRefused(notUsable('periods'));
  if (months === undefined) throw new RequestRefused(notUsable('timeframe'));
  return Array.from({ length: periods + 1 }, (_, back) => ({
    from: Temporal.PlainDate.from(from)
      .subtract({ months: months * back })
      .toString(),
    to: earlier(to, months * back),
  }));
}

const MONTHS: Readonly<Record<string, number>> = { MONTH: 1, QUARTER: 3, YEAR: 12 };

/** The last day of a month stays one. */
function earlier(day: string, months: number): string {
  const date = Temporal.PlainDate.from(day);
  const moved = date.subtract({ months });
  return (date.day === date.daysInMonth ? moved.with({ day: moved.daysInMonth }) : moved).toString();
}

/**
 * Without tax, in the organisation's own currency by each document's rate. With `paymentsOnly=true` each invoice counts by
 * the part of it that was paid within the span, and credit notes not at all.
 */
export function earnings(call: Call, span: Span): ReadonlyMap<string, Big> {
  const { ledger, query } = call;
  const options = ['trackingOptionID', 'trackingOptionID2'].flatMap((name) => query.get(name) ?? []);
  const sums = new Map<string, Big>();
  const add = (document: Earning, share: Big) => {
    for (const line of document.lines) {
      const account = line.accountCode ? ledger.tables.accounts.find('code', line.accountCode)[0] : undefined;
      if (!account || !isTracked(line, options)) continue;
      const amount = netOf(document, line).times(share).div(document.currencyRate).round(2, 1);
      sums.set(account.accountId, (sums.get(account.accountId) ?? new Big(0)).plus(amount));
    }
  };
  const isCash = isTrue(query, 'paymentsOnly');
  for (const invoice of ledger.tables.invoices.each()) {
    const share = shareOf(ledger, invoice, span, isCash);
    if (isApproved(invoice.status) && !share.eq(0)) add(invoice, share);
  }
  if (isCash) return sums;
  for (const creditNote of ledger.tables.creditNotes.each())
    if (isApproved(creditNote.status) && isWithin(creditNote.date, span)) add(creditNote, new Big(-1));
  return sums;
}

type Earning = InvoiceRecord | CreditNoteRecord;

const isWithin = (day: string, { from, to }: Span): boolean => day >= from && day <= to;

const isTracked = (line: LineRecord, options: readonly string[]): boolean =>
  options.every((option) => line.tracking.some((each) => each.trackingOptionId === option.toLowerCase()));

function netOf({ lineAmountTypes }: Earning, { lineAmount, taxAmount }: LineRecord): Big {
  return lineAmountTypes === 'Inclusive' ? new Big(lineAmount).minus(taxAmount) : new Big(lineAmount);
}

function shareOf({ tables }: Ledger, invoice: InvoiceRecord, span: Span, isCash: boolean): Big {
  if (!isCash) return new Big(isWithin(invoice.date, span) ? 1 : 0);
  if (Number(invoice.total) === 0) return new Big(0);
  const paid = tables.payments
    .find('invoice', invoice.invoiceId)
    .filter(({ status, date }) => status === 'AUTHORISED' && isWithin(date, span))
    .reduce((sum, { amount }) => sum.plus(amount), new Big(0));
  return paid.div(invoice.total);
}
