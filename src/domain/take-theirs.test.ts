import { expect, test } from 'vitest';
import { takeLines } from './take-theirs.ts';

const codes = { accountCode: '200', itemCode: null, taxType: 'OUTPUT' };
const north = { categoryLedgerId: 'tc-1', optionLedgerId: 'to-1' };
const theirs = {
  description: 'Shirts',
  quantity: '2.0000',
  unitPrice: '5.50',
  discountRate: '0',
  ...codes,
  tracking: [north],
};
const own = {
  id: 'ours-1',
  ledgerLineId: 'l-1',
  accountCode: null,
  itemCode: null,
  taxType: null,
  tracking: [],
  resolved: { ...codes, tracking: [{ trackingCategoryId: 'tc-1', optionId: 'to-1' }] },
};

test('a line of ours stays that line, and keeps to the mapping where the books agree with it', () => {
  expect(takeLines([own], [{ ...theirs, ledgerLineId: 'l-1' }])).toMatchObject([
    {
      ours: { id: 'ours-1' },
      quantity: '2',
      unitPrice: '5.5',
      accountCode: null,
      taxType: null,
      tracking: [],
    },
  ]);
});

test('tracking that the mapping has and the books have not is none on the line', () => {
  expect(takeLines([own], [{ ...theirs, ledgerLineId: 'l-1', tracking: [] }])).toMatchObject([
    { tracking: [{ trackingCategoryId: 'tc-1', optionId: null }] },
  ]);
});

test('another account there is written on the line, a line more is new, and one less is gone', () => {
  const taken = takeLines(
    [own, { ...own, id: 'ours-2', ledgerLineId: 'l-2' }],
    [
      { ...theirs, ledgerLineId: 'l-3' },
      { ...theirs, ledgerLineId: 'l-1', accountCode: '260' },
    ],
  );
  expect(taken).toMatchObject([
    { ours: null, ledgerLineId: 'l-3', accountCode: '200', taxType: 'OUTPUT' },
    { ours: { id: 'ours-1' }, accountCode: '260', taxType: null },
  ]);
});
