/** Invoices as QuickBooks keeps them: each fact says how well it is known. */

import { expect, test } from 'vitest';
import { codeOf, type Loose, openQuickbooksBench, type QuickbooksBench } from '../test-bench.ts';

const customer = { CustomerRef: { value: '1' } };
const line = (amount: number, more: Readonly<Record<string, unknown>> = {}) => ({
  Amount: amount,
  DetailType: 'SalesItemLineDetail',
  SalesItemLineDetail: {
    ItemRef: { value: '2' },
    Qty: 1,
    UnitPrice: amount,
    TaxCodeRef: { value: 'TAX' },
    ...more,
  },
});
const codeNamed = async (bench: QuickbooksBench, name: string): Promise<string> => {
  const codes = bench.sandbox.control.requests().length >= 0 ? await allCodes(bench) : [];
  return codes.find((code: Loose) => code.Name === name).Id;
};
const allCodes = async (bench: QuickbooksBench): Promise<Loose[]> => {
  const codes: Loose[] = [];
  for (let id = 1; id < 10; id += 1) {
    const reply = await bench.call('GET', `/taxcode/${id}`);
    if (reply.status === 200) codes.push(reply.json.TaxCode);
  }
  return codes;
};

test('documented: an invoice is posted at once, with the subtotal line that the server adds', async () => {
  const bench = openQuickbooksBench();
  const invoice = await bench.make('Invoice', {
    ...customer,
    DocNumber: 'A-1',
    Line: [line(100), line(50.5)],
  });
  expect(invoice).toMatchObject({
    DocNumber: 'A-1',
    TotalAmt: 150.5,
    Balance: 150.5,
    SyncToken: '0',
    EmailStatus: 'NotSet',
  });
  expect(invoice.Line).toHaveLength(3);
  expect(invoice.Line[0]).toMatchObject({
    Id: '1',
    LineNum: 1,
    SalesItemLineDetail: { ItemAccountRef: { name: 'Sales' } },
  });
  expect(invoice.Line[2]).toEqual({
    Amount: 150.5,
    DetailType: 'SubTotalLineDetail',
    SubTotalLineDetail: {},
  });
});

test('documented: a US invoice names one tax code, and only lines that say TAX are taxed, each rate rounded once', async () => {
  const bench = openQuickbooksBench();
  const code = await codeNamed(bench, 'Practice City');
  const invoice = await bench.make('Invoice', {
    ...customer,
    Line: [line(33.33), line(10, { TaxCodeRef: { value: 'NON' } })],
    TxnTaxDetail: { TxnTaxCodeRef: { value: code } },
  });
  expect(invoice.TxnTaxDetail.TaxLine.map((each: Loose) => each.Amount)).toEqual([2, 0.79]);
  expect(invoice.TotalAmt).toBe(46.12);
  const wrong = await bench.call('POST', '/invoice', {
    ...customer,
    Line: [line(1, { TaxCodeRef: { value: code } })],
  });
  expect(codeOf(wrong)).toBe('6100');
});

test('documented: elsewhere each line has its code, and inclusive amounts contain their tax', async () => {
  const bench = openQuickbooksBench({}, { company: 'uk' });
  const code = await codeNamed(bench, '20.0% S');
  const excluded = await bench.make('Invoice', {
    ...customer,
    Line: [line(100, { TaxCodeRef: { value: code } })],
  });
  expect(excluded).toMatchObject({
    TotalAmt: 120,
    GlobalTaxCalculation: 'TaxExcluded',
    TxnTaxDetail: { TotalTax: 20 },
  });
  const inclusive = await bench.make('Invoice', {
    ...customer,
    GlobalTaxCalculation: 'TaxInclusive',
    Line: [line(83.33, { TaxCodeRef: { value: code }, TaxInclusiveAmt: 100 })],
  });
  expect(inclusive).toMatchObject({ TotalAmt: 100, TxnTaxDetail: { TotalTax: 16.67 } });
  const none = await bench.call('POST', '/invoice', {
    ...customer,
    Line: [line(1, { TaxCodeRef: undefined })],
  });
  expect(codeOf(none)).toBe('6000');
  expect(none.text).toContain('VAT rate');
});

