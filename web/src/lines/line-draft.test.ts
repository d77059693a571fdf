import { expect, test } from 'vitest';
import { areCountable, blankLine, draftOf, invoiceLine, salesLine, withProduct } from './line-draft.ts';

const product = {
  id: 'p',
  code: 'TEE',
  name: 'Tee',
  description: 'Tee, printed one side',
  categoryId: 'c',
  categoryName: 'Apparel',
  taxComponentId: 't',
  unitPrice: '12.5000',
  externalId: null,
  version: 1,
  createdAt: '',
  updatedAt: '',
  archivedAt: null,
};

test('choosing a product brings its words, price, category and tax into the line', () => {
  expect(withProduct(blankLine(null), product)).toMatchObject({
    description: 'Tee, printed one side',
    unitPrice: '12.5',
    categoryId: 'c',
    taxComponentId: 't',
  });
});

test('taking the product away keeps what was typed', () => {
  const line = withProduct({ ...withProduct(blankLine(null), product), description: 'Own words' }, null);
  expect(line).toMatchObject({ productId: null, description: 'Own words', unitPrice: '12.5' });
});

test('a sales doc line never carries what only the books know', () => {
  expect(Object.keys(salesLine(blankLine(null)))).not.toContain('accountCode');
  expect(Object.keys(invoiceLine(blankLine(null)))).toContain('accountCode');
});

test('a half-typed number asks for no totals', () => {
  expect(areCountable([{ ...blankLine(null), quantity: '1.' }])).toBe(false);
  expect(areCountable([{ ...blankLine(null), quantity: '1.5', discountRate: '' }])).toBe(true);
});

test('an opened line shows its price without empty decimals', () => {
  const line = draftOf({ ...blankLine(null), unitPrice: '7.0000' });
  expect(line.unitPrice).toBe('7');
});
