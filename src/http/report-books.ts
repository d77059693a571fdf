/** Which books a report is about: one set of them at a time, with their currency, their day and the periods to choose from. */
import { z } from '@hono/zod-openapi';
import { todayIn } from '../domain/calendar.ts';
import { ledgerTraits } from '../domain/ledger-traits.ts';
import { namedPeriods, type Period } from '../domain/report-period.ts';
import { type ConnectionRow, listConnections } from '../store/connections.ts';
import { labelOf } from '../store/destinations.ts';
import type { AppDeps } from './deps.ts';
import { found, HttpProblem } from './problem.ts';
import { date, id } from './schemas.ts';

export const booksOfReportSchema = z
  .object({
    connectionId: id,
    label: z.string().openapi({ description: 'Organisation and ledger' }),
    organisationName: z.string(),
    ledgerName: z.string(),
    currency: z
      .string()
      .openapi({ description: 'The organisation’s own: every figure without another is in it' }),
    timeZone: z.string(),
    today: z.string().openapi({ description: 'Where the organisation is' }),
    choices: z
      .array(z.object({ connectionId: id, label: z.string() }))
      .openapi({ description: 'All that were ever connected, the default first' }),
    periods: z.array(z.object({ id: z.string(), name: z.string(), from: z.string(), to: z.string() })),
  })
  .openapi('BooksOfReport');

/** In the query of every report. */
export const booksAsked = {
  connectionId: id.optional().openapi({ description: 'Which books; the default ones where it is left out' }),
};

export const periodAsked = {
  from: date
    .optional()
    .openapi({ description: 'The first day; the last twelve months where both are left out' }),
  to: date.optional().openapi({ description: 'The last day; today where it is left out' }),
};

export type BooksOfReport = {
  readonly connection: ConnectionRow;
  readonly view: z.infer<typeof booksOfReportSchema>;
};

/** @throws HttpProblem 404 for books that are not there, 409 where none were ever connected. */
export async function booksOfReport(
  { db, clock }: Pick<AppDeps, 'db' | 'clock'>,
  workspaceId: string,
  connectionId: string | undefined,
): Promise<BooksOfReport> {
  const all = await listConnections(db, workspaceId);
  const usual = all.find(({ status }) => status !== 'disconnected') ?? all[0];
  if (usual === undefined)
    throw new HttpProblem(409, 'noBooks', 'No books are connected yet: reports count what the books have.');
  const connection =
    connectionId === undefined
      ? usual
      : found(
          all.find((one) => one.id === connectionId),
          'connection',
        );
  const today = todayIn(connection.time_zone, clock.now().getTime());
  const { financial_year_end_day: day, financial_year_end_month: month } = connection;
  return {
    connection,
    view: {
      connectionId: connection.id,
      label: labelOf(connection),
      organisationName: connection.organisation_name,
      ledgerName: ledgerTraits(connection.provider).label,
      currency: connection.base_currency,
      timeZone: connection.time_zone,
      today,
      choices: all.map((one) => ({ connectionId: one.id, label: labelOf(one) })),
      periods: [...namedPeriods(today, { day: day ?? 31, month: month ?? 12 })],
    },
  };
}

/** @throws HttpProblem 422 for one that ends before it begins. */
export function periodOf(
  { from, to }: { readonly from?: string | undefined; readonly to?: string | undefined },
  { view }: BooksOfReport,
): Period {
  const [usual] = view.periods;
  const period = {
    from: from ?? (to === undefined ? (usual?.from ?? view.today) : firstDay),
    to: to ?? view.today,
  };
  if (period.from > period.to)
    throw new HttpProblem(422, 'validationFailed', 'The period ends before it begins.', {
      fields: [{ path: 'to', message: 'must not be before the first day' }],
    });
  return period;
}

/** Where only the end is said: all there is. */
const firstDay = '1900-01-01';
