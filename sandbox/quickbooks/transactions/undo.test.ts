/** Voiding and deleting as QuickBooks does it: each fact says how well it is known. */

import { expect, test } from 'vitest';
import { codeOf, type Loose, openQuickbooksBench } from '../test-bench.ts';
import { customer, fresh, sale, to, versionOf } from './sample-documents.ts';

test('documented: the answer to a void names kinds in capitals, and reading the invoice does not', async () => {
  const bench = openQuickbooksBench();
  const made = await bench.make('Invoice', sale(10));
  const voided = await bench.make('Invoice', versionOf(made), '?operation=void');
  expect(voided).toMatchObject({ EmailStatus: 'NOT_SET', PrintStatus: 'NEED_TO_PRINT' });
  expect(voided.Line.map((line: Loose) => line.DetailType)).toEqual([
    'SALES_ITEM_LINE_DETAIL',
    'SUB_TOTAL_LINE_DETAIL',
  ]);
  const read = await fresh(bench, 'Invoice', made);
  expect(read.Line[0]).toMatchObject({
    DetailType: 'SalesItemLineDetail',
    Amount: 0,
    SalesItemLineDetail: { Qty: 0 },
  });
  bench.sandbox.control.changeSettings({ switches: { voidWords: 'plain' } });
  const other = await bench.make(
    'Invoice',
    versionOf(await bench.make('Invoice', sale(1))),
    '?operation=void',
  );
  expect(other.EmailStatus).toBe('NotSet');
});

test('assumed: voided twice, the note says so once', async () => {
  const bench = openQuickbooksBench();
  const made = await bench.make('Invoice', sale(10, { PrivateNote: 'Ours' }));
  const once = await bench.make('Invoice', versionOf(made), '?operation=void');
  const twice = await bench.make('Invoice', versionOf(once), '?operation=void');
  expect([once.PrivateNote, twice.PrivateNote]).toEqual(['Voided - Ours', 'Voided - Ours']);
});

test('assumed: where paid invoices may be voided, the payment keeps its money and the customer the credit', async () => {
  const bench = openQuickbooksBench();
  bench.sandbox.control.changeSettings({ switches: { linkedUndo: 'unlink' } });
  const [paid, other] = [await bench.make('Invoice', sale(30)), await bench.make('Invoice', sale(20))];
  const payment = await bench.make('Payment', {
    ...customer,
    TotalAmt: 50,
    Line: [to(30, paid), to(20, other)],
  });
  const voided = await bench.make('Invoice', { Id: paid.Id, SyncToken: '1' }, '?operation=void');
  expect(voided).toMatchObject({ TotalAmt: 0, Balance: 0, LinkedTxn: [], SyncToken: '3' });
  expect(await fresh(bench, 'Payment', payment)).toMatchObject({ UnappliedAmt: 30, TotalAmt: 50 });
  expect((await fresh(bench, 'Invoice', other)).Balance).toBe(0);
  expect((await fresh(bench, 'Customer', { Id: '1' })).Balance).toBe(-30);
});

test('assumed: a deleted invoice frees the credit memo that was set against it', async () => {
  const bench = openQuickbooksBench();
  bench.sandbox.control.changeSettings({ switches: { linkedUndo: 'unlink' } });
  const [invoice, memo] = [await bench.make('Invoice', sale(30)), await bench.make('CreditMemo', sale(30))];
  const tie = await bench.make('Payment', {
    ...customer,
    TotalAmt: 0,
    Line: [to(30, invoice), to(30, memo, 'CreditMemo')],
  });
  await bench.make('Invoice', { Id: invoice.Id, SyncToken: '1' }, '?operation=delete');
  expect(await fresh(bench, 'CreditMemo', memo)).toMatchObject({ RemainingCredit: 30, LinkedTxn: [] });
  expect(codeOf(await bench.call('GET', `/payment/${tie.Id}`))).toBe('610');
  expect((await fresh(bench, 'Customer', { Id: '1' })).Balance).toBe(-30);
});

test('documented: a credit memo that is used is not voided until it is free', async () => {
  const bench = openQuickbooksBench();
  const [invoice, memo] = [await bench.make('Invoice', sale(30)), await bench.make('CreditMemo', sale(30))];
  const lines = [to(30, invoice), to(30, memo, 'CreditMemo')];
  const tie = await bench.make('Payment', { ...customer, TotalAmt: 0, Line: lines });
  const voiding = async () => {
    const now = await fresh(bench, 'CreditMemo', memo);
    return bench.call('POST', '/creditmemo?operation=void', versionOf(now));
  };
  expect(codeOf(await voiding())).toBe('6000');
  await bench.make('Payment', versionOf(tie), '?operation=delete');
  expect((await voiding()).json.CreditMemo).toMatchObject({ TotalAmt: 0, RemainingCredit: 0 });
  expect((await fresh(bench, 'Customer', { Id: '1' })).Balance).toBe(30);
});
