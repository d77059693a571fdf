/** Money, files and reports through the official SDK over a real socket. */

import { afterAll, beforeAll, expect, test } from 'vitest';
import { BankTransaction, Invoice, LineAmountTypes, XeroClient } from 'xero-node';
import { type Bench, openBench } from './test-bench.ts';

let bench: Bench;
let close: () => Promise<void>;
let xero: XeroClient;

beforeAll(async () => {
  bench = openBench({ clock: Date });
  const server = await bench.sandbox.listen(0);
  close = server.close;
  xero = new XeroClient();
  xero.setTokenSet({ access_token: bench.accessToken });
  xero.accountingApi.basePath = `${server.url}/api.xro/2.0`;
});
afterAll(() => close());

async function invoice(): Promise<Invoice> {
  const draft: Invoice = {
    type: Invoice.TypeEnum.ACCREC,
    status: Invoice.StatusEnum.AUTHORISED,
    contact: { contactID: bench.contactId },
    date: '2026-03-01',
    dueDate: '2026-03-20',
    lineAmountTypes: LineAmountTypes.Exclusive,
    lineItems: [{ description: 'Shirts', quantity: 10, unitAmount: 10, accountCode: '200' }],
  };
  const { body } = await xero.accountingApi.createInvoices(bench.tenantId, { invoices: [draft] });
  return one(body.invoices);
}

const received = (type: BankTransaction.TypeEnum): BankTransaction => ({
  type,
  contact: { contactID: bench.contactId },
  bankAccount: { code: '090' },
  date: '2026-03-02',
  lineItems: [
    {
      description: 'Deposit',
      unitAmount: 50,
      ...(type === BankTransaction.TypeEnum.RECEIVEPREPAYMENT && {
        accountCode: '805',
        taxType: 'BASEXCLUDED',
      }),
    },
  ],
});

function one<T>(list: readonly T[] | undefined): T {
  const [found] = list ?? [];
  if (found === undefined) throw new Error('the list is empty');
  return found;
}

test('documented: a prepayment and an overpayment received, allocated, taken back and paid back', async () => {
  const { tenantId } = bench;
  const api = xero.accountingApi;
  const types = [BankTransaction.TypeEnum.RECEIVEPREPAYMENT, BankTransaction.TypeEnum.RECEIVEOVERPAYMENT];
  const sent = { bankTransactions: types.map(received) };
  const [pre, over] = (await api.createBankTransactions(tenantId, sent)).body.bankTransactions ?? [];
  const [prepaymentID, overpaymentID] = [pre?.prepaymentID ?? '', over?.overpaymentID ?? ''];
  const owed = await invoice();
  const part = { invoice: { invoiceID: owed.invoiceID ?? '' }, amount: 20, date: '2026-03-02' };
  await api.createPrepaymentAllocations(tenantId, prepaymentID, { allocations: [part] });
  await api.createOverpaymentAllocations(tenantId, overpaymentID, { allocations: [part] });
  const held = one((await api.getInvoice(tenantId, owed.invoiceID ?? '')).body.invoices);
  expect([held.amountCredited, held.amountDue]).toEqual([40, 70]);
  expect([held.prepayments?.[0]?.appliedAmount, held.overpayments?.[0]?.overpaymentID]).toEqual([
    20,
    overpaymentID,
  ]);
  const read = async () => one((await api.getOverpayment(tenantId, overpaymentID)).body.overpayments);
  expect([(await read()).remainingCredit, (await read()).allocations?.[0]?.amount]).toEqual([30, 20]);
  const allocationID = (await read()).allocations?.[0]?.allocationID ?? '';
  await api.deleteOverpaymentAllocations(tenantId, overpaymentID, allocationID);
  const refund = { overpayment: { overpaymentID }, account: { code: '090' }, amount: 50, date: '2026-03-03' };
  const paid = one((await api.createPayments(tenantId, { payments: [refund] })).body.payments);
  expect(String(paid.paymentType)).toBe('AROVERPAYMENTPAYMENT');
  expect(String((await read()).status)).toBe('PAID');
  await api.deletePayment(tenantId, paid.paymentID ?? '', { status: 'DELETED' });
  expect((await read()).remainingCredit).toBe(50);
  const listed = (await api.getPrepayments(tenantId, undefined, undefined, undefined, 1)).body.prepayments;
  expect(listed?.map((each) => each.remainingCredit)).toEqual([30]);
});

