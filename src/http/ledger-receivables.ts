/** Aged receivables as the books report them, beside ours: each difference with why it is there. */
import { createRoute, z } from '@hono/zod-openapi';
import { askReport, stopReport } from '../commands/ask-report.ts';
import { compareReceivables, type Difference, type SideAmounts } from '../domain/compare-receivables.ts';
import { ledgerTraits } from '../domain/ledger-traits.ts';
import { findLedgerReport, listReportParts, type ReportQuestion } from '../store/ledger-reports.ts';
import { openOnBothSides } from '../store/reports/both-receivables.ts';
import type { AppDeps } from './deps.ts';
import { readingSchema, readingsOf, readingsSchema } from './ledger-reading.ts';
import { actorIn, requirePermission } from './permissions.ts';
import { accepted, found } from './problem.ts';
import { type BooksOfReport, booksAsked, booksOfReport, booksOfReportSchema } from './report-books.ts';
import { newRouter, type Routes } from './router.ts';
import {
  conflictProblem,
  date,
  id,
  idParam,
  json,
  jsonBody,
  money,
  notFoundProblem,
  problems,
  security,
} from './schemas.ts';

const common = { tags: ['Reports'], security, middleware: requirePermission('reports:read') };

const amountsSchema = z
  .object({ current: money, days30: money, days60: money, days90: money, older: money, total: money })
  .openapi('AgedAmounts');

const differenceSchema = z
  .object({
    kind: z.enum(['notHere', 'notOwedThere', 'changed', 'exchangeRate', 'dueDate', 'credit', 'unexplained']),
    sentence: z.string(),
    amount: money.openapi({ description: 'By how much the books say more' }),
    invoiceId: id.nullable(),
    booksUrl: z.string().nullable(),
  })
  .openapi('ReceivablesDifference');

const sidesSchema = { ours: amountsSchema, theirs: amountsSchema, difference: amountsSchema };

const bothSchema = z
  .object({
    books: booksOfReportSchema,
    asOf: z.string(),
    ...readingsSchema,
    sentence: z.string().openapi({ description: 'What came of comparing them' }),
    rows: z.array(
      z.object({
        customer: z.string().nullable().openapi({ description: 'Null: only the books know this customer' }),
        name: z.string(),
        ...sidesSchema,
        why: z.array(differenceSchema),
      }),
    ),
    totals: z.object(sidesSchema),
  })
  .openapi('ReceivablesOfBothSides');

const asOfAsked = date.optional().openapi({ description: 'The end of this day; today where it is left out' });

const ask = createRoute({
  ...common,
  method: 'post',
  path: '/reports/ledger/aged-receivables',
  summary: 'Have the books’ own aged receivables of a day read',
  description:
    'Answers at once; how far it has come is told by event. Some ledgers tell of one customer a call: that takes a minute for about sixty of them.',
  request: {
    body: jsonBody(
      z.strictObject({ connectionId: id.optional(), asOf: asOfAsked }).openapi('LedgerReceivablesToRead'),
    ),
  },
  responses: {
    201: json(bothSchema, 'The report, being read'),
    ...problems,
    ...notFoundProblem,
    ...conflictProblem,
  },
});

const both = createRoute({
  ...common,
  method: 'get',
  path: '/reports/ledger/aged-receivables',
  summary: 'Aged receivables of the books as last read, beside ours, customer by customer',
  request: { query: z.object({ ...booksAsked, asOf: asOfAsked }) },
  responses: { 200: json(bothSchema, 'Both sides'), ...problems, ...notFoundProblem, ...conflictProblem },
});

const stop = createRoute({
  ...common,
  method: 'post',
  path: '/reports/ledger/{id}/stop',
  summary: 'Stop reading a report of the books',
  request: { params: idParam },
  responses: {
    200: json(z.object({ state: readingSchema.shape.state }), 'What it came to'),
    ...problems,
    ...notFoundProblem,
  },
});

