/** How a quote, an order or an invoice of ours looks on paper: one layout, as many pages as it takes. */
import type { LineKind, TaxRow } from '../domain/document-lines.ts';
import type { PdfCell, PdfContent, PdfMargins, PdfPages } from '../lib/pdf.ts';

/** Everything in words and decimal strings; dates YYYY-MM-DD. */
export type PrintedDocument = {
  /** "Quote", "Order confirmation", "Invoice". */
  readonly title: string;
  readonly number: string;
  readonly issuer: {
    readonly name: string;
    /** Address, numbers, how to be reached: a line each. */
    readonly lines: readonly string[];
    /** A data URL. */
    readonly logo: string | null;
  };
  readonly customer: { readonly name: string; readonly lines: readonly string[] };
  readonly facts: readonly { readonly label: string; readonly value: string }[];
  readonly currency: string;
  readonly lines: readonly PrintedLine[];
  readonly amountsContainTax: boolean;
  readonly subTotal: string;
  readonly taxes: readonly TaxRow[];
  readonly total: string;
  /** After the total: what was paid, what is owing. */
  readonly settled: readonly { readonly label: string; readonly amount: string }[];
  readonly paymentDetails: string | null;
  readonly footer: string | null;
  readonly paper: 'A4' | 'LETTER';
};

export type PrintedLine = {
  readonly kind: LineKind;
  readonly description: string;
  readonly quantity: string;
  readonly unitPrice: string;
  readonly discountRate: string;
  readonly taxName: string | null;
  readonly lineAmount: string;
  readonly sectionTotal: string | null;
};

const grey = '#5c5e66';
const line = '#d5d6da';
const margin = 48;

export function pagesOf(document: PrintedDocument): PdfPages {
  const { title, number, issuer, paper, footer } = document;
  return {
    pageSize: paper,
    pageMargins: [margin, 56, margin, 64],
    info: { title: `${title} ${number}`, author: issuer.name },
    defaultStyle: { fontSize: 9.5, lineHeight: 1.25 },
    // The first page has its own head.
    header: (page) => (page === 1 ? null : runningHead(document)),
    footer: (page, pages) => runningFoot(page, pages, footer),
    content: [head(document), parties(document), lineTable(document), totals(document), terms(document)],
  };
}

function runningHead({ title, number, issuer }: PrintedDocument): PdfContent {
  return {
    margin: [margin, 28, margin, 0],
    columns: [
      { text: issuer.name, color: grey },
      { text: `${title} ${number}`, color: grey, alignment: 'right' },
    ],
  };
}

function runningFoot(page: number, pages: number, footer: string | null): PdfContent {
  return {
    margin: [margin, 16, margin, 0],
    fontSize: 8,
    color: grey,
    columns: [
      { text: footer ?? '', width: '*' },
      { text: `Page ${page} of ${pages}`, width: 70, alignment: 'right' },
    ],
  };
}

function head({ title, number, issuer }: PrintedDocument): PdfContent {
  return {
    columns: [
      {
        width: '*',
        stack: [
          ...(issuer.logo === null
            ? []
            : [{ image: issuer.logo, fit: [180, 64] as const, margin: [0, 0, 0, 8] as const }]),
          { text: issuer.name, bold: true, fontSize: 12 },
          ...issuer.lines.map((text) => ({ text, color: grey })),
        ],
      },
      {
        width: 'auto',
        stack: [
          { text: title, fontSize: 20, alignment: 'right', lineHeight: 1.1 },
          { text: number, fontSize: 12, alignment: 'right', color: grey },
        ],
      },
    ],
    columnGap: 24,
    margin: [0, 0, 0, 24],
  };
}

function parties({ customer, facts }: PrintedDocument): PdfContent {
  return {
    columns: [
      {
        width: '*',
        stack: [
          { text: 'To', color: grey, fontSize: 8.5 },
          { text: customer.name, bold: true },
          ...customer.lines.map((text) => ({ text })),
        ],
      },
      {
        width: 'auto',
        table: {
          body: facts.map(({ label, value }) => [
            { text: label, color: grey },
            { text: value, alignment: 'right' },
          ]),
        },
        layout: 'noBorders',
      },
    ],
    columnGap: 24,
    margin: [0, 0, 0, 24],
  };
}

