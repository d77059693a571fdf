/** Turns the rows of one imported invoice into an invoice, or names every fault in them. */
import { addDays, isDateText } from '../domain/calendar.ts';
import { decimal, moneyText, plainText } from '../domain/decimal.ts';
import { computeTotals } from '../domain/invoice.ts';
import type { IdSource } from '../lib/ids.ts';
import type { InvoiceLineInput } from '../store/invoice-lines.ts';
import type { InvoiceInput } from '../store/invoices.ts';
import type { NewTaxComponent } from '../store/tax-components.ts';
import { type BooksNames, booksFields, readOptions, readTracking } from './import-books-options.ts';
import type { Columns } from './import-columns.ts';
import type { CustomerFinder, FoundCustomer } from './import-customer-finder.ts';
import type { ImportError } from './import-report.ts';
import type { TableRow } from './read-table.ts';

export const invoiceFields = {
  number: ['InvoiceNumber', 'InvoiceNo', 'InvoiceId', 'Invoice'],
  issueDate: ['InvoiceDate', 'Date', 'IssuedOn', 'Issued'],
  dueDate: ['Due', 'DueOn', 'PaymentDue'],
  customerId: ['CustomerNumber', 'CustomerNo', 'ExternalId', 'ContactId', 'AccountNumber'],
  customerEmail: ['Email', 'EmailAddress', 'ContactEmail'],
  customer: ['CustomerName', 'Company', 'CompanyName', 'ContactName', 'Contact'],
  description: ['LineDescription', 'Item', 'ItemDescription', 'Details'],
  category: ['ProductCategory', 'RevenueType', 'Type'],
  productCode: ['ItemCode', 'Sku', 'Product'],
  quantity: ['Qty', 'Units'],
  unitPrice: ['Price', 'UnitAmount', 'UnitCost'],
  discountRate: ['Discount', 'DiscountPercent', 'Discount%'],
  taxRate: ['Tax%', 'TaxPercent', 'VatRate', 'GstRate'],
  taxName: ['Tax', 'TaxType', 'Vat', 'Gst'],
  invoiceTotal: ['Total', 'GrandTotal', 'InvoiceAmount'],
  currency: ['CurrencyCode'],
  reference: ['PoNumber', 'PurchaseOrder', 'CustomerReference', 'Ref'],
  ...booksFields,
} as const;
export type InvoiceField = keyof typeof invoiceFields;

/** What invoices draw on; categories and taxes that a file brings are added to it. */
export type Catalogue = {
  readonly currency: string;
  readonly paymentTermsDays: number;
  /** By name in lower case. */
  readonly categoryIds: Map<string, string>;
  /** By code in lower case. */
  readonly products: ReadonlyMap<string, { readonly id: string; readonly categoryId: string | null }>;
  readonly taxes: NewTaxComponent[];
  readonly noTax: NewTaxComponent;
  /** Whether the file says anything of taxes; if not, nothing is taxed. */
  readonly hasTaxes: boolean;
  readonly newCategories: { readonly id: string; readonly name: string }[];
  readonly newTaxes: NewTaxComponent[];
  /** What the books call things by that a customer's invoices go to; null where they are not connected. */
  readonly booksOf: (customer: FoundCustomer | null) => BooksNames | null;
  /** Why a customer's invoices cannot be sent, where the import is to send them. */
  readonly whyNotSent: (customer: FoundCustomer) => string | null;
  readonly ids: IdSource;
};

export type PlannedInvoice = { readonly input: InvoiceInput; readonly total: string };
export type InvoicePlan = {
  readonly invoice: PlannedInvoice | null;
  readonly faults: readonly ImportError[];
};

/** `rows` have one invoice number, in the file's order; there is at least one. */
export function planInvoice(
  rows: readonly TableRow[],
  columns: Columns<InvoiceField>,
  catalogue: Catalogue,
  findCustomer: CustomerFinder,
): InvoicePlan {
  const faults: ImportError[] = [];
  const [first] = rows;
  if (first === undefined) return { invoice: null, faults };
  const { input: head, books } = readHead(first, columns, catalogue, findCustomer, faults);
  for (const row of rows) requireSameHead(first, row, columns, faults);
  const lines = rows.map((row) => readLine(row, columns, catalogue, books, faults));
  if (faults.length > 0) return { invoice: null, faults };
  const taxRates = new Map(catalogue.taxes.map(({ id, rate }) => [id, rate]));
  const { total } = computeTotals({
    lineAmountType: 'exclusive',
    lines: lines.map((line) => ({ ...line, taxRate: taxRates.get(line.taxComponentId ?? '') ?? '0' })),
  });
  const stated = numberIn(columns.valueOf(first, 'invoiceTotal'));
  if (stated !== null && !decimal(stated).eq(decimal(total))) {
    const message = `the lines of ${head.number} come to ${total}, but its total is given as ${moneyText(decimal(stated))}`;
    faults.push(faultAt(first, columns, 'invoiceTotal', message));
  }
  return faults.length > 0
    ? { invoice: null, faults }
    : { invoice: { input: { ...head, lines }, total }, faults };
}

