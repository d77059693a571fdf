import { expect, test } from 'vitest';
import { readJson, writeJson } from '../../lib/exact-json.ts';
import type { InvoiceToCreate, InvoiceToUpdate } from '../provider.ts';
import {
  deletedInvoice,
  fromQuickbooks,
  noMoney,
  toQuickbooks,
  toQuickbooksUpdate,
  type Written,
} from './invoices.ts';
import { readPayment } from './settlement.ts';

const uk = { country: 'GB', baseCurrency: 'GBP', countsSalesTax: false };
const us = { country: 'US', baseCurrency: 'USD', countsSalesTax: false };

const line = {
  description: 'Printed caps',
  quantity: '2',
  unitPrice: '100.00',
  discountRate: '0',
  accountCode: '79',
  itemCode: '5',
  taxType: '3',
  taxRate: '20',
  tracking: [],
} satisfies InvoiceToCreate['lines'][number];

const invoice: InvoiceToCreate = {
  marker: 'https://desk.example.com/invoices/i-1',
  contactLedgerId: '13',
  number: null,
  reference: 'Order 7',
  currency: 'GBP',
  issueDate: '2026-11-20',
  dueDate: '2026-12-04',
  lineAmountType: 'exclusive',
  arriveAs: 'approved',
  brandingThemeId: null,
  currencyRate: null,
  lines: [line],
};

/** The body as it goes over the wire. */
function sent(written: Written): unknown {
  if (!written.ok) throw new Error(written.problems.map(({ message }) => message).join());
  return JSON.parse(writeJson(written.body));
}

const problemsOf = (written: Written) => (written.ok ? [] : written.problems);

test('an invoice goes out by ids alone, its reference and mark in the note', () => {
  expect(sent(toQuickbooks(invoice, 'GB'))).toEqual({
    CustomerRef: { value: '13' },
    PrivateNote: 'Order 7\nhttps://desk.example.com/invoices/i-1',
    CurrencyRef: { value: 'GBP' },
    TxnDate: '2026-11-20',
    DueDate: '2026-12-04',
    GlobalTaxCalculation: 'TaxExcluded',
    Line: [
      {
        LineNum: 1,
        Description: 'Printed caps',
        DetailType: 'SalesItemLineDetail',
        Amount: 200,
        SalesItemLineDetail: {
          ItemRef: { value: '5' },
          Qty: 2,
          UnitPrice: 100,
          TaxCodeRef: { value: '3' },
        },
      },
    ],
  });
});

test('in the United States the document names the tax, and lines whether they take part', () => {
  const lines = [line, { ...line, taxType: 'NON' }];
  expect(sent(toQuickbooks({ ...invoice, lines }, 'US'))).toMatchObject({
    TxnTaxDetail: { TxnTaxCodeRef: { value: '3' } },
    Line: [
      { SalesItemLineDetail: { TaxCodeRef: { value: 'TAX' } } },
      { SalesItemLineDetail: { TaxCodeRef: { value: 'NON' } } },
    ],
  });
  const untaxed = sent(toQuickbooks({ ...invoice, lineAmountType: 'noTax' }, 'US'));
  expect(untaxed).toMatchObject({ Line: [{ SalesItemLineDetail: { TaxCodeRef: { value: 'NON' } } }] });
  expect(untaxed).not.toHaveProperty('TxnTaxDetail');
  expect(untaxed).not.toHaveProperty('GlobalTaxCalculation');
  // Where QuickBooks counts the tax itself, nothing but that it is due is said.
  const automated = sent(toQuickbooks({ ...invoice, lines: [{ ...line, taxType: 'TAX' }] }, 'US'));
  expect(automated).toMatchObject({ Line: [{ SalesItemLineDetail: { TaxCodeRef: { value: 'TAX' } } }] });
  expect(automated).not.toHaveProperty('TxnTaxDetail');
});