/** Its heading is repeated on each page, and no line is torn in two. */
function lineTable(document: PrintedDocument): PdfContent {
  const right = { alignment: 'right' as const };
  const hasDiscount = document.lines.some(({ discountRate }) => Number(discountRate) !== 0);
  const hasTax = document.lines.some(({ taxName }) => taxName !== null);
  const heading: PdfCell[] = [
    { text: 'Description', bold: true },
    { text: 'Quantity', bold: true, ...right },
    { text: 'Price', bold: true, ...right },
    ...(hasDiscount ? [{ text: 'Discount', bold: true, ...right }] : []),
    ...(hasTax ? [{ text: 'Tax', bold: true }] : []),
    { text: `Amount ${document.currency}`, bold: true, ...right },
  ];
  const shown = { columns: heading.length, hasDiscount, hasTax, currency: document.currency };
  return {
    table: {
      headerRows: 1,
      dontBreakRows: true,
      widths: ['*', 'auto', 'auto', ...heading.slice(3, -1).map(() => 'auto' as const), 'auto'],
      body: [heading, ...document.lines.map((each) => rowOf(each, shown))],
    },
    layout: {
      hLineWidth: (index) => (index <= 1 ? 0.8 : 0.4),
      hLineColor: () => line,
      vLineWidth: () => 0,
      paddingLeft: (index) => (index === 0 ? 0 : 8),
      paddingRight: (index) => (index === heading.length - 1 ? 0 : 4),
      paddingTop: () => 4,
      paddingBottom: () => 3,
    },
  };
}

function rowOf(
  each: PrintedLine,
  shown: {
    readonly columns: number;
    readonly hasDiscount: boolean;
    readonly hasTax: boolean;
    readonly currency: string;
  },
): PdfCell[] {
  const right = { alignment: 'right' as const };
  const rest = (count: number): PdfCell[] => Array.from({ length: count }, () => ({}));
  if (each.kind === 'section') {
    const heading = {
      text: each.description,
      bold: true,
      colSpan: shown.columns - 1,
      margin: above,
    };
    const sum = amountWords(each.sectionTotal ?? '0', shown.currency);
    return [heading, ...rest(shown.columns - 2), { text: sum, bold: true, ...right, margin: above }];
  }
  if (each.kind === 'remark')
    return [{ text: each.description, color: grey, colSpan: shown.columns }, ...rest(shown.columns - 1)];
  return [
    { text: each.description },
    { text: each.quantity, ...right },
    { text: priceWords(each.unitPrice, shown.currency), ...right },
    ...(shown.hasDiscount
      ? [{ text: Number(each.discountRate) === 0 ? '' : `${each.discountRate}%`, ...right }]
      : []),
    ...(shown.hasTax ? [{ text: each.taxName ?? '' }] : []),
    { text: amountWords(each.lineAmount, shown.currency), ...right },
  ];
}

const above: PdfMargins = [0, 6, 0, 0];

function totals(document: PrintedDocument): PdfContent {
  const { currency, subTotal, taxes, total, settled, amountsContainTax } = document;
  const row = (label: string, amount: string, isBold = false) => [
    { text: label, bold: isBold },
    { text: amountWords(amount, currency), bold: isBold, alignment: 'right' as const },
  ];
  const counted = ({ name, taxable }: TaxRow) =>
    amountsContainTax
      ? `${name}, contained in ${amountWords(taxable, currency)}`
      : `${name} on ${amountWords(taxable, currency)}`;
  const body = [
    row(amountsContainTax ? 'Subtotal without tax' : 'Subtotal', subTotal),
    ...taxes.map((tax) => row(counted(tax), tax.tax)),
    row(`Total ${currency}`, total, true),
    ...settled.map(({ label, amount }) => row(label, amount)),
  ];
  const totalRow = taxes.length + 1;
  return {
    margin: [0, 12, 0, 0],
    // The sums stay together: half of them on another page would be read as another document.
    unbreakable: true,
    columns: [
      { width: '*', text: '' },
      {
        width: 'auto',
        table: { widths: ['auto', 90], body },
        layout: {
          hLineWidth: (index) => (index === totalRow ? 0.8 : 0),
          hLineColor: () => grey,
          vLineWidth: () => 0,
        },
      },
    ],
  };
}

function terms({ paymentDetails }: PrintedDocument): PdfContent {
  if (paymentDetails === null) return { text: '' };
  return {
    margin: [0, 28, 0, 0],
    unbreakable: true,
    stack: [{ text: 'How to pay', bold: true }, { text: paymentDetails }],
  };
}

/** "1,234.50": exact, since a format takes the text as it is. */
function amountWords(amount: string, currency: string): string {
  const { maximumFractionDigits: places = 2 } = moneyFormat(currency).resolvedOptions();
  return numberFormat(places, places).format(plain(amount));
}

/** A price may have more places than an amount. */
function priceWords(price: string, currency: string): string {
  const { maximumFractionDigits: places = 2 } = moneyFormat(currency).resolvedOptions();
  return numberFormat(places, Math.max(places, 4)).format(plain(price));
}

const moneyFormat = (currency: string) => new Intl.NumberFormat('en', { style: 'currency', currency });
const numberFormat = (minimumFractionDigits: number, maximumFractionDigits: number) =>
  new Intl.NumberFormat('en', { minimumFractionDigits, maximumFractionDigits });

// Amounts are decimal strings everywhere; the format's type wants to see that.
const plain = (text: string) => text as `${number}`;
