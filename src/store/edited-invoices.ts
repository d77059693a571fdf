/** Edits that are about to go to books of which we may know too little. */
import { sql } from 'kysely';
import type { Db } from './database.ts';

/**
 * Invoices with an edit that may go now, of which our copy may be behind: never read whole, read before the edit was
 * sent into silence or tried again, or not read lately while no sweep has looked at the books either. Our ids, by the
 * ledger's.
 */
export async function listDoubtfulEdits(
  db: Db,
  { workspaceId, connectionId }: { readonly workspaceId: string; readonly connectionId: string },
  at: {
    readonly believedSince: Date;
    /** The sweep has looked at all of the books since then. */
    readonly isSwept: boolean;
    readonly now: Date;
    readonly limit: number;
  },
): Promise<ReadonlyMap<string, string>> {
  const rows = await db
    .selectFrom('sync_operations as op')
    .innerJoin('mirrors as mirror', (join) =>
      join
        .onRef('mirror.workspace_id', '=', 'op.workspace_id')
        .onRef('mirror.invoice_id', '=', 'op.subject_id'),
    )
    .leftJoin('mirror_contents as content', (join) =>
      join
        .onRef('content.workspace_id', '=', 'mirror.workspace_id')
        .onRef('content.invoice_id', '=', 'mirror.invoice_id'),
    )
    .select(['mirror.ledger_id', 'mirror.invoice_id'])
    .where('op.workspace_id', '=', workspaceId)
    .where('op.connection_id', '=', connectionId)
    .where('op.kind', '=', 'updateInvoice')
    .where('op.state', '=', sql.lit('queued'))
    .where((eb) => eb.or([eb('op.not_before', 'is', null), eb('op.not_before', '<=', at.now)]))
    .where((eb) =>
      eb.or([
        eb('content.invoice_id', 'is', null),
        eb.and([eb('op.dispatched_at', 'is not', null), eb('mirror.as_of', '<', eb.ref('op.updated_at'))]),
        eb.and([eb.val(!at.isSwept), eb('mirror.as_of', '<', at.believedSince)]),
      ]),
    )
    .orderBy('op.seq')
    .limit(at.limit)
    .execute();
  return new Map(rows.map((row) => [row.ledger_id, row.invoice_id]));
}