test('what QuickBooks would take for something else does not go out', () => {
  const without = { ...invoice, lines: [line, { ...line, itemCode: null }] };
  expect(problemsOf(toQuickbooks(without, 'GB'))).toMatchObject([
    { code: 'ItemNotFound', field: 'lines.1.itemCode' },
  ]);
  const twoTaxes = { ...invoice, lines: [line, { ...line, taxType: '4' }] };
  expect(problemsOf(toQuickbooks(twoTaxes, 'US'))).toMatchObject([
    { code: 'SeveralTaxes', field: 'lines.1.taxType' },
  ]);
  expect(problemsOf(toQuickbooks({ ...invoice, lineAmountType: 'inclusive' }, 'US'))).toMatchObject([
    { field: 'lineAmountType' },
  ]);
  expect(problemsOf(toQuickbooks({ ...invoice, arriveAs: 'draft' }, 'GB'))).toMatchObject([
    { message: expect.stringContaining('no drafts') },
  ]);
});

test('amounts with tax go out without it, beside what people see', () => {
  const inclusive = {
    ...invoice,
    lineAmountType: 'inclusive',
    lines: [{ ...line, unitPrice: '120.00' }],
  } as const;
  expect(sent(toQuickbooks(inclusive, 'GB'))).toMatchObject({
    GlobalTaxCalculation: 'TaxInclusive',
    Line: [{ Amount: 200, SalesItemLineDetail: { UnitPrice: 100, TaxInclusiveAmt: 240 } }],
  });
});

test('a rate is turned round, and one of the day is taken as it is', () => {
  expect(sent(toQuickbooks({ ...invoice, currencyRate: '0.8' }, 'GB'))).toMatchObject({ ExchangeRate: 1.25 });
  expect(sent(toQuickbooks(invoice, 'GB', '1.1'))).toMatchObject({ ExchangeRate: 1.1 });
});

test('an update sends what it names; lines go whole with their tax', () => {
  const { number: _number, arriveAs: _arriveAs, ...rest } = invoice;
  const update: InvoiceToUpdate = {
    ...rest,
    ledgerId: '145',
    version: '3',
    sends: ['reference'],
    reference: null,
    lines: [{ ...line, ledgerLineId: '1' }],
  };
  expect(sent(toQuickbooksUpdate(update, 'GB'))).toEqual({
    Id: '145',
    sparse: true,
    PrivateNote: 'https://desk.example.com/invoices/i-1',
  });
  expect(sent(toQuickbooksUpdate({ ...update, sends: ['lines', 'dueDate'] }, 'GB'))).toMatchObject({
    DueDate: '2026-12-04',
    GlobalTaxCalculation: 'TaxExcluded',
    Line: [{ Id: '1', LineNum: 1 }],
  });
});

const meta = { CreateTime: '2026-11-20T14:00:00-08:00', LastUpdatedTime: '2026-11-20T14:05:00-08:00' };

/** As QuickBooks writes it: numbers with their own noughts. */
const wire = (more: object = {}) =>
  readJson(
    JSON.stringify({
      Id: '145',
      SyncToken: '2',
      MetaData: meta,
      DocNumber: '1042',
      CustomerRef: { value: '13', name: 'Sample' },
      CurrencyRef: { value: 'GBP', name: 'British Pound Sterling' },
      ExchangeRate: 1,
      PrivateNote: 'Order 7\nhttps://desk.example.com/invoices/i-1',
      TxnDate: '2026-11-20',
      DueDate: '2026-12-04',
      GlobalTaxCalculation: 'TaxExcluded',
      TxnTaxDetail: {
        TotalTax: 40,
        TaxLine: [
          {
            Amount: 40,
            DetailType: 'TaxLineDetail',
            TaxLineDetail: { TaxPercent: 20, NetAmountTaxable: 200 },
          },
        ],
      },
      TotalAmt: 240,
      Balance: 240,
      EmailStatus: 'NotSet',
      Line: [
        {
          Id: '1',
          LineNum: 1,
          Description: 'Printed caps',
          Amount: 200,
          DetailType: 'SalesItemLineDetail',
          SalesItemLineDetail: {
            ItemRef: { value: '5' },
            ItemAccountRef: { value: '79' },
            Qty: 2,
            UnitPrice: 100,
            TaxCodeRef: { value: '3' },
          },
        },
        { Amount: 200, DetailType: 'SubTotalLineDetail', SubTotalLineDetail: {} },
      ],
      ...more,
    }),
  );

