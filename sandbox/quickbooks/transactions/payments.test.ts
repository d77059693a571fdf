/** Payments, credit memos and refunds as QuickBooks applies them: each fact says how well it is known. */

import { expect, test } from 'vitest';
import { codeOf, type Loose, openQuickbooksBench } from '../test-bench.ts';
import { customer, fresh, sale, to } from './sample-documents.ts';

test('observed: a payment lessens the balance, links the invoice and moves its version and its time', async () => {
  const bench = openQuickbooksBench();
  const invoice = await bench.make('Invoice', sale(100));
  const payment = await bench.make('Payment', { ...customer, TotalAmt: 40, Line: [to(40, invoice)] });
  expect(payment).toMatchObject({ UnappliedAmt: 0, TotalAmt: 40, DepositToAccountRef: { value: '4' } });
  expect(payment.Line[0].LineEx.any[1].value).toEqual({ Name: 'txnOpenBalance', Value: '100.00' });
  expect(await fresh(bench, 'Invoice', invoice)).toMatchObject({
    Balance: 60,
    SyncToken: '1',
    LinkedTxn: [{ TxnId: payment.Id, TxnType: 'Payment' }],
  });
  expect((await fresh(bench, 'Customer', { Id: '1' })).Balance).toBe(60);
});

test('documented: what is not applied stays with the customer; a payment without lines is all of it', async () => {
  const bench = openQuickbooksBench();
  const invoice = await bench.make('Invoice', sale(30));
  expect(await bench.make('Payment', { ...customer, TotalAmt: 50, Line: [to(30, invoice)] })).toMatchObject({
    UnappliedAmt: 20,
  });
  expect(await bench.make('Payment', { ...customer, TotalAmt: 25 })).toMatchObject({ UnappliedAmt: 25 });
  expect((await fresh(bench, 'Customer', { Id: '1' })).Balance).toBe(-45);
});

test('assumed: more than is open, or than was paid, or another customer’s invoice is refused', async () => {
  const bench = openQuickbooksBench();
  const invoice = await bench.make('Invoice', sale(30));
  const pay = (fields: Loose) => bench.call('POST', '/payment', { ...customer, ...fields });
  expect(codeOf(await pay({ TotalAmt: 50, Line: [to(31, invoice)] }))).toBe('6000');
  expect(codeOf(await pay({ TotalAmt: 20, Line: [to(30, invoice)] }))).toBe('6000');
  expect(codeOf(await pay({ CustomerRef: { value: '2' }, TotalAmt: 30, Line: [to(30, invoice)] }))).toBe(
    '6000',
  );
});

test('documented: lines are all or none, sparse too; a void and a deletion give the invoice its balance back', async () => {
  const bench = openQuickbooksBench();
  const [one, two] = [await bench.make('Invoice', sale(30)), await bench.make('Invoice', sale(20))];
  const payment = await bench.make('Payment', {
    ...customer,
    TotalAmt: 50,
    Line: [to(30, one), to(20, two)],
  });
  const moved = await bench.make('Payment', {
    Id: payment.Id,
    SyncToken: '0',
    sparse: true,
    Line: [to(30, one)],
  });
  expect(moved).toMatchObject({ UnappliedAmt: 20, SyncToken: '1' });
  expect((await fresh(bench, 'Invoice', two)).Balance).toBe(20);
  const voided = await bench.make(
    'Payment',
    { Id: payment.Id, SyncToken: '1', sparse: true },
    '?operation=update&include=void',
  );
  expect(voided).toMatchObject({ TotalAmt: 0, UnappliedAmt: 0, Line: [] });
  expect(await fresh(bench, 'Invoice', one)).toMatchObject({ Balance: 30, LinkedTxn: [] });
});

