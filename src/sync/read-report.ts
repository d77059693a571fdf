/**
 * Reads a report that a person asked for as the books themselves give it.
 *
 *   aged receivables, one contact a call ──► who may owe anything ──► each of them, one call after the other ──► done
 *   aged receivables of everybody ──────────► one call ──► the documents of those that differ from ours ──► done
 *   profit and loss ────────────────────────► one call ──► done
 *
 * What has been read of one contact is kept at once: a process that dies, or a spent limit, costs none of it.
 */
import { compareReceivables } from '../domain/compare-receivables.ts';
import { ledgerTraits } from '../domain/ledger-traits.ts';
import { spansOf } from '../domain/report-period.ts';
import type { LedgerClient, Outcome } from '../providers/provider.ts';
import { announce } from '../store/changes.ts';
import { type ConnectionRow, findConnection } from '../store/connections.ts';
import { inTransaction } from '../store/database.ts';
import { type EngineJobs, wakeReadReport } from '../store/engine-jobs.ts';
import {
  countReportCall,
  countReportParts,
  deleteEarlierReadings,
  fillReportPart,
  findLedgerReport,
  findUnreadPart,
  insertReportParts,
  type LedgerReportRow,
  listReportParts,
  settleLedgerReport,
} from '../store/ledger-reports.ts';
import { openOnBothSides } from '../store/reports/both-receivables.ts';
import type { Engine } from './engine.ts';
import { openBooks } from './ledger-access.ts';
import { notReachable, problemOfFailure } from './next-step.ts';
import { afterFailure } from './send-batch.ts';

export async function readReport(engine: Engine, job: EngineJobs['readReport']): Promise<void> {
  const report = await findLedgerReport(engine.db, job.workspaceId, job.reportId);
  if (report?.state !== 'reading') return;
  const connection = await findConnection(engine.db, job.workspaceId, report.connection_id);
  if (connection?.status !== 'active')
    return settle(engine, report, { state: 'failed', problem: notReachable });
  const books = openBooks(engine, connection, 'sweep', () =>
    countReportCall(engine.db, job.workspaceId, report.id),
  );
  const read =
    report.kind === 'profitAndLoss'
      ? await books.profitAndLoss(spansOf({ from: report.from_date, to: report.to_date }, report.by_month))
      : await readReceivables(engine, connection, report, books);
  if (read.ok) {
    // Null: a person has stopped it.
    if (read.value !== null)
      await settle(engine, report, { state: 'done', content: 'lines' in read.value ? read.value : null });
    return;
  }
  const step = await afterFailure(engine, connection, read.failure);
  const askedForMs = engine.clock.now().getTime() - report.asked_at.getTime();
  const isAwaited = read.failure.kind === 'rateLimited' || askedForMs < ASKED_FOR_MS;
  if (step.kind === 'wait' && isAwaited) return wakeReadReport(engine.db, job, step.until);
  const problem = problemOfFailure(read.failure, connection.provider);
  await settle(engine, report, { state: 'failed', problem });
}

/** A ledger that has not given its report for so long does not give it; a limit that is spent ends by itself. */
const ASKED_FOR_MS = 3_600_000;

type AllRead = { readonly isRead: true };
const allRead: Outcome<AllRead> = { ok: true, value: { isRead: true } };
const stopped: Outcome<null> = { ok: true, value: null };

async function readReceivables(
  engine: Engine,
  connection: ConnectionRow,
  report: LedgerReportRow,
  books: LedgerClient,
): Promise<Outcome<AllRead | null>> {
  if (ledgerTraits(connection.provider).agesOneContact) return readEach(engine, report, books);
  const { all } = await countReportParts(engine.db, report.workspace_id, report.id);
  if (all === 0) {
    const owed = await books.agedReceivables(report.to_date, null);
    if (!owed.ok) return owed;
    const parts = owed.value.map((receivables) => ({ ...receivables, receivables }));
    await inTransaction(engine.db, (tx) => insertReportParts(tx, report.workspace_id, report.id, parts));
  }
  return nameDocuments(engine, connection, report, books);
}

