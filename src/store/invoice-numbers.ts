/** Which invoice numbers are taken by other invoices of ours, in the books or on their way there. */
import { sql } from 'kysely';
import type { ConnectionRow } from './connections.ts';
import type { Db } from './database.ts';

/**
 * The ids of those whose number another invoice of the same books has. Of several on their way at once the one that was
 * made first has it, so that not all of them are refused.
 */
export async function findTakenNumbers(
  db: Db,
  { workspace_id: workspaceId, id: connectionId }: ConnectionRow,
  invoices: readonly { readonly id: string; readonly number: string | null }[],
): Promise<ReadonlySet<string>> {
  const numbered = invoices.flatMap(({ id, number }) => (number === null ? [] : [{ id, number }]));
  if (numbered.length === 0) return new Set();
  const { rows } = await sql<{ readonly id: string }>`
    select mine.id from unnest(${numbered.map(({ id }) => id)}::uuid[], ${numbered.map(({ number }) => number)}::text[])
      as mine (id, number)
    where exists (select from invoices as other
      left join mirrors as mirror on mirror.workspace_id = other.workspace_id and mirror.invoice_id = other.id
      where other.workspace_id = ${workspaceId} and other.number = mine.number and other.id <> mine.id
        and other.connection_id = ${connectionId} and not other.is_voided
        and (other.sync_state = 'inBooks' and mirror.ledger_status not in ('voided', 'deleted')
          or other.sync_state in ('queued', 'sending') and other.id < mine.id))`.execute(db);
  const first = new Map<string, string>();
  for (const { id, number } of numbered) if (id < (first.get(number) ?? LAST_ID)) first.set(number, id);
  const later = numbered.filter(({ id, number }) => first.get(number) !== id).map(({ id }) => id);
  return new Set([...rows.map(({ id }) => id), ...later]);
}

/** After every id: for an invoice that is not saved yet. */
export const LAST_ID = 'ffffffff-ffff-ffff-ffff-ffffffffffff';
