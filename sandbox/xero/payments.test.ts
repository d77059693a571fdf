/** Payments, and what they do to their invoice. */

import { expect, test } from 'vitest';
import { first, type Loose, messages, openBench } from '../test-bench.ts';

const pay = (invoice: Loose, Amount: number | string, more: object = {}) => ({
  Invoice: { InvoiceID: invoice.InvoiceID },
  Account: { Code: '090' },
  Date: '2026-03-05',
  Amount,
  ...more,
});

test('documented: a part payment lowers what is owed, the last one makes the invoice PAID on its date', async () => {
  const { call, invoice } = openBench();
  const made = await invoice();
  const part = await call('PUT', '/Payments', pay(made, '60.01'));
  expect(part.text).toContain('"AmountDue":49.99,"AmountPaid":60.01');
  await call('PUT', '/Payments', pay(made, '49.99', { Date: '2026-03-09' }));
  const after = await call('GET', `/Invoices/${made.InvoiceID}`);
  const paid = first(after.json.Invoices);
  expect([paid.Status, paid.AmountDue, paid.Payments?.length]).toEqual(['PAID', 0, 2]);
  expect(after.text).toContain(`"FullyPaidOnDate":"\\/Date(${Date.UTC(2026, 2, 9)}+0000)\\/"`);
});

test('documented: removing a payment re-opens the invoice', async () => {
  const { call, invoice } = openBench();
  const made = await invoice();
  const { json } = await call('PUT', '/Payments', pay(made, 110));
  const removed = await call('POST', `/Payments/${first(json.Payments).PaymentID}`, { Status: 'DELETED' });
  expect(first(removed.json.Payments).Status).toBe('DELETED');
  const open = first((await call('GET', `/Invoices/${made.InvoiceID}`)).json.Invoices);
  expect([open.Status, open.AmountDue, open.AmountPaid, open.FullyPaidOnDate, open.Payments]).toEqual([
    'AUTHORISED',
    110,
    0,
    undefined,
    [],
  ]);
  expect(
    (await call('POST', `/Payments/${first(json.Payments).PaymentID}`, { Status: 'DELETED' })).status,
  ).toBe(400);
});

test('documented: more than is owed is refused, and under summarizeErrors=false with a 200', async () => {
  const { call, invoice } = openBench();
  const made = await invoice();
  const reply = await call('PUT', '/Payments?summarizeErrors=false', { Payments: [pay(made, 110.01)] });
  expect(reply.status).toBe(200);
  const element = first(reply.json.Payments);
  expect(element.HasValidationErrors).toBe(true);
  expect(messages(element)).toEqual(['Payment amount exceeds the amount outstanding on this document']);
});

test('observed: a payment on a draft is refused in two sentences', async () => {
  const { call, invoice } = openBench();
  const reply = await call('PUT', '/Payments', pay(await invoice({ Status: 'DRAFT' }), 1));
  expect(messages(reply.json)).toEqual([
    'Payment amount exceeds the amount outstanding on this document',
    'Payments can only be made against Authorised documents',
  ]);
});

test('documented: the account is a bank or one that takes payments', async () => {
  const { call, invoice } = openBench();
  const made = await invoice();
  const using = (Code: string) => call('PUT', '/Payments', pay(made, 1, { Account: { Code } }));
  expect(messages((await using('nope')).json)).toEqual(['Account could not be found.']);
  expect((await using('200')).status).toBe(400);
  expect((await using('970')).status).toBe(200);
});

test('documented: with money against it only a few fields may change', async () => {
  const { call, invoice } = openBench();
  const made = await invoice();
  await call('PUT', '/Payments', pay(made, 10));
  const change = (fields: object) => call('POST', `/Invoices/${made.InvoiceID}`, fields);
  const line = first(made.LineItems);
  const ok = await change({
    Reference: 'new',
    LineItems: [{ LineItemID: line.LineItemID, Description: 'Other words', AccountCode: '210' }],
  });
  expect(ok.status).toBe(200);
  expect(first(first(ok.json.Invoices).LineItems).Description).toBe('Other words');
  const both = [
    'Invoice not of valid status for modification',
    'This document cannot be edited as it has a payment or credit note allocated to it.',
  ];
  expect(
    messages((await change({ LineItems: [{ LineItemID: line.LineItemID, UnitAmount: 11 }] })).json),
  ).toEqual(both);
  expect(messages((await change({ Date: '2026-03-02' })).json)).toEqual(both);
  expect(messages((await change({ LineItems: [{ Description: 'new' }] })).json)).toEqual([
    'To update fields on a paid invoice line item, you must supply a LineItemID',
  ]);
  expect(messages((await change({ Status: 'VOIDED' })).json)[0]).toContain(
    'The status VOIDED cannot be applied',
  );
});

