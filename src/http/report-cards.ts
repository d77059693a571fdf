/** The cards of the reports' home: each report gives its own, with the figure that people ask for most. */
import { z } from '@hono/zod-openapi';
import type { AppDeps } from './deps.ts';
import type { BooksOfReport } from './report-books.ts';
import { money } from './schemas.ts';

/** A new report is one word here, one in `report-places.ts` of the web, and its card in `reports.ts`. */
export const reportIds = [
  'agedReceivables',
  'profitAndLoss',
  'sales',
  'unpaidJobs',
  'daysToPay',
  'bothSides',
] as const;

export const reportCardSchema = z
  .object({
    id: z.enum(reportIds),
    title: z.string(),
    figure: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('money'), amount: money, currency: z.string() }),
      z.object({ kind: z.literal('words'), words: z.string() }),
    ]),
    note: z.string().openapi({ description: 'What the figure is' }),
    answers: z.string().openapi({ description: 'What the report answers' }),
  })
  .openapi('ReportCard');

export type ReportCard = z.infer<typeof reportCardSchema>;

export type CardOf = (
  deps: Pick<AppDeps, 'db' | 'clock'>,
  workspaceId: string,
  books: BooksOfReport,
) => Promise<ReportCard>;
