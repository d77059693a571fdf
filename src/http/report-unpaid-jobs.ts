/** Invoiced but unpaid, by job: what each job still brings, and how late it is. */
import { createRoute, z } from '@hono/zod-openapi';
import { daysOverdue } from '../domain/aged-receivables.ts';
import { decimal, moneyText, sum } from '../domain/decimal.ts';
import { listInvoicesOfJob, listUnpaidJobs, type UnpaidJob } from '../store/reports/unpaid-jobs.ts';
import { actorIn, requirePermission } from './permissions.ts';
import { booksAsked, booksOfReport, booksOfReportSchema } from './report-books.ts';
import type { CardOf } from './report-cards.ts';
import { owingNote, reportItem, reportItemSchema } from './report-items.ts';
import { newRouter, type Routes } from './router.ts';
import { conflictProblem, id, json, money, notFoundProblem, problems, security } from './schemas.ts';

const nullableText = z.string().nullable();

const unpaidSchema = z
  .object({
    books: booksOfReportSchema,
    note: z.string(),
    rows: z.array(
      z.object({
        jobId: id,
        number: z.string(),
        title: z.string(),
        customerName: nullableText,
        stageName: z.string(),
        assigneeName: nullableText,
        invoices: z.int(),
        total: money,
        owing: money,
        oldestDue: nullableText,
        daysOverdue: z.int().openapi({ description: 'Of the oldest; 0 where none is overdue' }),
      }),
    ),
    totals: z.object({ invoices: z.int(), total: money, owing: money }),
  })
  .openapi('UnpaidJobs');

const unpaid = createRoute({
  method: 'get',
  path: '/reports/unpaid-jobs',
  tags: ['Reports'],
  summary: 'Jobs that were invoiced and are not paid in full',
  security,
  middleware: requirePermission('reports:read'),
  request: { query: z.object(booksAsked) },
  responses: { 200: json(unpaidSchema, 'The report'), ...problems, ...notFoundProblem, ...conflictProblem },
});

const behind = createRoute({
  method: 'get',
  path: '/reports/unpaid-jobs/items',
  tags: ['Reports'],
  summary: 'The invoices of a job, and what each owes',
  security,
  middleware: requirePermission('reports:read'),
  request: { query: z.object({ ...booksAsked, jobId: id }) },
  responses: {
    200: json(z.object({ items: z.array(reportItemSchema) }), 'The invoices, the oldest due date first'),
    ...problems,
    ...notFoundProblem,
    ...conflictProblem,
  },
});

export const reportUnpaidJobsRoutes: Routes = (deps) =>
  newRouter()
    .openapi(unpaid, async (c) => {
      const { workspaceId } = actorIn(c);
      const { view } = await booksOfReport(deps, workspaceId, c.req.valid('query').connectionId);
      const jobs = await listUnpaidJobs(deps.db, workspaceId, view.connectionId);
      const rows = jobs.map((job) => ({ ...job, daysOverdue: lateBy(job, view.today) }));
      const note = `In ${view.currency}, as the books have it now; other currencies at the rate that ${view.ledgerName} keeps for each invoice.`;
      return c.json({ books: view, note, rows, totals: totalsOf(jobs) }, 200);
    })
    .openapi(behind, async (c) => {
      const { connectionId, jobId } = c.req.valid('query');
      const { workspaceId } = actorIn(c);
      const { view } = await booksOfReport(deps, workspaceId, connectionId);
      const items = await listInvoicesOfJob(deps.db, workspaceId, view.connectionId, jobId);
      const noteOf = ({ own, dueDate }: (typeof items)[number]) =>
        decimal(own).lte(0) ? 'Paid' : owingNote(dueDate, view.today);
      return c.json({ items: items.map((item) => reportItem(item, view.currency, noteOf(item))) }, 200);
    });

export const unpaidJobsCard: CardOf = async ({ db }, workspaceId, { view }) => {
  const jobs = await listUnpaidJobs(db, workspaceId, view.connectionId);
  const late = jobs.filter((job) => lateBy(job, view.today) > 0).length;
  return {
    id: 'unpaidJobs',
    title: 'Invoiced but unpaid, by job',
    figure: { kind: 'money', amount: totalsOf(jobs).owing, currency: view.currency },
    note: `owing on ${jobs.length === 1 ? '1 job' : `${jobs.length} jobs`}, ${late === 0 ? 'none' : late} of them overdue`,
    answers: 'Which jobs were invoiced and are not paid for?',
  };
};

function lateBy({ oldestDue }: UnpaidJob, today: string): number {
  return Math.max(0, daysOverdue(oldestDue, today));
}

function totalsOf(jobs: readonly UnpaidJob[]) {
  const sumOf = (figure: 'total' | 'owing') => moneyText(sum(jobs.map((job) => decimal(job[figure]))));
  return {
    invoices: jobs.reduce((count, { invoices }) => count + invoices, 0),
    total: sumOf('total'),
    owing: sumOf('owing'),
  };
}