export const ledgerReceivablesRoutes: Routes = (deps) => {
  const view = async (workspaceId: string, books: BooksOfReport, asOf: string) =>
    bothView(deps, workspaceId, books, asOf);
  return newRouter()
    .openapi(ask, async (c) => {
      const { connectionId, asOf } = c.req.valid('json');
      const actor = actorIn(c);
      const books = await booksOfReport(deps, actor.workspaceId, connectionId);
      const day = asOf ?? books.view.today;
      accepted(await askReport(deps, actor, questionOf(books, day)));
      return c.json(await view(actor.workspaceId, books, day), 201);
    })
    .openapi(both, async (c) => {
      const { connectionId, asOf } = c.req.valid('query');
      const { workspaceId } = actorIn(c);
      const books = await booksOfReport(deps, workspaceId, connectionId);
      return c.json(await view(workspaceId, books, asOf ?? books.view.today), 200);
    })
    .openapi(stop, async (c) => {
      const { id: reportId } = c.req.valid('param');
      const actor = actorIn(c);
      accepted(await stopReport(deps, actor, reportId));
      const report = found(await findLedgerReport(deps.db, actor.workspaceId, reportId), 'report');
      return c.json({ state: report.state }, 200);
    });
};

const questionOf = ({ connection }: BooksOfReport, asOf: string): ReportQuestion => ({
  connectionId: connection.id,
  kind: 'agedReceivables',
  from: asOf,
  to: asOf,
  byMonth: false,
});

async function bothView(
  { db, booksUrl }: AppDeps,
  workspaceId: string,
  books: BooksOfReport,
  asOf: string,
): Promise<z.infer<typeof bothSchema>> {
  const { connection } = books;
  const { views, done } = await readingsOf(db, workspaceId, connection, questionOf(books, asOf));
  const there = done === null ? [] : await listReportParts(db, workspaceId, done.id);
  const sides = await openOnBothSides(db, workspaceId, connection, asOf, there);
  const { rows, totals } = compareReceivables({ ...sides, there, asOf });
  const shown = (difference: Difference) => ({
    kind: difference.kind,
    sentence: sentenceOf(difference, books),
    amount: difference.amount,
    invoiceId: difference.invoiceId,
    booksUrl:
      difference.ledgerId === null
        ? null
        : booksUrl(connection, { kind: 'invoice', ledgerId: difference.ledgerId }),
  });
  return {
    books: books.view,
    asOf,
    ...views,
    sentence: summaryOf(
      books,
      done === null ? null : rows.filter(({ why }) => why.length > 0).length,
      totals,
    ),
    // Without a reading there is nothing to compare with.
    rows:
      done === null
        ? []
        : rows.map(({ contactLedgerIds: _ids, ...row }) => ({ ...row, why: row.why.map(shown) })),
    totals,
  };
}

function summaryOf(
  { view: { ledgerName, currency } }: BooksOfReport,
  differing: number | null,
  { ours, difference }: { readonly ours: SideAmounts; readonly difference: SideAmounts },
): string {
  if (differing === null) return `The report of ${ledgerName} for this day has not been read yet.`;
  if (differing === 0) return `Both sides agree to the cent: ${currency} ${ours.total}.`;
  const customers = differing === 1 ? 'One customer differs' : `${differing} customers differ`;
  return `${customers}; in all ${ledgerName} says ${currency} ${difference.total} more than Counterfoil.`.replace(
    /says (\S+) -(\S+) more/,
    'says $1 $2 less',
  );
}

function sentenceOf(difference: Difference, { connection, view }: BooksOfReport): string {
  const { ledgerName, currency } = view;
  const name = difference.number ?? 'A document';
  const amount = `${currency} ${difference.amount.replace('-', '')}`;
  switch (difference.kind) {
    case 'notHere':
      return `${name} is in ${ledgerName} and not in Counterfoil: ${amount}.`;
    case 'notOwedThere':
      return `${name} is owing here, and ${ledgerName} lists nothing of it: paid, voided or moved there since it was last read.`;
    case 'changed':
      return `${name} owes ${currency} ${difference.ours} here and ${currency} ${difference.theirs} in ${ledgerName}: it has changed on one side since it was last read.`;
    case 'exchangeRate':
      return `${name} is in another currency: ${currency} ${difference.ours} by the rate here, ${currency} ${difference.theirs} by the rate in ${ledgerName}.`;
    case 'dueDate':
      return `${name} is due on ${difference.ours || 'no day'} here and on ${difference.theirs || 'no day'} in ${ledgerName}.`;
    case 'credit':
      return `Credit and money that pays nothing yet: ${currency} ${difference.ours} here, ${currency} ${difference.theirs} in ${ledgerName}.`;
    case 'unexplained':
      return ledgerTraits(connection.provider).agesOneContact
        ? `${amount} is not explained by any document.`
        : `${amount}: ${ledgerName} does not say which documents its figures are of. Something of this customer may be there and not here, or have changed since it was last read.`;
  }
}
