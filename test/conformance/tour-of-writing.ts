/** The part of the tour that writes: each way of making and changing each kind of record, as full as may be. */
import type { Loose } from '../../sandbox/test-bench.ts';
import { draftFor, keyed, line, readInvoices, type Tour } from './tour.ts';
import { writeMoney } from './tour-of-money.ts';

/** Leaves behind invoices in every state, with payments and credits, in two currencies. */
export async function writeEverything(tour: Tour): Promise<void> {
  await writeSettings(tour);
  await writeContacts(tour);
  const invoice = await writeInvoices(tour);
  await writeCreditNotes(tour, invoice);
  await writePayments(tour, invoice);
  await writeMoney(tour);
  await writeBesides(tour, invoice);
  await readInvoices(tour, invoice);
}

async function writeSettings({ call }: Tour): Promise<void> {
  const account = { Code: '299', Name: 'Sample sales', Type: 'SALES', Description: 'A sample' };
  const [made] = (await call(200, 'PUT', '/Accounts', account, keyed('account'))).Accounts;
  const change = { Name: 'Renamed sample sales', EnablePaymentsToAccount: true, Status: 'ARCHIVED' };
  await call(200, 'POST', `/Accounts/${made.AccountID}`, { Accounts: [change] });
  const part = { Name: 'Sample tax', Rate: 12.5, IsCompound: false, IsNonRecoverable: false };
  const rate = { Name: 'Sample rate', ReportTaxType: 'OUTPUT', TaxComponents: [part] };
  const [madeRate] = (await call(200, 'PUT', '/TaxRates', { TaxRates: [rate] })).TaxRates;
  const gone = { ...rate, TaxType: madeRate.TaxType, Status: 'DELETED' };
  await call(200, 'POST', '/TaxRates', { TaxRates: [gone] });
  await call(200, 'PUT', '/Currencies', { Code: 'EUR', Description: 'Euro' });
  const prices = { UnitPrice: 1.2345, AccountCode: '200', TaxType: 'OUTPUT' };
  const item = {
    Code: 'SAMPLE',
    Name: 'A sample',
    Description: 'A sample',
    IsSold: true,
    SalesDetails: prices,
  };
  const [madeItem] = (await call(200, 'PUT', '/Items?unitdp=4&summarizeErrors=false', { Items: [item] }))
    .Items;
  await call(200, 'POST', '/Items', { Items: [{ ...item, IsPurchased: false }] });
  await call(200, 'POST', `/Items/${madeItem.ItemID}?unitdp=4`, { Items: [item] });
}

async function writeContacts({ call, sandbox, tenantId }: Tour): Promise<void> {
  const full = {
    Name: 'A full sample contact',
    ContactNumber: 'SAMPLE-1',
    AccountNumber: 'A-1',
    FirstName: 'Sam',
    LastName: 'Sample',
    EmailAddress: 'sam@practice.example',
    CompanyNumber: '1',
    TaxNumber: '2',
    BankAccountDetails: '3',
    AccountsReceivableTaxType: 'OUTPUT',
    AccountsPayableTaxType: 'INPUT',
    DefaultCurrency: 'AUD',
    SalesDefaultAccountCode: '200',
    PurchasesDefaultAccountCode: '310',
    SalesDefaultLineAmountType: 'EXCLUSIVE',
    PurchasesDefaultLineAmountType: 'INCLUSIVE',
    ContactPersons: [{ FirstName: 'Pat', EmailAddress: 'pat@practice.example', IncludeInEmails: true }],
    Addresses: [{ AddressType: 'STREET', AddressLine1: '1 Sample Street', City: 'Sampleton' }],
    Phones: [{ PhoneType: 'MOBILE', PhoneNumber: '555 0100', PhoneAreaCode: '1', PhoneCountryCode: '61' }],
    PaymentTerms: {
      Sales: { Day: 14, Type: 'DAYSAFTERBILLDATE' },
      Bills: { Day: 20, Type: 'OFFOLLOWINGMONTH' },
    },
  };
  const query = '?summarizeErrors=false';
  const [made] = (await call(200, 'PUT', `/Contacts${query}`, { Contacts: [full] }, keyed('contact')))
    .Contacts;
  await call(200, 'POST', '/Contacts', { Contacts: [{ ContactNumber: 'SAMPLE-1', LastName: 'Changed' }] });
  await call(200, 'POST', `/Contacts/${made.ContactID}`, { Contacts: [{ FirstName: 'Changed' }] });
  await call(200, 'GET', '/Contacts/SAMPLE-1');
  const note = { HistoryRecords: [{ Details: 'A sample note' }] };
  await call(200, 'PUT', `/Contacts/${made.ContactID}/History`, note);
  await call(200, 'GET', `/Contacts/${made.ContactID}/History`);
  const [other] = (await call(200, 'PUT', '/Contacts', { Contacts: [{ Name: 'A double' }] })).Contacts;
  sandbox.books.mergeContacts({ tenantId, contactId: other.ContactID, intoContactId: made.ContactID });
  await call(200, 'GET', `/Contacts?IDs=${other.ContactID}&page=1&includeArchived=true`);
}

