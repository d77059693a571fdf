import { expect, test } from 'vitest';
import { readJson, writeJson } from '../../lib/exact-json.ts';
import { fromXeroPayment, toXeroPayment, toXeroRefund } from './payments.ts';

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
    batchLedgerId: null,
    isReconciled: false,
    updatedAt: new Date(1552432238623),
  });
  expect(fromXeroPayment(theirs(',"Status":"DELETED"')).isRemoved).toBe(true);
});

test('a payment says whether it is part of a batch, and whether the bank knows it', () => {
  const batched = ',"BatchPaymentID":"b-1","BatchPayment":{"BatchPaymentID":"b-1","TotalAmount":"46.00"}';
  expect(fromXeroPayment(theirs(batched)).batchLedgerId).toBe('b-1');
});

test('a refund names the credit that it pays back, by its kind', () => {
  const refund = {
    marker: 'CF-0190',
    kind: 'prepayment' as const,
    creditLedgerId: 'pp-1',
    accountCode: '090',
    amount: '20.00',
    paidOn: '2026-11-02',
    reference: null,
  };
  expect(writeJson(toXeroRefund(refund))).toBe(
    '{"Prepayment":{"PrepaymentID":"pp-1"},"Account":{"Code":"090"},"Date":"2026-11-02","Amount":20,"Reference":"CF-0190"}',
  );
});

test('what pays a bill or refunds a credit note pays no sales invoice', () => {
  const refund = ',"PaymentType":"ARCREDITPAYMENT","Invoice":{"Type":"ACCRECCREDIT","InvoiceID":"cn-1"}';
  const bill = ',"PaymentType":"ACCPAYPAYMENT","Invoice":{"Type":"ACCPAY","InvoiceID":"b-1"}';
  expect(fromXeroPayment(theirs(refund)).invoiceLedgerId).toBeNull();
  expect(fromXeroPayment(theirs(bill)).invoiceLedgerId).toBeNull();
});
