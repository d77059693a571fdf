/** Where an invoice stands on its way to the books, as far as a change of it is concerned. */
import { type ConnectionRow, findConnection } from '../store/connections.ts';
import type { Tx } from '../store/database.ts';
import { findInvoice, type InvoiceRow, lockInvoice } from '../store/invoices.ts';
import { findMirror, lockMirrors, type MirrorRow } from '../store/mirrors.ts';
import { findLatestOperation, lockOperation, type SyncOperationRow } from '../store/sync-operations.ts';

export type Standing =
  /** Not in the books, and nothing of it waits to go there: never sent, set aside, or refused. */
  | { readonly kind: 'here' }
  /** Its creation waits, and has not left. */
  | { readonly kind: 'waits'; readonly connection: ConnectionRow; readonly operation: SyncOperationRow }
  /** A creation or a change of it is on its way; without a mirror the books may not have it yet. */
  | { readonly kind: 'underWay'; readonly connection: ConnectionRow; readonly mirror: MirrorRow | undefined }
  /** It is being voided: queued or under way. */
  | { readonly kind: 'voiding' }
  | {
      readonly kind: 'inBooks';
      readonly connection: ConnectionRow;
      readonly mirror: MirrorRow;
      /** What was last asked of the books; a change of it that has not left takes up whatever is changed again. */
      readonly latest: SyncOperationRow | undefined;
    };

/**
 * The invoice under a lock, with its latest operation and its mirror: none of it leaves or is read anew meanwhile. Locked
 * in the order in which the engine settles an answer, so that the two wait for each other in turn and never in a circle.
 */
export async function lockStanding(
  tx: Tx,
  workspaceId: string,
  id: string,
): Promise<{ readonly invoice: InvoiceRow; readonly standing: Standing } | undefined> {
  const before = await findInvoice(tx, workspaceId, id);
  if (before === undefined) return undefined;
  const latest = await lockLatest(tx, before);
  await lockMirrors(tx, workspaceId, [id]);
  const invoice = await lockInvoice(tx, workspaceId, id);
  if (invoice === undefined) return undefined;
  // Somebody may have been a moment quicker to ask for something newer.
  const newest = await lockLatest(tx, invoice, latest);
  return { invoice, standing: await standingOf(tx, invoice, newest) };
}

async function lockLatest(
  tx: Tx,
  { workspace_id: workspaceId, id, connection_id: connectionId }: InvoiceRow,
  locked?: SyncOperationRow,
): Promise<SyncOperationRow | undefined> {
  if (connectionId === null) return undefined;
  const latest = await findLatestOperation(tx, workspaceId, connectionId, 'invoice', id);
  if (latest === undefined || latest.id === locked?.id) return locked;
  return lockOperation(tx, workspaceId, latest.id);
}

async function standingOf(
  tx: Tx,
  invoice: InvoiceRow,
  latest: SyncOperationRow | undefined,
): Promise<Standing> {
  const { workspace_id: workspaceId, id, connection_id: connectionId } = invoice;
  const connection = connectionId === null ? undefined : await findConnection(tx, workspaceId, connectionId);
  if (connection === undefined) return { kind: 'here' };
  const mirror = await findMirror(tx, workspaceId, id);
  const isOpen = latest?.state === 'dispatched' || latest?.state === 'unknown';
  if (latest?.kind === 'voidInvoice' && (isOpen || latest.state === 'queued')) return { kind: 'voiding' };
  if (isOpen) return { kind: 'underWay', connection, mirror };
  if (mirror !== undefined) return { kind: 'inBooks', connection, mirror, latest };
  if (latest?.kind === 'createInvoice' && latest.state === 'queued')
    return { kind: 'waits', connection, operation: latest };
  return { kind: 'here' };
}
