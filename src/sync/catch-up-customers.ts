/** Books that are connected again hear of what changed of their customers while nobody was connected to them. */
import { hasChanged } from '../domain/contact-facts.ts';
import { recordMarker } from '../domain/marker.ts';
import type { ConnectionRow } from '../store/connections.ts';
import { findContactLinks, listLinkedCustomers } from '../store/contact-links.ts';
import { loadCustomers } from '../store/customers.ts';
import type { Tx } from '../store/database.ts';
import { findLatestOperations } from '../store/latest-operations.ts';
import { subjectKey } from '../store/links.ts';
import { inPieces } from '../store/pieces.ts';
import { insertSyncOperations } from '../store/sync-operations.ts';
import type { Engine } from './engine.ts';

/** Whoever calls wakes the backfill lane. */
export async function catchUpCustomers(engine: Engine, tx: Tx, connection: ConnectionRow): Promise<void> {
  const { workspace_id: workspaceId, id: connectionId } = connection;
  for (const subjects of inPieces(await listLinkedCustomers(tx, workspaceId, connectionId))) {
    const customers = await loadCustomers(tx, workspaceId, subjects);
    const links = await findContactLinks(tx, workspaceId, subjects, connectionId);
    const latest = await findLatestOperations(
      tx,
      workspaceId,
      links.map(({ kind, subjectId: id, currency }) => ({ kind, id, currency })),
      connectionId,
    );
    const operations = links.flatMap(({ kind, subjectId, currency, snapshot }) => {
      const customer = customers.get(subjectId);
      const state = latest.get(subjectKey({ id: subjectId, currency }))?.state ?? 'done';
      // Under way, or before a person: it sends what stands here when it goes.
      if (state !== 'done' && state !== 'ignored') return [];
      if (customer === undefined || snapshot.contact === null) return [];
      if (!hasChanged(snapshot.contact, customer.contact)) return [];
      return [
        {
          workspaceId,
          id: engine.newId(),
          connectionId,
          kind: 'updateContact' as const,
          subjectKind: kind,
          subjectId,
          subjectVersion: customer.version,
          contactCurrency: currency,
          lane: 'backfill' as const,
          marker: recordMarker(subjectId),
          waitsFor: null,
          createdBy: null,
          problem: null,
          now: engine.clock.now(),
        },
      ];
    });
    await insertSyncOperations(tx, operations);
  }
}