test('observed: an amount that is not quantity times price is refused; a line without an item counts for nothing', async () => {
  const bench = openQuickbooksBench();
  const wrong = await bench.call('POST', '/invoice', { ...customer, Line: [line(10, { UnitPrice: 9 })] });
  expect(codeOf(wrong)).toBe('6070');
  const remark = await bench.make('Invoice', {
    ...customer,
    Line: [line(10), line(99, { ItemRef: undefined })],
  });
  expect(remark.TotalAmt).toBe(10);
});

test('documented: a number is kept where numbers are custom, unique, and at most 21 characters long', async () => {
  const bench = openQuickbooksBench();
  const make = (DocNumber: string, query = '') =>
    bench.call('POST', `/invoice${query}`, { ...customer, DocNumber, Line: [line(1)] });
  await make('N-1');
  expect(codeOf(await make('n-1'))).toBe('6140');
  expect((await make('N-1', '?include=allowduplicatedocnum')).status).toBe(200);
  expect(codeOf(await make('x'.repeat(22)))).toBe('6000');
  expect((await bench.make('Invoice', { ...customer, Line: [line(1)] })).DocNumber).toBeUndefined();
});

test('documented: without custom numbers the company counts', async () => {
  const bench = openQuickbooksBench({}, { company: 'us-single' });
  const numbers = [];
  for (let count = 0; count < 2; count += 1)
    numbers.push((await bench.make('Invoice', { ...customer, Line: [line(1)] })).DocNumber);
  expect(numbers).toEqual(['1001', '1002']);
});

test('documented: a full update empties what it leaves out, a sparse one does not; a version that is behind is refused', async () => {
  const bench = openQuickbooksBench();
  const made = await bench.make('Invoice', {
    ...customer,
    DocNumber: 'A-1',
    PrivateNote: 'Ours',
    Line: [line(10)],
  });
  const at = (record: Loose) => ({ Id: record.Id, SyncToken: record.SyncToken });
  const sparse = await bench.make('Invoice', {
    ...at(made),
    sparse: true,
    CustomerMemo: { value: 'Thanks' },
  });
  expect(sparse).toMatchObject({ SyncToken: '1', PrivateNote: 'Ours', TotalAmt: 10 });
  expect(codeOf(await bench.call('POST', '/invoice', { ...at(made), sparse: true }))).toBe('5010');
  const full = await bench.make('Invoice', { ...at(sparse), ...customer, Line: [{ ...line(20), Id: '1' }] });
  expect(full).toMatchObject({ SyncToken: '2', TotalAmt: 20 });
  expect(full.PrivateNote).toBeUndefined();
  expect(full.Line[0].Id).toBe('1');
});

test('documented: a void keeps the invoice with nothing in it; a deletion leaves nothing', async () => {
  const bench = openQuickbooksBench();
  const made = await bench.make('Invoice', {
    ...customer,
    DocNumber: 'A-1',
    PrivateNote: 'Ours',
    Line: [line(10)],
  });
  const voided = await bench.make('Invoice', { Id: made.Id, SyncToken: '0' }, '?operation=void');
  expect(voided).toMatchObject({ TotalAmt: 0, Balance: 0, SyncToken: '1', LinkedTxn: [] });
  expect(voided.PrivateNote).toMatch(/^Voided.*Ours$/);
  const gone = await bench.call('POST', '/invoice?operation=delete', { Id: made.Id, SyncToken: '1' });
  expect(gone.json.Invoice).toEqual({ status: 'Deleted', domain: 'QBO', Id: made.Id });
  expect(codeOf(await bench.call('GET', `/invoice/${made.Id}`))).toBe('610');
  expect((await bench.make('Invoice', { ...customer, DocNumber: 'A-1', Line: [line(1)] })).DocNumber).toBe(
    'A-1',
  );
});

