/** External ids: what a caller calls a record of ours, so that asking twice makes one. */
import { sql } from 'kysely';
import type { Tx } from './database.ts';
import type { SubjectKind } from './links.ts';

/** Holds an external id of one kind of record until the transaction ends: whoever else brings it waits. */
export async function lockExternalId(
  tx: Tx,
  workspaceId: string,
  kind: Extract<SubjectKind, 'invoice' | 'payment' | 'creditNote' | 'creditUse' | 'invoiceEmail'>,
  externalId: string,
): Promise<void> {
  const name = `${kind}:${workspaceId}:${externalId}`;
  await sql`select pg_advisory_xact_lock(hashtextextended(${name}, 0))`.execute(tx);
}
