/** What a backfill's pages show: counts and sums by outcome, whom it makes, its pace, and its invoices one by one. */
import { sql } from 'kysely';
import { type BackfillKey, type ItemOutcome, itemsWithOperations, shownOutcome } from './backfill-items.ts';
import type { Db } from './database.ts';

export type OutcomeCount = {
  readonly outcome: ItemOutcome;
  readonly problemCode: string | null;
  readonly currency: string;
  readonly count: number;
  readonly total: string;
};

const shownProblem = sql<string | null>`case
  when undo.state = 'needsAttention' then undo.problem_code
  when item.undo_refusal is not null then item.undo_refusal
  when op.state = 'needsAttention' then op.problem_code
  when op.state is null then item.problem_code end`;

export async function countOutcomes(
  db: Db,
  { workspaceId, backfillId }: BackfillKey,
): Promise<readonly OutcomeCount[]> {
  const { rows } = await sql<Omit<OutcomeCount, 'count'> & { readonly count: bigint }>`
    select ${shownOutcome} as outcome, ${shownProblem} as "problemCode", invoice.currency, count(*) as count,
      sum(invoice.total)::text as total
    from ${itemsWithOperations}
    where item.workspace_id = ${workspaceId} and item.backfill_id = ${backfillId}
    group by 1, 2, 3 order by 1, 2, 3`.execute(db);
  return rows.map((row) => ({ ...row, count: Number(row.count) }));
}

/** Distinct customers of those that will go, by what becomes of them in the books. */
export async function countContacts(
  db: Db,
  { workspaceId, backfillId }: BackfillKey,
): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ readonly decision: string; readonly count: bigint }>`
    select item.contact_decision as decision, count(distinct coalesce(invoice.company_id, invoice.contact_id)) as count
    from backfill_items as item
      join invoices as invoice on invoice.workspace_id = item.workspace_id and invoice.id = item.invoice_id
    where item.workspace_id = ${workspaceId} and item.backfill_id = ${backfillId} and item.outcome = 'willSend'
      and item.contact_decision is not null
    group by 1`.execute(db);
  return new Map(rows.map(({ decision, count }) => [decision, Number(count)]));
}

/** How many invoices of the range are dated on or before a date. */
export async function countItemsUpTo(
  db: Db,
  { workspaceId, backfillId }: BackfillKey,
  date: string,
): Promise<number> {
  const row = await db
    .selectFrom('backfill_items as item')
    .innerJoin('invoices as invoice', (join) =>
      join
        .onRef('invoice.workspace_id', '=', 'item.workspace_id')
        .onRef('invoice.id', '=', 'item.invoice_id'),
    )
    .select((eb) => eb.fn.countAll<bigint>().as('count'))
    .where('item.workspace_id', '=', workspaceId)
    .where('item.backfill_id', '=', backfillId)
    .where('item.outcome', 'in', ['willSend', 'needsAttention'])
    .where('invoice.issue_date', '<=', date)
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

export async function countAsked(db: Db, { workspaceId, backfillId }: BackfillKey): Promise<number> {
  const row = await db
    .selectFrom('backfill_items')
    .select((eb) => eb.fn.countAll<bigint>().as('count'))
    .where('workspace_id', '=', workspaceId)
    .where('backfill_id', '=', backfillId)
    .where('is_asked', '=', true)
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

/** How many came to an end since a time, of those that go out or of those that come back. */
export async function countDoneSince(
  db: Db,
  { workspaceId, backfillId }: BackfillKey,
  column: 'operation_id' | 'undo_operation_id',
  since: Date,
): Promise<number> {
  const { rows } = await sql<{ readonly count: bigint }>`
    select count(*) as count from backfill_items as item
      join sync_operations as op on op.workspace_id = item.workspace_id and op.id = item.${sql.ref(column)}
    where item.workspace_id = ${workspaceId} and item.backfill_id = ${backfillId} and op.state = 'done'
      and op.finished_at > ${since}`.execute(db);
  return Number(rows[0]?.count ?? 0n);
}

export type ListedItem = {
  readonly invoiceId: string;
  readonly position: number;
  readonly number: string | null;
  readonly customer: string | null;
  readonly issueDate: string;
  readonly currency: string;
  readonly total: string;
  readonly outcome: ItemOutcome;
  readonly problemCode: string | null;
  readonly problemMessage: string | null;
  readonly ledgerId: string | null;
};

export async function listItems(
  db: Db,
  { workspaceId, backfillId }: BackfillKey,
  filter: { readonly outcome: ItemOutcome | null; readonly after: number; readonly limit: number },
): Promise<readonly ListedItem[]> {
  const { rows } = await sql<ListedItem>`
    select item.invoice_id as "invoiceId", item.position, invoice.number, invoice.issue_date as "issueDate",
      coalesce(company.name, nullif(concat_ws(' ', contact.first_name, contact.last_name), ''), contact.email) as customer,
      invoice.currency, invoice.total, ${shownOutcome} as outcome, ${shownProblem} as "problemCode",
      case when undo.state = 'needsAttention' then undo.problem_message when op.state = 'needsAttention' then op.problem_message
        when op.state is null then item.problem_message end as "problemMessage",
      coalesce(mirror.ledger_id, item.ledger_id) as "ledgerId"
    from ${itemsWithOperations}
      left join mirrors as mirror on mirror.workspace_id = item.workspace_id and mirror.invoice_id = item.invoice_id
      left join companies as company on company.workspace_id = invoice.workspace_id and company.id = invoice.company_id
      left join contacts as contact on contact.workspace_id = invoice.workspace_id and contact.id = invoice.contact_id
    where item.workspace_id = ${workspaceId} and item.backfill_id = ${backfillId} and item.position > ${filter.after}
      and (${filter.outcome}::text is null or ${shownOutcome} = ${filter.outcome})
    order by item.position limit ${filter.limit}`.execute(db);
  return rows;
}
