/** Aged receivables from what we hold: a row a customer, and what stands behind each. */
import { createRoute, z } from '@hono/zod-openapi';
import { ageReceivables } from '../domain/aged-receivables.ts';
import { decimal, moneyText } from '../domain/decimal.ts';
import { ledgerTraits } from '../domain/ledger-traits.ts';
import { listOpenItems, type OpenItem } from '../store/reports/aged-receivables.ts';
import type { AppDeps } from './deps.ts';
import { actorIn, requirePermission } from './permissions.ts';
import { type BooksOfReport, booksAsked, booksOfReport, booksOfReportSchema } from './report-books.ts';
import type { CardOf } from './report-cards.ts';
import { owingNote, reportItem, reportItemSchema } from './report-items.ts';
import { newRouter, type Routes } from './router.ts';
import { conflictProblem, date, json, money, notFoundProblem, problems, security } from './schemas.ts';

const figures = {
  current: money.openapi({ description: 'Not due yet, or without a due date' }),
  days30: money.openapi({ description: '1 to 30 days overdue' }),
  days60: money,
  days90: money,
  older: money.openapi({ description: '91 days overdue and more' }),
  total: money,
  count: z.int().openapi({ description: 'How many invoices, and credits where they count' }),
};

const agedSchema = z
  .object({
    books: booksOfReportSchema,
    asOf: z.string(),
    note: z.string().openapi({ description: 'How it is counted, in words' }),
    rows: z.array(z.object({ customer: z.string(), name: z.string(), ...figures })),
    totals: z.object(figures),
  })
  .openapi('AgedReceivables');

export const customerAsked = z
  .string()
  .regex(/^(company|contact) [0-9a-f-]{36}$/, 'must be a customer of the report')
  .openapi({ example: 'company 0198f6f2-6c1e-7d4c-9b51-6c1f0a3b2d4e' });

const asked = {
  ...booksAsked,
  asOf: date.optional().openapi({ description: 'The end of this day; today where it is left out' }),
};

const aged = createRoute({
  method: 'get',
  path: '/reports/aged-receivables',
  tags: ['Reports'],
  summary: 'What each customer owes on a day, by how long it has been due',
  security,
  middleware: requirePermission('reports:read'),
  request: { query: z.object(asked) },
  responses: { 200: json(agedSchema, 'The report'), ...problems, ...notFoundProblem, ...conflictProblem },
});

const behind = createRoute({
  method: 'get',
  path: '/reports/aged-receivables/items',
  tags: ['Reports'],
  summary: 'The open invoices and credits of one customer on a day',
  security,
  middleware: requirePermission('reports:read'),
  request: { query: z.object({ ...asked, customer: customerAsked }) },
  responses: {
    200: json(z.object({ items: z.array(reportItemSchema) }), 'What stands behind the row, oldest first'),
    ...problems,
    ...notFoundProblem,
    ...conflictProblem,
  },
});

export const reportAgedRoutes: Routes = (deps) =>
  newRouter()
    .openapi(aged, async (c) => {
      const { connectionId, asOf } = c.req.valid('query');
      const { workspaceId } = actorIn(c);
      const books = await booksOfReport(deps, workspaceId, connectionId);
      const day = asOf ?? books.view.today;
      const items = await openItems(deps, workspaceId, books, day);
      const names = new Map(items.map(({ customer, customerName }) => [customer, customerName]));
      const { rows, totals } = ageReceivables(items, day);
      const named = rows.map((row) => ({
        ...row,
        name: names.get(row.customer) ?? 'Customer without a name',
      }));
      return c.json({ books: books.view, asOf: day, note: noteOn(books, day), rows: named, totals }, 200);
    })
    .openapi(behind, async (c) => {
      const { connectionId, asOf, customer } = c.req.valid('query');
      const { workspaceId } = actorIn(c);
      const books = await booksOfReport(deps, workspaceId, connectionId);
      const day = asOf ?? books.view.today;
      const items = await openItems(deps, workspaceId, books, day, customer);
      return c.json(
        { items: items.map((item) => reportItem(item, books.view.currency, noteOf(item, day))) },
        200,
      );
    });

export const agedCard: CardOf = async (deps, workspaceId, books) => {
  const { today, currency } = books.view;
  const { rows, totals } = ageReceivables(await openItems(deps, workspaceId, books, today), today);
  const overdue = moneyText(decimal(totals.total).minus(decimal(totals.current)));
  return {
    id: 'agedReceivables',
    title: 'Aged receivables',
    figure: { kind: 'money', amount: totals.total, currency },
    note: `owing by ${rows.length === 1 ? '1 customer' : `${rows.length} customers`}; ${currency} ${overdue} of it is overdue`,
    answers: 'Who owes what, and for how long?',
  };
};

function openItems(
  { db }: Pick<AppDeps, 'db'>,
  workspaceId: string,
  { connection }: BooksOfReport,
  asOf: string,
  customer?: string,
): Promise<readonly OpenItem[]> {
  const { agesCredit } = ledgerTraits(connection.provider);
  return listOpenItems(db, workspaceId, {
    connectionId: connection.id,
    asOf,
    countsCredit: agesCredit,
    customer,
  });
}

function noteOn({ connection, view }: BooksOfReport, asOf: string): string {
  const { label, agesCredit } = ledgerTraits(connection.provider);
  const credit = agesCredit
    ? `As in ${label}’s own report, credit and money that are not used yet are taken off, by their own dates.`
    : `As in ${label}’s own report, credit that is not used yet is not taken off.`;
  return [
    `In ${view.currency}; other currencies at the rate that ${label} keeps for each document.`,
    credit,
    dayWords(asOf, view.today),
  ]
    .filter(Boolean)
    .join(' ');
}

function dayWords(asOf: string, today: string): string | null {
  if (asOf === today) return null;
  return asOf < today
    ? 'As it was at the end of that day: what was paid or credited later is owing again, and what was issued later is left out. What was voided since is left out too, as in the books.'
    : 'What is owing now, by how late it will be on that day; what is dated after today counts on its own day.';
}

function noteOf({ kind, dueDate }: OpenItem, asOf: string): string {
  if (kind === 'credit') return 'Credit that is not used yet';
  if (kind === 'payment') return 'Paid before the invoice';
  return owingNote(dueDate, asOf);
}
