/** The books that an invoice is in or on its way to, and what something that belongs to it there must wait for. */
import { isOnlyHere } from '../domain/accounting-status.ts';
import type { Problem } from '../domain/problem.ts';
import { type ConnectionRow, findConnection } from '../store/connections.ts';
import type { Tx } from '../store/database.ts';
import type { InvoiceRow } from '../store/invoices.ts';
import { findMirror, type MirrorRow } from '../store/mirrors.ts';
import { findLatestOperation, problemOf } from '../store/sync-operations.ts';
import { booksNotConnected, conflict, done, type Result } from './refusal.ts';

export type BooksOfInvoice = {
  readonly connection: ConnectionRow;
  /** Undefined while the invoice is on its way. */
  readonly mirror: MirrorRow | undefined;
  readonly waitsFor: string | null;
  /** The trouble that the invoice itself is in: what waits for it is in the same. */
  readonly problem: Problem | null;
};

/** The caller holds the lock of the invoice. */
export async function booksOfInvoice(tx: Tx, invoice: InvoiceRow): Promise<Result<BooksOfInvoice>> {
  const { workspace_id: workspaceId, id, sync_state: state, connection_id: connectionId } = invoice;
  if (invoice.is_voided) return conflict('voided', 'It is voided.');
  if (isOnlyHere(state) || connectionId === null)
    return conflict('notSent', 'It is not in the books. Send it there first.');
  const connection = await findConnection(tx, workspaceId, connectionId);
  if (connection === undefined || connection.status === 'disconnected') return booksNotConnected();
  const mirror = await findMirror(tx, workspaceId, id);
  const first =
    mirror === undefined
      ? await findLatestOperation(tx, workspaceId, connectionId, 'invoice', id)
      : undefined;
  return done({
    connection,
    mirror,
    waitsFor: first?.id ?? null,
    problem: first?.state === 'needsAttention' ? problemOf(first) : null,
  });
}
