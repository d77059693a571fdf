import { expect, test } from 'vitest';
import { fromXeroPayment, toXeroPayment } from './payments.ts';
import { readJson, writeJson } from './wire.ts';

test('a payment goes out with its amount as a bare number, and the marker after the reference', () => {
  const payment = {
    marker: 'CF-0190',
    invoiceLedgerId: 'i-1',
    accountCode: '090',
    amount: '12345678901234567.10',
    paidOn: '2026-11-20',
    reference: 'Card 12',
  };
  expect(writeJson(toXeroPayment(payment))).toBe(
    '{"Invoice":{"InvoiceID":"i-1"},"Account":{"Code":"090"},"Date":"2026-11-20","Amount":12345678901234567.1,"Reference":"Card 12 CF-0190"}',
  );
});

// The shape of Xero's own examples, shortened.
const theirs = (change: string) =>
  readJson(`{"PaymentID":"p-1","Date":"\\/Date(1552348800000+0000)\\/","BankAmount":1.00,"Amount":46.00,"Reference":"Card CF-0190",
  "CurrencyRate":1.000000,"PaymentType":"ACCRECPAYMENT","Status":"AUTHORISED","UpdatedDateUTC":"\\/Date(1552432238623+0000)\\/",
  "HasAccount":true,"IsReconciled":false,"Account":{"AccountID":"a-1","Code":"970"},
  "Invoice":{"Type":"ACCREC","InvoiceID":"i-1","InvoiceNumber":"INV-0004"},"HasValidationErrors":false${change}}`);

test('a payment comes in with its amount as written, its day, and its reference without the marker', () => {
  expect(fromXeroPayment(theirs(''))).toEqual({
    ledgerId: 'p-1',
    marker: 'CF-0190',
    reference: 'Card',
    invoiceLedgerId: 'i-1',
    amount: '46.00',
    paidOn: '2019-03-12',
    isRemoved: false,
    updatedAt: new Date(1552432238623),
  });
  expect(fromXeroPayment(theirs(',"Status":"DELETED"')).isRemoved).toBe(true);
});

test('what pays a bill or refunds a credit note pays no sales invoice', () => {
  const refund = ',"PaymentType":"ARCREDITPAYMENT","Invoice":{"Type":"ACCRECCREDIT","InvoiceID":"cn-1"}';
  const bill = ',"PaymentType":"ACCPAYPAYMENT","Invoice":{"Type":"ACCPAY","InvoiceID":"b-1"}';
  expect(fromXeroPayment(theirs(refund)).invoiceLedgerId).toBeNull();
  expect(fromXeroPayment(theirs(bill)).invoiceLedgerId).toBeNull();
});
