/** The official SDK's calls over a real socket: what its makers' client says to the practice Xero. */
import { expect } from 'vitest';
import { BankTransaction, Invoice, LineAmountTypes, Phone, XeroClient } from 'xero-node';
import type { Exchange } from '../../sandbox/sandbox.ts';
import { type Bench, openBench } from '../../sandbox/test-bench.ts';

type Desk = {
  readonly api: XeroClient['accountingApi'];
  readonly tenantId: string;
  readonly contactId: string;
};

/** Runs the SDK's flows and gives everything that was said. */
export async function sdkTour(): Promise<readonly Exchange[]> {
  const exchanges: Exchange[] = [];
  const bench = openBench({ clock: Date, observe: (exchange) => exchanges.push(exchange) });
  const { url, close } = await bench.sandbox.listen(0);
  const desk = deskAt(url, bench);
  await keepContacts(desk);
  await keepInvoices(desk);
  await keepMoney(desk);
  await keepFiles(desk);
  await keepSettings(desk);
  await readLists(desk);
  await close();
  await bench.sandbox.close();
  return exchanges;
}

function deskAt(url: string, { accessToken, tenantId, contactId }: Bench): Desk {
  const xero = new XeroClient();
  xero.setTokenSet({ access_token: accessToken });
  xero.accountingApi.basePath = `${url}/api.xro/2.0`;
  return { api: xero.accountingApi, tenantId, contactId };
}

async function keepContacts({ api, tenantId }: Desk): Promise<void> {
  const phones = [{ phoneType: Phone.PhoneTypeEnum.MOBILE, phoneNumber: '555 0100' }];
  const contact = {
    name: 'From the SDK',
    contactNumber: 'SDK-1',
    emailAddress: 'sdk@practice.example',
    phones,
  };
  const { body } = await api.createContacts(tenantId, { contacts: [contact] }, false, 'sdk-contact');
  const id = idIn(body.contacts?.[0]?.contactID);
  await api.updateOrCreateContacts(
    tenantId,
    { contacts: [{ contactNumber: 'SDK-1', lastName: 'Changed' }] },
    true,
  );
  await api.updateContact(tenantId, id, { contacts: [{ firstName: 'Changed' }] }, 'sdk-contact-change');
  await api.getContact(tenantId, id);
  await api.getContactByContactNumber(tenantId, 'SDK-1');
  await api.createContactHistory(tenantId, id, { historyRecords: [{ details: 'A sample note' }] });
  await api.getContactHistory(tenantId, id);
  await api.getContacts(tenantId, undefined, undefined, 'Name ASC', [id], 1, true, false, 'sdk', 50);
}

async function keepInvoices({ api, tenantId, contactId }: Desk): Promise<void> {
  const draft: Invoice = {
    type: Invoice.TypeEnum.ACCREC,
    status: Invoice.StatusEnum.AUTHORISED,
    contact: { contactID: contactId },
    date: '2026-03-01',
    dueDate: '2026-03-20',
    lineAmountTypes: LineAmountTypes.Exclusive,
    lineItems: [{ description: 'Shirts', quantity: 3, unitAmount: 25.0612, accountCode: '200' }],
  };
  const { body } = await api.createInvoices(tenantId, { invoices: [draft] }, false, 4, 'sdk-invoice');
  const id = idIn(body.invoices?.[0]?.invoiceID);
  const reference = { invoices: [{ invoiceID: id, reference: 'Changed' }] };
  await api.updateOrCreateInvoices(tenantId, reference, false, 4);
  const payment = { invoice: { invoiceID: id }, account: { code: '090' }, amount: 10, date: '2026-03-02' };
  const paid = await api.createPayments(tenantId, { payments: [payment] }, false, 'sdk-payment');
  const paymentId = idIn(paid.body.payments?.[0]?.paymentID);
  await api.createPayment(tenantId, payment);
  await api.getPayment(tenantId, paymentId);
  await api.deletePayment(tenantId, paymentId, { status: 'DELETED' });
  await api.updateInvoice(tenantId, id, { invoices: [{ reference: 'Changed again' }] }, 4);
  await api.getInvoice(tenantId, id, 4);
  await api.getOnlineInvoice(tenantId, id);
  await api.emailInvoice(tenantId, id, {});
  await api.createInvoiceHistory(tenantId, id, { historyRecords: [{ details: 'A sample note' }] });
  await api.getInvoiceHistory(tenantId, id);
}