type Head = { readonly input: Omit<InvoiceInput, 'lines'>; readonly books: BooksNames | null };

function readHead(
  row: TableRow,
  columns: Columns<InvoiceField>,
  { currency, paymentTermsDays, booksOf, whyNotSent }: Catalogue,
  findCustomer: CustomerFinder,
  faults: ImportError[],
): Head {
  const value = (field: InvoiceField) => columns.valueOf(row, field);
  const fault = (field: InvoiceField, message: string) => {
    faults.push(faultAt(row, columns, field, message));
  };
  const number = value('number');
  if (number === '' || number.length > 255)
    fault('number', 'an invoice needs a number of up to 255 characters');
  const issueDate = dateIn(value('issueDate'));
  if (issueDate === null) fault('issueDate', `“${value('issueDate')}” is not a date like 2026-01-31`);
  const givenDue = value('dueDate') === '' ? null : dateIn(value('dueDate'));
  if (value('dueDate') !== '' && givenDue === null)
    fault('dueDate', `“${value('dueDate')}” is not a date like 2026-01-31`);
  const currencyCode = (value('currency') || currency).toUpperCase();
  if (!/^[A-Z]{3}$/.test(currencyCode))
    fault('currency', `“${value('currency')}” is not a currency code like USD`);
  if (value('reference').length > 255) fault('reference', 'is longer than 255 characters');
  const customer = customerOf(row, columns, findCustomer, faults);
  const whyNot = customer === null ? null : whyNotSent(customer);
  if (whyNot !== null) fault('customer', whyNot);
  const books = booksOf(customer);
  const input: Head['input'] = {
    companyId: customer?.companyId ?? null,
    contactId: customer?.contactId ?? null,
    billingEmail: value('customerEmail').toLowerCase() || (customer?.email ?? null),
    salesDocId: null,
    jobId: null,
    currency: currencyCode,
    lineAmountType: 'exclusive',
    issueDate: issueDate ?? '',
    dueDate: givenDue ?? (issueDate === null ? null : addDays(issueDate, paymentTermsDays)),
    reference: value('reference') || null,
    number,
    externalId: number,
    ...readOptions({ value, fault }, books),
  };
  return { input, books };
}

function customerOf(
  row: TableRow,
  columns: Columns<InvoiceField>,
  findCustomer: CustomerFinder,
  faults: ImportError[],
): FoundCustomer | null {
  const value = (field: InvoiceField) => columns.valueOf(row, field);
  const words = { customerId: value('customerId'), email: value('customerEmail'), name: value('customer') };
  const customer = findCustomer(words);
  if (typeof customer !== 'string') return customer;
  const given = [words.customerId, words.email, words.name].filter((text) => text !== '').join(', ');
  const message =
    customer === 'unknown'
      ? `there is no customer ${given === '' ? 'in this row' : `“${given}”`}: import the customers first`
      : `several customers answer to “${given}”: give their CustomerId`;
  faults.push(faultAt(row, columns, words.customerId === '' ? 'customerEmail' : 'customerId', message));
  return null;
}

const headFields = [
  'issueDate',
  'dueDate',
  'customerId',
  'customerEmail',
  'invoiceTotal',
  'currency',
  'reference',
  'arriveAs',
  'brandingTheme',
  'currencyRate',
] as const;

/** An invoice whose rows disagree is two invoices under one number. */
function requireSameHead(
  first: TableRow,
  row: TableRow,
  columns: Columns<InvoiceField>,
  faults: ImportError[],
): void {
  for (const field of headFields) {
    if (columns.valueOf(row, field) === columns.valueOf(first, field)) continue;
    const number = columns.valueOf(row, 'number');
    faults.push(faultAt(row, columns, field, `differs from the first row of ${number} (line ${first.line})`));
  }
}

