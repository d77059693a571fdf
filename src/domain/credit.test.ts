// How much of an invoice may be credited, line by line and in all.
import { expect, test } from 'vitest';
import { checkCredit, chooseCredit } from './credit.ts';

const lines = [
  { id: 'shirts', quantity: '10.0000', creditedQuantity: '0' },
  { id: 'caps', quantity: '4.0000', creditedQuantity: '1.5' },
  { id: 'sent', quantity: '1.0000', creditedQuantity: '1' },
  { id: 'given-back', quantity: '-2.0000', creditedQuantity: '0' },
];
const ask = (invoiceLineId: string, quantity: string) => chooseCredit(lines, [{ invoiceLineId, quantity }]);

test('without a choice all that is left is credited', () => {
  expect(chooseCredit(lines, null)).toEqual({
    lines: [
      { invoiceLineId: 'shirts', quantity: '10' },
      { invoiceLineId: 'caps', quantity: '2.5' },
      { invoiceLineId: 'given-back', quantity: '-2' },
    ],
    faults: [],
  });
});

test('as much as is left may be credited, and no more', () => {
  expect(ask('caps', '2.5').faults).toEqual([]);
  expect(ask('caps', '2.5001').faults).toMatchObject([{ path: 'lines.0.quantity' }]);
  expect(ask('caps', '0').faults).toMatchObject([{ path: 'lines.0.quantity' }]);
  expect(ask('shirts', '-1').faults).toMatchObject([{ path: 'lines.0.quantity' }]);
});

test('a line that gives something back is credited in its own direction', () => {
  expect(ask('given-back', '-2').faults).toEqual([]);
  expect(ask('given-back', '1').faults).toMatchObject([{ path: 'lines.0.quantity' }]);
});

test('a line of another invoice, one that is credited already, and one named twice are refused', () => {
  expect(ask('elsewhere', '1').faults).toMatchObject([{ path: 'lines.0.invoiceLineId' }]);
  expect(ask('sent', '1').faults).toMatchObject([{ path: 'lines.0.invoiceLineId' }]);
  const twice = chooseCredit(lines, [
    { invoiceLineId: 'shirts', quantity: '1' },
    { invoiceLineId: 'shirts', quantity: '1' },
  ]);
  expect(twice.faults).toMatchObject([{ path: 'lines.1.invoiceLineId' }]);
});

test('a credit may come to what is left to pay, and to no cent more', () => {
  const credit = (total: string) => checkCredit({ total, left: '99.99', currency: 'AUD' });
  expect(credit('99.99')).toEqual([]);
  expect(credit('100.00')).toMatchObject([{ code: 'PaymentExceedsAmountOwing', field: 'lines' }]);
  expect(credit('0.00')).toMatchObject([{ field: 'lines' }]);
});
