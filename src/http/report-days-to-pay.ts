/** Days to pay: how long customers take, by customer or by month, and who takes longer than before. */
import { createRoute, z } from '@hono/zod-openapi';
import { decimal } from '../domain/decimal.ts';
import { difference } from '../domain/report-figures.ts';
import { periodBefore } from '../domain/report-period.ts';
import { listPaid, listPaidItems, type PaidItem, type PaidRow } from '../store/reports/days-to-pay.ts';
import { actorIn, requirePermission } from './permissions.ts';
import { booksAsked, booksOfReport, booksOfReportSchema, periodAsked, periodOf } from './report-books.ts';
import type { CardOf } from './report-cards.ts';
import { days, reportItem, reportItemSchema } from './report-items.ts';
import { newRouter, type Routes } from './router.ts';
import { conflictProblem, filterText, json, notFoundProblem, problems, security } from './schemas.ts';

const inDays = z.string().openapi({ example: '23.5' });

const figures = {
  count: z.int().openapi({ description: 'Invoices that were paid in full in the period' }),
  average: inDays.openapi({ description: 'From issue to paid in full; each invoice counts once' }),
  median: inDays,
  late: inDays
    .nullable()
    .openapi({ description: 'The average from the due date; less than nothing is early' }),
  averageBefore: inDays.nullable().openapi({ description: 'In the period before' }),
  change: inDays.nullable().openapi({ description: 'More than nothing: slower than before' }),
};

const by = z.enum(['customer', 'month']).default('customer');
const periodSchema = z.object({ from: z.string(), to: z.string() });

const paidSchema = z
  .object({
    books: booksOfReportSchema,
    by,
    period: periodSchema,
    before: periodSchema,
    note: z.string(),
    slower: z
      .string()
      .nullable()
      .openapi({ description: 'Which customers take longer than before, in words' }),
    rows: z.array(z.object({ key: z.string(), name: z.string(), ...figures })),
    totals: z.object(figures).nullable().openapi({ description: 'Null: nothing was paid in the period' }),
  })
  .openapi('DaysToPay');

const asked = { ...booksAsked, ...periodAsked, by };

const paid = createRoute({
  method: 'get',
  path: '/reports/days-to-pay',
  tags: ['Reports'],
  summary: 'How long customers take to pay in full',
  security,
  middleware: requirePermission('reports:read'),
  request: { query: z.object(asked) },
  responses: { 200: json(paidSchema, 'The report'), ...problems, ...notFoundProblem, ...conflictProblem },
});

const behind = createRoute({
  method: 'get',
  path: '/reports/days-to-pay/items',
  tags: ['Reports'],
  summary: 'The paid invoices behind a row',
  security,
  middleware: requirePermission('reports:read'),
  request: { query: z.object({ ...asked, key: filterText }) },
  responses: {
    200: json(z.object({ items: z.array(reportItemSchema) }), 'The invoices, the slowest first'),
    ...problems,
    ...notFoundProblem,
    ...conflictProblem,
  },
});

export const reportDaysToPayRoutes: Routes = (deps) =>
  newRouter()
    .openapi(paid, async (c) => {
      const { connectionId, by: divided, ...chosen } = c.req.valid('query');
      const { workspaceId } = actorIn(c);
      const books = await booksOfReport(deps, workspaceId, connectionId);
      const period = periodOf(chosen, books);
      const before = periodBefore(period);
      const of = { connectionId: books.view.connectionId, by: divided };
      const [now, then] = await Promise.all([
        listPaid(deps.db, workspaceId, { ...of, period }),
        listPaid(deps.db, workspaceId, { ...of, period: before }),
      ]);
      const earlier = new Map(then.map((row) => [row.key, row.average]));
      // A month of the period before is another month: only whole periods are compared then.
      const compared = now.map((row) =>
        withChange(row, divided === 'month' && row.key !== null ? undefined : earlier.get(row.key)),
      );
      const rows = compared.flatMap(({ key, name, ...row }) =>
        key === null
          ? []
          : [{ key, name: name ?? (divided === 'month' ? key : 'Customer without a name'), ...row }],
      );
      const all = compared.find(({ key }) => key === null);
      return c.json(
        {
          books: books.view,
          by: divided,
          period,
          before,
          note: 'From the day of issue to the day on which nothing was owing any more. What a credit note alone has settled is left out; an invoice that was paid before it was issued took no days.',
          slower: divided === 'customer' ? slowerWords(rows) : null,
          rows,
          totals: all === undefined ? null : figuresOf(all),
        },
        200,
      );
    })
    .openapi(behind, async (c) => {
      const { connectionId, by: divided, key, ...chosen } = c.req.valid('query');
      const { workspaceId } = actorIn(c);
      const books = await booksOfReport(deps, workspaceId, connectionId);
      const of = { connectionId: books.view.connectionId, by: divided, period: periodOf(chosen, books), key };
      const items = await listPaidItems(deps.db, workspaceId, of);
      const noteOf = (item: PaidItem) =>
        [paidWords(item), divided === 'month' ? item.customerName : null].filter(Boolean).join('; ');
      return c.json({ items: items.map((item) => reportItem(item, books.view.currency, noteOf(item))) }, 200);
    });

export const daysToPayCard: CardOf = async ({ db }, workspaceId, { view }) => {
  const [period = { from: view.today, to: view.today }] = view.periods;
  const rows = await listPaid(db, workspaceId, { connectionId: view.connectionId, by: 'customer', period });
  const all = rows.find(({ key }) => key === null);
  return {
    id: 'daysToPay',
    title: 'Days to pay',
    figure: { kind: 'words', words: all === undefined ? '–' : `${all.median} days` },
    note:
      all === undefined
        ? 'nothing was paid in full in the last 12 months'
        : `is the middle of ${all.count === 1 ? '1 invoice' : `${all.count} invoices`} paid in full in the last 12 months`,
    answers: 'How long do customers take, and who gets slower?',
  };
};

type Compared = PaidRow & { readonly averageBefore: string | null; readonly change: string | null };

function withChange(row: PaidRow, averageBefore: string | undefined): Compared {
  if (averageBefore === undefined) return { ...row, averageBefore: null, change: null };
  return { ...row, averageBefore, change: difference(row.average, averageBefore) };
}

function figuresOf({ key: _key, name: _name, ...row }: Compared): Omit<Compared, 'key' | 'name'> {
  return row;
}

/** The worst three by name. */
function slowerWords(
  rows: readonly { readonly name: string; readonly change: string | null }[],
): string | null {
  const slower = rows
    .flatMap(({ name, change }) => (change === null || decimal(change).lte(0) ? [] : [{ name, change }]))
    .toSorted((one, other) => decimal(other.change).cmp(decimal(one.change)));
  if (slower.length === 0) return null;
  const named = slower.slice(0, 3).map(({ name, change }) => `${name} (${change} days more)`);
  const others = slower.length - named.length;
  return `Slower than in the period before: ${named.join(', ')}${others > 0 ? `, and ${others} more` : ''}.`;
}

function paidWords({ days: taken, late }: PaidItem): string {
  const after = `Paid after ${days(taken)}`;
  if (late === null) return after;
  if (late === 0) return `${after}, on the due date`;
  return late > 0 ? `${after}, ${days(late)} late` : `${after}, ${days(-late)} early`;
}
