/** The part of the tour that is told no: each envelope of a refusal, in answer to well-formed requests. */
import type { Tour } from './tour.ts';
import { openTour } from './tour.ts';

const nobody = '11111111-1111-4111-8111-111111111111';

/** Everything about single records and elements. */
export async function beRefused(tour: Tour): Promise<void> {
  await findNothing(tour);
  await failElements(tour);
  await failFiles(tour);
  const { call } = tour;
  await call(400, 'GET', '/Invoices?where=Nonsense');
  await call(401, 'GET', '/Organisation', undefined, { Authorization: 'Bearer nobody' });
  await call(403, 'GET', '/Organisation', undefined, { 'xero-tenant-id': nobody });
}

async function findNothing({ call }: Tour): Promise<void> {
  for (const noun of [
    'Accounts',
    'Items',
    'TrackingCategories',
    'BrandingThemes',
    'Contacts',
    'Invoices',
    'CreditNotes',
    'BankTransactions',
    'Prepayments',
    'Overpayments',
    'Payments',
    'BatchPayments',
  ])
    await call(404, 'GET', `/${noun}/${nobody}`);
  await call(404, 'GET', '/TaxRates/NOTHING');
  await call(404, 'GET', `/Contacts/${nobody}/History`);
  for (const side of ['OnlineInvoice', 'History']) await call(404, 'GET', `/Invoices/${nobody}/${side}`);
  await call(404, 'POST', `/Invoices/${nobody}/Email`, {});
  await call(404, 'DELETE', `/CreditNotes/${nobody}/Allocations/${nobody}`);
}

/** The same faulty elements, once summarised in a 400 and once labelled in a 200. */
async function failElements({ call, contactId }: Tour): Promise<void> {
  const line = { Description: 'x', Quantity: 1, UnitAmount: 10.5, AccountCode: '999', DiscountRate: 5 };
  const invoice = {
    Type: 'ACCREC',
    Status: 'AUTHORISED',
    Contact: { ContactID: contactId },
    Date: '2026-03-01',
    DueDate: '2026-03-20',
    LineItems: [line],
  };
  const payment = {
    Invoice: { InvoiceID: nobody },
    Account: { Code: '090' },
    Amount: 1.5,
    Date: '2026-03-01',
  };
  const contact = {
    Name: 'Sample Bakery (practice)',
    Phones: [{ PhoneType: 'MOBILE', PhoneNumber: '1' }],
    PaymentTerms: { Sales: { Day: 14, Type: 'DAYSAFTERBILLDATE' } },
  };
  const item = { Code: 'TEE', SalesDetails: { UnitPrice: 2.5 }, IsSold: true };
  const { DueDate: _, ...credit } = { ...invoice, Type: 'ACCRECCREDIT' };
  const received = {
    Type: 'RECEIVE-PREPAYMENT',
    Contact: { ContactID: contactId },
    BankAccount: { Code: '090' },
    LineItems: [line],
  };
  const several = { Account: { Code: '090' }, Date: '2026-03-01', Payments: [payment] };
  const batches = {
    BankTransactions: received,
    BatchPayments: several,
    Invoices: invoice,
    CreditNotes: credit,
    Contacts: contact,
    Payments: payment,
    Items: item,
  };
  for (const [noun, element] of Object.entries(batches)) {
    await call(400, 'PUT', `/${noun}`, { [noun]: [element] });
    await call(200, 'PUT', `/${noun}?summarizeErrors=false`, { [noun]: [element] });
    await call(400, 'PUT', `/${noun}`, { [noun]: [] });
  }
  const [note] = (await call(200, 'GET', '/CreditNotes')).CreditNotes;
  const allocation = { Invoice: { InvoiceID: nobody }, Amount: 1.5, Date: '2026-03-01' };
  const place = `/CreditNotes/${note.CreditNoteID}/Allocations`;
  await call(400, 'PUT', place, { Allocations: [allocation] });
  await call(200, 'PUT', `${place}?summarizeErrors=false`, { Allocations: [allocation] });
  await call(400, 'PUT', '/Accounts', { Code: '200', Name: 'Sales', Type: 'SALES' });
  await call(400, 'PUT', '/TaxRates', { TaxRates: [{ Name: 'GST on Income' }] });
  await call(400, 'POST', `/Contacts/${contactId}`, { Contacts: [{ EmailAddress: 'no address' }] });
  await call(400, 'PUT', `/Contacts/${contactId}/History`, { HistoryRecords: [{ Details: '' }] });
}

/** Too large, of a bad name, and for nothing. */
async function failFiles({ call }: Tour): Promise<void> {
  const [invoice] = (await call(200, 'GET', '/Invoices?page=1&pageSize=1')).Invoices;
  const place = `/Invoices/${invoice.InvoiceID}/Attachments`;
  const typed = { 'Content-Type': 'application/pdf' };
  await call(413, 'PUT', `${place}/large.pdf`, 'x'.repeat(10 * 1024 * 1024 + 1), typed);
  await call(400, 'PUT', `${place}/a%3Ab.pdf`, 'A sample', typed);
  await call(400, 'PUT', `/Invoices/${nobody}/Attachments/a.pdf`, 'A sample', typed);
}

/** What is said before anybody looks at the request: too many, and not allowed. Sandboxes of their own. */
export async function beTurnedAway(): Promise<readonly Tour[]> {
  const limited = openTour('AU', { limits: true });
  for (let count = 0; count < 60; count += 1) await limited.call(200, 'GET', '/Currencies');
  await limited.call(429, 'GET', '/Currencies');
  const narrow = openTour('AU', {}, { scope: 'accounting.contacts.read' });
  await narrow.call(401, 'GET', '/Organisation');
  return [limited, narrow];
}