test('observed: a customer keeps one currency, and a foreign invoice without a rate is booked at one', async () => {
  const bench = openQuickbooksBench();
  const wrong = await bench.call('POST', '/invoice', {
    ...customer,
    CurrencyRef: { value: 'EUR' },
    Line: [line(1)],
  });
  expect(codeOf(wrong)).toBe('6000');
  const foreign = await bench.make('Invoice', { CustomerRef: { value: '11' }, Line: [line(10)] });
  expect(foreign).toMatchObject({ CurrencyRef: { value: 'EUR' }, ExchangeRate: 1 });
  const rated = await bench.make('Invoice', {
    CustomerRef: { value: '11' },
    ExchangeRate: 1.1,
    Line: [line(10)],
  });
  expect(rated.HomeTotalAmt).toBe(11);
});

test('documented: sending needs an address, keeps it and marks the invoice; observed: its version stays', async () => {
  const bench = openQuickbooksBench();
  const made = await bench.make('Invoice', { ...customer, Line: [line(10)] });
  const octets = { 'Content-Type': 'application/octet-stream' };
  expect(codeOf(await bench.call('POST', `/invoice/${made.Id}/send`, undefined, octets))).toBe('6420');
  const sent = await bench.call(
    'POST',
    `/invoice/${made.Id}/send?sendTo=club%40practice.example`,
    undefined,
    octets,
  );
  expect(sent.json.Invoice).toMatchObject({
    SyncToken: '0',
    EmailStatus: 'EmailSent',
    BillEmail: { Address: 'club@practice.example' },
    DeliveryInfo: { DeliveryType: 'Email' },
  });
  const pdf = await bench.call('GET', `/invoice/${made.Id}/pdf`, undefined, { Accept: 'application/pdf' });
  expect(pdf.text.startsWith('%PDF')).toBe(true);
});

test('documented: an update without a number takes it away, one that leaves it is not asked whether it is taken', async () => {
  const bench = openQuickbooksBench();
  await bench.make('Invoice', { ...customer, DocNumber: 'N-1', Line: [line(1)] });
  const twin = await bench.make(
    'Invoice',
    { ...customer, DocNumber: 'N-1', Line: [line(1)] },
    '?include=allowduplicatedocnum',
  );
  const kept = await bench.make('Invoice', {
    Id: twin.Id,
    SyncToken: '0',
    sparse: true,
    DueDate: '2026-05-01',
  });
  expect(kept.DocNumber).toBe('N-1');
  const bare = await bench.make('Invoice', { Id: twin.Id, SyncToken: '1', ...customer, Line: [line(1)] });
  expect(bare.DocNumber).toBeUndefined();
});

test('observed: the code for a number that is too long is one of two', async () => {
  const bench = openQuickbooksBench();
  bench.sandbox.control.changeSettings({ switches: { longNumberFault: '2050' } });
  const reply = await bench.call('POST', '/invoice', {
    ...customer,
    DocNumber: 'x'.repeat(22),
    Line: [line(1)],
  });
  expect(codeOf(reply)).toBe('2050');
});

test('observed: the address comes back in lines after an update, and is the customer’s where none was sent', async () => {
  const bench = openQuickbooksBench();
  const sent = {
    Line1: '1 Sample Street',
    City: 'Practice City',
    CountrySubDivisionCode: 'CA',
    PostalCode: '94000',
  };
  const made = await bench.make('Invoice', { ...customer, BillAddr: sent, Line: [line(1)] });
  expect(made.BillAddr).toEqual(sent);
  const changed = await bench.make('Invoice', { Id: made.Id, SyncToken: '0', sparse: true });
  expect(changed.BillAddr).toEqual({
    Line1: 'Alex Sample',
    Line2: 'Sample Sports Club (practice)',
    Line3: '1 Sample Street',
    Line4: 'Practice City, CA  94000',
  });
  const plain = await bench.make('Invoice', { ...customer, Line: [line(1)] });
  expect(plain.BillAddr).toEqual((await bench.call('GET', '/customer/1')).json.Customer.BillAddr);
});

test('assumed: with prices that contain tax a line says what it comes to with it', async () => {
  const bench = openQuickbooksBench({}, { company: 'uk' });
  const code = await codeNamed(bench, '20.0% S');
  const made = await bench.make('Invoice', {
    ...customer,
    GlobalTaxCalculation: 'TaxInclusive',
    Line: [line(50, { TaxCodeRef: { value: code } })],
  });
  expect(made.Line[0].SalesItemLineDetail.TaxInclusiveAmt).toBe(60);
  expect(made).toMatchObject({ TotalAmt: 60, TxnTaxDetail: { TotalTax: 10 } });
});