test('documented: a batch payment made, read and deleted', async () => {
  const { tenantId } = bench;
  const api = xero.accountingApi;
  const owed = [await invoice(), await invoice()];
  const payments = owed.map(({ invoiceID }) => ({ invoice: { invoiceID: invoiceID ?? '' }, amount: 110 }));
  const batch = { account: { code: '090' }, date: '2026-03-02', reference: 'Slip', payments };
  const made = one((await api.createBatchPayment(tenantId, { batchPayments: [batch] })).body.batchPayments);
  expect([made.totalAmount, String(made.type), made.payments?.length]).toEqual([220, 'RECBATCH', 2]);
  const child = made.payments?.[0]?.paymentID ?? '';
  const payment = one((await api.getPayment(tenantId, child)).body.payments);
  expect(payment.batchPaymentID).toBe(made.batchPaymentID);
  await expect(api.deletePayment(tenantId, child, { status: 'DELETED' })).rejects.toMatch('within a batch');
  const gone = await api.deleteBatchPaymentByUrlParam(tenantId, made.batchPaymentID ?? '', {
    status: 'DELETED',
  });
  expect(String(one(gone.body.batchPayments).status)).toBe('DELETED');
  const open = one((await api.getInvoice(tenantId, owed[0]?.invoiceID ?? '')).body.invoices);
  expect(open.amountDue).toBe(110);
});

test('documented: a file goes up and comes down as it was', async () => {
  const { tenantId } = bench;
  const api = xero.accountingApi;
  const id = (await invoice()).invoiceID ?? '';
  const file = Buffer.from([0x25, 0x50, 0x44, 0x46, 0x00, 0xff, 0xc3, 0x28]);
  const made = await api.createInvoiceAttachmentByFileName(tenantId, id, 'sheet.pdf', file, true, 'file-1', {
    headers: { 'Content-Type': 'application/pdf' },
  });
  const held = one(made.body.attachments);
  expect([held.fileName, held.contentLength, held.includeOnline]).toEqual(['sheet.pdf', 8, true]);
  const got = await api.getInvoiceAttachmentByFileName(tenantId, id, 'sheet.pdf', 'application/pdf');
  expect([Buffer.from(got.body), got.response.headers['content-type']]).toEqual([file, 'application/pdf']);
  const listed = (await api.getInvoiceAttachments(tenantId, id)).body.attachments;
  expect(listed?.map((each) => each.attachmentID)).toEqual([held.attachmentID]);
  expect(one((await api.getInvoice(tenantId, id)).body.invoices).hasAttachments).toBe(true);
});

test('documented: both reports, and what the organisation allows', async () => {
  const { tenantId, contactId, sandbox } = bench;
  const api = xero.accountingApi;
  await invoice();
  const aged = one((await api.getReportAgedReceivablesByContact(tenantId, contactId)).body.reports);
  expect(aged.rows?.map((each) => String(each.rowType))).toEqual(['Header', 'Section', 'Section', 'Section']);
  const months = await api.getReportProfitAndLoss(tenantId, '2026-03-01', '2026-03-31', 2, 'MONTH');
  expect(one(months.body.reports).rows?.[0]?.cells?.map((cell) => cell.value)).toEqual([
    '',
    '31 Mar 2026',
    '28 Feb 2026',
    '31 Jan 2026',
  ]);
  sandbox.books.setPlan({ tenantId, plan: 'STARTER' });
  const { actions } = (await api.getOrganisationActions(tenantId)).body;
  const denied = actions?.filter((each) => String(each.status) === 'NOT-ALLOWED').map((each) => each.name);
  sandbox.books.setPlan({ tenantId, plan: 'PREMIUM' });
  expect(denied).toContain('UseMulticurrency');
});