test('an invoice is read with what people wrote, its mark, its figures and its lines', () => {
  expect(fromQuickbooks(wire(), noMoney, uk)).toMatchObject({
    ledgerId: '145',
    number: '1042',
    marker: 'https://desk.example.com/invoices/i-1',
    reference: 'Order 7',
    status: 'approved',
    currencyRate: '1',
    lineAmountType: 'exclusive',
    subTotal: '200.00',
    totalTax: '40.00',
    total: '240.00',
    amountOwing: '240.00',
    amountPaid: '0.00',
    version: '2',
    isHollow: false,
    sentToContact: false,
    updatedAt: new Date('2026-11-20T22:05:00Z'),
    lines: [
      {
        ledgerLineId: '1',
        quantity: '2',
        unitPrice: '100',
        discountRate: '0',
        accountCode: '79',
        itemCode: '5',
        taxType: '3',
        lineAmount: '200.00',
        taxAmount: '40.00',
      },
    ],
  });
});

test('money and credit are told apart, and the last of them says on which day it was paid', () => {
  const payment = (Id: string, TxnDate: string, Line: object[], TotalAmt: number) =>
    readPayment(
      readJson(
        JSON.stringify({ Id, SyncToken: '0', MetaData: meta, TxnDate, TotalAmt, PaymentRefNum: '77', Line }),
      ),
    );
  const link = (TxnType: string, TxnId: string, Amount: number) => ({
    Amount,
    LinkedTxn: [{ TxnId, TxnType }],
  });
  const payments = [
    payment('8', '2026-11-25', [link('Invoice', '145', 200)], 200),
    payment('9', '2026-11-21', [link('Invoice', '145', 40), link('CreditMemo', '6', 40)], 0),
  ];
  const memos = new Map([['6', { number: 'CM-6', marker: null }]]);
  expect(fromQuickbooks(wire({ Balance: 0 }), { payments, memos }, uk)).toMatchObject({
    status: 'paid',
    amountPaid: '200.00',
    amountCredited: '40.00',
    fullyPaidOn: '2026-11-25',
    payments: [
      { ledgerId: '8:145', kind: 'payment', amount: '200.00', reference: '77', marker: null },
      { ledgerId: '6', kind: 'creditNote', amount: '40.00', reference: 'CM-6' },
    ],
  });
});

test('a void has nothing left but its note and number, and a deleted one nothing at all', () => {
  const note = { PrivateNote: 'Voided - Order 7\nhttps://desk.example.com/invoices/i-1' };
  const voided = wire({ ...note, TotalAmt: 0, Balance: 0, TxnTaxDetail: { TotalTax: 0 } });
  expect(fromQuickbooks(voided, noMoney, uk)).toMatchObject({
    status: 'voided',
    isHollow: true,
    number: '1042',
    reference: 'Order 7',
    marker: 'https://desk.example.com/invoices/i-1',
  });
  // A person's own word on an invoice that counts.
  expect(fromQuickbooks(wire(note), noMoney, uk).status).toBe('approved');
  expect(deletedInvoice('145', new Date(0))).toMatchObject({ status: 'deleted', isHollow: true });
});

test('a company of one currency need not say which', () => {
  expect(fromQuickbooks(wire({ CurrencyRef: undefined }), noMoney, us).currency).toBe('USD');
});

test('in the United States a line’s tax is the document’s, or none', () => {
  const taxed = {
    GlobalTaxCalculation: undefined,
    TxnTaxDetail: { TxnTaxCodeRef: { value: '9' }, TotalTax: 16.75, TaxLine: [] },
    Line: ['TAX', 'NON'].map((code, index) => ({
      Id: `${index + 1}`,
      Amount: 100,
      DetailType: 'SalesItemLineDetail',
      SalesItemLineDetail: { ItemRef: { value: '5' }, Qty: 1, UnitPrice: 100, TaxCodeRef: { value: code } },
    })),
  };
  expect(fromQuickbooks(wire(taxed), noMoney, us)).toMatchObject({
    lineAmountType: null,
    lines: [
      { taxType: '9', taxAmount: '16.75' },
      { taxType: 'NON', taxAmount: '0.00' },
    ],
  });
  // The code that it puts there by itself is none that a line of ours could have been sent with.
  expect(fromQuickbooks(wire(taxed), noMoney, { ...us, countsSalesTax: true })).toMatchObject({
    lines: [
      { taxType: 'TAX', taxAmount: '16.75' },
      { taxType: 'NON', taxAmount: '0.00' },
    ],
  });
});
