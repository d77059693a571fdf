/** A walk through every operation of the practice Xero, with everything said on the way kept. */
import { expect } from 'vitest';
import type { Exchange, Sandbox, SandboxOptions } from '../../sandbox/sandbox.ts';
import { type Loose, openBench } from '../../sandbox/test-bench.ts';

export type Tour = {
  readonly sandbox: Sandbox;
  readonly tenantId: string;
  readonly contactId: string;
  readonly exchanges: readonly Exchange[];
  /** One call that must be answered with this status; answers the body. */
  call(expected: number, method: string, path: string, body?: unknown, headers?: Headings): Promise<Loose>;
};

type Headings = Readonly<Record<string, string>>;

export function openTour(
  countryCode: string,
  options: SandboxOptions = {},
  scope: { readonly scope?: string } = {},
): Tour {
  const exchanges: Exchange[] = [];
  const observe = (exchange: Exchange) => exchanges.push(exchange);
  const { sandbox, tenantId, contactId, call } = openBench(
    { observe, ...options },
    { countryCode, ...scope },
  );
  return {
    sandbox,
    tenantId,
    contactId,
    exchanges,
    async call(expected, method, path, body, headers = {}) {
      const typed = body === undefined ? headers : { 'Content-Type': 'application/json', ...headers };
      const reply = await call(method, path, body, typed);
      expect(reply.status, `${method} ${path}: ${reply.text}`).toBe(expected);
      return reply.json;
    },
  };
}

export const keyed = (key: string) => ({ 'Idempotency-Key': key });

/** Of four decimals in its price. */
export const line = {
  Description: 'Sample shirts',
  Quantity: 3,
  UnitAmount: 25.0612,
  AccountCode: '200',
  TaxType: 'OUTPUT',
};

/** Approved, of one line. */
export const draftFor = (contactId: string) => ({
  Type: 'ACCREC',
  Status: 'AUTHORISED',
  Contact: { ContactID: contactId },
  Date: '2026-03-01',
  DueDate: '2026-03-20',
  LineAmountTypes: 'Exclusive',
  LineItems: [line],
});

/** Every list and every single record, with each parameter once. */
export async function readEverything({ call }: Tour): Promise<void> {
  const changed = { 'If-Modified-Since': '2020-01-01T00:00:00' };
  await call(200, 'GET', '/Organisation');
  await call(200, 'GET', '/Organisation/Actions');
  const lists = [
    ['Accounts', 'AccountID', 'where=Status%3D%3D%22ACTIVE%22&order=Code'],
    ['Items', 'ItemID', 'unitdp=4&order=Code'],
    ['TaxRates', 'TaxType', 'order=Name'],
    ['TrackingCategories', 'TrackingCategoryID', 'includeArchived=true'],
    ['BrandingThemes', 'BrandingThemeID', ''],
    ['Contacts', 'ContactID', 'page=1&pageSize=3&includeArchived=true&order=Name'],
    ['Invoices', 'InvoiceID', 'page=1&pageSize=100&unitdp=4&order=InvoiceID'],
    ['CreditNotes', 'CreditNoteID', 'page=1&pageSize=100&unitdp=4&order=CreditNoteID'],
    ['BankTransactions', 'BankTransactionID', 'page=1&pageSize=100&unitdp=4&order=Date'],
    ['Prepayments', 'PrepaymentID', 'page=1&pageSize=100&unitdp=4&order=Date'],
    ['Overpayments', 'OverpaymentID', 'page=1&pageSize=100&unitdp=4&order=Date'],
    ['Payments', 'PaymentID', 'page=1&pageSize=100&order=Date'],
    ['BatchPayments', 'BatchPaymentID', 'where=Status%3D%3D%22AUTHORISED%22&order=Date'],
  ] as const;
  for (const [noun, idField, query] of lists) {
    await call(200, 'GET', `/${noun}`);
    const list = (await call(200, 'GET', `/${noun}?${query}`))[noun];
    for (const record of list) await call(200, 'GET', `/${noun}/${record[idField]}`);
  }
  await call(200, 'GET', '/Currencies?order=Code');
  const dated = ['Accounts', 'Items', 'Contacts', 'Invoices', 'CreditNotes', 'BankTransactions'];
  for (const noun of [...dated, 'Prepayments', 'Overpayments', 'Payments', 'BatchPayments'])
    await call(200, 'GET', `/${noun}`, undefined, changed);
  await call(200, 'GET', '/Contacts?summaryOnly=true&searchTerm=sample');
}

/** Every way of asking for invoices, one of which is known by id and number. */
export async function readInvoices({ call, contactId }: Tour, invoice: Loose): Promise<void> {
  const { InvoiceID: id, InvoiceNumber: number } = invoice;
  await call(200, 'GET', `/Invoices?IDs=${id}&includeArchived=true`);
  await call(200, 'GET', `/Invoices?InvoiceNumbers=${number}&ContactIDs=${contactId}`);
  await call(200, 'GET', '/Invoices?Statuses=AUTHORISED,PAID&createdByMyApp=true&searchTerm=INV');
  await call(200, 'GET', '/Invoices?summaryOnly=true&where=Type%3D%3D%22ACCREC%22');
  await call(200, 'GET', `/Invoices/${number}`);
  await call(200, 'GET', `/Invoices/${id}?unitdp=4`, undefined, { Accept: 'application/pdf' });
  await call(404, 'GET', `/Invoices/${id}/pdf`);
  await call(200, 'GET', `/Invoices/${id}/OnlineInvoice`);
}
