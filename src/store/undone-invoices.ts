/** What undoing an invoice needs: the number that it was sent under, and the cutting of its tie to the books. */
import { sql } from 'kysely';
import type { Db, Tx } from './database.ts';

/** The number of our own that each invoice was last sent under, by invoice id; those that the ledger numbered are left out. */
export async function findSentNumbers(
  db: Db,
  workspaceId: string,
  invoiceIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (invoiceIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('sync_operations')
    .select(['subject_id', sql<string | null>`payload ->> 'number'`.as('number')])
    .distinctOn('subject_id')
    .where('workspace_id', '=', workspaceId)
    .where('subject_kind', '=', sql.lit('invoice'))
    .where('kind', '=', sql.lit('createInvoice'))
    .where('state', '=', sql.lit('done'))
    .where(sql<boolean>`subject_id = any(${invoiceIds}::uuid[])`)
    .orderBy('subject_id')
    .orderBy('seq', 'desc')
    .execute();
  return new Map(rows.flatMap(({ subject_id, number }) => (number === null ? [] : [[subject_id, number]])));
}

/** As if they had never been sent, but for their life: not sent, under their own number if they have one. */
export async function untieInvoices(
  tx: Tx,
  workspaceId: string,
  connectionId: string,
  invoices: readonly { readonly id: string; readonly number: string | null }[],
  now: Date,
): Promise<void> {
  if (invoices.length === 0) return;
  const ids = invoices.map(({ id }) => id);
  await tx
    .deleteFrom('mirrors')
    .where('workspace_id', '=', workspaceId)
    .where(sql<boolean>`invoice_id = any(${ids}::uuid[])`)
    .execute();
  await tx
    .deleteFrom('links')
    .where('workspace_id', '=', workspaceId)
    .where('connection_id', '=', connectionId)
    .where('subject_kind', '=', sql.lit('invoice'))
    .where(sql<boolean>`subject_id = any(${ids}::uuid[])`)
    .execute();
  await sql`
    update invoices set sync_state = 'notSent', life = invoices.life + 1, number = undone.number, is_voided = false,
      version = invoices.version + 1, updated_at = ${now}
    from unnest(${ids}::uuid[], ${invoices.map(({ number }) => number)}::text[]) as undone (id, number)
    where invoices.workspace_id = ${workspaceId} and invoices.id = undone.id`.execute(tx);
}
