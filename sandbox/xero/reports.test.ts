/** The two reports, computed from what the books hold. */

import { expect, test } from 'vitest';
import { first, type Loose, openBench } from '../test-bench.ts';

const textOf = (rows: Loose): string[] =>
  rows.flatMap((each: Loose) => [
    ...(each.Title ? [`# ${each.Title}`] : []),
    ...(each.Cells ? [each.Cells.map((cell: Loose) => cell.Value).join(' | ')] : []),
    ...(each.Rows ? textOf(each.Rows) : []),
  ]);

async function report(bench: ReturnType<typeof openBench>, path: string): Promise<Loose> {
  const reply = await bench.call('GET', `/Reports/${path}`);
  expect(reply.status, reply.text).toBe(200);
  return first(reply.json.Reports);
}

test('documented: aged receivables show each invoice that owes, what came before, and the sum', async () => {
  const bench = openBench();
  const { invoice, sandbox, tenantId, contactId } = bench;
  const { books } = sandbox;
  await invoice({ Date: '2026-01-10', DueDate: '2026-01-20' });
  const part = String((await invoice({ DueDate: '2026-03-01' })).InvoiceID);
  const paid = String((await invoice()).InvoiceID);
  await invoice({ Status: 'DRAFT' });
  const money = { tenantId, date: '2026-03-02', accountCode: '090' };
  books.recordPayment({ ...money, invoiceId: part, amount: '30.50' });
  books.applyCredit({ tenantId, invoiceId: part, amount: '4.00', date: '2026-03-02' });
  books.recordPayment({ ...money, invoiceId: paid, amount: '110.00' });
  const query = `contactId=${contactId}&date=2026-03-03&fromDate=2026-03-01`;
  const made = await report(bench, `AgedReceivablesByContact?${query}`);
  expect(made).toMatchObject({
    ReportType: 'AgedReceivablesByContact',
    ReportDate: '3 March 2026',
    ReportTitles: [
      'Invoices',
      expect.any(String),
      'From 1 March 2026 to 3 March 2026',
      'Showing payments to 3 March 2026',
    ],
  });
  expect(textOf(made.Rows)).toEqual([
    'Date | Number | Due Date |  | Total | Paid | Credited | Due',
    '2026-03-01T00:00:00 | Opening Balance |  |  |  |  |  | 110.00',
    '2026-03-01T00:00:00 | INV-0002 | 2026-03-01T00:00:00 | 2 days overdue | 110.00 | 30.50 | 4.00 | 75.50',
    'Total |  |  |  | 110.00 | 30.50 | 4.00 | 75.50',
    'Closing Balance |  |  |  | 110.00 | 30.50 | 4.00 | 185.50',
  ]);
  expect(made.Rows[2].Rows[0].Cells[7]).toEqual({
    Value: '75.50',
    Attributes: [{ Id: 'invoiceID', Value: part }],
  });
  const before = await report(bench, `AgedReceivablesByContact?contactId=${contactId}&date=2026-03-01`);
  expect(textOf(before.Rows).at(-1)).toBe('Closing Balance |  |  |  | 330.00 | 0.00 | 0.00 | 330.00');
});

test('documented: aged receivables are of one contact, who must be named', async () => {
  const { call } = openBench();
  expect((await call('GET', '/Reports/AgedReceivablesByContact')).status).toBe(400);
});

test('profit and loss: income by account, without tax, less credits, costs and expenses', async () => {
  const bench = openBench();
  const { invoice, call, contactId } = bench;
  await invoice();
  await invoice({
    LineAmountTypes: 'Inclusive',
    LineItems: [{ Description: 'x', UnitAmount: '22', AccountCode: '210' }],
  });
  await invoice({ CurrencyCode: 'USD', CurrencyRate: '0.5', LineAmountTypes: 'NoTax' });
  await invoice({ Date: '2026-02-10', LineAmountTypes: 'NoTax' });
  const bill = { Type: 'ACCPAY', InvoiceNumber: 'B-1' };
  await invoice({ ...bill, LineItems: [{ Description: 'x', UnitAmount: '30', AccountCode: '310' }] });
  await invoice({ ...bill, LineItems: [{ Description: 'x', UnitAmount: '7', AccountCode: '429' }] });
  const lines = [{ Description: 'Returned', UnitAmount: '5', AccountCode: '200' }];
  const note = {
    Type: 'ACCRECCREDIT',
    Status: 'AUTHORISED',
    Contact: { ContactID: contactId },
    LineItems: lines,
  };
  await call('PUT', '/CreditNotes', { ...note, Date: '2026-03-02' });
  const made = await report(bench, 'ProfitAndLoss?periods=1&timeframe=MONTH');
  expect(made.ReportTitles).toEqual(['Profit & Loss', expect.any(String), '1 March 2026 to 31 March 2026']);
  expect(textOf(made.Rows)).toEqual([
    ' | 31 Mar 2026 | 28 Feb 2026',
    '# Income',
    'Sales | 295.00 | 100.00',
    'Sales - Embroidery | 20.00 | 0.00',
    'Total Income | 315.00 | 100.00',
    '# Less Cost of Sales',
    'Cost of Goods Sold | 30.00 | 0.00',
    'Total Cost of Sales | 30.00 | 0.00',
    'Gross Profit | 285.00 | 100.00',
    '# Less Operating Expenses',
    'General Expenses | 7.00 | 0.00',
    'Total Operating Expenses | 7.00 | 0.00',
    'Net Profit | 278.00 | 100.00',
  ]);
  const [sales] = made.Rows[1].Rows;
  expect(sales.Cells[1].Attributes).toEqual([{ Id: 'account', Value: sales.Cells[0].Attributes[0].Value }]);
});

test('profit and loss by payments counts what was paid in the span', async () => {
  const bench = openBench();
  const { invoice, sandbox, tenantId } = bench;
  const invoiceId = String((await invoice({ Date: '2026-02-10' })).InvoiceID);
  const money = { tenantId, invoiceId, accountCode: '090' };
  sandbox.books.recordPayment({ ...money, amount: '55', date: '2026-03-02' });
  const net = async (query: string) => textOf((await report(bench, `ProfitAndLoss${query}`)).Rows).at(-1);
  expect(await net('?paymentsOnly=true')).toBe('Net Profit | 50.00');
  expect(await net('?paymentsOnly=true&fromDate=2026-02-01&toDate=2026-02-28')).toBe('Net Profit | 0.00');
  expect(await net('?fromDate=2026-02-01&toDate=2026-02-28')).toBe('Net Profit | 100.00');
  expect(await net('?trackingOptionID=11111111-1111-4111-8111-111111111111&fromDate=2026-02-01')).toBe(
    'Net Profit | 0.00',
  );
});

test.each(['periods=13', 'timeframe=WEEK', 'fromDate=never'])(
  'profit and loss with %s is refused',
  async (query) => {
    const { call } = openBench();
    expect((await call('GET', `/Reports/ProfitAndLoss?${query}`)).status).toBe(400);
  },
);

test.each([
  ['accounting.reports.aged.read', 'AgedReceivablesByContact', 'ProfitAndLoss'],
  ['accounting.reports.profitandloss.read', 'ProfitAndLoss', 'AgedReceivablesByContact'],
])('documented: %s opens %s and not %s', async (scope, opened, closed) => {
  const { call, contactId } = openBench({}, { scope });
  expect((await call('GET', `/Reports/${opened}?contactId=${contactId}`)).status).toBe(200);
  expect((await call('GET', `/Reports/${closed}?contactId=${contactId}`)).status).toBe(401);
});
