import { expect, test } from 'vitest';
import { linesOfPayment, partsOf, withMore, without } from './settlement.ts';

const line = (type: string, id: string, amount: string) => ({
  Amount: amount,
  LinkedTxn: [{ TxnId: id, TxnType: type }],
});

test('money pays the invoices that its lines name', () => {
  expect(partsOf({ Line: [line('Invoice', '1', '50.00'), line('Invoice', '2', '7.50')] })).toEqual([
    { memoId: null, target: { kind: 'invoice', id: '1' }, amount: '50.00' },
    { memoId: null, target: { kind: 'invoice', id: '2' }, amount: '7.50' },
  ]);
});

test('credit memos give first, in order, and money pays what they leave', () => {
  const Line = [
    line('Invoice', '1', '70.00'),
    line('CreditMemo', '8', '20.00'),
    line('Invoice', '2', '30.00'),
    line('CreditMemo', '9', '60.00'),
  ];
  expect(partsOf({ Line })).toEqual([
    { memoId: '8', target: { kind: 'invoice', id: '1' }, amount: '20.00' },
    { memoId: '9', target: { kind: 'invoice', id: '1' }, amount: '50.00' },
    { memoId: '9', target: { kind: 'invoice', id: '2' }, amount: '10.00' },
    { memoId: null, target: { kind: 'invoice', id: '2' }, amount: '20.00' },
  ]);
});

test('a payment of nought that links a credit memo with an expense pays credit back', () => {
  expect(partsOf({ Line: [line('CreditMemo', '8', '20.00'), line('Expense', '5', '20.00')] })).toEqual([
    { memoId: '8', target: { kind: 'refund', id: '5' }, amount: '20.00' },
  ]);
});

test('two lines for one invoice are one to everybody else', () => {
  expect(partsOf({ Line: [line('Invoice', '1', '5.00'), line('Invoice', '1', '6.00')] })).toEqual([
    { memoId: null, target: { kind: 'invoice', id: '1' }, amount: '11.00' },
  ]);
});

test('a part is taken out on both of its sides, and what is left of the lines goes again', () => {
  const Line = [
    line('Invoice', '1', '70.00'),
    line('CreditMemo', '8', '20.00'),
    line('Invoice', '2', '30.00'),
  ];
  const lines = linesOfPayment({ Line });
  const [ofMemo, ofMoney] = partsOf({ Line });
  if (ofMemo === undefined || ofMoney === undefined) throw new Error('It has two parts');
  expect(without(lines, ofMemo)).toEqual([
    { type: 'Invoice', id: '1', amount: '50.00' },
    { type: 'Invoice', id: '2', amount: '30.00' },
  ]);
  expect(without(lines, ofMoney)).toEqual([
    { type: 'Invoice', id: '1', amount: '20.00' },
    { type: 'CreditMemo', id: '8', amount: '20.00' },
    { type: 'Invoice', id: '2', amount: '30.00' },
  ]);
});

test('more for an invoice that a line names already makes that line larger', () => {
  const lines = [{ type: 'Invoice', id: '1', amount: '5.00' }];
  expect(withMore(lines, { type: 'Invoice', id: '1', amount: '2.50' })).toEqual([
    { type: 'Invoice', id: '1', amount: '7.50' },
  ]);
  expect(withMore(lines, { type: 'Expense', id: '1', amount: '2.50' })).toHaveLength(2);
});
