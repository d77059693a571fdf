import { expect, test } from 'vitest';
import { readJson, writeJson } from '../../lib/exact-json.ts';
import type { InvoiceToCreate } from '../provider.ts';
import { fromXero, toXero, toXeroUpdate } from './invoices.ts';

const ours: InvoiceToCreate = {
  marker: 'https://desk.example.com/invoices/0190',
  contactLedgerId: 'c-1',
  number: null,
  reference: 'JOB-12',
  currency: 'AUD',
  issueDate: '2026-11-02',
  dueDate: '2026-11-16',
  lineAmountType: 'exclusive',
  arriveAs: 'approved',
  brandingThemeId: null,
  currencyRate: null,
  lines: [
    {
      description: 'Caps',
      quantity: '3',
      unitPrice: '0.1648',
      discountRate: '12.50',
      accountCode: '200',
      itemCode: null,
      taxType: 'OUTPUT',
      taxRate: null,
      tracking: [],
    },
    {
      description: 'Freight',
      quantity: '1',
      unitPrice: '12345678.90',
      discountRate: '0',
      accountCode: '260',
      itemCode: 'FRT',
      taxType: null,
      taxRate: null,
      tracking: [],
    },
  ],
};

test('an invoice goes out with exact numbers, the contact by its id alone, and nothing that is not set', () => {
  const lines =
    '[{"Description":"Caps","Quantity":3,"UnitAmount":0.1648,"DiscountRate":12.5,"AccountCode":"200","TaxType":"OUTPUT"},' +
    '{"Description":"Freight","Quantity":1,"UnitAmount":12345678.9,"AccountCode":"260","ItemCode":"FRT"}]';
  expect(writeJson(toXero(ours))).toBe(
    '{"Type":"ACCREC","Contact":{"ContactID":"c-1"},"Reference":"JOB-12","Url":"https://desk.example.com/invoices/0190",' +
      `"CurrencyCode":"AUD","Date":"2026-11-02","DueDate":"2026-11-16","LineAmountTypes":"Exclusive","Status":"AUTHORISED","LineItems":${lines}}`,
  );
});

test('its look, its rate and the tracking of its lines go out, where it says them', () => {
  const tracking = [
    { categoryLedgerId: 'tc-1', categoryName: 'Region', optionLedgerId: 'to-1', optionName: 'North' },
  ];
  const lines = ours.lines.slice(0, 1).map((line) => ({ ...line, tracking }));
  const said = { ...ours, currency: 'USD', currencyRate: '0.654320', brandingThemeId: 'bt-1', lines };
  const written = writeJson(toXero(said));
  expect(written).toContain('"CurrencyCode":"USD","CurrencyRate":0.65432,"BrandingThemeID":"bt-1",');
  expect(written).toContain(
    '"Tracking":[{"TrackingCategoryID":"tc-1","TrackingOptionID":"to-1","Name":"Region","Option":"North"}]',
  );
});

test('an update names the invoice by its id, says only what it sends, and empties what was emptied', () => {
  const { number: _number, arriveAs: _arriveAs, lines, ...head } = ours;
  const [caps, freight] = lines;
  if (caps === undefined || freight === undefined) throw new Error('The sample has two lines');
  const update = {
    ...head,
    ledgerId: 'i-1',
    version: null,
    reference: null,
    sends: ['reference', 'lines'] as const,
    lines: [
      { ...caps, discountRate: '0', ledgerLineId: 'l-1' },
      { ...freight, ledgerLineId: null },
    ],
  };
  const written =
    '[{"Description":"Caps","Quantity":3,"UnitAmount":0.1648,"DiscountRate":0,"AccountCode":"200","ItemCode":"","TaxType":"OUTPUT","Tracking":[],"LineItemID":"l-1"},' +
    '{"Description":"Freight","Quantity":1,"UnitAmount":12345678.9,"AccountCode":"260","ItemCode":"FRT"}]';
  expect(writeJson(toXeroUpdate(update))).toBe(
    `{"InvoiceID":"i-1","Type":"ACCREC","Reference":"","LineAmountTypes":"Exclusive","LineItems":${written}}`,
  );
  expect(() => toXeroUpdate({ ...update, ledgerId: '' })).toThrow(/by its id/);
});

test('an address of ours with "xero" in it fails loudly, because Xero would refuse every invoice', () => {
  expect(() => toXero({ ...ours, marker: 'https://xero-desk.example.com/invoices/1' })).toThrow(
    /must not contain/,
  );
});

