// Totals as a ledger computes them.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decimal, sum } from './decimal.ts';
import { computeTotals, type LineAmountType } from './invoice.ts';

const line = (
  unitPrice: string,
  change: Partial<Parameters<typeof computeTotals>[0]['lines'][number]> = {},
) => ({
  quantity: '1',
  unitPrice,
  discountRate: '0',
  taxRate: '15',
  ...change,
});

test('tax is rounded for each line and then summed: the official example makes 11.44, not 11.45', () => {
  const totals = computeTotals({
    lineAmountType: 'exclusive',
    lines: [line('25.06'), line('25.61'), line('25.63')],
  });
  expect(totals.lines.map(({ taxAmount }) => taxAmount)).toEqual(['3.76', '3.84', '3.84']);
  expect(totals).toMatchObject({ subTotal: '76.30', totalTax: '11.44', total: '87.74' });
});

test('inclusive amounts contain the tax: the total is the sum of the lines', () => {
  const totals = computeTotals({ lineAmountType: 'inclusive', lines: [line('110.00', { taxRate: '10' })] });
  expect(totals).toMatchObject({ subTotal: '100.00', totalTax: '10.00', total: '110.00' });
});

test('no tax means none, whatever rate the line carries', () => {
  expect(computeTotals({ lineAmountType: 'noTax', lines: [line('10.00')] })).toMatchObject({
    totalTax: '0.00',
    total: '10.00',
  });
});

test('half a cent rounds away from zero, for a credit too', () => {
  const half = computeTotals({
    lineAmountType: 'exclusive',
    lines: [line('0.005', { taxRate: '0' }), line('-0.005', { taxRate: '0' })],
  });
  expect(half.lines.map(({ lineAmount }) => lineAmount)).toEqual(['0.01', '-0.01']);
});

test('a discount is taken before rounding, and four-place prices count', () => {
  const totals = computeTotals({
    lineAmountType: 'exclusive',
    lines: [line('0.1648', { quantity: '1000', discountRate: '12.5', taxRate: '0' })],
  });
  expect(totals.total).toBe('144.20');
});

const cents = (max: number) =>
  fc
    .integer({ min: 0, max })
    .map((n) => (BigInt(n) * 1n).toString().padStart(3, '0').replace(/(..)$/, '.$1'));
const anyLine = fc.record({
  quantity: cents(100_000),
  unitPrice: cents(1_000_000),
  discountRate: fc.constantFrom('0', '5', '12.5', '100'),
  taxRate: fc.constantFrom('0', '5', '10', '15', '20', '8.25'),
});

test('subtotal and tax always make the total, and the lines always make both', () => {
  fc.assert(
    fc.property(
      fc.constantFrom<LineAmountType>('exclusive', 'inclusive', 'noTax'),
      fc.array(anyLine, { minLength: 1, maxLength: 20 }),
      (lineAmountType, lines) => {
        const totals = computeTotals({ lineAmountType, lines });
        expect(decimal(totals.subTotal).plus(decimal(totals.totalTax)).toFixed(2)).toBe(totals.total);
        expect(sum(totals.lines.map(({ taxAmount }) => decimal(taxAmount))).toFixed(2)).toBe(totals.totalTax);
        const lineSum = sum(totals.lines.map(({ lineAmount }) => decimal(lineAmount)));
        expect(lineSum.toFixed(2)).toBe(lineAmountType === 'exclusive' ? totals.subTotal : totals.total);
      },
    ),
  );
});

test('where tax is rounded for each rate, lines share it and come to it together', () => {
  const lines = ['25.06', '25.61', '25.63'].map((unitPrice) => ({
    quantity: '1',
    unitPrice,
    discountRate: '0',
    taxRate: '15',
  }));
  expect(computeTotals({ lineAmountType: 'exclusive', lines }, 'perRate')).toMatchObject({
    totalTax: '11.45',
    total: '87.75',
    lines: [{ taxAmount: '3.76' }, { taxAmount: '3.84' }, { taxAmount: '3.85' }],
  });
  expect(computeTotals({ lineAmountType: 'inclusive', lines }, 'perRate')).toMatchObject({
    totalTax: '9.95',
    total: '76.30',
  });
});

test('a tax that is made up of several is rounded for each of them, and two of one rate by themselves', () => {
  const line = { quantity: '1', unitPrice: '1.00', discountRate: '0', taxRate: '8.375' };
  const parts = { taxCode: 'city', taxParts: ['6', '2.375'] };
  const totals = (lines: Parameters<typeof computeTotals>[0]['lines']) =>
    computeTotals({ lineAmountType: 'exclusive', lines }, 'perRate').totalTax;
  expect(totals([{ ...line, unitPrice: '1.10', ...parts }])).toBe('0.10');
  expect(totals([{ ...line, unitPrice: '1.10' }])).toBe('0.09');
  const half = { ...line, unitPrice: '0.06', taxRate: '8.4' };
  expect(totals([half, half])).toBe('0.01');
  expect(
    totals([
      { ...half, taxCode: 'one' },
      { ...half, taxCode: 'other' },
    ]),
  ).toBe('0.02');
});
