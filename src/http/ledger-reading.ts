/** How a reading of the books' own report looks to the API: how far it has come, and what may be done about it. */
import { z } from '@hono/zod-openapi';
import { ledgerTraits } from '../domain/ledger-traits.ts';
import type { ConnectionRow } from '../store/connections.ts';
import type { Db } from '../store/database.ts';
import {
  countReportParts,
  findReadings,
  type LedgerReportRow,
  type ReportQuestion,
} from '../store/ledger-reports.ts';
import { id, instant } from './schemas.ts';

export const readingSchema = z
  .object({
    id,
    state: z.enum(['reading', 'done', 'stopped', 'failed']),
    sentence: z.string().openapi({ example: 'Read in 12 calls.' }),
    calls: z.int().openapi({ description: 'Requests that it took of the ledger so far' }),
    read: z.int().openapi({ description: 'Customers read so far, where they are read one by one' }),
    all: z.int(),
    askedAt: instant,
    readAt: instant.nullable(),
    actions: z.array(z.enum(['stop'])),
  })
  .openapi('LedgerReading');

export const readingsSchema = {
  // The one under way, or the newest that came to nothing; null: none since the report that is shown.
  reading: readingSchema.nullable(),
  // The one that is shown; null: none yet.
  report: readingSchema.nullable(),
  actions: z.array(z.enum(['read'])),
};

export type Readings = {
  readonly views: z.infer<z.ZodObject<typeof readingsSchema>>;
  readonly done: LedgerReportRow | null;
};

export async function readingsOf(
  db: Db,
  workspaceId: string,
  connection: ConnectionRow,
  question: ReportQuestion,
): Promise<Readings> {
  const { latest, done } = await findReadings(db, workspaceId, question);
  const view = async (row: LedgerReportRow) =>
    readingView(row, await countReportParts(db, workspaceId, row.id), connection);
  const isUnderWay = latest?.state === 'reading';
  return {
    done,
    views: {
      reading: latest === null || latest.state === 'done' ? null : await view(latest),
      report: done && (await view(done)),
      actions: connection.status === 'active' && !isUnderWay ? ['read'] : [],
    },
  };
}

function readingView(
  row: LedgerReportRow,
  { read, all }: { readonly read: number; readonly all: number },
  { provider }: ConnectionRow,
): z.infer<typeof readingSchema> {
  return {
    id: row.id,
    state: row.state,
    sentence: sentenceOf(row, { read, all }, ledgerTraits(provider).label),
    calls: row.calls,
    read,
    all,
    askedAt: row.asked_at.toISOString(),
    readAt: row.read_at?.toISOString() ?? null,
    actions: row.state === 'reading' ? ['stop'] : [],
  };
}

function sentenceOf(
  { state, calls, problem_message: problem }: LedgerReportRow,
  { read, all }: { readonly read: number; readonly all: number },
  ledger: string,
): string {
  const inCalls = calls === 1 ? 'in 1 call' : `in ${calls} calls`;
  if (state === 'done') return `Read from ${ledger} ${inCalls}.`;
  if (state === 'failed') return problem ?? `${ledger} did not give its report.`;
  if (state === 'stopped') return `Stopped after ${inCalls.slice(3)}.`;
  return all > 1 ? `Reading from ${ledger}: ${read} of ${all} customers.` : `Reading from ${ledger}.`;
}
