import { expect, test } from 'vitest';
import type { CreditNoteToCreate } from '../provider.ts';
import {
  fromXeroAllocation,
  fromXeroCreditNote,
  toXeroAllocation,
  toXeroCreditNote,
} from './credit-notes.ts';
import { readJson, writeJson } from './wire.ts';

const line = {
  description: 'Caps',
  quantity: '3',
  unitPrice: '0.1648',
  discountRate: '0',
  accountCode: '200',
  itemCode: null,
  taxType: 'OUTPUT',
};
const ours: CreditNoteToCreate = {
  marker: 'CF-0190',
  contactLedgerId: 'c-1',
  reference: 'INV-0041',
  currency: 'AUD',
  issueDate: '2026-11-02',
  lineAmountType: 'inclusive',
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

test('an allocation names the invoice and a bare amount', () => {
  const allocation = {
    creditNoteLedgerId: 'cn-1',
    invoiceLedgerId: 'i-1',
    amount: '60.50',
    date: '2026-11-20',
  };
  expect(writeJson(toXeroAllocation(allocation))).toBe(
    '{"Invoice":{"InvoiceID":"i-1"},"Amount":60.5,"Date":"2026-11-20"}',
  );
});

// The shape of Xero's own examples, shortened.
const allocation = `{"AllocationID":"al-1","Amount":1.00,"Date":"\\/Date(1551744000000+0000)\\/","Invoice":{"InvoiceID":"i-1","Payments":[]},
  "CreditNote":{"CreditNoteID":"cn-1","ID":"cn-1","LineItems":[]},"ValidationErrors":[]}`;
const theirs = `{"CreditNoteID":"cn-1","CreditNoteNumber":"CN-0005","Payments":[],"ID":"cn-1","CurrencyRate":1.000000,"Type":"ACCRECCREDIT",
  "Reference":"US Tour CF-0190","RemainingCredit":32.50,"Allocations":[${allocation}],"Contact":{"ContactID":"c-1","Name":"Sample Club"},
  "DateString":"2019-03-05T00:00:00","Date":"\\/Date(1551744000000+0000)\\/","Status":"AUTHORISED","LineAmountTypes":"Exclusive",
  "LineItems":[],"SubTotal":30.00,"TotalTax":3.50,"Total":33.50,"UpdatedDateUTC":"\\/Date(1551812346173+0000)\\/","CurrencyCode":"AUD"}`;

test('a credit note comes in with what is left of it and what it was set against', () => {
  expect(fromXeroCreditNote(readJson(theirs))).toEqual({
    ledgerId: 'cn-1',
    number: 'CN-0005',
    marker: 'CF-0190',
    contactLedgerId: 'c-1',
    status: 'approved',
    currency: 'AUD',
    reference: 'US Tour',
    issueDate: '2019-03-05',
    total: '33.50',
    remaining: '32.50',
    allocations: [{ invoiceLedgerId: 'i-1', amount: '1.00', date: '2019-03-05' }],
    updatedAt: new Date(1551812346173),
  });
  expect(fromXeroAllocation(readJson(allocation))).toEqual({
    invoiceLedgerId: 'i-1',
    amount: '1.00',
    date: '2019-03-05',
  });
});

test('an answer that leaves RemainingCredit out still says what is left', () => {
  const { RemainingCredit: _left, ...rest } = readJson(theirs) as Record<string, unknown>;
  expect(fromXeroCreditNote(rest).remaining).toBe('32.50');
});