/** @returns a part-paid invoice's forerunner: approved, of several lines */
async function writeInvoices({ call, contactId, sandbox, tenantId }: Tour): Promise<Loose> {
  const draft = draftFor(contactId);
  const [theme] = (await call(200, 'GET', '/BrandingThemes')).BrandingThemes;
  const [category] = (await call(200, 'GET', '/TrackingCategories')).TrackingCategories;
  const tracking = [{ Name: category.Name, Option: category.Options[0].Name }];
  const full = {
    ...draft,
    Reference: 'Sample order',
    Url: 'https://desk.example.com/invoices/sample',
    BrandingThemeID: theme.BrandingThemeID,
    CurrencyCode: 'AUD',
    ExpectedPaymentDate: '2026-03-25',
    SentToContact: true,
    LineItems: [
      { ...line, DiscountRate: 10, Tracking: tracking },
      { ...line, DiscountAmount: 1.5 },
      { ItemCode: 'TEE', Quantity: 1 },
      { Description: 'Only words' },
    ],
  };
  const foreign = { ...draft, CurrencyCode: 'USD', CurrencyRate: 0.75, LineAmountTypes: 'Inclusive' };
  const { TaxType: _, ...untaxed } = line;
  const bill = { ...draft, Type: 'ACCPAY', InvoiceNumber: 'BILL-1', PlannedPaymentDate: '2026-03-18' };
  const bills = { ...bill, LineItems: [{ ...untaxed, AccountCode: '310' }] };
  const query = '?summarizeErrors=false&unitdp=4';
  const body = { Invoices: [full, foreign, bills, { ...draft, Status: 'DRAFT' }] };
  const made = (await call(200, 'PUT', `/Invoices${query}`, body, keyed('invoices'))).Invoices;
  await call(200, 'PUT', `/Invoices${query}`, body, keyed('invoices'));
  const [first, , , last] = made;
  const byNumber = { ...draft, InvoiceNumber: last.InvoiceNumber, Status: 'SUBMITTED' };
  await call(200, 'POST', '/Invoices', { Invoices: [byNumber] });
  await call(200, 'POST', `/Invoices/${last.InvoiceID}`, { Invoices: [{ Status: 'DELETED' }] });
  const [warned] = (await call(200, 'PUT', `/Invoices${query}`, warning(draft))).Invoices;
  await call(200, 'POST', `/Invoices/${warned.InvoiceNumber}`, { Invoices: [{ Reference: 'Changed' }] });
  const dates = { tenantId, invoiceId: first.InvoiceID, amount: '1.00', date: '2026-03-02' };
  for (const kind of ['CreditNote', 'Prepayment', 'Overpayment'] as const)
    sandbox.books.applyCredit({ ...dates, kind });
  return first;
}

/** A draft that is saved with a warning. */
const warning = (draft: Readonly<Record<string, unknown>>) => ({
  Invoices: [{ ...draft, Status: 'DRAFT', SentToContact: true }],
});