test('observed: an amount that is wrong is said with its thousands; a US line without a code answers NON', async () => {
  const bench = openQuickbooksBench();
  const wrong = await bench.call('POST', '/invoice', { ...customer, Line: [line(1000, { UnitPrice: 9 })] });
  expect(wrong.text).toContain('Supplied value:1,000');
  const made = await bench.make('Invoice', { ...customer, Line: [line(1, { TaxCodeRef: undefined })] });
  expect(made.Line[0].SalesItemLineDetail.TaxCodeRef).toEqual({ value: 'NON' });
});

test('assumed: a field sent empty is emptied, and a day that does not exist is refused', async () => {
  const bench = openQuickbooksBench();
  const made = await bench.make('Invoice', { ...customer, PrivateNote: 'Ours', Line: [line(1)] });
  const emptied = await bench.make('Invoice', { Id: made.Id, SyncToken: '0', sparse: true, PrivateNote: '' });
  expect(emptied).not.toHaveProperty('PrivateNote');
  const never = await bench.call('POST', '/invoice', { ...customer, TxnDate: '2026-02-30', Line: [line(1)] });
  expect(codeOf(never)).toBe('2060');
  const below = await bench.call('POST', '/invoice', { ...customer, Line: [line(-1)] });
  expect(codeOf(below)).toBe('6000');
});

test('documented: a discount is positive and comes off before tax where the invoice says so', async () => {
  const bench = openQuickbooksBench();
  const code = await codeNamed(bench, 'Practice County');
  const off = {
    DetailType: 'DiscountLineDetail',
    DiscountLineDetail: { PercentBased: true, DiscountPercent: 10 },
  };
  const made = await bench.make('Invoice', {
    ...customer,
    ApplyTaxAfterDiscount: true,
    TxnTaxDetail: { TxnTaxCodeRef: { value: code } },
    Line: [line(100), off],
  });
  expect(made.Line.map((each: Loose) => each.Amount)).toEqual([100, 100, 10]);
  expect(made).toMatchObject({ TotalAmt: 96.53, TxnTaxDetail: { TotalTax: 6.53 } });
  const nothing = { DetailType: 'DiscountLineDetail', DiscountLineDetail: {} };
  expect(codeOf(await bench.call('POST', '/invoice', { ...customer, Line: [line(1), nothing] }))).toBe(
    '6090',
  );
});

test('documented: lines sent take the place of all, a known id names the line that it was, once', async () => {
  const bench = openQuickbooksBench();
  const made = await bench.make('Invoice', { ...customer, Line: [line(10), line(20), line(30)] });
  const changed = await bench.make('Invoice', {
    Id: made.Id,
    SyncToken: '0',
    sparse: true,
    Line: [
      { ...line(31), Id: '3' },
      { ...line(5), Id: '3' },
      { ...line(6), Id: '77' },
    ],
  });
  expect(changed.Line.map((each: Loose) => [each.Id, each.Amount])).toEqual([
    ['3', 31],
    ['4', 5],
    ['5', 6],
    [undefined, 42],
  ]);
});

test('documented: the link to pay is there where it is asked for, allowed, and somebody can be written to', async () => {
  const bench = openQuickbooksBench();
  const { realmId } = bench;
  const made = await bench.make('Invoice', {
    ...customer,
    AllowOnlineACHPayment: true,
    BillEmail: { Address: 'club@practice.example' },
    Line: [line(10)],
  });
  const linkOf = async (query: string) =>
    (await bench.call('GET', `/invoice/${made.Id}${query}`)).json.Invoice.InvoiceLink;
  expect(await linkOf('?include=invoiceLink')).toBeUndefined();
  bench.sandbox.books.enablePayments({ realmId, isOn: true });
  expect(await linkOf('?include=invoiceLink')).toMatch(/^https:/);
  expect(await linkOf('')).toBeUndefined();
});
