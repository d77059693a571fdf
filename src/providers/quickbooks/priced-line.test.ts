import { expect, test } from 'vitest';
import { heldPricing, pricingIn } from './priced-line.ts';

const plain = { quantity: '2', unitPrice: '100.00', discountRate: '0' };

/** What stands in the books, as the adapter would read it. */
function readBack(line: typeof plain, containedRate: string | null, description = 'Caps') {
  const { quantity, unitPrice, amount, shownAmount, remark } = heldPricing(line, containedRate);
  return pricingIn([description, remark].filter((part) => part !== '').join(' '), {
    quantity: quantity.toFixed(),
    unitPrice: unitPrice.toFixed(),
    amount: amount.toFixed(2),
    shownAmount: shownAmount.toFixed(2),
  });
}

test('a line without discount goes out as it is, and says nothing more', () => {
  const held = heldPricing(plain, null);
  expect([held.quantity.toFixed(), held.unitPrice.toFixed(), held.amount.toFixed(2), held.remark]).toEqual([
    '2',
    '100',
    '200.00',
    '',
  ]);
});

test('a discount is in the price, and is said behind the description', () => {
  const line = { quantity: '3', unitPrice: '20.00', discountRate: '10' };
  const held = heldPricing(line, null);
  expect([held.quantity.toFixed(), held.unitPrice.toFixed(), held.amount.toFixed(2), held.remark]).toEqual([
    '3',
    '18',
    '54.00',
    '(10% off 20.00)',
  ]);
  expect(readBack(line, null)).toEqual({ ...line, description: 'Caps' });
});

test('where no price comes to the same cent the line goes out as one piece, and comes back as it was meant', () => {
  const line = { quantity: '1000', unitPrice: '0.1648', discountRate: '12.34' };
  const held = heldPricing(line, null);
  expect(held.quantity.times(held.unitPrice).round(2).toFixed(2)).toBe(held.amount.toFixed(2));
  expect(held.amount.toFixed(2)).toBe('144.46');
  expect(readBack(line, null)).toMatchObject(line);
  const large = { quantity: '99999', unitPrice: '0.0127', discountRate: '33.3333' };
  expect(heldPricing(large, null).quantity.toFixed()).toBe('1');
  expect(heldPricing(large, null).remark).toBe('(99999 × 0.0127, 33.3333% off)');
  expect(readBack(large, null)).toMatchObject(large);
});

test('a price with tax goes out without it, and comes back with it', () => {
  const held = heldPricing({ ...plain, unitPrice: '120.00' }, '20');
  expect([
    held.unitPrice.toFixed(),
    held.amount.toFixed(2),
    held.shownAmount.toFixed(2),
    held.remark,
  ]).toEqual(['100', '200.00', '240.00', '']);
  const odd = { quantity: '3', unitPrice: '1.115', discountRate: '0' };
  expect(heldPricing(odd, '20').remark).toBe('(3 × 1.115)');
  expect(readBack(odd, '20')).toMatchObject(odd);
});

test('a remark that no longer comes to the amount is a person’s, and stays in the description', () => {
  const read = pricingIn('Caps (10% off 20.00)', {
    quantity: '3',
    unitPrice: '17',
    amount: '51.00',
    shownAmount: '51.00',
  });
  expect(read).toEqual({
    quantity: '3',
    unitPrice: '17',
    discountRate: '0',
    description: 'Caps (10% off 20.00)',
  });
});

test('a line of people’s may have an amount alone', () => {
  const read = pricingIn('Typed in', {
    quantity: null,
    unitPrice: null,
    amount: '12.34',
    shownAmount: '12.34',
  });
  expect(read).toEqual({ quantity: '1', unitPrice: '12.34', discountRate: '0', description: 'Typed in' });
});
