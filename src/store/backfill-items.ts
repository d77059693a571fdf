/** The invoices of a backfill: what was foreseen of each, and what became of it. */
import { sql } from 'kysely';
import type { UndoRefusal } from '../domain/backfill.ts';
import type { ConnectionRow } from './connections.ts';
import type { Db, Tx } from './database.ts';
import { insertRows } from './insert-rows.ts';
import type { InvoiceRow } from './invoices.ts';

/** What people see of an item: the preview's word until it goes, then what its operations have come to. */
export const itemOutcomes = [
  'willSend',
  'needsAttention',
  'inBooks',
  'inBooksByNumber',
  'onItsWay',
  'setAside',
  'voided',
  'changedMeanwhile',
  'sending',
  'sent',
  'undoing',
  'undone',
  'undoRefused',
] as const;
export type ItemOutcome = (typeof itemOutcomes)[number];

export type BackfillKey = { readonly workspaceId: string; readonly backfillId: string };

export type NewItem = {
  readonly invoiceId: string;
  readonly position: number;
  readonly outcome: string;
  readonly problem: { readonly code: string; readonly message: string } | null;
  readonly contactDecision: string | null;
};

export async function insertItems(
  db: Db,
  { workspaceId, backfillId }: BackfillKey,
  items: readonly NewItem[],
): Promise<void> {
  const rows = items.map((item) => ({
    workspace_id: workspaceId,
    backfill_id: backfillId,
    invoice_id: item.invoiceId,
    position: item.position,
    outcome: item.outcome,
    problem_code: item.problem?.code ?? null,
    problem_message: item.problem?.message ?? null,
    contact_decision: item.contactDecision,
    is_asked: false,
  }));
  await insertRows(db, 'backfill_items', rows);
}

export async function deleteItems(db: Db, { workspaceId, backfillId }: BackfillKey): Promise<void> {
  await db
    .deleteFrom('backfill_items')
    .where('workspace_id', '=', workspaceId)
    .where('backfill_id', '=', backfillId)
    .execute();
}

/**
 * Invoices dated within the range that are in these books or go there, the oldest first, after `after`. What other
 * books are to have is no matter of this backfill, and sample data never goes along with a desk's own.
 */
export function listInvoicesDated(
  db: Db,
  { workspace_id: workspaceId, id: connectionId }: ConnectionRow,
  isByDefault: boolean,
  range: { readonly from: string; readonly to: string },
  after: { readonly issueDate: string; readonly id: string } | null,
  limit: number,
): Promise<InvoiceRow[]> {
  return db
    .selectFrom('invoices')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .where('issue_date', '>=', range.from)
    .where('issue_date', '<=', range.to)
    .where(
      sql<boolean>`not exists (select from sample_records as sample
        where sample.workspace_id = invoices.workspace_id and sample.kind = 'invoice' and sample.record_id = invoices.id)`,
    )
    .where(
      sql<boolean>`coalesce(connection_id, case when company_id is null
        then (select coalesce(employer.connection_id, person.connection_id) from contacts as person
          left join companies as employer
            on employer.workspace_id = person.workspace_id and employer.id = person.company_id
          where person.workspace_id = invoices.workspace_id and person.id = invoices.contact_id)
        else (select customer.connection_id from companies as customer
          where customer.workspace_id = invoices.workspace_id and customer.id = invoices.company_id) end,
        case when ${isByDefault}::boolean then ${connectionId}::uuid end) = ${connectionId}::uuid`,
    )
    .$if(after !== null, (query) =>
      query.where(sql<boolean>`(issue_date, id) > (${after?.issueDate}::date, ${after?.id}::uuid)`),
    )
    .orderBy('issue_date')
    .orderBy('id')
    .limit(limit)
    .execute();
}

/** Of several that would go under one number the first goes; the others say so. @returns how many numbers are to be asked for. */
export async function settleOwnNumbers(
  tx: Tx,
  { workspaceId, backfillId }: BackfillKey,
  sentence: (number: string) => string,
): Promise<number> {
  const { rows } = await sql<{ readonly id: string; readonly number: string; readonly rank: bigint }>`
    select item.invoice_id as id, invoice.number, row_number() over (partition by invoice.number order by item.position) as rank
    from backfill_items as item
      join invoices as invoice on invoice.workspace_id = item.workspace_id and invoice.id = item.invoice_id
    where item.workspace_id = ${workspaceId} and item.backfill_id = ${backfillId} and item.outcome = 'willSend'
      and invoice.number is not null`.execute(tx);
  for (const { id, number, rank } of rows)
    if (rank > 1n)
      await setItem(tx, { workspaceId, backfillId }, id, {
        outcome: 'needsAttention',
        problem_code: 'InvoiceNumberTaken',
        problem_message: sentence(number),
      });
  return rows.filter(({ rank }) => rank === 1n).length;
}

