import { expect, test } from 'vitest';
import { readJson } from '../../lib/exact-json.ts';
import { fromCreditMemo, fromUnapplied, isCredit } from './credits.ts';
import { readPayment } from './settlement.ts';

const uk = { country: 'GB', baseCurrency: 'GBP', countsSalesTax: false };
const meta = { LastUpdatedTime: '2026-11-20T14:05:00-08:00' };
const link = (TxnType: string, TxnId: string, Amount: number) => ({
  Amount,
  LinkedTxn: [{ TxnId, TxnType }],
});
const payment = (more: object) =>
  readPayment(
    readJson(
      JSON.stringify({
        Id: '8',
        SyncToken: '0',
        MetaData: meta,
        CustomerRef: { value: '13' },
        CurrencyRef: { value: 'GBP' },
        TxnDate: '2026-11-20',
        TotalAmt: 60,
        UnappliedAmt: 0,
        Line: [],
        ...more,
      }),
    ),
  );

test('a credit memo says what it was set against, and what of it was paid back and when', () => {
  const memo = readJson(
    JSON.stringify({
      Id: '6',
      SyncToken: '2',
      MetaData: meta,
      DocNumber: 'CM-6',
      CustomerRef: { value: '13' },
      CurrencyRef: { value: 'GBP' },
      ExchangeRate: 1.1573,
      TxnTaxDetail: { TotalTax: 6 },
      PrivateNote: 'Caps returned\nCF-n-1',
      TxnDate: '2026-11-18',
      TotalAmt: 36,
      Balance: 6,
      RemainingCredit: 6,
    }),
  );
  const payments = [
    payment({ TotalAmt: 0, Line: [link('Invoice', '145', 20), link('CreditMemo', '6', 20)] }),
    payment({ Id: '9', TotalAmt: 0, Line: [link('Expense', '5', 10), link('CreditMemo', '6', 10)] }),
  ];
  expect(fromCreditMemo(memo, { payments, refundDays: new Map([['5', '2026-11-19']]) }, uk)).toMatchObject({
    kind: 'creditNote',
    number: 'CM-6',
    marker: 'CF-n-1',
    reference: 'Caps returned',
    status: 'approved',
    ownRate: '1.1573',
    total: '36.00',
    totalTax: '6.00',
    remaining: '6.00',
    allocations: [{ ledgerId: '8:145', invoiceLedgerId: '145', amount: '20.00', date: '2026-11-20' }],
    refunds: [{ ledgerId: '5', amount: '10.00', paidOn: '2026-11-19' }],
  });
});

test('money that pays nothing yet is credit, and says what it has paid', () => {
  const open = payment({ UnappliedAmt: 15, Line: [link('Invoice', '145', 45)] });
  expect(fromUnapplied(open, { refundDays: new Map() }, uk)).toMatchObject({
    kind: 'overpayment',
    ledgerId: '8',
    status: 'approved',
    total: '60.00',
    remaining: '15.00',
    allocations: [{ ledgerId: '8:145', amount: '45.00' }],
  });
});

test('a payment that was made for its invoice was never credit; one that was touched may have been', () => {
  const Line = [link('Invoice', '145', 60)];
  expect(isCredit(payment({ Line }))).toBe(false);
  expect(isCredit(payment({ Line, SyncToken: '1' }))).toBe(true);
  expect(isCredit(payment({ UnappliedAmt: 60 }))).toBe(true);
  expect(isCredit(payment({ TotalAmt: 0, SyncToken: '1', Line }))).toBe(false);
  expect(isCredit(payment({ TotalAmt: 0, PrivateNote: 'Voided' }))).toBe(true);
});
