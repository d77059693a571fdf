/** Sales by customer, product category or month, beside the period before. */
import { createRoute, z } from '@hono/zod-openapi';
import { decimal, moneyText, sum } from '../domain/decimal.ts';
import { changeInPercent, monthBefore, monthsIn } from '../domain/report-figures.ts';
import { type Period, periodBefore } from '../domain/report-period.ts';
import {
  listSales,
  listSold,
  type SalesBy,
  type SalesRow,
  salesBy,
  salesWithoutLines,
} from '../store/reports/sales.ts';
import { actorIn, requirePermission } from './permissions.ts';
import { booksAsked, booksOfReport, booksOfReportSchema, periodAsked, periodOf } from './report-books.ts';
import type { CardOf } from './report-cards.ts';
import { reportItem, reportItemSchema } from './report-items.ts';
import { newRouter, type Routes } from './router.ts';
import { conflictProblem, filterText, json, money, notFoundProblem, problems, security } from './schemas.ts';

const figures = {
  net: money.openapi({ description: 'Without tax, credit notes taken off' }),
  gross: money,
  count: z.int().openapi({ description: 'Invoices and credit notes' }),
  netBefore: money
    .nullable()
    .openapi({ description: 'In the period before; null where months do not match' }),
  change: z.string().nullable().openapi({ example: '12.5', description: 'Of net, in percent' }),
};

const periodSchema = z.object({ from: z.string(), to: z.string() });

const salesSchema = z
  .object({
    books: booksOfReportSchema,
    by: z.enum(salesBy),
    period: periodSchema,
    before: periodSchema,
    note: z.string(),
    rows: z.array(z.object({ key: z.string(), name: z.string(), ...figures })),
    totals: z.object(figures),
  })
  .openapi('SalesReport');

const asked = { ...booksAsked, ...periodAsked, by: z.enum(salesBy).default('customer') };

const sales = createRoute({
  method: 'get',
  path: '/reports/sales',
  tags: ['Reports'],
  summary: 'What was sold in a period, and in the one before',
  security,
  middleware: requirePermission('reports:read'),
  request: { query: z.object(asked) },
  responses: { 200: json(salesSchema, 'The report'), ...problems, ...notFoundProblem, ...conflictProblem },
});

const behind = createRoute({
  method: 'get',
  path: '/reports/sales/items',
  tags: ['Reports'],
  summary: 'The invoices and credit notes behind a row of sales',
  security,
  middleware: requirePermission('reports:read'),
  request: { query: z.object({ ...asked, key: filterText }) },
  responses: {
    200: json(z.object({ items: z.array(reportItemSchema) }), 'What stands behind the row, oldest first'),
    ...problems,
    ...notFoundProblem,
    ...conflictProblem,
  },
});

export const reportSalesRoutes: Routes = (deps) =>
  newRouter()
    .openapi(sales, async (c) => {
      const { connectionId, by, ...days } = c.req.valid('query');
      const { workspaceId } = actorIn(c);
      const books = await booksOfReport(deps, workspaceId, connectionId);
      const period = periodOf(days, books);
      const before = periodBefore(period);
      const of = { connectionId: books.view.connectionId, by };
      const [now, then] = await Promise.all([
        listSales(deps.db, workspaceId, { ...of, period }),
        listSales(deps.db, workspaceId, { ...of, period: before }),
      ]);
      const compared = by === 'month' ? byMonth(now, then, period, before) : byName(now, then);
      return c.json(
        {
          books: books.view,
          by,
          period,
          before,
          note: `By issue date, in ${books.view.currency}, without tax unless it says so; other currencies at the rate that ${books.view.ledgerName} keeps for each document. Voided and deleted invoices and drafts are left out, credit notes are taken off.`,
          rows: compared.map((row) => ({ ...row, name: nameOf(by, row) })),
          totals: totalsOf(now, then),
        },
        200,
      );
    })
    .openapi(behind, async (c) => {
      const { connectionId, by, key, ...days } = c.req.valid('query');
      const { workspaceId } = actorIn(c);
      const books = await booksOfReport(deps, workspaceId, connectionId);
      const of = { connectionId: books.view.connectionId, by, period: periodOf(days, books), key };
      const items = await listSold(deps.db, workspaceId, of);
      const noteOf = (kind: 'invoice' | 'credit', customer: string | null) =>
        [kind === 'credit' ? 'Credit note' : null, by === 'customer' ? null : customer]
          .filter(Boolean)
          .join(', ') || null;
      return c.json(
        {
          items: items.map((item) =>
            reportItem(item, books.view.currency, noteOf(item.kind, item.customerName)),
          ),
        },
        200,
      );
    });

