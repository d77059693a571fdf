/** Which of the ledger's contacts must be read again before anything is decided by our copy of them. */
import { sql } from 'kysely';
import type { Db } from './database.ts';

/** They may be otherwise in the books by now: nothing is sent before they were read again. */
export async function doubtContacts(
  db: Db,
  workspaceId: string,
  connectionId: string,
  ledgerIds: readonly string[],
  now: Date,
): Promise<void> {
  await db
    .updateTable('ledger_contacts')
    .set({ doubted_at: now })
    .where('workspace_id', '=', workspaceId)
    .where('connection_id', '=', connectionId)
    .where(sql<boolean>`ledger_id = any(${ledgerIds}::text[])`)
    .execute();
}

/**
 * Those that invoices of ours were on until somebody moved them to another contact in the books: a merge moves all that a
 * contact has, and where nothing is left of it nothing else tells.
 */
export async function doubtLeftContacts(
  db: Db,
  workspaceId: string,
  connectionId: string,
  invoiceIds: readonly string[],
  now: Date,
): Promise<void> {
  await sql`
    update ledger_contacts as held set doubted_at = ${now}
    from mirror_contents as content
    where content.workspace_id = ${workspaceId} and content.invoice_id = any(${invoiceIds}::uuid[])
      and content.theirs->>'contactLedgerId' <> content.agreed->>'contactLedgerId'
      and held.workspace_id = ${workspaceId} and held.connection_id = ${connectionId}
      and held.ledger_id = content.agreed->>'contactLedgerId' and held.is_active`.execute(db);
}

export async function listDoubtedContacts(
  db: Db,
  workspaceId: string,
  connectionId: string,
): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('ledger_contacts')
    .select('ledger_id')
    .where('workspace_id', '=', workspaceId)
    .where('connection_id', '=', connectionId)
    .where('doubted_at', 'is not', null)
    .orderBy('ledger_id')
    .execute();
  return rows.map((row) => row.ledger_id);
}

/** A reading that began at a time has answered for them: doubts from after that stay. */
export async function believeContacts(
  db: Db,
  workspaceId: string,
  connectionId: string,
  ledgerIds: readonly string[],
  begunAt: Date,
): Promise<void> {
  await db
    .updateTable('ledger_contacts')
    .set({ doubted_at: null })
    .where('workspace_id', '=', workspaceId)
    .where('connection_id', '=', connectionId)
    .where(sql<boolean>`ledger_id = any(${ledgerIds}::text[])`)
    .where('doubted_at', '<=', begunAt)
    .execute();
}
