import { expect, test } from 'vitest';
import { writeJson } from '../../lib/exact-json.ts';
import type { CreditNoteToCreate } from '../provider.ts';
import { toXeroCreditNote } from './credit-notes.ts';

const line = {
  description: 'Caps',
  quantity: '3',
  unitPrice: '0.1648',
  discountRate: '0',
  accountCode: '200',
  itemCode: null,
  taxType: 'OUTPUT',
  taxRate: null,
  tracking: [],
};
const ours: CreditNoteToCreate = {
  marker: 'CF-0190',
  contactLedgerId: 'c-1',
  reference: 'INV-0041',
  currency: 'AUD',
  issueDate: '2026-11-02',
  lineAmountType: 'inclusive',
  brandingThemeId: null,
  currencyRate: null,
  lines: [line],
};

test('a credit note goes out approved, with the marker in its reference', () => {
  expect(writeJson(toXeroCreditNote(ours))).toBe(
    '{"Type":"ACCRECCREDIT","Contact":{"ContactID":"c-1"},"Reference":"INV-0041 CF-0190","CurrencyCode":"AUD",' +
      '"Date":"2026-11-02","LineAmountTypes":"Inclusive","Status":"AUTHORISED",' +
      '"LineItems":[{"Description":"Caps","Quantity":3,"UnitAmount":0.1648,"AccountCode":"200","TaxType":"OUTPUT"}]}',
  );
});

test('a discount, which Xero takes on no credit note, goes into the price, or into the amount where cents would be lost', () => {
  const lines = [
    { ...line, unitPrice: '100.00', discountRate: '12.5' },
    { ...line, unitPrice: '0.1648', quantity: '1000', discountRate: '12.34' },
  ];
  const written = writeJson(toXeroCreditNote({ ...ours, lines }));
  expect(written).toContain('"Quantity":3,"UnitAmount":87.5,');
  expect(written).toContain('"Quantity":1,"UnitAmount":144.46,');
  expect(written).not.toContain('Discount');
});