/** Of those that differ from ours, what they owe it for; as many as a person would look through. */
async function nameDocuments(
  engine: Engine,
  connection: ConnectionRow,
  { workspace_id: workspaceId, id, to_date: asOf }: LedgerReportRow,
  books: LedgerClient,
): Promise<Outcome<AllRead | null>> {
  const there = await listReportParts(engine.db, workspaceId, id);
  const sides = await openOnBothSides(engine.db, workspaceId, connection, asOf, there);
  const differing = compareReceivables({ ...sides, there, asOf }).rows.filter(({ why }) => why.length > 0);
  const unnamed = new Set(there.flatMap(({ contactLedgerId, items }) => (items ? [] : contactLedgerId)));
  const contactIds = differing.flatMap(({ contactLedgerIds }) => contactLedgerIds);
  for (const contactId of contactIds.slice(0, MOST_NAMED).filter((each) => unnamed.has(each))) {
    const owed = await books.agedReceivables(asOf, contactId);
    if (!owed.ok) return owed;
    const receivables = owed.value.find(({ contactLedgerId }) => contactLedgerId === contactId);
    if (receivables !== undefined)
      await inTransaction(engine.db, (tx) => fillReportPart(tx, workspaceId, id, contactId, receivables));
    if (await isStopped(engine, workspaceId, id)) return stopped;
  }
  return allRead;
}

const MOST_NAMED = 20;

async function readEach(
  engine: Engine,
  report: LedgerReportRow,
  books: LedgerClient,
): Promise<Outcome<AllRead | null>> {
  const { workspace_id: workspaceId, id } = report;
  const listed = await listDebtors(engine, report, books);
  if (!listed.ok) return listed;
  for (let left = listed.value; left > 0; left -= 1) {
    const contactId = await findUnreadPart(engine.db, workspaceId, id);
    if (contactId === undefined) break;
    const owed = await books.agedReceivables(report.to_date, contactId);
    if (!owed.ok) return owed;
    const [receivables] = owed.value;
    if (receivables !== undefined)
      await inTransaction(engine.db, async (tx) => {
        await fillReportPart(tx, workspaceId, id, contactId, receivables);
        await announce(tx, { workspaceId, kind: 'ledgerReport', id });
      });
    if (await isStopped(engine, workspaceId, id)) return stopped;
  }
  return allRead;
}

async function isStopped({ db }: Engine, workspaceId: string, id: string): Promise<boolean> {
  return (await findLedgerReport(db, workspaceId, id))?.state !== 'reading';
}

/** Listed once: who began to owe something meanwhile comes with the next reading. @returns how many there are. */
async function listDebtors(
  engine: Engine,
  { workspace_id: workspaceId, id, to_date: asOf }: LedgerReportRow,
  books: LedgerClient,
): Promise<Outcome<number>> {
  const { all } = await countReportParts(engine.db, workspaceId, id);
  if (all > 0) return { ok: true, value: all };
  const debtors = (await books.debtors?.(asOf)) ?? { ok: true as const, value: [] };
  if (!debtors.ok) return debtors;
  await inTransaction(engine.db, (tx) => insertReportParts(tx, workspaceId, id, debtors.value));
  return { ok: true, value: debtors.value.length };
}

async function settle(
  engine: Engine,
  report: LedgerReportRow,
  ended:
    | Omit<Extract<Parameters<typeof settleLedgerReport>[3], { state: 'done' }>, 'at'>
    | Omit<Extract<Parameters<typeof settleLedgerReport>[3], { state: 'failed' }>, 'at'>,
): Promise<void> {
  const { workspace_id: workspaceId, id } = report;
  await inTransaction(engine.db, async (tx) => {
    const at = engine.clock.now();
    if (!(await settleLedgerReport(tx, workspaceId, id, { ...ended, at }))) return;
    if (ended.state === 'done') await deleteEarlierReadings(tx, report);
    await announce(tx, { workspaceId, kind: 'ledgerReport', id });
  });
}
