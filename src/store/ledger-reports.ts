/** Reports as the books themselves gave them: each reading of one, how far it has come, and what it said. */
import { type Selectable, sql } from 'kysely';
import type { Problem } from '../domain/problem.ts';
import type { Period } from '../domain/report-period.ts';
import type { ContactReceivables, Debtor, ProfitAndLoss } from '../providers/provider.ts';
import type { DB, Db, Tx } from './database.ts';
import { insertRows } from './insert-rows.ts';
import type { Json } from './schema.gen.ts';

/** What one asks for. What customers owe is of one day: it begins and ends with it. */
export type ReportQuestion = Period & {
  readonly connectionId: string;
  readonly kind: 'agedReceivables' | 'profitAndLoss';
  readonly byMonth: boolean;
};

/** As written below: the table's checks admit no other kind and state, and its JSON is ours alone. */
export type LedgerReportRow = Omit<Selectable<DB['ledger_reports']>, 'kind' | 'state' | 'content'> & {
  readonly kind: ReportQuestion['kind'];
  readonly state: 'reading' | 'done' | 'stopped' | 'failed';
  readonly content: ProfitAndLoss | null;
};

/** Of several who ask the same at once one begins a reading, and the others find it. Held until the transaction ends. */
export async function lockReadings(tx: Tx, connectionId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`readings:${connectionId}`}, 0))`.execute(tx);
}

export async function insertLedgerReport(
  tx: Tx,
  workspaceId: string,
  report: ReportQuestion & { readonly id: string; readonly askedBy: string | null; readonly now: Date },
): Promise<void> {
  await tx
    .insertInto('ledger_reports')
    .values({
      workspace_id: workspaceId,
      id: report.id,
      connection_id: report.connectionId,
      kind: report.kind,
      from_date: report.from,
      to_date: report.to,
      by_month: report.byMonth,
      state: 'reading',
      asked_by: report.askedBy,
      asked_at: report.now,
    })
    .execute();
}

export async function findLedgerReport(
  db: Db,
  workspaceId: string,
  id: string,
): Promise<LedgerReportRow | undefined> {
  const row = await db
    .selectFrom('ledger_reports')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .executeTakeFirst();
  return row && asRow(row);
}

/** The newest readings of a question: the one under way or that came to nothing, and the one that came to its end. */
export async function findReadings(
  db: Db,
  workspaceId: string,
  question: ReportQuestion,
): Promise<{ readonly latest: LedgerReportRow | null; readonly done: LedgerReportRow | null }> {
  const rows = await readingsOf(db, workspaceId, question).selectAll().orderBy('asked_at', 'desc').execute();
  const readings = rows.map(asRow);
  return { latest: readings[0] ?? null, done: readings.find(({ state }) => state === 'done') ?? null };
}

function readingsOf(db: Db, workspaceId: string, question: ReportQuestion) {
  return db
    .selectFrom('ledger_reports')
    .where('workspace_id', '=', workspaceId)
    .where('connection_id', '=', question.connectionId)
    .where('kind', '=', question.kind)
    .where('from_date', '=', question.from)
    .where('to_date', '=', question.to)
    .where('by_month', '=', question.byMonth);
}

/** Those under way whose books can be asked. */
export async function listReadingsToCarryOn(
  db: Db,
): Promise<readonly { readonly workspaceId: string; readonly reportId: string }[]> {
  return db
    .selectFrom('ledger_reports as report')
    .innerJoin('connections as connection', (join) =>
      join
        .onRef('connection.workspace_id', '=', 'report.workspace_id')
        .onRef('connection.id', '=', 'report.connection_id'),
    )
    .select(['report.workspace_id as workspaceId', 'report.id as reportId'])
    .where('report.state', '=', 'reading')
    .where('connection.status', '=', 'active')
    .execute();
}

/** @returns whether it was being read until now. */
export async function settleLedgerReport(
  tx: Tx,
  workspaceId: string,
  id: string,
  ended: { readonly at: Date } & (
    | { readonly state: 'done'; readonly content: ProfitAndLoss | null }
    | { readonly state: 'failed'; readonly problem: Problem }
    | { readonly state: 'stopped' }
  ),
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('ledger_reports')
    .set({
      state: ended.state,
      read_at: ended.at,
      ...('content' in ended
        ? { content: ended.content === null ? null : JSON.stringify(ended.content) }
        : {}),
      ...('problem' in ended
        ? { problem_code: ended.problem.code, problem_message: ended.problem.message }
        : {}),
    })
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .where('state', '=', 'reading')
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Earlier readings of the same question: a newer one says more. */
export async function deleteEarlierReadings(
  tx: Tx,
  { workspace_id, id, ...row }: LedgerReportRow,
): Promise<void> {
  await tx
    .deleteFrom('ledger_reports')
    .where('workspace_id', '=', workspace_id)
    .where('connection_id', '=', row.connection_id)
    .where('kind', '=', row.kind)
    .where('from_date', '=', row.from_date)
    .where('to_date', '=', row.to_date)
    .where('by_month', '=', row.by_month)
    .where('asked_at', '<=', row.asked_at)
    .where('id', '!=', id)
    .execute();
}

/** They can be read again at any time. */
export async function deleteOldLedgerReports(db: Db, before: Date): Promise<void> {
  await db.deleteFrom('ledger_reports').where('asked_at', '<', before).execute();
}

export async function countReportCall(db: Db, workspaceId: string, id: string): Promise<void> {
  await db
    .updateTable('ledger_reports')
    .set((eb) => ({ calls: eb('calls', '+', 1) }))
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .execute();
}

/** Those whom it has to ask about, not read yet. */
export async function insertReportParts(
  tx: Tx,
  workspaceId: string,
  reportId: string,
  debtors: readonly (Debtor & { readonly receivables?: ContactReceivables })[],
): Promise<void> {
  if (debtors.length === 0) return;
  const rows = debtors.map(({ contactLedgerId, name, receivables }) => ({
    workspace_id: workspaceId,
    report_id: reportId,
    contact_ledger_id: contactLedgerId,
    name,
    // A json column of insertRows takes its value as it is.
    content: (receivables ?? null) as unknown as Json,
  }));
  await insertRows(
    tx,
    'ledger_report_parts',
    rows,
    sql`on conflict (workspace_id, report_id, contact_ledger_id) do nothing`,
  );
}

export async function fillReportPart(
  tx: Tx,
  workspaceId: string,
  reportId: string,
  contactLedgerId: string,
  receivables: ContactReceivables,
): Promise<void> {
  await tx
    .updateTable('ledger_report_parts')
    .set({ content: JSON.stringify(receivables) })
    .where('workspace_id', '=', workspaceId)
    .where('report_id', '=', reportId)
    .where('contact_ledger_id', '=', contactLedgerId)
    .execute();
}

export async function findUnreadPart(
  db: Db,
  workspaceId: string,
  reportId: string,
): Promise<string | undefined> {
  const row = await db
    .selectFrom('ledger_report_parts')
    .select('contact_ledger_id')
    .where('workspace_id', '=', workspaceId)
    .where('report_id', '=', reportId)
    .where('content', 'is', null)
    .orderBy('contact_ledger_id')
    .limit(1)
    .executeTakeFirst();
  return row?.contact_ledger_id;
}

export async function countReportParts(
  db: Db,
  workspaceId: string,
  reportId: string,
): Promise<{ readonly read: number; readonly all: number }> {
  const { rows } = await sql<{ readonly read: number; readonly all: number }>`
    select count(content)::integer as read, count(*)::integer as all from ledger_report_parts
    where workspace_id = ${workspaceId} and report_id = ${reportId}`.execute(db);
  return rows[0] ?? { read: 0, all: 0 };
}

/** What it has said so far. */
export async function listReportParts(
  db: Db,
  workspaceId: string,
  reportId: string,
): Promise<readonly ContactReceivables[]> {
  const rows = await db
    .selectFrom('ledger_report_parts')
    .select('content')
    .where('workspace_id', '=', workspaceId)
    .where('report_id', '=', reportId)
    .where('content', 'is not', null)
    .orderBy('contact_ledger_id')
    .execute();
  return rows.map(({ content }) => content as unknown as ContactReceivables);
}

function asRow(row: Selectable<DB['ledger_reports']>): LedgerReportRow {
  return {
    ...row,
    kind: row.kind as LedgerReportRow['kind'],
    state: row.state as LedgerReportRow['state'],
    content: row.content as unknown as ProfitAndLoss | null,
  };
}
