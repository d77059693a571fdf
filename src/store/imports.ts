/** Imports of one workspace, one at a time. */
import { sql } from 'kysely';
import type { Tx } from './database.ts';

/** Held until the transaction ends. */
export async function lockImports(tx: Tx, workspaceId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`import:${workspaceId}`}, 0))`.execute(tx);
}
