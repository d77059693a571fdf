/** The books that an invoice is in or goes to when it has been changed: chosen by a person only before it was ever sent. */
import type { ConnectionRow } from '../store/connections.ts';
import type { Tx } from '../store/database.ts';
import { findDestination, labelOf, toPlace } from '../store/destinations.ts';
import { type InvoiceChange, type InvoiceRow, setInvoiceBooks } from '../store/invoices.ts';
import { hasLeft } from '../store/sync-operations.ts';
import { unfitBooks } from './check-references.ts';
import type { Standing } from './invoice-standing.ts';
import { done, invalid, type Result } from './refusal.ts';

/** The caller holds the lock of the invoice. Undefined: it has nowhere to go. */
export async function chooseBooks(
  tx: Tx,
  invoice: InvoiceRow,
  standing: Standing,
  change: InvoiceChange,
): Promise<Result<ConnectionRow | undefined>> {
  const { workspace_id: workspaceId, id, connection_id: own } = invoice;
  const chosen = change.connectionId === undefined ? own : change.connectionId;
  const held = standing.kind === 'here' || standing.kind === 'voiding' ? undefined : standing.connection;
  const isFree = standing.kind === 'here' && invoice.sync_state !== 'needsAttention';
  const mayChoose = isFree && !(own !== null && (await hasLeft(tx, workspaceId, id)));
  if (!mayChoose) {
    const now = held ?? (await findDestination(tx, workspaceId, { ...invoice, connection_id: own }));
    // Null is the customer's own: what is tied already stays.
    if (chosen === null || chosen === own) return done(now);
    return invalid([{ path: 'connectionId', message: whyTied(now, standing) }]);
  }
  if (chosen !== own) {
    const faults = await unfitBooks(tx, workspaceId, chosen);
    if (faults.length > 0) return invalid(faults);
    await setInvoiceBooks(tx, workspaceId, id, chosen);
  }
  return done(await findDestination(tx, workspaceId, toPlace({ ...change, connectionId: chosen })));
}

function whyTied(books: ConnectionRow | undefined, standing: Standing): string {
  const label = books === undefined ? 'its books' : labelOf(books);
  return standing.kind === 'here' || standing.kind === 'waits'
    ? `it waits to go to ${label}: set it aside first`
    : `it is in ${label} already`;
}
