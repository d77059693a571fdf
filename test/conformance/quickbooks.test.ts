/** The practice QuickBooks, judged by Intuit's own schemas: fields that are answered exist, and hold what they may. */
import { beforeAll, describe, expect, test } from 'vitest';
import type { BooksResult } from '../../sandbox/quickbooks/books.ts';
import type { Exchange } from '../../sandbox/quickbooks/sandbox.ts';
import { type Loose, openQuickbooksBench } from '../../sandbox/quickbooks/test-bench.ts';
import { openXsd } from './xsd.ts';
import { judgeByXsd } from './xsd-judge.ts';

const xsd = openXsd(new URL('../../../shared/reference/quickbooks/', import.meta.url));

const ENTITIES = [
  ...['Invoice', 'Payment', 'CreditMemo', 'Customer', 'Item', 'Account', 'TaxCode', 'TaxRate', 'TaxAgency'],
  ...[
    'Term',
    'CompanyCurrency',
    'PaymentMethod',
    'Vendor',
    'Purchase',
    'Deposit',
    'CompanyInfo',
    'Preferences',
  ],
];
const REPORTS = ['AgedReceivables', 'ProfitAndLoss'];

test('the reader follows extensions, substitutions, attributes and lists', { skip: xsd === null }, () => {
  if (xsd === null) return;
  expect(xsd.type('Invoice')?.fields.get('TotalAmt')).toEqual({ type: 'decimal', isMany: false });
  expect(xsd.type('Invoice')?.fields.get('Line')).toEqual({ type: 'Line', isMany: true });
  expect(xsd.type('Invoice')?.fields.get('domain')).toBeDefined();
  expect(xsd.type('IntuitResponse')?.fields.get('CreditMemo')).toBeDefined();
  expect(
    judgeByXsd(xsd, 'Invoice', { TotalAmt: '1.00', Wrong: 1, Line: {}, CustomerRef: { value: 7 } }),
  ).toEqual([
    ...['Invoice.TotalAmt must be number', 'Invoice.Wrong is unknown', 'Invoice.Line must be a list'],
    'ReferenceType.value must be text',
  ]);
  const deep = { Invoice: { Line: [{ SalesItemLineDetail: { Wrong: 1 } }] }, time: 'today' };
  expect(judgeByXsd(xsd, 'IntuitResponse', deep)).toEqual([
    ...['SalesItemLineDetail.Wrong is unknown', 'IntuitResponse.time must be a time'],
  ]);
});

describe.skipIf(xsd === null)('every answer of a tour through the practice QuickBooks', () => {
  const findings = new Map<string, string>();
  let judged = 0;

  function hold({ method, url, status, responseBody }: Exchange): void {
    if (xsd === null || typeof responseBody !== 'string' || !responseBody.startsWith('{')) return;
    const { pathname } = new URL(url);
    const type = pathname.includes('/reports/') && status === 200 ? 'Report' : 'IntuitResponse';
    judged += 1;
    for (const found of judgeByXsd(xsd, type, JSON.parse(responseBody)))
      findings.set(found, `${method} ${pathname}`);
  }

  beforeAll(async () => {
    for (const company of ['us', 'uk', 'us-single'] as const) {
      const bench = openQuickbooksBench({ observe: hold }, { company });
      fillBooks(bench);
      await readEverything(bench);
      await writeEverything(bench);
      await bench.sandbox.close();
    }
  });

  test('fits the schemas, except where real replies do not', () => {
    const unexplained = [...findings].filter(([found]) => !KNOWN.some(({ finding }) => finding.test(found)));
    expect(judged).toBeGreaterThan(100);
    expect(unexplained).toEqual([]);
  });

  test('each exception is met', () => {
    const unmet = KNOWN.filter(({ finding }) => ![...findings.keys()].some((found) => finding.test(found)));
    expect(unmet).toEqual([]);
  });
});

type Bench = ReturnType<typeof openQuickbooksBench>;

function kept<T>(result: BooksResult<T>): T {
  if (!result.ok) throw new Error(result.why);
  return result.value;
}

/** A person has worked in these books: each kind of document, in each state. */
function fillBooks({ sandbox: { books }, realmId }: Bench): void {
  const invoice = (unitPrice: string) =>
    kept(books.createInvoice({ realmId, customerId: '1', lines: [{ description: 'Caps', unitPrice }] })).Id;
  const [paid, credited, gone, open] = [
    invoice('100.00'),
    invoice('80.00'),
    invoice('10.00'),
    invoice('55.50'),
  ];
  const payment = kept(
    books.recordPayment({ realmId, invoiceId: paid, amount: '100.00', reference: 'CHK 1' }),
  );
  kept(books.depositPayment({ realmId, paymentId: payment.Id }));
  kept(books.applyCredit({ realmId, invoiceId: credited, amount: '30.00' }));
  kept(books.voidInvoice({ realmId, invoiceId: gone }));
  kept(books.recordPayment({ realmId, invoiceId: open, amount: '5.50' }));
  kept(books.receiveUnapplied({ realmId, customerId: '2', amount: '12.00' }));
  const memo = kept(books.createCreditMemo({ realmId, customerId: '3', lines: [{ unitPrice: '20.00' }] })).Id;
  kept(books.refundCredit({ realmId, creditMemoId: memo, amount: '20.00' }));
  kept(books.deactivateCustomer({ realmId, customerId: '4' }));
}