/** Made, changed, allocated and taken back; one is left used up, one void and one a draft of a bill's. */
async function writeCreditNotes({ call, contactId }: Tour, invoice: Loose): Promise<void> {
  const { DueDate: _, ...head } = draftFor(contactId);
  const [theme] = (await call(200, 'GET', '/BrandingThemes')).BrandingThemes;
  const full = {
    ...head,
    Type: 'ACCRECCREDIT',
    Reference: 'Sample return',
    BrandingThemeID: theme.BrandingThemeID,
    CurrencyCode: 'AUD',
  };
  const { TaxType: __, ...untaxed } = line;
  const bill = { ...head, Type: 'ACCPAYCREDIT', Status: 'DRAFT' };
  const bills = { ...bill, LineItems: [{ ...untaxed, AccountCode: '310' }] };
  const query = '?summarizeErrors=false&unitdp=4';
  const body = { CreditNotes: [full, { ...full, Status: 'DRAFT', CreditNoteNumber: 'CN-SAMPLE' }, bills] };
  const made = (await call(200, 'PUT', `/CreditNotes${query}`, body, keyed('credits'))).CreditNotes;
  const [note, draft] = made;
  const byNumber = { ...full, CreditNoteNumber: 'CN-SAMPLE', Status: 'SUBMITTED' };
  await call(200, 'POST', `/CreditNotes${query}`, { CreditNotes: [byNumber] }, keyed('credit-change'));
  const approved = { CreditNotes: [{ Status: 'AUTHORISED', Reference: 'Changed' }] };
  await call(200, 'POST', `/CreditNotes/${draft.CreditNoteID}?unitdp=4`, approved, keyed('credit-approve'));
  await call(200, 'POST', `/CreditNotes/${draft.CreditNoteID}`, { CreditNotes: [{ Status: 'VOIDED' }] });
  const place = `/CreditNotes/${note.CreditNoteID}/Allocations`;
  const part = { Invoice: { InvoiceID: invoice.InvoiceID }, Amount: 1.5, Date: '2026-03-02' };
  const [first] = (await call(200, 'PUT', place, { Allocations: [part] }, keyed('allocation'))).Allocations;
  await call(200, 'PUT', `${place}?summarizeErrors=false`, { Allocations: [{ ...part, Amount: 2 }] });
  await call(200, 'GET', `/CreditNotes/${note.CreditNoteID}?unitdp=4`);
  await call(200, 'DELETE', `${place}/${first.AllocationID}`);
  await call(200, 'GET', '/CreditNotes?where=Reference%3D%3D%22Sample%20return%22&order=CreditNoteNumber');
}

async function writePayments({ call }: Tour, invoice: Loose): Promise<void> {
  const subject = { Invoice: { InvoiceID: invoice.InvoiceID }, Account: { Code: '090' } };
  const payment = { ...subject, Date: '2026-03-02', Amount: 10, Reference: 'Sample', IsReconciled: false };
  const query = '?summarizeErrors=false';
  const [made] = (await call(200, 'PUT', `/Payments${query}`, { Payments: [payment] }, keyed('payment')))
    .Payments;
  await call(200, 'POST', '/Payments', payment);
  await call(200, 'POST', `/Payments/${made.PaymentID}`, { Status: 'DELETED' });
  const [open] = (await call(200, 'GET', `/Invoices/${invoice.InvoiceID}`)).Invoices;
  await call(200, 'PUT', '/Payments', {
    Payments: [{ ...payment, Amount: open.AmountDue, IsReconciled: true }],
  });
}

async function writeBesides({ call }: Tour, { InvoiceID: id }: Loose): Promise<void> {
  await call(204, 'POST', `/Invoices/${id}/Email`, {});
  await call(200, 'PUT', `/Invoices/${id}/History`, { HistoryRecords: [{ Details: 'A sample note' }] });
  await call(200, 'GET', `/Invoices/${id}/History`);
}
