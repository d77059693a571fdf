/** Ties of customers to contacts of the books, as people make and undo them: the links, and the operations behind them. */
import { sql } from 'kysely';
import type { Db, Tx } from './database.ts';
import { type Subject, subjectKey } from './links.ts';
import type { SyncOperationRow } from './sync-operations.ts';

/** Ties of one connection are made one at a time, so that no contact is given away twice. Held until the transaction ends. */
export async function lockTies(tx: Tx, connectionId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`ties:${connectionId}`}, 0))`.execute(tx);
}

/** The customers that are tied to any of these contacts, by the contact's ledger id. */
export async function findTiedCustomers(
  db: Db,
  workspaceId: string,
  connectionId: string,
  ledgerIds: readonly string[],
): Promise<ReadonlyMap<string, readonly Subject[]>> {
  if (ledgerIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('links')
    .select(['subject_kind', 'subject_id', 'ledger_id'])
    .where('workspace_id', '=', workspaceId)
    .where('connection_id', '=', connectionId)
    .where('subject_kind', 'in', ['company', 'contact'])
    .where(sql<boolean>`ledger_id = any(${ledgerIds}::text[])`)
    .orderBy('subject_id')
    .execute();
  const tied = new Map<string, Subject[]>();
  for (const row of rows) {
    // The query admits no other kind.
    const subject = { kind: row.subject_kind as Subject['kind'], id: row.subject_id };
    tied.set(row.ledger_id, [...(tied.get(row.ledger_id) ?? []), subject]);
  }
  return tied;
}

export async function deleteLink(
  db: Db,
  workspaceId: string,
  connectionId: string,
  subject: Subject,
): Promise<void> {
  await db
    .deleteFrom('links')
    .where('workspace_id', '=', workspaceId)
    .where('connection_id', '=', connectionId)
    .where('subject_kind', '=', subject.kind)
    .where('subject_id', '=', subject.id)
    .execute();
}

/**
 * The open operations about these customers, locked: their own, and those of invoices and credits that are billed to
 * them. None of them can leave before the transaction ends.
 */
export async function lockOpenOperations(
  tx: Tx,
  workspaceId: string,
  connectionId: string,
  customerIds: readonly string[],
): Promise<readonly (SyncOperationRow & { readonly customer_id: string })[]> {
  if (customerIds.length === 0) return [];
  const { rows } = await sql<SyncOperationRow & { customer_id: string }>`
    select op.*, about.customer_id from sync_operations as op
    join lateral (
      select op.subject_id as customer_id where op.subject_kind in ('company', 'contact')
      union all
      select coalesce(invoice.company_id, invoice.contact_id) from invoices as invoice
        where op.subject_kind = 'invoice'
          and invoice.workspace_id = op.workspace_id and invoice.id = op.subject_id
      union all
      select coalesce(invoice.company_id, invoice.contact_id) from credit_notes as credit
        join invoices as invoice
          on invoice.workspace_id = credit.workspace_id and invoice.id = credit.invoice_id
        where op.subject_kind = 'creditNote'
          and credit.workspace_id = op.workspace_id and credit.id = op.subject_id
    ) as about on about.customer_id = any(${customerIds}::uuid[])
    where op.workspace_id = ${workspaceId} and op.connection_id = ${connectionId}
      and op.state in ('queued', 'dispatched', 'unknown', 'needsAttention')
    order by op.seq
    for update of op`.execute(tx);
  return rows;
}

/** Which contact of a customer an operation is about, as `subjectKey` has it. */
export function contactKeyOf(operation: Pick<SyncOperationRow, 'subject_id' | 'contact_currency'>): string {
  return subjectKey({ id: operation.subject_id, currency: operation.contact_currency });
}

/** Operations that were to find or make the contacts of customers end where a person has said which contacts they are. */
export async function closeContactOperations(
  tx: Tx,
  workspaceId: string,
  ids: readonly string[],
  to: { readonly state: 'done' | 'ignored'; readonly now: Date },
): Promise<void> {
  if (ids.length === 0) return;
  await tx
    .updateTable('sync_operations')
    .set({
      state: to.state,
      not_before: null,
      updated_at: to.now,
      finished_at: to.now,
      problem_code: null,
      problem_message: null,
      problem_field: null,
      problem_setting: null,
      ledger_words: null,
    })
    .where('workspace_id', '=', workspaceId)
    .where(sql<boolean>`id = any(${ids}::uuid[])`)
    .where('state', 'in', ['queued', 'needsAttention'])
    .execute();
}

/** What waited for one operation waits for another. */
export async function waitForInstead(
  tx: Tx,
  workspaceId: string,
  earlierIds: readonly string[],
  id: string,
): Promise<void> {
  if (earlierIds.length === 0) return;
  await tx
    .updateTable('sync_operations')
    .set({ waits_for: id })
    .where('workspace_id', '=', workspaceId)
    .where(sql<boolean>`waits_for = any(${earlierIds}::uuid[])`)
    .where('state', 'in', ['queued', 'needsAttention'])
    .execute();
}
