import { expect, test } from 'vitest';
import { readJson, writeJson } from '../../lib/exact-json.ts';
import { fromXeroAllocation, fromXeroCredit, isSalesCredit, toXeroAllocation } from './credits.ts';

test('an allocation names the invoice and a bare amount', () => {
  const allocation = {
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
  expect(fromXeroCredit('creditNote', readJson(theirs))).toEqual({
    kind: 'creditNote',
    ledgerId: 'cn-1',
    number: 'CN-0005',
    marker: 'CF-0190',
    contactLedgerId: 'c-1',
    status: 'approved',
    currency: 'AUD',
    currencyRate: '1.000000',
    ownRate: null,
    reference: 'US Tour',
    issueDate: '2019-03-05',
    total: '33.50',
    totalTax: '3.50',
    remaining: '32.50',
    allocations: [{ ledgerId: 'al-1', invoiceLedgerId: 'i-1', amount: '1.00', date: '2019-03-05' }],
    refunds: [],
    updatedAt: new Date(1551812346173),
  });
  expect(fromXeroAllocation(readJson(allocation))).toEqual({
    ledgerId: 'al-1',
    invoiceLedgerId: 'i-1',
    amount: '1.00',
    date: '2019-03-05',
  });
});

test('an answer that leaves RemainingCredit out still says what is left', () => {
  const { RemainingCredit: _left, ...rest } = readJson(theirs) as Record<string, unknown>;
  expect(fromXeroCredit('creditNote', rest).remaining).toBe('32.50');
});

test('a prepayment has its number under another name, and lists what was paid back of it', () => {
  const wire = `{"PrepaymentID":"pp-1","ID":"pp-1","Type":"RECEIVE-PREPAYMENT","Reference":"Deposit","InvoiceNumber":"Deposit",
    "Contact":{"ContactID":"c-1"},"Date":"\\/Date(1551744000000+0000)\\/","Status":"PAID","Total":60.00,"RemainingCredit":0.00,
    "Allocations":[],"Payments":[{"PaymentID":"p-1","Date":"\\/Date(1551744000000+0000)\\/","Amount":60.00},
    {"PaymentID":"p-2","Date":"\\/Date(1551744000000+0000)\\/","Amount":1.00,"Status":"DELETED"}],
    "UpdatedDateUTC":"\\/Date(1551812346173+0000)\\/","CurrencyCode":"AUD"}`;
  expect(fromXeroCredit('prepayment', readJson(wire))).toMatchObject({
    kind: 'prepayment',
    ledgerId: 'pp-1',
    number: 'Deposit',
    status: 'paid',
    remaining: '0.00',
    refunds: [{ ledgerId: 'p-1', amount: '60.00', paidOn: '2019-03-05' }],
  });
  expect(isSalesCredit('prepayment', readJson(wire))).toBe(true);
  expect(isSalesCredit('overpayment', readJson(wire))).toBe(false);
});
