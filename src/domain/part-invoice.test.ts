// Deposits, progress and the final invoice: together they come to the whole, to the cent.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decimal, sum } from './decimal.ts';
import { computeTotals, type LineAmountType } from './invoice.ts';
import { linesOfPart, linesOfRest, type Part, type PartLine, type SourceLine } from './part-invoice.ts';

const rates: Readonly<Record<string, string>> = { gst: '10', vat: '8.875', none: '0' };

const line = (change: Partial<SourceLine> = {}): SourceLine => ({
  description: 'Sample shirts',
  quantity: '10',
  unitPrice: '12.50',
  discountRate: '0',
  productId: 'shirt',
  categoryId: 'clothes',
  taxComponentId: 'gst',
  accountCode: null,
  itemCode: null,
  taxType: null,
  tracking: [],
  lineAmount: '125.00',
  groupName: 'Clothes',
  ...change,
});

const totalsOf = (lines: readonly PartLine[], lineAmountType: LineAmountType = 'exclusive') =>
  computeTotals({
    lineAmountType,
    lines: lines.map((each) => ({ ...each, taxRate: rates[each.taxComponentId ?? 'none'] ?? '0' })),
  });

test('a deposit of thirty percent is one line for what goes to one account under one tax', () => {
  const lines = linesOfPart(
    { kind: 'percent', percent: '30' },
    [line(), line({ lineAmount: '75.00' })],
    'SD-1',
  );
  expect(lines).toMatchObject([
    {
      description: '30 % of SD-1',
      quantity: '1',
      unitPrice: '60.00',
      categoryId: 'clothes',
      productId: null,
    },
  ]);
});

test('a deposit of an amount is shared by what is sold, and its cents are all there', () => {
  const source = [
    line({ lineAmount: '100.00' }),
    line({ categoryId: 'freight', groupName: 'Freight', taxComponentId: 'none', lineAmount: '50.00' }),
  ];
  expect(linesOfPart({ kind: 'amount', amount: '100.00' }, source, 'SD-1')).toMatchObject([
    { description: 'Deposit on SD-1: Clothes', unitPrice: '66.67', taxComponentId: 'gst' },
    { description: 'Deposit on SD-1: Freight', unitPrice: '33.33', taxComponentId: 'none' },
  ]);
});

test('the final invoice lists everything and takes off what was invoiced before', () => {
  const deposit = linesOfPart({ kind: 'percent', percent: '30' }, [line()], 'SD-1');
  const rest = linesOfRest([line()], [{ number: 'INV-7', lines: deposit }]);
  expect(rest).toMatchObject([
    { description: 'Sample shirts', unitPrice: '12.50' },
    { description: 'Less INV-7: 30 % of SD-1', unitPrice: '-37.5' },
  ]);
  expect(totalsOf(rest).total).toBe('96.25');
});

const cents = (max: number) => fc.integer({ min: 1, max }).map((n) => (n / 100).toFixed(2));
const anyLine = fc
  .record({
    quantity: cents(5_000),
    unitPrice: cents(100_000),
    taxComponentId: fc.constantFrom('gst', 'vat', 'none'),
    categoryId: fc.constantFrom('clothes', 'freight'),
  })
  .map((each) => {
    const plain = line(each);
    return { ...plain, lineAmount: totalsOf([plain], 'noTax').subTotal };
  });
const anyPart: fc.Arbitrary<Exclude<Part, { kind: 'rest' | 'whole' }>> = fc.oneof(
  cents(4_000).map((percent) => ({ kind: 'percent' as const, percent })),
  cents(10_000).map((amount) => ({ kind: 'amount' as const, amount })),
);

test('deposits, progress and the final invoice together come to the whole, whatever the taxes', () => {
  fc.assert(
    fc.property(
      fc.array(anyLine, { minLength: 1, maxLength: 6 }),
      fc.array(anyPart, { maxLength: 4 }),
      fc.constantFrom<LineAmountType>('exclusive', 'inclusive', 'noTax'),
      (source, parts, type) => {
        const earlier = parts.map((part, index) => ({
          number: `INV-${index}`,
          lines: linesOfPart(part, source, 'SD-1'),
        }));
        const invoices = [...earlier.map(({ lines }) => lines), linesOfRest(source, earlier)];
        const together = sum(invoices.map((lines) => decimal(totalsOf(lines, type).total)));
        expect(together.toFixed(2)).toBe(totalsOf(source, type).total);
      },
    ),
  );
});
