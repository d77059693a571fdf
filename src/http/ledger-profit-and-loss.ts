/** Profit and loss as the books report it, beside what was invoiced here by product category. */
import { createRoute, z } from '@hono/zod-openapi';
import { askReport } from '../commands/ask-report.ts';
import { compareIncome } from '../domain/compare-income.ts';
import { type Period, spansOf } from '../domain/report-period.ts';
import { listLedgerAccounts } from '../store/ledger-references.ts';
import { findReadings, type LedgerReportRow, type ReportQuestion } from '../store/ledger-reports.ts';
import { invoicedByAccount } from '../store/reports/invoiced-by-account.ts';
import type { AppDeps } from './deps.ts';
import { readingsOf, readingsSchema } from './ledger-reading.ts';
import { actorIn, requirePermission } from './permissions.ts';
import { accepted } from './problem.ts';
import {
  type BooksOfReport,
  booksAsked,
  booksOfReport,
  booksOfReportSchema,
  periodAsked,
  periodOf,
} from './report-books.ts';
import type { CardOf } from './report-cards.ts';
import { newRouter, type Routes } from './router.ts';
import {
  conflictProblem,
  id,
  json,
  jsonBody,
  money,
  notFoundProblem,
  problems,
  security,
} from './schemas.ts';

const common = { tags: ['Reports'], security, middleware: requirePermission('reports:read') };

const lineSchema = z.object({
  kind: z.enum(['heading', 'account', 'sum']),
  level: z.int().openapi({ description: 'How deep it stands below others' }),
  name: z.string(),
  amounts: z.array(money).openapi({ description: 'One for each column; none of a heading' }),
  total: money.nullable(),
  here: z
    .object({
      invoiced: money,
      otherwise: money.openapi({ description: 'What the books have beside what was invoiced here' }),
      categories: z.array(z.object({ name: z.string(), amount: money })),
    })
    .nullable()
    .openapi({ description: 'Null where nothing is invoiced to: costs, headings and sums' }),
});

const statementSchema = z
  .object({
    books: booksOfReportSchema,
    period: z.object({ from: z.string(), to: z.string() }),
    ...readingsSchema,
    sentence: z.string().openapi({ description: 'What came of comparing them' }),
    columns: z.array(z.object({ from: z.string(), to: z.string() })),
    lines: z.array(lineSchema),
    income: z.object({ books: money, invoiced: money, otherwise: money }),
  })
  .openapi('ProfitAndLossBesideOurs');

const ask = createRoute({
  ...common,
  method: 'post',
  path: '/reports/ledger/profit-and-loss',
  summary: 'Have the books’ own profit and loss of a period read',
  description: 'Answers at once. By month it is of whole months, at most thirteen.',
  request: {
    body: jsonBody(
      z
        .strictObject({ connectionId: id.optional(), ...periodAsked, byMonth: z.boolean().default(false) })
        .openapi('LedgerProfitAndLossToRead'),
    ),
  },
  responses: {
    201: json(statementSchema, 'The report, being read'),
    ...problems,
    ...notFoundProblem,
    ...conflictProblem,
  },
});

const read = createRoute({
  ...common,
  method: 'get',
  path: '/reports/ledger/profit-and-loss',
  summary: 'Profit and loss of the books as last read, beside what was invoiced here',
  request: {
    query: z.object({ ...booksAsked, ...periodAsked, byMonth: z.enum(['true', 'false']).default('false') }),
  },
  responses: {
    200: json(statementSchema, 'Both, line by line'),
    ...problems,
    ...notFoundProblem,
    ...conflictProblem,
  },
});

export const ledgerProfitAndLossRoutes: Routes = (deps) =>
  newRouter()
    .openapi(ask, async (c) => {
      const { connectionId, byMonth, ...days } = c.req.valid('json');
      const actor = actorIn(c);
      const books = await booksOfReport(deps, actor.workspaceId, connectionId);
      const question = questionOf(books, periodOf(days, books), byMonth);
      accepted(await askReport(deps, actor, question));
      return c.json(await statement(deps, actor.workspaceId, books, question), 201);
    })
    .openapi(read, async (c) => {
      const { connectionId, byMonth, ...days } = c.req.valid('query');
      const { workspaceId } = actorIn(c);
      const books = await booksOfReport(deps, workspaceId, connectionId);
      const question = questionOf(books, periodOf(days, books), byMonth === 'true');
      return c.json(await statement(deps, workspaceId, books, question), 200);
    });

/** Of the business year so far, as it was last read. */
export const profitAndLossCard: CardOf = async ({ db }, workspaceId, books) => {
  const { currency, ledgerName, periods, today } = books.view;
  const year = periods.find(({ id: name }) => name === 'thisYear') ?? { from: today, to: today };
  const { done } = await findReadings(db, workspaceId, questionOf(books, year, false));
  const net = done?.content?.lines.at(-1);
  return {
    id: 'profitAndLoss',
    title: 'Profit and loss',
    figure:
      net === undefined
        ? { kind: 'words', words: 'Not read yet' }
        : { kind: 'money', amount: net.amounts[0] ?? '0.00', currency },
    note:
      net === undefined
        ? `read from ${ledgerName} when you ask`
        : `${net.name.toLowerCase()} of this business year in ${ledgerName}`,
    answers: 'What do the books say we earned, and how much of it was invoiced here?',
  };
};

/** By month it is of the whole months that the period touches. */
function questionOf({ connection }: BooksOfReport, period: Period, byMonth: boolean): ReportQuestion {
  const spans = spansOf(period, byMonth);
  const [first = period, last = period] = [spans[0], spans.at(-1)];
  return { connectionId: connection.id, kind: 'profitAndLoss', from: first.from, to: last.to, byMonth };
}

async function statement(
  { db }: Pick<AppDeps, 'db'>,
  workspaceId: string,
  books: BooksOfReport,
  question: ReportQuestion,
): Promise<z.infer<typeof statementSchema>> {
  const { connection } = books;
  const { views, done } = await readingsOf(db, workspaceId, connection, question);
  const period = { from: question.from, to: question.to };
  const accounts = await listLedgerAccounts(db, workspaceId, connection.id);
  const invoiced = done === null ? [] : await invoicedByAccount(db, workspaceId, connection.id, period);
  const { lines, income } = compareIncome(done?.content?.lines ?? [], accounts, invoiced);
  return {
    books: books.view,
    period,
    ...views,
    sentence: sentenceOf(books, done, income),
    columns: spansOf(period, question.byMonth).map(({ from, to }) => ({ from, to })),
    lines: lines.map(({ accountLedgerId: _account, amounts, here, ...line }) => ({
      ...line,
      amounts: [...amounts],
      here: here && { ...here, categories: [...here.categories] },
    })),
    income,
  };
}

function sentenceOf(
  { view: { ledgerName, currency } }: BooksOfReport,
  done: LedgerReportRow | null,
  { books, invoiced, otherwise }: z.infer<typeof statementSchema>['income'],
): string {
  if (done === null) return `The report of ${ledgerName} for this period has not been read yet.`;
  const of = `${currency} ${invoiced} of ${currency} ${books} of income in ${ledgerName} was invoiced through Counterfoil`;
  return /^-?0\.00$/.test(otherwise)
    ? `${of}: all of it.`
    : `${of}; ${currency} ${otherwise} was booked there in other ways, or changed there since.`;
}
