/** Records as documents for a customer: which of their facts are printed, and under which words. */
import { addDays } from '../domain/calendar.ts';
import { decimal } from '../domain/decimal.ts';
import { taxRows } from '../domain/document-lines.ts';
import type { InvoiceView } from './invoice-view.ts';
import type { Letterhead } from './letterhead.ts';
import type { PrintedDocument } from './printed-document.ts';
import type { showSalesDoc } from './sales-doc-answers.ts';

type SalesDoc = Awaited<ReturnType<typeof showSalesDoc>> & {
  /** The day it was made, where the workspace is. */
  readonly date: string;
};

export function printedSalesDoc(doc: SalesDoc, letterhead: Letterhead): PrintedDocument {
  const { quoteValidDays } = letterhead.business;
  const isQuote = doc.kind === 'quote';
  return {
    ...frame(letterhead, doc.currency),
    title: isQuote ? 'Quote' : 'Order confirmation',
    number: doc.number,
    facts: facts([
      ['Date', dateWords(doc.date)],
      [
        'Valid until',
        isQuote && quoteValidDays !== null ? dateWords(addDays(doc.date, quoteValidDays)) : null,
      ],
      ['Subject', doc.title],
      ['Your reference', doc.reference],
      ['Contact', doc.ownerName],
    ]),
    currency: doc.currency,
    lines: doc.lines,
    amountsContainTax: doc.lineAmountType === 'inclusive',
    subTotal: doc.subTotal,
    taxes: taxRows(doc.lines, doc),
    total: doc.total,
    settled: [],
    // A quote asks for no money yet.
    paymentDetails: isQuote ? null : letterhead.business.paymentDetails,
  };
}

export function printedInvoice(invoice: InvoiceView, letterhead: Letterhead): PrintedDocument {
  const lines = invoice.lines.map((line) => ({
    ...line,
    kind: 'item' as const,
    sectionTotal: null,
    taxName: line.resolved?.taxName ?? line.taxName,
    taxRate: line.resolved?.taxRate ?? '0',
  }));
  return {
    ...frame(letterhead, invoice.currency),
    title: 'Invoice',
    number: invoice.number ?? 'not numbered yet',
    facts: facts([
      ['Date', dateWords(invoice.issueDate)],
      ['Due', invoice.dueDate === null ? null : dateWords(invoice.dueDate)],
      ['Reference', invoice.reference],
      // Somebody who finds it in a drawer must not pay it.
      ['Status', isGone(invoice) ? invoice.chip.label : null],
    ]),
    currency: invoice.currency,
    lines,
    amountsContainTax: invoice.lineAmountType === 'inclusive',
    subTotal: invoice.subTotal,
    taxes: taxRows(lines, invoice),
    total: invoice.total,
    settled: settledOf(invoice),
    paymentDetails: letterhead.business.paymentDetails,
  };
}

function isGone({ chip }: InvoiceView): boolean {
  return chip.kind === 'voided' || chip.kind === 'deletedInBooks';
}

/** Once something was paid, what was and what is left. */
function settledOf({
  amountPaid,
  amountCredited,
  amountOwing,
  currency,
}: InvoiceView): PrintedDocument['settled'] {
  const rows = [
    { label: 'Paid', amount: amountPaid },
    { label: 'Credited', amount: amountCredited },
  ].flatMap(({ label, amount }) => (amount === null || decimal(amount).eq(0) ? [] : [{ label, amount }]));
  return rows.length === 0 || amountOwing === null
    ? []
    : [...rows, { label: `Owing ${currency}`, amount: amountOwing }];
}

function frame({ workspace, business, logo, customer }: Letterhead, currency: string) {
  const { address, taxNumber, email, phone, documentFooter: footer } = business;
  const lines = [
    ...(address === null ? [] : address.split('\n')),
    ...(taxNumber === null ? [] : [`Tax number ${taxNumber}`]),
    ...[phone, email].filter((text) => text !== null),
  ];
  return {
    issuer: { name: workspace.name, lines, logo },
    customer,
    footer,
    paper: paperOf(business.country, currency),
  };
}

/** Letter is the paper of North America and a few neighbours. Without a country the currency has to tell. */
function paperOf(country: string | null, currency: string): PrintedDocument['paper'] {
  const usesLetter = country === null ? ['USD', 'CAD'].includes(currency) : letterCountries.includes(country);
  return usesLetter ? 'LETTER' : 'A4';
}
const letterCountries = [
  'US',
  'CA',
  'MX',
  'PR',
  'CL',
  'CO',
  'VE',
  'PH',
  'GT',
  'CR',
  'PA',
  'DO',
  'SV',
  'HN',
  'NI',
];

/** "30 Nov 2026": read alike on both sides of the Atlantic. */
function dateWords(date: string): string {
  return dateFormat.format(new Date(`${date}T00:00:00Z`));
}
const dateFormat = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeZone: 'UTC' });

function facts(rows: readonly (readonly [label: string, value: string | null])[]): PrintedDocument['facts'] {
  return rows.flatMap(([label, value]) => (value === null ? [] : [{ label, value }]));
}