/** Numbers that the books have not been asked for yet. */
export async function listUnaskedNumbers(
  db: Db,
  { workspaceId, backfillId }: BackfillKey,
  limit: number,
): Promise<readonly { readonly invoiceId: string; readonly number: string }[]> {
  const rows = await db
    .selectFrom('backfill_items as item')
    .innerJoin('invoices as invoice', (join) =>
      join
        .onRef('invoice.workspace_id', '=', 'item.workspace_id')
        .onRef('invoice.id', '=', 'item.invoice_id'),
    )
    .select(['item.invoice_id', 'invoice.number'])
    .where('item.workspace_id', '=', workspaceId)
    .where('item.backfill_id', '=', backfillId)
    .where('item.outcome', '=', sql.lit('willSend'))
    .where('item.is_asked', '=', false)
    .where('invoice.number', 'is not', null)
    .orderBy('item.position')
    .limit(limit)
    .execute();
  return rows.flatMap(({ invoice_id, number }) =>
    number === null ? [] : [{ invoiceId: invoice_id, number }],
  );
}

export async function setItem(
  db: Db,
  { workspaceId, backfillId }: BackfillKey,
  invoiceId: string,
  change: {
    readonly outcome?: string;
    readonly problem_code?: string | null;
    readonly problem_message?: string | null;
    readonly ledger_id?: string | null;
    readonly is_asked?: boolean;
    readonly undo_refusal?: UndoRefusal | null;
  },
): Promise<void> {
  await db
    .updateTable('backfill_items')
    .set(change)
    .where('workspace_id', '=', workspaceId)
    .where('backfill_id', '=', backfillId)
    .where('invoice_id', '=', invoiceId)
    .execute();
}

export async function markAsked(
  db: Db,
  { workspaceId, backfillId }: BackfillKey,
  invoiceIds: readonly string[],
): Promise<void> {
  await db
    .updateTable('backfill_items')
    .set({ is_asked: true })
    .where('workspace_id', '=', workspaceId)
    .where('backfill_id', '=', backfillId)
    .where(sql<boolean>`invoice_id = any(${invoiceIds}::uuid[])`)
    .execute();
}

/** The next that go, in their order. The caller holds the lock of the backfill. */
export async function nextToSend(
  tx: Tx,
  { workspaceId, backfillId }: BackfillKey,
  limit: number,
): Promise<readonly string[]> {
  const rows = await tx
    .selectFrom('backfill_items')
    .select('invoice_id')
    .where('workspace_id', '=', workspaceId)
    .where('backfill_id', '=', backfillId)
    .where('outcome', '=', sql.lit('willSend'))
    .where('operation_id', 'is', null)
    .orderBy('position')
    .limit(limit)
    .execute();
  return rows.map(({ invoice_id }) => invoice_id);
}

/** The next that the run has brought into the books and that nobody has judged yet. */
export async function nextToUndo(
  tx: Tx,
  { workspaceId, backfillId }: BackfillKey,
  limit: number,
): Promise<readonly { readonly invoiceId: string; readonly operationId: string }[]> {
  const rows = await tx
    .selectFrom('backfill_items as item')
    .innerJoin('sync_operations as op', (join) =>
      join.onRef('op.workspace_id', '=', 'item.workspace_id').onRef('op.id', '=', 'item.operation_id'),
    )
    .select(['item.invoice_id', 'op.id'])
    .where('item.workspace_id', '=', workspaceId)
    .where('item.backfill_id', '=', backfillId)
    .where('op.state', '=', sql.lit('done'))
    .where('item.undo_operation_id', 'is', null)
    .where('item.undo_refusal', 'is', null)
    .orderBy('item.position')
    .limit(limit)
    .execute();
  return rows.map((row) => ({ invoiceId: row.invoice_id, operationId: row.id }));
}

