/**
 * Takes up invoices of ours that the books hold although they were given up here: a request that met silence can
 * arrive after a person has set its invoice aside, and no other look would ever find it.
 */
import { invoiceIdIn, isInvoiceHere } from '../domain/marker.ts';
import type { LedgerInvoice } from '../providers/provider.ts';
import { announceAll } from '../store/changes.ts';
import type { ConnectionRow } from '../store/connections.ts';
import { inTransaction } from '../store/database.ts';
import { markAdopted } from '../store/decided-operations.ts';
import { lockGivenUpInvoices } from '../store/sync-operations.ts';
import { changesOfInvoices } from './apply.ts';
import type { Engine } from './engine.ts';
import { finishInvoices } from './kinds/finish-invoices.ts';

/** @param items of the ledger's that no invoice of ours is tied to. @returns how many were taken up. */
export async function adoptByMarker(
  engine: Engine,
  connection: ConnectionRow,
  items: readonly LedgerInvoice[],
  readAt: Date,
): Promise<number> {
  const marked = items.filter(({ marker }) => isInvoiceHere(engine.publicUrl, marker));
  const ids = marked.flatMap(({ marker }) => invoiceIdIn(marker) ?? []);
  if (ids.length === 0) return 0;
  const { workspace_id: workspaceId } = connection;
  return inTransaction(engine.db, async (tx) => {
    const givenUp = await lockGivenUpInvoices(tx, workspaceId, connection.id, ids);
    const finished = givenUp.flatMap((operation) => {
      const [record, ...more] = marked.filter(({ marker }) => marker === operation.marker);
      // Several with one mark: a person must say which. Send looks for them, and asks.
      return record === undefined || more.length > 0 ? [] : [{ operation, record }];
    });
    if (finished.length === 0) return 0;
    const adopted = finished.map(({ operation }) => operation);
    await markAdopted(
      tx,
      workspaceId,
      adopted.map(({ id }) => id),
      engine.clock.now(),
    );
    await finishInvoices({ engine, tx, connection }, finished, readAt);
    engine.log.info({ connectionId: connection.id, adopted: adopted.length }, 'Found what was given up');
    await announceAll(tx, [
      ...adopted.map(({ id }) => ({ workspaceId, kind: 'syncOperation' as const, id })),
      ...(await changesOfInvoices(
        tx,
        workspaceId,
        adopted.map(({ subject_id }) => subject_id),
      )),
    ]);
    return finished.length;
  });
}
