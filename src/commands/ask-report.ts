/** Has the books' own report of a day, or of a span of time, read; and stops the reading of one. */
import { spansOf } from '../domain/report-period.ts';
import { announce } from '../store/changes.ts';
import { findConnection } from '../store/connections.ts';
import { inTransaction } from '../store/database.ts';
import { wakeReadReport } from '../store/engine-jobs.ts';
import {
  findLedgerReport,
  findReadings,
  insertLedgerReport,
  lockReadings,
  type ReportQuestion,
  settleLedgerReport,
} from '../store/ledger-reports.ts';
import type { Actor } from './actor.ts';
import type { CommandDeps } from './deps.ts';
import { booksNotConnected, done, invalid, notFound, type Result } from './refusal.ts';

/** More columns than anybody compares, and the most that Xero sets beside each other. */
export const MOST_MONTHS = 13;

/** Asking again while it is being read asks once. @returns the reading's id. */
export function askReport(deps: CommandDeps, actor: Actor, asked: ReportQuestion): Promise<Result<string>> {
  return inTransaction(deps.db, async (tx) => {
    const { workspaceId, userId } = actor;
    const connection = await findConnection(tx, workspaceId, asked.connectionId);
    if (connection === undefined) return notFound('connection');
    if (connection.status !== 'active') return booksNotConnected();
    if (asked.byMonth && spansOf(asked, true).length > MOST_MONTHS)
      return invalid([{ path: 'to', message: `must be at most ${MOST_MONTHS} months after the first` }]);
    await lockReadings(tx, asked.connectionId);
    const { latest } = await findReadings(tx, workspaceId, asked);
    if (latest?.state === 'reading') return done(latest.id);
    const id = deps.ids();
    await insertLedgerReport(tx, workspaceId, { ...asked, id, askedBy: userId, now: deps.clock.now() });
    await wakeReadReport(tx, { workspaceId, reportId: id });
    await announce(tx, { workspaceId, kind: 'ledgerReport', id });
    return done(id);
  });
}

/** What has been read so far goes with the next reading. One that has ended stays as it is. */
export function stopReport(deps: CommandDeps, { workspaceId }: Actor, id: string): Promise<Result<null>> {
  return inTransaction(deps.db, async (tx) => {
    if ((await findLedgerReport(tx, workspaceId, id)) === undefined) return notFound('report');
    await settleLedgerReport(tx, workspaceId, id, { state: 'stopped', at: deps.clock.now() });
    await announce(tx, { workspaceId, kind: 'ledgerReport', id });
    return done(null);
  });
}