/** Ties items to the operations that carry them: out, or back. */
export async function setItemOperations(
  tx: Tx,
  { workspaceId, backfillId }: BackfillKey,
  column: 'operation_id' | 'undo_operation_id',
  operations: readonly { readonly invoiceId: string; readonly operationId: string }[],
): Promise<void> {
  if (operations.length === 0) return;
  await sql`
    update backfill_items as item set ${sql.ref(column)} = told.operation_id
    from unnest(${operations.map(({ invoiceId }) => invoiceId)}::uuid[],
      ${operations.map(({ operationId }) => operationId)}::uuid[]) as told (invoice_id, operation_id)
    where item.workspace_id = ${workspaceId} and item.backfill_id = ${backfillId}
      and item.invoice_id = told.invoice_id`.execute(tx);
}

/** How many of its operations have not come to an end yet. */
export async function countUnderWay(
  db: Db,
  { workspaceId, backfillId }: BackfillKey,
  column: 'operation_id' | 'undo_operation_id',
): Promise<number> {
  const { rows } = await sql<{ readonly count: bigint }>`
    select count(*) as count from backfill_items as item
      join sync_operations as op on op.workspace_id = item.workspace_id and op.id = item.${sql.ref(column)}
    where item.workspace_id = ${workspaceId} and item.backfill_id = ${backfillId}
      and op.state in ('queued', 'dispatched', 'unknown')`.execute(db);
  return Number(rows[0]?.count ?? 0n);
}

/**
 * What has not left yet is taken back; what has left comes to its end. Those that the engine is just choosing are its.
 * @returns the invoices whose operations were taken back.
 */
export async function takeBack(
  tx: Tx,
  { workspaceId, backfillId }: BackfillKey,
  column: 'operation_id' | 'undo_operation_id',
  now: Date,
): Promise<readonly string[]> {
  const { rows } = await sql<{ readonly invoice_id: string }>`
    with waiting as (
      select op.id from sync_operations as op
        join backfill_items as item on item.workspace_id = op.workspace_id and item.${sql.ref(column)} = op.id
      where item.workspace_id = ${workspaceId} and item.backfill_id = ${backfillId}
        and op.state = 'queued' and op.first_dispatched_at is null and op.lane = 'backfill'
      for update of op skip locked),
    taken as (
      update sync_operations as op set state = 'ignored', finished_at = ${now}, updated_at = ${now}, not_before = null
      from waiting where op.workspace_id = ${workspaceId} and op.id = waiting.id returning op.id)
    update backfill_items as item set ${sql.ref(column)} = null from taken
    where item.workspace_id = ${workspaceId} and item.backfill_id = ${backfillId} and item.${sql.ref(column)} = taken.id
    returning item.invoice_id`.execute(tx);
  return rows.map(({ invoice_id }) => invoice_id);
}

/** Those that could not be undone are judged anew. */
export async function forgetUndoRefusals(tx: Tx, { workspaceId, backfillId }: BackfillKey): Promise<void> {
  await sql`
    update backfill_items as item set undo_refusal = null, undo_operation_id = null
    where item.workspace_id = ${workspaceId} and item.backfill_id = ${backfillId}
      and (item.undo_refusal is not null or exists (select from sync_operations as op
        where op.workspace_id = item.workspace_id and op.id = item.undo_operation_id
          and op.state in ('needsAttention', 'ignored')))`.execute(tx);
  // A refused operation makes room for the next.
  await sql`
    update sync_operations as op set state = 'ignored'
    from backfill_items as item
    where item.workspace_id = ${workspaceId} and item.backfill_id = ${backfillId}
      and op.workspace_id = item.workspace_id and op.subject_kind = 'invoice' and op.subject_id = item.invoice_id
      and op.kind = 'undoInvoice' and op.state = 'needsAttention'`.execute(tx);
}

/** The outcome as people see it, of an item with its operations `op` and `undo`. */
export const shownOutcome = sql<ItemOutcome>`case
  when undo.state = 'done' then 'undone'
  when item.undo_refusal is not null or undo.state = 'needsAttention' then 'undoRefused'
  when undo.state in ('queued', 'dispatched', 'unknown') then 'undoing'
  when op.state = 'done' then 'sent'
  when op.state = 'needsAttention' then 'needsAttention'
  when op.state = 'ignored' then 'setAside'
  when op.state is not null then 'sending'
  else item.outcome end`;

export const itemsWithOperations = sql`backfill_items as item
  join invoices as invoice on invoice.workspace_id = item.workspace_id and invoice.id = item.invoice_id
  left join sync_operations as op on op.workspace_id = item.workspace_id and op.id = item.operation_id
  left join sync_operations as undo on undo.workspace_id = item.workspace_id and undo.id = item.undo_operation_id`;
