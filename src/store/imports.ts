/** Imports of one workspace, one at a time. */
import { sql } from 'kysely';
import type { Db, Tx } from './database.ts';

/** Held until the transaction ends. */
export async function lockImports(tx: Tx, workspaceId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`import:${workspaceId}`}, 0))`.execute(tx);
}

/** The external ids of every invoice: what an import has brought before. */
export async function listExternalIds(db: Db, workspaceId: string): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('invoices')
    .select('external_id')
    .where('workspace_id', '=', workspaceId)
    .where('external_id', 'is not', null)
    .execute();
  return rows.flatMap(({ external_id: id }) => (id === null ? [] : [id]));
}