export const salesCard: CardOf = async ({ db }, workspaceId, { view }) => {
  const period = view.periods.find(({ id }) => id === 'thisMonth') ?? { from: view.today, to: view.today };
  const of = { connectionId: view.connectionId, by: 'month' as const };
  const [now, then] = await Promise.all([
    listSales(db, workspaceId, { ...of, period }),
    listSales(db, workspaceId, { ...of, period: periodBefore(period) }),
  ]);
  const { net, netBefore } = totalsOf(now, then);
  return {
    id: 'sales',
    title: 'Sales',
    figure: { kind: 'money', amount: net, currency: view.currency },
    note: `this month, without tax; ${view.currency} ${netBefore} up to the same day of last month`,
    answers: 'What was sold, to whom, of what, and when?',
  };
};

type Compared = SalesRow & { readonly netBefore: string | null; readonly change: string | null };

/** Those who bought in either period: whoever has stopped buying is worth a row. */
function byName(now: readonly SalesRow[], then: readonly SalesRow[]): readonly Compared[] {
  const before = new Map(then.map((row) => [row.key, row]));
  const known = new Set(now.map(({ key }) => key));
  const gone = then.filter(({ key }) => !known.has(key));
  return [...now, ...gone.map((row) => ({ ...row, ...nothing }))].map((row) =>
    compared(row, before.get(row.key)?.net ?? '0.00'),
  );
}

function byMonth(
  now: readonly SalesRow[],
  then: readonly SalesRow[],
  period: Period,
  before: Period,
): readonly Compared[] {
  const [rows, earlier] = [now, then].map((list) => new Map(list.map((row) => [row.key, row])));
  const months = monthsIn(period);
  const keys = months.length > 0 ? months : now.map(({ key }) => key).toSorted();
  return keys.map((key) => {
    const place = monthBefore(key, period, before);
    const row = rows?.get(key) ?? { key, name: null, ...nothing };
    return compared(row, place === null ? null : (earlier?.get(place)?.net ?? '0.00'));
  });
}

const nothing = { net: '0.00', gross: '0.00', count: 0 };

function compared(row: SalesRow, netBefore: string | null): Compared {
  return { ...row, netBefore, change: netBefore === null ? null : changeInPercent(row.net, netBefore) };
}

/** Of categories the count is of their parts: one document may have several. */
function totalsOf(now: readonly SalesRow[], then: readonly SalesRow[]) {
  const sumOf = (rows: readonly SalesRow[], figure: 'net' | 'gross') =>
    moneyText(sum(rows.map((row) => decimal(row[figure]))));
  const [net, netBefore] = [sumOf(now, 'net'), sumOf(then, 'net')];
  return {
    net,
    gross: sumOf(now, 'gross'),
    count: now.reduce((total, { count }) => total + count, 0),
    netBefore,
    change: changeInPercent(net, netBefore),
  };
}

function nameOf(by: SalesBy, { key, name }: SalesRow): string {
  if (by === 'month') return key;
  if (name !== null) return name;
  if (key === salesWithoutLines) return 'Not by our lines: changed or made in the books';
  return by === 'category' ? 'Without a category' : 'Customer without a name';
}
