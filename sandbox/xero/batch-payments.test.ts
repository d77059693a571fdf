/** Batch payments, and payments that were reconciled with the bank. */

import { expect, test } from 'vitest';
import { first, type Loose, messages, openBench } from '../test-bench.ts';

async function open(options: Parameters<typeof openBench>[0] = {}) {
  const bench = openBench(options);
  const { call, invoice } = bench;
  const [one, two] = [await invoice(), await invoice()];
  const part = (owed: Loose, Amount: number) => ({ Invoice: { InvoiceID: owed.InvoiceID }, Amount });
  const body = (payments: readonly unknown[], fields = {}) => ({
    BatchPayments: [{ Account: { Code: '090' }, Date: '2026-03-02', Payments: payments, ...fields }],
  });
  const batch = async (): Promise<Loose> => {
    const sent = body([part(one, 110), part(two, 10)], { Reference: 'Deposit slip 1' });
    return first((await call('PUT', '/BatchPayments', sent)).json.BatchPayments);
  };
  const shown = async (noun: string, id: unknown): Promise<Loose> =>
    first((await call('GET', `/${noun}/${id}`)).json[noun]);
  return { ...bench, one, two, part, body, batch, shown };
}

test('documented: a batch pays its invoices, and each payment names the batch', async () => {
  const { batch, one, two, shown, call } = await open();
  const made = await batch();
  expect(made).toMatchObject({
    Type: 'RECBATCH',
    Status: 'AUTHORISED',
    TotalAmount: 120,
    Reference: 'Deposit slip 1',
    IsReconciled: false,
    Payments: [
      { Invoice: { InvoiceID: one.InvoiceID }, Amount: 110, BankAmount: 110 },
      { Invoice: { InvoiceID: two.InvoiceID }, Amount: 10 },
    ],
  });
  expect((await shown('Invoices', one.InvoiceID)).Status).toBe('PAID');
  expect((await shown('Invoices', two.InvoiceID)).AmountDue).toBe(100);
  const payment = await shown('Payments', made.Payments[0].PaymentID);
  expect(payment).toMatchObject({
    BatchPaymentID: made.BatchPaymentID,
    // Text, as the document's examples have it.
    BatchPayment: { Type: 'RECBATCH', TotalAmount: '120.00', IsReconciled: 'false' },
    Date: '/Date(1772409600000+0000)/',
  });
  expect((await call('GET', '/BatchPayments')).json.BatchPayments).toHaveLength(1);
  const none = encodeURIComponent('Status=="DELETED"');
  expect((await call('GET', `/BatchPayments?where=${none}`)).json.BatchPayments).toEqual([]);
});

test('observed: a payment within a batch cannot be deleted by itself, by the app or by a person', async () => {
  const { batch, call, sandbox, tenantId, shown } = await open();
  const { PaymentID: paymentId } = first((await batch()).Payments);
  const refused = await call('POST', `/Payments/${paymentId}`, { Status: 'DELETED' });
  expect([refused.status, messages(refused.json)]).toEqual([
    400,
    ['Payments within a batch cannot be deleted.'],
  ]);
  expect(sandbox.books.removePayment({ tenantId, paymentId })).toEqual({
    ok: false,
    why: 'Payments within a batch cannot be deleted.',
  });
  expect((await shown('Payments', paymentId)).Status).toBe('AUTHORISED');
});

test.each(['by id', 'by body'])('documented: a batch is deleted as a whole, %s', async (way) => {
  const { batch, call, one, two, shown } = await open();
  const { BatchPaymentID: id, Payments: payments } = await batch();
  const gone = await (way === 'by id'
    ? call('POST', `/BatchPayments/${id}`, { Status: 'DELETED' })
    : call('POST', '/BatchPayments', { BatchPaymentID: id, Status: 'DELETED' }));
  expect(first(gone.json.BatchPayments)).toMatchObject({ Status: 'DELETED', Payments: [], TotalAmount: 120 });
  for (const owed of [one, two])
    expect(await shown('Invoices', owed.InvoiceID)).toMatchObject({ Status: 'AUTHORISED', AmountDue: 110 });
  expect((await shown('Payments', payments[0].PaymentID)).Status).toBe('DELETED');
  expect((await call('POST', `/BatchPayments/${id}`, { Status: 'DELETED' })).status).toBe(400);
});

test('a batch with one payment too large pays nothing', async () => {
  const { call, body, part, one, two, sandbox, tenantId, shown } = await open();
  const refused = await call('PUT', '/BatchPayments', body([part(one, 110), part(two, 111)]));
  expect(messages(refused.json)).toEqual(['Payment amount exceeds the amount outstanding on this document']);
  expect((await shown('Invoices', one.InvoiceID)).AmountDue).toBe(110);
  expect(sandbox.books.listPayments({ tenantId })).toEqual([]);
  expect(sandbox.books.listBatchPayments({ tenantId })).toEqual([]);
});

test.each([
  [{ Payments: [] }, 'At least one payment must be specified'],
  [{ Account: { Code: '200' } }, 'Account must be valid.'],
  [{ Particulars: 'More than twelve' }, 'Particulars exceeds maximum length of 12 characters'],
])('a batch with %j is refused', async (fields, why) => {
  const { call, body, part, one } = await open();
  expect(messages((await call('PUT', '/BatchPayments', body([part(one, 1)], fields))).json)).toEqual([why]);
});

test('a person records a batch, reconciles it, and may still take it back; the API may not', async () => {
  const { sandbox, tenantId, one, two, call, shown } = await open();
  const { books } = sandbox;
  const made = books.recordBatchPayment({
    tenantId,
    accountCode: '090',
    date: '2026-03-03',
    payments: [one, two].map((owed) => ({ invoiceId: owed.InvoiceID, amount: '110.00' })),
  });
  const batchPaymentId = made.ok ? made.value.batchPaymentId : '';
  const paymentId = made.ok ? (made.value.paymentIds[0] ?? '') : '';
  books.reconcilePayment({ tenantId, paymentId });
  expect((await shown('BatchPayments', batchPaymentId)).IsReconciled).toBe(true);
  const payments = (await call('GET', '/Payments')).json.Payments;
  expect(payments.map((each: Loose) => each.IsReconciled)).toEqual([true, true]);
  expect((await call('POST', `/BatchPayments/${batchPaymentId}`, { Status: 'DELETED' })).status).toBe(400);
  expect(books.removeBatchPayment({ tenantId, batchPaymentId }).ok).toBe(true);
  expect((await shown('Invoices', one.InvoiceID)).AmountDue).toBe(110);
});

test.each([
  [false, 400, 'AUTHORISED'],
  [true, 200, 'DELETED'],
])(
  'with reconciledPaymentsDelete %j the API’s deletion of a reconciled payment answers %i',
  async (isFree, status, left) => {
    const { sandbox, tenantId, one, call, shown } = await open({
      switches: { reconciledPaymentsDelete: isFree },
    });
    const { books } = sandbox;
    const money = { amount: '10', date: '2026-03-03', accountCode: '090' };
    const paid = books.recordPayment({ tenantId, invoiceId: String(one.InvoiceID), ...money });
    const on = { tenantId, paymentId: paid.ok ? paid.value.paymentId : '' };
    books.reconcilePayment(on);
    expect((await call('POST', `/Payments/${on.paymentId}`, { Status: 'DELETED' })).status).toBe(status);
    expect((await shown('Payments', on.paymentId)).Status).toBe(left);
    if (isFree) return;
    books.unreconcilePayment(on);
    expect((await call('POST', `/Payments/${on.paymentId}`, { Status: 'DELETED' })).status).toBe(200);
  },
);
