/** Deposits and refunds as QuickBooks keeps them: each fact says how well it is known. */

import { expect, test } from 'vitest';
import { codeOf, type Loose, openQuickbooksBench, type QuickbooksBench } from '../test-bench.ts';
import { customer, fresh, sale, to, versionOf } from './sample-documents.ts';

const bank = { DepositToAccountRef: { value: '1' } };
const paid = async (bench: QuickbooksBench, more: Loose = {}) => {
  const invoice = await bench.make('Invoice', sale(30));
  return bench.make('Payment', { ...customer, TotalAmt: 30, Line: [to(30, invoice)], ...more });
};

test('documented: a deposit takes payments to the bank, a fee off them as a negative line', async () => {
  const bench = openQuickbooksBench();
  const payment = await paid(bench);
  const fee = {
    Amount: -0.5,
    DetailType: 'DepositLineDetail',
    DepositLineDetail: { AccountRef: { value: '18' } },
  };
  const deposit = await bench.make('Deposit', { ...bank, Line: [to(30, payment, 'Payment'), fee] });
  expect(deposit).toMatchObject({ TotalAmt: 29.5, Line: [{ LinkedTxn: [{ TxnLineId: '0' }] }, fee] });
});

test('assumed: a payment is deposited once, whole, and only out of Undeposited Funds', async () => {
  const bench = openQuickbooksBench();
  const payment = await paid(bench);
  const deposit = (amount: number, of: Loose) =>
    bench.call('POST', '/deposit', { ...bank, Line: [to(amount, of, 'Payment')] });
  expect(codeOf(await deposit(29, payment))).toBe('6000');
  expect((await deposit(30, payment)).status).toBe(200);
  expect(codeOf(await deposit(30, payment))).toBe('6000');
  expect(codeOf(await deposit(30, await paid(bench, bank)))).toBe('6000');
});

test('documented: a deposit that is deleted lets its payment be changed again', async () => {
  const bench = openQuickbooksBench();
  const payment = await paid(bench);
  const deposit = await bench.make('Deposit', { ...bank, Line: [to(30, payment, 'Payment')] });
  const undo = () =>
    bench.call('POST', '/payment?operation=update&include=void', { ...versionOf(payment), sparse: true });
  expect(codeOf(await undo())).toBe('6540');
  await bench.make('Deposit', versionOf(deposit), '?operation=delete');
  expect((await undo()).json.Payment).toMatchObject({ TotalAmt: 0 });
});

const refund = (PaymentType: string, more: Loose = {}) => ({
  PaymentType,
  AccountRef: { value: '1' },
  EntityRef: { value: '1', type: 'Customer' },
  Line: [
    {
      Amount: 30,
      DetailType: 'AccountBasedExpenseLineDetail',
      AccountBasedExpenseLineDetail: { AccountRef: { value: '3' } },
    },
  ],
  ...more,
});

test('assumed: an expense is linked as an expense, and stays as it is while it is linked', async () => {
  const bench = openQuickbooksBench();
  const memo = await bench.make('CreditMemo', sale(30));
  const expense = await bench.make('Purchase', refund('Cash'));
  const link = (type: string) =>
    bench.call('POST', '/payment', {
      ...customer,
      TotalAmt: 0,
      Line: [to(30, expense, type), to(30, memo, 'CreditMemo')],
    });
  expect(codeOf(await link('Check'))).toBe('2500');
  const tie = (await link('Expense')).json.Payment;
  const undo = async () =>
    bench.call('POST', '/purchase?operation=delete', versionOf(await fresh(bench, 'Purchase', expense)));
  expect(codeOf(await undo())).toBe('6000');
  await bench.make('Payment', versionOf(tie), '?operation=delete');
  expect((await undo()).status).toBe(200);
  expect((await fresh(bench, 'Customer', { Id: '1' })).Balance).toBe(-30);
});

test('assumed: money unapplied is paid back by a check that the payment itself is set against', async () => {
  const bench = openQuickbooksBench();
  const payment = await bench.make('Payment', { ...customer, TotalAmt: 30 });
  const check = await bench.make('Purchase', refund('Check'));
  const used = { ...versionOf(payment), sparse: true, Line: [to(30, check, 'Check')] };
  expect(await bench.make('Payment', used)).toMatchObject({ UnappliedAmt: 0, TotalAmt: 30 });
  expect((await fresh(bench, 'Customer', { Id: '1' })).Balance).toBe(0);
});

test('from memory: a line to what customers owe needs a customer, and the account is a bank’s', async () => {
  const bench = openQuickbooksBench();
  const nobody = await bench.call('POST', '/purchase', refund('Cash', { EntityRef: undefined }));
  expect(codeOf(nobody)).toBe('6000');
  const wrong = await bench.call('POST', '/purchase', refund('Check', { AccountRef: { value: '11' } }));
  expect(codeOf(wrong)).toBe('6430');
});

test('documented: a refund receipt gives money back at once, and nobody owes anything by it', async () => {
  const bench = openQuickbooksBench();
  const made = await bench.make('RefundReceipt', sale(12, bank));
  expect(made).toMatchObject({ TotalAmt: 12, Balance: 0, DepositToAccountRef: { name: 'Checking' } });
  expect((await fresh(bench, 'Customer', { Id: '1' })).Balance).toBe(0);
  expect(codeOf(await bench.call('POST', '/refundreceipt', sale(12)))).toBe('2020');
  const { json } = await bench.call('GET', '/reports/ProfitAndLoss');
  expect(json.Rows.Row.at(-1).Summary.ColData[1].value).toBe('-12.00');
  const voided = await bench.make('RefundReceipt', versionOf(made), '?operation=void');
  expect(voided).toMatchObject({ TotalAmt: 0, PrivateNote: 'Voided' });
});