// The shape of Xero's own example of an invoice, shortened, with the credits of its other examples.
const theirs = `{"Type":"ACCREC","InvoiceID":"i-1","InvoiceNumber":"INV-0041","Reference":"","Url":"https://desk.example.com/invoices/0190",
  "Payments":[{"PaymentID":"p-1","Date":"\\/Date(1552521600000+0000)\\/","Amount":30.00,"Reference":"bank","CurrencyRate":1.000000,"HasAccount":false},
    {"PaymentID":"p-2","Date":"\\/Date(1552521600000+0000)\\/","Amount":5.00,"Status":"DELETED"},
    {"PaymentID":"p-3","Date":"\\/Date(1552521600000+0000)\\/","Amount":1.00,"Reference":"card CF-0190"}],
  "CreditNotes":[{"CreditNoteID":"cn-1","CreditNoteNumber":"CN-7","ID":"cn-1","AppliedAmount":10.00,"Total":99.00,"Date":"\\/Date(1552608000000+0000)\\/"}],
  "Prepayments":[{"PrepaymentID":"pp-1","AppliedAmount":1.00,"Date":"\\/Date(1552608000000+0000)\\/"}],
  "Overpayments":[{"OverpaymentID":"op-1","AppliedAmount":2.00,"Date":"\\/Date(1552608000000+0000)\\/"}],
  "AmountDue":187.00,"AmountPaid":30.00,"AmountCredited":13.00,"CurrencyRate":1.0000000000,"BrandingThemeID":"bt-1","HasErrors":false,"SentToContact":true,
  "Contact":{"ContactID":"c-1","Name":"Sample Club","Addresses":[],"Phones":[]},
  "DateString":"2019-03-07T00:00:00","Date":"\\/Date(1551916800000+0000)\\/","DueDate":"\\/Date(1552435200000+0000)\\/",
  "Status":"AUTHORISED","LineAmountTypes":"Exclusive",
  "LineItems":[{"LineItemID":"l-1","Description":"Caps","Quantity":1.0000,"UnitAmount":209.09,"LineAmount":209.09,"TaxAmount":20.91,"Tracking":[{"Name":"Region","Option":"North","TrackingCategoryID":"tc-1","TrackingOptionID":"to-1"}]}],
  "SubTotal":209.09,"TotalTax":20.91,"Total":230.00,"UpdatedDateUTC":"\\/Date(1551981568133+0000)\\/","CurrencyCode":"AUD",
  "StatusAttributeString":"WARNING","Warnings":[{"Message":"Only AUTHORISED invoices may have SentToContact updated."}]}`;

test('an invoice comes in with its amounts as written, its dates as days and every kind of payment', () => {
  expect(fromXero(readJson(theirs))).toEqual({
    version: null,
    isHollow: false,
    ledgerId: 'i-1',
    number: 'INV-0041',
    marker: 'https://desk.example.com/invoices/0190',
    contactLedgerId: 'c-1',
    status: 'approved',
    currency: 'AUD',
    currencyRate: '1.0000000000',
    ownRate: null,
    brandingThemeId: 'bt-1',
    reference: null,
    issueDate: '2019-03-07',
    dueDate: '2019-03-13',
    lineAmountType: 'exclusive',
    subTotal: '209.09',
    totalTax: '20.91',
    total: '230.00',
    amountOwing: '187.00',
    amountPaid: '30.00',
    amountCredited: '13.00',
    fullyPaidOn: null,
    sentToContact: true,
    updatedAt: new Date(1551981568133),
    payments: [
      {
        ledgerId: 'p-1',
        kind: 'payment',
        amount: '30.00',
        paidOn: '2019-03-14',
        reference: 'bank',
        marker: null,
      },
      {
        ledgerId: 'p-3',
        kind: 'payment',
        amount: '1.00',
        paidOn: '2019-03-14',
        reference: 'card',
        marker: 'CF-0190',
      },
      {
        ledgerId: 'cn-1',
        kind: 'creditNote',
        amount: '10.00',
        paidOn: '2019-03-15',
        reference: 'CN-7',
        marker: null,
      },
      {
        ledgerId: 'pp-1',
        kind: 'prepayment',
        amount: '1.00',
        paidOn: '2019-03-15',
        reference: null,
        marker: null,
      },
      {
        ledgerId: 'op-1',
        kind: 'overpayment',
        amount: '2.00',
        paidOn: '2019-03-15',
        reference: null,
        marker: null,
      },
    ],
    lines: [
      {
        ledgerLineId: 'l-1',
        description: 'Caps',
        quantity: '1.0000',
        unitPrice: '209.09',
        discountRate: '0',
        accountCode: null,
        itemCode: null,
        taxType: null,
        lineAmount: '209.09',
        taxAmount: '20.91',
        tracking: [{ categoryLedgerId: 'tc-1', optionLedgerId: 'to-1' }],
      },
    ],
    warnings: ['Only AUTHORISED invoices may have SentToContact updated.'],
  });
});

test('an answer that leaves AmountDue out still says what is owed', () => {
  const { AmountDue: _left, ...rest } = readJson(theirs) as Record<string, unknown>;
  expect(fromXero(rest).amountOwing).toBe('187.00');
});