function readLine(
  row: TableRow,
  columns: Columns<InvoiceField>,
  catalogue: Catalogue,
  books: BooksNames | null,
  faults: ImportError[],
): InvoiceLineInput {
  const value = (field: InvoiceField) => columns.valueOf(row, field);
  const amount = (field: InvoiceField, absent: string, most: string) => {
    const number = value(field) === '' && absent !== '' ? absent : numberIn(value(field));
    if (number !== null && decimal(number).abs().lte(decimal(most))) return number;
    faults.push(faultAt(row, columns, field, `“${value(field)}” is not a number like 12.50`));
    return '0';
  };
  const description = value('description');
  if (description === '' || description.length > 4_000 || description.includes('\0')) {
    faults.push(faultAt(row, columns, 'description', 'a line needs a description of up to 4,000 characters'));
  }
  const fault = (field: InvoiceField, message: string) => {
    faults.push(faultAt(row, columns, field, message));
  };
  const product = catalogue.products.get(value('productCode').toLowerCase());
  return {
    description,
    quantity: amount('quantity', '1', '999999999'),
    unitPrice: amount('unitPrice', '', '999999999'),
    discountRate: amount('discountRate', '0', '100'),
    productId: product?.id ?? null,
    categoryId: categoryOf(row, columns, catalogue, faults) ?? product?.categoryId ?? null,
    taxComponentId: taxOf(row, columns, catalogue, faults),
    accountCode: null,
    itemCode: null,
    taxType: null,
    tracking: readTracking({ value, fault }, books),
  };
}

function categoryOf(
  row: TableRow,
  columns: Columns<InvoiceField>,
  { categoryIds, newCategories, ids }: Catalogue,
  faults: ImportError[],
): string | null {
  const name = columns.valueOf(row, 'category');
  if (name === '') return null;
  const known = categoryIds.get(name.toLowerCase());
  if (known !== undefined) return known;
  if (name.length > 100 || name.includes('\0')) {
    faults.push(faultAt(row, columns, 'category', 'is longer than 100 characters'));
    return null;
  }
  const id = ids();
  categoryIds.set(name.toLowerCase(), id);
  newCategories.push({ id, name });
  return id;
}

/** By name where one is given, else by rate; a tax that is not there yet is made from what the row says. */
function taxOf(
  row: TableRow,
  columns: Columns<InvoiceField>,
  catalogue: Catalogue,
  faults: ImportError[],
): string {
  const { taxes, newTaxes, noTax, hasTaxes, ids } = catalogue;
  const name = columns.valueOf(row, 'taxName');
  const givenRate = columns.valueOf(row, 'taxRate').replace(/\s*%$/, '');
  if (!hasTaxes || (name === '' && givenRate === '')) return noTax.id;
  const rate = givenRate === '' ? null : numberIn(givenRate);
  if (givenRate !== '' && (rate === null || decimal(rate).lt(0) || decimal(rate).gt(100))) {
    faults.push(faultAt(row, columns, 'taxRate', `“${givenRate}” is not a percentage like 10`));
    return noTax.id;
  }
  const named = taxes.find((tax) => tax.name.toLowerCase() === name.toLowerCase());
  const rated =
    name === '' && rate !== null ? taxes.find((tax) => decimal(tax.rate).eq(decimal(rate))) : undefined;
  const known = named ?? rated;
  if (known !== undefined && (rate === null || decimal(known.rate).eq(decimal(rate)))) return known.id;
  if (rate === null || known !== undefined) {
    const message =
      known === undefined
        ? `there is no tax “${name}”: add it in Settings, or give its rate in a column TaxRate`
        : `the tax “${known.name}” is ${plainText(decimal(known.rate))} %, not ${givenRate} %`;
    faults.push(faultAt(row, columns, 'taxName', message));
    return noTax.id;
  }
  const tax = { id: ids(), name: name || `Tax ${plainText(decimal(rate))}%`, rate, isDefault: false };
  taxes.push(tax);
  newTaxes.push(tax);
  return tax.id;
}

function faultAt(
  row: TableRow,
  columns: Columns<InvoiceField>,
  field: InvoiceField,
  message: string,
): ImportError {
  return { line: row.line, column: columns.map[field] ?? null, message };
}

/** A date, also with a time behind it, which is dropped. Days and months in other orders are refused, not guessed. */
function dateIn(text: string): string | null {
  const [, year, month, day] = /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?:[T ].*)?$/.exec(text) ?? [];
  if (year === undefined || month === undefined || day === undefined) return null;
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isDateText(date) && date >= '1900-01-01' && date <= '2199-12-31' ? date : null;
}

/** '1,234.50', '1234.5' and, where no point stands, '12,50'; null for anything else. Up to four places. */
function numberIn(text: string): string | null {
  if (/^-?\d{1,12}(\.\d{1,4})?$/.test(text)) return text;
  if (/^-?\d{1,3}(,\d{3})+(\.\d{1,4})?$/.test(text)) return text.replaceAll(',', '');
  if (/^-?\d{1,12},\d{1,2}$/.test(text)) return text.replace(',', '.');
  return null;
}
