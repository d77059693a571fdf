/** `/Reports/AgedReceivablesByContact`: what one customer owed on a day, invoice by invoice. */

import Big from 'big.js';
import type { InvoiceRecord } from '../records.ts';
import { type Answer, RequestRefused } from './errors.ts';
import { isApproved } from './invoice-status.ts';
import type { Ledger } from './ledger.ts';
import type { Call } from './operation.ts';
import { dayIn, longDay, notUsable, reportAnswer, row, section } from './report.ts';
import type { WireObject } from './wire.ts';

/**
 * Without dates: everything up to today. Amounts are in the organisation's own currency, by each invoice's rate; what was
 * paid or credited after the day does not count, and an invoice that owed nothing on it is left out.
 */
export function agedReceivables(call: Call): Answer {
  const { ledger } = call;
  const contact = ledger.tables.contacts.get((call.query.get('contactId') ?? '').toLowerCase());
  if (!contact) throw new RequestRefused(notUsable('contactId'));
  const asOf = dayIn(call, 'date') ?? ledger.today;
  const to = dayIn(call, 'toDate') ?? asOf;
  const owing = ledger.tables.invoices
    .find('contact', contact.contactId)
    .filter((invoice) => invoice.type === 'ACCREC' && isApproved(invoice.status) && invoice.date <= to)
    .sort((a, b) => (a.date === b.date ? (a.number < b.number ? -1 : 1) : a.date < b.date ? -1 : 1))
    .map((invoice) => owedOn(ledger, invoice, asOf))
    .filter(({ due }) => !due.eq(0));
  const from = dayIn(call, 'fromDate') ?? owing[0]?.invoice.date ?? to;
  return reportAnswer(call, {
    name: 'Aged Receivables By Contact',
    type: 'AgedReceivablesByContact',
    titles: [
      'Invoices',
      contact.name,
      `From ${longDay(from)} to ${longDay(to)}`,
      `Showing payments to ${longDay(asOf)}`,
    ],
    rows: rowsOf(owing, from, asOf),
  });
}

interface Owed {
  readonly invoice: InvoiceRecord;
  readonly total: Big;
  readonly paid: Big;
  readonly credited: Big;
  readonly due: Big;
}

function owedOn({ tables }: Ledger, invoice: InvoiceRecord, asOf: string): Owed {
  const payments = tables.payments
    .find('invoice', invoice.invoiceId)
    .filter((payment) => payment.status === 'AUTHORISED');
  const own = (amount: Big) => amount.div(invoice.currencyRate).round(2, 1);
  const [total, paid, credited] = [
    own(new Big(invoice.total)),
    own(sumUpTo(payments, asOf)),
    own(sumUpTo(invoice.credits, asOf)),
  ];
  return { invoice, total, paid, credited, due: total.minus(paid).minus(credited) };
}

const sumUpTo = (parts: readonly { readonly amount: string; readonly date: string }[], day: string): Big =>
  parts.filter(({ date }) => date <= day).reduce((sum, { amount }) => sum.plus(amount), new Big(0));

const HEADER = ['Date', 'Number', 'Due Date', '', 'Total', 'Paid', 'Credited', 'Due'];

function rowsOf(owing: readonly Owed[], from: string, asOf: string): readonly WireObject[] {
  const [before, within] = [
    owing.filter(({ invoice }) => invoice.date < from),
    owing.filter(({ invoice }) => invoice.date >= from),
  ];
  const opening = ['', '', '', '', '', sumOf(before, 'due').toFixed(2)];
  const totals = sumsOf(within);
  const closing = sumsOf(within).with(3, sumOf(owing, 'due').toFixed(2));
  return [
    row('Header', HEADER),
    section('', [row('Row', [midnight(from), 'Opening Balance', ...opening])]),
    section('', [
      ...within.map((owed) => invoiceRow(owed, asOf)),
      row('SummaryRow', ['Total', '', '', '', ...totals]),
    ]),
    section('', [row('SummaryRow', ['Closing Balance', '', '', '', ...closing])]),
  ];
}

function invoiceRow({ invoice, ...amounts }: Owed, asOf: string): WireObject {
  const { invoiceId, date, dueDate, number } = invoice;
  const days = dueDate ? Math.round((Date.parse(asOf) - Date.parse(dueDate)) / 86_400_000) : 0;
  const values = [
    midnight(date),
    number,
    dueDate ? midnight(dueDate) : '',
    days > 0 ? `${days} days overdue` : '',
    ...sumsOf([{ invoice, ...amounts }]),
  ];
  return row('Row', values, { id: 'invoiceID', value: invoiceId });
}

const midnight = (day: string): string => `${day}T00:00:00`;

/** Total, paid, credited, due. */
const sumsOf = (owing: readonly Owed[]): readonly string[] =>
  (['total', 'paid', 'credited', 'due'] as const).map((part) => sumOf(owing, part).toFixed(2));

const sumOf = (owing: readonly Owed[], part: 'total' | 'paid' | 'credited' | 'due'): Big =>
  owing.reduce((sum, owed) => sum.plus(owed[part]), new Big(0));
