import { expect, test } from 'vitest';
import { readJson, writeJson } from '../../lib/exact-json.ts';
import { deletedRecord, idsIn, recordsOf, toPayment, touchedBy } from './payments.ts';
import { readPayment } from './settlement.ts';

const payment = {
  marker: 'CF-p-1',
  invoiceLedgerId: '145',
  accountCode: '35',
  amount: '50.00',
  paidOn: '2026-11-20',
  reference: 'Card terminal',
};
const payer = { customerId: '13', currency: 'EUR', exchangeRate: '1.25' };

test('a payment names its customer and the rate of its invoice, and its note says what it pays', () => {
  expect(JSON.parse(writeJson(toPayment(payment, payer)))).toEqual({
    CustomerRef: { value: '13' },
    CurrencyRef: { value: 'EUR' },
    ExchangeRate: 1.25,
    TotalAmt: 50,
    TxnDate: '2026-11-20',
    DepositToAccountRef: { value: '35' },
    PaymentRefNum: 'Card terminal',
    PrivateNote: 'Card terminal\nPays transaction 145\nCF-p-1',
    Line: [{ Amount: 50, LinkedTxn: [{ TxnId: '145', TxnType: 'Invoice' }] }],
  });
});

test('a reference that is too long for a payment’s number stands in the note alone', () => {
  const long = JSON.parse(writeJson(toPayment({ ...payment, reference: 'Deposit for everything' }, payer)));
  expect(long).not.toHaveProperty('PaymentRefNum');
  expect(long.PrivateNote).toMatch(/^Deposit for everything\n/);
});

const wire = (more: object) =>
  readPayment(
    readJson(
      JSON.stringify({
        Id: '8',
        SyncToken: '0',
        MetaData: { LastUpdatedTime: '2026-11-20T14:05:00-08:00' },
        TxnDate: '2026-11-20',
        TotalAmt: 50,
        UnappliedAmt: 0,
        PrivateNote: 'Card terminal\nPays transaction 145\nCF-p-1',
        Line: [{ Amount: 50, LinkedTxn: [{ TxnId: '145', TxnType: 'Invoice' }] }],
        ...more,
      }),
    ),
  );

test('a payment of ours is read as it was sent', () => {
  expect(recordsOf(wire({}))).toMatchObject([
    {
      ledgerId: '8:145',
      marker: 'CF-p-1',
      invoiceLedgerId: '145',
      amount: '50.00',
      reference: 'Card terminal',
      isRemoved: false,
      batchLedgerId: null,
    },
  ]);
});

test('a void is empty, and its note still says which invoice it paid', () => {
  const voided = { TotalAmt: 0, Line: [], PrivateNote: 'Voided - Pays transaction 145\nCF-p-1' };
  expect(recordsOf(wire(voided))).toMatchObject([
    { ledgerId: '8:145', marker: 'CF-p-1', invoiceLedgerId: '145', reference: null, isRemoved: true },
  ]);
});

test('money for several invoices, or partly open, is removed in the books alone', () => {
  const Line = ['145', '146'].map((TxnId) => ({ Amount: 25, LinkedTxn: [{ TxnId, TxnType: 'Invoice' }] }));
  expect(recordsOf(wire({ Line }))).toMatchObject([
    { ledgerId: '8:145', amount: '25.00', batchLedgerId: '8' },
    { ledgerId: '8:146', amount: '25.00', batchLedgerId: '8' },
  ]);
  expect(recordsOf(wire({ TotalAmt: 60, UnappliedAmt: 10 }))).toMatchObject([{ batchLedgerId: '8' }]);
});

test('what only links a credit memo is no payment', () => {
  const Line = [
    { Amount: 50, LinkedTxn: [{ TxnId: '145', TxnType: 'Invoice' }] },
    { Amount: 50, LinkedTxn: [{ TxnId: '6', TxnType: 'CreditMemo' }] },
  ];
  expect(recordsOf(wire({ TotalAmt: 0, Line }))).toEqual([]);
});

test('a payment touches the invoices that it is on, the credit memos that it uses, and is open or is not', () => {
  const line = (TxnType: string, TxnId: string) => ({ Amount: 25, LinkedTxn: [{ TxnId, TxnType }] });
  const refunded = [line('Expense', '9'), line('CreditMemo', '6')];
  expect(touchedBy(wire({ TotalAmt: 0, Line: refunded }))).toEqual({
    ledgerId: '8',
    invoiceLedgerIds: [],
    creditNoteLedgerIds: ['6'],
    isOpen: false,
  });
  const set = [line('Invoice', '145'), line('Invoice', '146'), line('CreditMemo', '6')];
  expect(touchedBy(wire({ TotalAmt: 35, UnappliedAmt: 10, Line: set }))).toMatchObject({
    invoiceLedgerIds: ['145', '146'],
    creditNoteLedgerIds: ['6'],
    isOpen: true,
  });
  const voided = { TotalAmt: 0, Line: [], PrivateNote: 'Voided - Pays transaction 145\nCF-p-1' };
  expect(touchedBy(wire(voided))).toMatchObject({ invoiceLedgerIds: ['145'], isOpen: false });
});

test('an id names a payment on an invoice, or as webhooks do a payment alone', () => {
  expect(idsIn('8:145')).toEqual({ paymentId: '8', invoiceId: '145' });
  expect(idsIn('8')).toEqual({ paymentId: '8', invoiceId: null });
  expect(deletedRecord('8:145', new Date('2026-11-21T00:00:00Z'))).toMatchObject({
    invoiceLedgerId: '145',
    isRemoved: true,
  });
});