test('documented: an invoice with a payment is neither voided nor deleted until it is unlinked', async () => {
  const bench = openQuickbooksBench();
  const invoice = await bench.make('Invoice', sale(30));
  const payment = await bench.make('Payment', { ...customer, TotalAmt: 30, Line: [to(30, invoice)] });
  const undo = (operation: string) =>
    bench.call('POST', `/invoice?operation=${operation}`, { Id: invoice.Id, SyncToken: '1' });
  expect(codeOf(await undo('void'))).toBe('6000');
  expect(codeOf(await undo('delete'))).toBe('6000');
  await bench.make('Payment', { Id: payment.Id, SyncToken: '0' }, '?operation=delete');
  const [paid] = [await fresh(bench, 'Invoice', invoice)];
  expect(paid.Balance).toBe(30);
});

test('documented: a payment of nothing sets a credit memo against an invoice', async () => {
  const bench = openQuickbooksBench();
  const [invoice, memo] = [await bench.make('Invoice', sale(100)), await bench.make('CreditMemo', sale(30))];
  expect(memo).toMatchObject({ RemainingCredit: 30, Balance: 30 });
  const link = await bench.make('Payment', {
    ...customer,
    TotalAmt: 0,
    Line: [to(30, invoice), to(30, memo, 'CreditMemo')],
  });
  expect(link.UnappliedAmt).toBe(0);
  expect((await fresh(bench, 'Invoice', invoice)).Balance).toBe(70);
  expect(await fresh(bench, 'CreditMemo', memo)).toMatchObject({ RemainingCredit: 0, Balance: 0 });
});

test('documented: a check to the customer, linked by a payment of nothing, pays a credit memo back', async () => {
  const bench = openQuickbooksBench();
  const memo = await bench.make('CreditMemo', sale(30));
  const check = await bench.make('Purchase', {
    PaymentType: 'Check',
    AccountRef: { value: '1' },
    EntityRef: { value: '1', type: 'Customer' },
    Line: [
      {
        Amount: 30,
        DetailType: 'AccountBasedExpenseLineDetail',
        AccountBasedExpenseLineDetail: { AccountRef: { value: '3' }, CustomerRef: { value: '1' } },
      },
    ],
  });
  await bench.make('Payment', {
    ...customer,
    TotalAmt: 0,
    Line: [to(30, check, 'Check'), to(30, memo, 'CreditMemo')],
  });
  expect((await fresh(bench, 'CreditMemo', memo)).RemainingCredit).toBe(0);
  expect((await fresh(bench, 'Customer', { Id: '1' })).Balance).toBe(0);
});

test('observed: with the preference, credit is set against open invoices by itself', async () => {
  const bench = openQuickbooksBench({}, { company: 'us-single' });
  const invoice = await bench.make('Invoice', sale(100));
  expect((await bench.make('CreditMemo', sale(30))).RemainingCredit).toBe(0);
  expect((await fresh(bench, 'Invoice', invoice)).Balance).toBe(70);
});

test('observed: with the preference, a new invoice takes what credit there is, and its answer says so', async () => {
  const bench = openQuickbooksBench({}, { company: 'us-single' });
  const memo = await bench.make('CreditMemo', sale(30));
  const invoice = await bench.make('Invoice', sale(100));
  expect(invoice).toMatchObject({ Balance: 70, SyncToken: '1', LinkedTxn: [{ TxnType: 'Payment' }] });
  expect(await fresh(bench, 'CreditMemo', memo)).toMatchObject({ RemainingCredit: 0 });
});

test('documented: a payment inside a deposit is fast', async () => {
  const bench = openQuickbooksBench();
  const invoice = await bench.make('Invoice', sale(30));
  const payment = await bench.make('Payment', { ...customer, TotalAmt: 30, Line: [to(30, invoice)] });
  await bench.make('Deposit', {
    DepositToAccountRef: { value: '1' },
    Line: [{ ...to(30, payment, 'Payment') }],
  });
  const gone = await bench.call('POST', '/payment?operation=delete', { Id: payment.Id, SyncToken: '0' });
  expect(codeOf(gone)).toBe('6540');
});