async function readEverything({ call, realmId }: Bench): Promise<void> {
  const since = encodeURIComponent('2026-03-01T00:00:00-08:00');
  for (const entity of ENTITIES) {
    const query = encodeURIComponent(`select * from ${entity}`);
    const { json } = await call('GET', `/query?query=${query}`);
    const [first]: Loose[] = json.QueryResponse?.[entity] ?? [];
    if (first === undefined) throw new Error(`the tour met no ${entity}`);
    const id = entity === 'CompanyInfo' ? realmId : first.Id;
    await call('GET', entity === 'Preferences' ? '/preferences' : `/${entity.toLowerCase()}/${id}`);
  }
  await call('GET', `/query?query=${encodeURIComponent('select count(*) from Invoice')}`);
  await call('GET', `/query?query=${encodeURIComponent("select * from Invoice where DocNumber = 'none'")}`);
  await call('GET', `/cdc?entities=Invoice,Payment,Customer&changedSince=${since}`);
  for (const report of REPORTS) await call('GET', `/reports/${report}`);
  await call('GET', '/reports/ProfitAndLoss?summarize_column_by=Month');
}

async function writeEverything(bench: Bench): Promise<void> {
  const { call, make } = bench;
  const customer = await make('Customer', {
    DisplayName: 'Sample Tour',
    PrimaryEmailAddr: { Address: 'tour@practice.example' },
    BillAddr: { Line1: '1 Practice Road', City: 'Practice', PostalCode: '1000' },
  });
  const { Id, SyncToken } = customer;
  await call('POST', '/customer', { Id, SyncToken, sparse: true, Active: false });
  await call('POST', '/customer', { Id, SyncToken: '9', sparse: true, DisplayName: 'Sample Stale' });
  await call('POST', '/customer', { DisplayName: 'Sample Bakery (practice)' });
  await call('GET', '/invoice/999');
  await call('GET', `/query?query=${encodeURIComponent('select * from Nonsense')}`);
  const Query = 'select * from Term';
  const BatchItemRequest = [
    { bId: '1', Query },
    { bId: '2', operation: 'create', Customer: { DisplayName: 'Sample Batch' } },
    { bId: '3', operation: 'create', Customer: { DisplayName: 'Sample Batch' } },
  ];
  await call('POST', '/batch', { BatchItemRequest });
  await invoiceAndPay(bench);
  await call('GET', '/preferences', undefined, { Authorization: 'Bearer practice' });
}

/** As an app does it: an invoice is made, paid, freed, sent, voided and deleted, and carries a file. */
async function invoiceAndPay({ call, make, sandbox, realmId }: Bench): Promise<void> {
  const code = sandbox.books.listTaxCodes({ realmId }).find(({ Taxable }) => Taxable === false)?.Id ?? 'NON';
  const line = {
    ...{ Amount: 30, Description: 'Caps', DetailType: 'SalesItemLineDetail' },
    SalesItemLineDetail: { ItemRef: { value: '1' }, Qty: 2, UnitPrice: 15, TaxCodeRef: { value: code } },
  };
  const fields = {
    CustomerRef: { value: '1' },
    BillEmail: { Address: 'one@practice.example' },
    Line: [line],
  };
  const { Id } = await make('Invoice', fields);
  const pays = { Amount: 30, LinkedTxn: [{ TxnId: Id, TxnType: 'Invoice' }] };
  const payment = await make('Payment', { CustomerRef: { value: '1' }, TotalAmt: 30, Line: [pays] });
  await call('GET', `/payment/${payment.Id}`);
  await call('POST', '/payment?operation=delete', { Id: payment.Id, SyncToken: payment.SyncToken });
  await call('POST', `/invoice/${Id}/send`, undefined, { 'Content-Type': 'application/octet-stream' });
  const { json } = await call('GET', `/invoice/${Id}?include=invoiceLink`);
  await call('POST', '/invoice?operation=void', { Id, SyncToken: json.Invoice.SyncToken });
  const other = await make('Invoice', fields);
  await call('POST', '/invoice?operation=delete', { Id: other.Id, SyncToken: other.SyncToken });
}

type KnownFault = {
  readonly finding: RegExp;
  readonly schemas: string;
  readonly reality: string;
  /** The fact sheet's section, and what it rests on. */
  readonly source: string;
};

/** Where replies are otherwise than the schemas, so that the practice QuickBooks follows the replies. Nothing else is excused. */
const KNOWN: readonly KnownFault[] = [
  {
    finding: /^(Line\.DetailType|Invoice\.(Email|Print)Status) may not be [A-Z]+(_[A-Z]+)+$/,
    schemas: 'kinds and states are written as SalesItemLineDetail and EmailSent',
    reality: 'the reply to a void writes them in capitals',
    source: 'FACTS §4.1; sample of the void in Intuit’s page on invoices',
  },
  {
    finding: /^IntuitResponse\.([a-z][a-zA-Z]* is unknown|(requestId|time|status) must be text)$/,
    schemas: 'a refusal stands in Fault',
    reality: 'the gateway has its own envelope, with small letters and milliseconds',
    source: 'FACTS §7; replies in python-quickbooks #250 and #118',
  },
];