async function keepMoney({ api, tenantId, contactId }: Desk): Promise<void> {
  const [invoice] = (await api.getInvoices(tenantId)).body.invoices ?? [];
  const owed = { invoiceID: idIn(invoice?.invoiceID) };
  const received = {
    contact: { contactID: contactId },
    bankAccount: { code: '090' },
    date: '2026-03-02',
    lineItems: [{ description: 'Deposit', unitAmount: 5 }],
  };
  const prepaid = [{ description: 'Deposit', unitAmount: 5, accountCode: '200' }];
  const { RECEIVEPREPAYMENT, RECEIVEOVERPAYMENT } = BankTransaction.TypeEnum;
  const bankTransactions = [
    { ...received, type: RECEIVEPREPAYMENT, lineItems: prepaid },
    { ...received, type: RECEIVEOVERPAYMENT },
  ];
  const made = (await api.createBankTransactions(tenantId, { bankTransactions }, false, 4, 'sdk-received'))
    .body;
  const [pre, over] = made.bankTransactions ?? [];
  const part = { allocations: [{ invoice: owed, amount: 1, date: '2026-03-02' }] };
  await api.createPrepaymentAllocations(tenantId, idIn(pre?.prepaymentID), part);
  await api.createOverpaymentAllocations(tenantId, idIn(over?.overpaymentID), part, false, 'sdk-part');
  await api.getBankTransaction(tenantId, idIn(pre?.bankTransactionID), 4);
  const overpayments = (await api.getOverpayments(tenantId, undefined, undefined, undefined, 1)).body
    .overpayments;
  const allocationId = idIn(overpayments?.[0]?.allocations?.[0]?.allocationID);
  await api.deleteOverpaymentAllocations(tenantId, idIn(over?.overpaymentID), allocationId);
  const refund = {
    overpayment: { overpaymentID: idIn(over?.overpaymentID) },
    account: { code: '090' },
    amount: 1,
  };
  await api.createPayments(tenantId, { payments: [refund] });
  const batch = { account: { code: '090' }, date: '2026-03-02', payments: [{ invoice: owed, amount: 1 }] };
  const batches = (await api.createBatchPayment(tenantId, { batchPayments: [batch] })).body.batchPayments;
  const batchId = idIn(batches?.[0]?.batchPaymentID);
  await api.getBatchPayments(tenantId);
  await api.deleteBatchPaymentByUrlParam(tenantId, batchId, { status: 'DELETED' });
}

async function keepFiles({ api, tenantId, contactId }: Desk): Promise<void> {
  const [invoice] = (await api.getInvoices(tenantId)).body.invoices ?? [];
  const id = idIn(invoice?.invoiceID);
  // The SDK leaves the type of a file to its caller.
  const asPdf = { headers: { 'Content-Type': 'application/pdf' } };
  const [first, second] = [Buffer.from('%PDF'), Buffer.from('%PDF 2')];
  await api.createInvoiceAttachmentByFileName(tenantId, id, 'sheet.pdf', first, true, 'sdk-file', asPdf);
  await api.updateInvoiceAttachmentByFileName(tenantId, id, 'sheet.pdf', second, 'sdk-file-2', asPdf);
  await api.getInvoiceAttachments(tenantId, id);
  await api.getInvoiceAttachmentByFileName(tenantId, id, 'sheet.pdf', 'application/pdf');
  await api.getReportAgedReceivablesByContact(tenantId, contactId, '2026-03-31');
  await api.getReportProfitAndLoss(tenantId, '2026-03-01', '2026-03-31', 1, 'MONTH');
}

async function keepSettings({ api, tenantId }: Desk): Promise<void> {
  const component = { name: 'Sample tax', rate: 12.5 };
  const rates = { taxRates: [{ name: 'SDK rate', taxComponents: [component] }] };
  const made = (await api.createTaxRates(tenantId, rates)).body.taxRates?.[0];
  await api.updateTaxRate(tenantId, {
    taxRates: [{ taxType: idIn(made?.taxType), name: 'Renamed', taxComponents: [] }],
  });
  const items = { items: [{ code: 'SDK', name: 'From the SDK', salesDetails: { unitPrice: 1.2345 } }] };
  const item = (await api.createItems(tenantId, items, false, 4)).body.items?.[0];
  await api.updateOrCreateItems(tenantId, items, false, 4);
  await api.updateItem(tenantId, idIn(item?.itemID), items, 4);
  await api.getItem(tenantId, idIn(item?.itemID), 4);
}

/** `If-Modified-Since`, filters and pages as the SDK writes them. */
async function readLists({ api, tenantId }: Desk): Promise<void> {
  const since = new Date('2020-01-01T00:00:00Z');
  const statuses = ['AUTHORISED'];
  await api.getOrganisations(tenantId);
  await api.getOrganisationActions(tenantId);
  await api.getAccounts(tenantId, since, 'Type=="BANK"', 'Code ASC');
  await api.getTaxRates(tenantId, undefined, 'Name ASC');
  await api.getItems(tenantId, since, undefined, 'Code ASC', 4);
  await api.getCurrencies(tenantId);
  await api.getTrackingCategories(tenantId, undefined, undefined, true);
  await api.getBrandingThemes(tenantId);
  await api.getPayments(tenantId, since, undefined, undefined, 1, 50);
  const none = undefined;
  const found = await api.getInvoices(
    ...([tenantId, since, 'Type=="ACCREC"', 'InvoiceNumber ASC', none, none, none, statuses, 1] as const),
    ...([false, true, 4, false, 50, 'INV'] as const),
  );
  expect(found.body.pagination?.itemCount).toBe(1);
}

function idIn(id: string | undefined): string {
  if (id === undefined) throw new Error('The answer has no id');
  return id;
}