test('documented: a new due date on a part-paid invoice leaves UpdatedDateUTC as it was', async () => {
  const { call, invoice, sandbox, tenantId } = openBench();
  const made = await invoice();
  const invoiceId = String(made.InvoiceID);
  const updatedAt = () => sandbox.books.getInvoice({ tenantId, invoiceId })?.updatedAt;
  await call('PUT', '/Payments', pay(made, 10));
  const before = updatedAt();
  sandbox.clock.advance(60_000);
  await call('POST', `/Invoices/${invoiceId}`, { DueDate: '2026-05-01' });
  expect(updatedAt()).toBe(before);
  await call('POST', `/Invoices/${invoiceId}`, { Reference: 'moved' });
  expect(updatedAt()).not.toBe(before);
});

test('documented: a credit counts apart from payments, and taking it away re-opens', async () => {
  const { call, invoice, sandbox, tenantId } = openBench();
  const made = await invoice();
  const invoiceId = String(made.InvoiceID);
  const credited = sandbox.books.applyCredit({ tenantId, invoiceId, amount: '110.00', date: '2026-03-06' });
  expect(credited.ok && [credited.value.status, credited.value.amountCredited]).toEqual(['PAID', '110.00']);
  const shown = first((await call('GET', `/Invoices/${invoiceId}`)).json.Invoices);
  expect([shown.AmountPaid, shown.AmountCredited, shown.CreditNotes?.length]).toEqual([0, 110, 1]);
  const creditId = credited.ok ? (credited.value.credits[0]?.creditId ?? '') : '';
  const open = sandbox.books.removeCredit({ tenantId, invoiceId, creditId });
  expect(open.ok && open.value.status).toBe('AUTHORISED');
});

test('documented: payments list by where, and open question: whether deleted ones show is a switch', async () => {
  const { call, invoice, sandbox } = openBench();
  const made = await invoice();
  const { json } = await call('PUT', '/Payments', pay(made, 5, { Reference: 'P1' }));
  await call('POST', `/Payments/${first(json.Payments).PaymentID}`, { Status: 'DELETED' });
  await call('PUT', '/Payments', pay(made, 6));
  const count = async (query = '') => (await call('GET', `/Payments${query}`)).json.Payments.length;
  expect(await count()).toBe(2);
  expect(
    await count(
      `?where=${encodeURIComponent(`Invoice.InvoiceId==guid("${made.InvoiceID}") AND Status=="AUTHORISED"`)}`,
    ),
  ).toBe(1);
  expect(await count(`?where=${encodeURIComponent('Reference=="P1"')}`)).toBe(1);
  sandbox.control.changeSettings({ switches: { paymentsListShowsDeleted: false } });
  expect(await count()).toBe(1);
});

test('documented: a foreign invoice is paid in its own currency, the bank amount follows from the rate', async () => {
  const { call, invoice } = openBench();
  const made = await invoice({ CurrencyCode: 'USD', CurrencyRate: '0.8000' });
  const reply = await call('PUT', '/Payments', pay(made, 10));
  expect(reply.text).toContain('"BankAmount":12.50,"Amount":10.00');
});

test('documented: our own payment is found by its reference on both lists, deleted or not', async () => {
  const { call, invoice, sandbox } = openBench();
  const made = await invoice();
  await call('PUT', '/Payments', pay(made, 5, { Reference: 'mark-1' }));
  sandbox.clock.advance(10_000);
  const { json } = await call('PUT', '/Payments', pay(made, 6, { Reference: 'mark-2' }));
  const id = first(json.Payments).PaymentID;
  const inside = first((await call('GET', `/Invoices/${made.InvoiceID}`)).json.Invoices).Payments;
  expect(inside.map((each: Loose) => each.Reference)).toEqual(['mark-1', 'mark-2']);
  const since = { 'If-Modified-Since': new Date(sandbox.clock.now() - 5_000).toISOString().slice(0, 19) };
  const list = async (query: string) => (await call('GET', `/Payments${query}`, undefined, since)).json;
  const mine = `?page=1&pageSize=10&where=${encodeURIComponent('Reference=="mark-2"')}`;
  expect(first((await list(mine)).Payments)).toMatchObject({ PaymentID: id, Status: 'AUTHORISED' });
  expect((await list('?page=1')).pagination.itemCount).toBe(1);
  await call('POST', `/Payments/${id}`, { Status: 'DELETED' });
  expect(first((await list(mine)).Payments)).toMatchObject({ Reference: 'mark-2', Status: 'DELETED' });
  const after = first((await call('GET', `/Invoices/${made.InvoiceID}`)).json.Invoices).Payments;
  expect(after.map((each: Loose) => each.Reference)).toEqual(['mark-1']);
});
