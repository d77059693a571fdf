/** The reports' home: what each report answers. The reports themselves are `report-*.ts`. */
import { createRoute, z } from '@hono/zod-openapi';
import { bothSidesCard } from './drift-view.ts';
import { profitAndLossCard } from './ledger-profit-and-loss.ts';
import { actorIn, requirePermission } from './permissions.ts';
import { agedCard } from './report-aged.ts';
import { booksAsked, booksOfReport, booksOfReportSchema } from './report-books.ts';
import { type CardOf, reportCardSchema } from './report-cards.ts';
import { daysToPayCard } from './report-days-to-pay.ts';
import { salesCard } from './report-sales.ts';
import { unpaidJobsCard } from './report-unpaid-jobs.ts';
import { newRouter, type Routes } from './router.ts';
import { conflictProblem, json, notFoundProblem, problems, security } from './schemas.ts';

const cards: readonly CardOf[] = [
  agedCard,
  profitAndLossCard,
  salesCard,
  unpaidJobsCard,
  daysToPayCard,
  bothSidesCard,
];

const home = createRoute({
  method: 'get',
  path: '/reports',
  tags: ['Reports'],
  summary: 'The reports, each with its headline figure',
  security,
  middleware: requirePermission('reports:read'),
  request: { query: z.object(booksAsked) },
  responses: {
    200: json(
      z.object({ books: booksOfReportSchema, cards: z.array(reportCardSchema) }).openapi('ReportHome'),
      'The reports',
    ),
    ...problems,
    ...notFoundProblem,
    ...conflictProblem,
  },
});

export const reportsRoutes: Routes = (deps) =>
  newRouter().openapi(home, async (c) => {
    const { workspaceId } = actorIn(c);
    const books = await booksOfReport(deps, workspaceId, c.req.valid('query').connectionId);
    const made = await Promise.all(cards.map((card) => card(deps, workspaceId, books)));
    return c.json({ books: books.view, cards: made }, 200);
  });
