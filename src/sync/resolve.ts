/**
 * Look before repeating: finds out what became of a batch whose answer was lost, by the markers of its elements.
 *
 *   found                                   ──► adopted, as if the answer had come
 *   none found, silence, key still held     ──► the same request again, to the letter, under the same key
 *   absent otherwise                        ──► back in the queue, to go under a new key
 *
 * While the ledger holds the key (six minutes at Xero) the same key cannot make a second record, even if the first
 * request is still on its way. A 5xx may be held under the key as well: after one, only a new key can succeed.
 */
import type { LedgerClient, LedgerContact, LedgerInvoice, Outcome } from '../providers/provider.ts';
import type { ConnectionRow } from '../store/connections.ts';
import { inTransaction } from '../store/database.ts';
import { saveLedgerContacts } from '../store/ledger-contacts.ts';
import { markDispatched, type OperationKind, type SyncOperationRow } from '../store/sync-operations.ts';
import type { Batch, Payload, VoidPayload } from './choose-batch.ts';
import type { Engine } from './engine.ts';
import { finishContact, finishInvoice, refuse, requeue } from './outcomes.ts';
import type { Step } from './push.ts';
import { afterFailure, sendBatch } from './send-batch.ts';

/** Well inside the ledger's six minutes, so that a request sent at the last moment is still judged under the key. */
const KEY_HELD_MS = 4 * 60_000;
/** How far the ledger's clock and ours may lie apart. */
const CLOCK_SKEW_MS = 5 * 60_000;

export async function resolveBatch(
  engine: Engine,
  connection: ConnectionRow,
  books: LedgerClient,
  operations: readonly SyncOperationRow[],
): Promise<Step> {
  const [first] = operations;
  if (first === undefined) return { kind: 'idle' };
  const lookedAt = engine.clock.now();
  const found = await look(books, operations);
  if (!found.ok) return afterFailure(engine, connection, found.failure, first.attempts);
  const absent = operations.filter((operation) => (found.value.get(operation.id) ?? []).length === 0);
  engine.log.info(
    { connectionId: connection.id, kind: first.kind, lost: operations.length, absent: absent.length },
    'Looked for a lost batch',
  );
  if (absent.length === operations.length && isKeyHeld(engine, first))
    return sendAgain(engine, connection, books, operations);
  await inTransaction(engine.db, async (tx) => {
    for (const operation of operations) {
      const [record, ...more] = found.value.get(operation.id) ?? [];
      if (record === undefined)
        await requeue(engine, tx, operation, { afterMs: 0, neverSent: false, problem: null });
      else if (more.length > 0)
        await refuse(engine, tx, connection, operation, [severalFound(more.length + 1)]);
      else if (record.kind === 'contact') {
        await saveLedgerContacts(tx, connection.workspace_id, connection.id, [record.value]);
        await finishContact(engine, tx, connection, operation, record.value.ledgerId, { linkedBy: 'marker' });
      } else await finishInvoice(engine, tx, connection, operation, record.value, lookedAt);
    }
  });
  return { kind: 'progress' };
}

type Found =
  | { readonly kind: 'contact'; readonly value: LedgerContact }
  | { readonly kind: 'invoice'; readonly value: LedgerInvoice };

/** What the books hold of each operation's record, by operation id: one call for the whole batch. */
async function look(
  books: LedgerClient,
  operations: readonly SyncOperationRow[],
): Promise<Outcome<ReadonlyMap<string, readonly Found[]>>> {
  const markers = operations.map((operation) => operation.marker);
  const since = new Date(
    Math.min(...operations.map((operation) => operation.first_dispatched_at?.getTime() ?? 0)) - CLOCK_SKEW_MS,
  );
  const kind = operations[0]?.kind as OperationKind;
  if (kind === 'voidInvoice') return lookForVoided(books, operations);
  if (kind === 'createContact') {
    const found = await books.findContacts(markers, since);
    return found.ok
      ? byOperation(operations, (marker) =>
          (found.value.get(marker) ?? []).map((value) => ({ kind: 'contact', value })),
        )
      : found;
  }
  const found = await books.findInvoices(markers, since);
  return found.ok
    ? byOperation(operations, (marker) =>
        (found.value.get(marker) ?? []).map((value) => ({ kind: 'invoice', value })),
      )
    : found;
}

/** A voided invoice is the outcome itself; one that still stands was not voided. */
async function lookForVoided(
  books: LedgerClient,
  operations: readonly SyncOperationRow[],
): Promise<Outcome<ReadonlyMap<string, readonly Found[]>>> {
  const ids = operations.map((operation) => (operation.payload as VoidPayload).ledgerId);
  const read = await books.invoicesById(ids);
  if (!read.ok) return read;
  const gone = read.value.filter((invoice) => invoice.status === 'voided' || invoice.status === 'deleted');
  return {
    ok: true,
    value: new Map(
      operations.map((operation) => [
        operation.id,
        gone
          .filter((invoice) => invoice.ledgerId === (operation.payload as VoidPayload).ledgerId)
          .map((value) => ({ kind: 'invoice', value })),
      ]),
    ),
  };
}

function byOperation(
  operations: readonly SyncOperationRow[],
  foundOf: (marker: string) => readonly Found[],
): Outcome<ReadonlyMap<string, readonly Found[]>> {
  return {
    ok: true,
    value: new Map(operations.map((operation) => [operation.id, foundOf(operation.marker)])),
  };
}

function isKeyHeld(engine: Engine, operation: SyncOperationRow): boolean {
  if (operation.was_answered === true || operation.dispatched_at === null) return false;
  return engine.clock.now().getTime() - operation.dispatched_at.getTime() < KEY_HELD_MS;
}

/** The very same request: same elements in the same order, same key. */
async function sendAgain(
  engine: Engine,
  connection: ConnectionRow,
  books: LedgerClient,
  operations: readonly SyncOperationRow[],
): Promise<Step> {
  const [first] = operations;
  if (first === undefined || first.idempotency_key === null || first.batch_id === null)
    return { kind: 'idle' };
  const batch: Batch = {
    // The table's check constraint admits no other kind; the payload was written by choose-batch.
    kind: first.kind as OperationKind,
    batchId: first.batch_id,
    idempotencyKey: first.idempotency_key,
    elements: operations.map((operation) => ({ operation, payload: operation.payload as Payload })),
  };
  await inTransaction(engine.db, async (tx) => {
    for (const { operation, payload } of batch.elements) {
      await markDispatched(tx, operation.workspace_id, operation.id, {
        idempotencyKey: batch.idempotencyKey,
        batchId: batch.batchId,
        payload,
        digest: operation.digest ?? '',
        // The key's six minutes run from the first use.
        now: operation.dispatched_at ?? engine.clock.now(),
      });
    }
  });
  return sendBatch(engine, connection, books, batch);
}

function severalFound(count: number) {
  return {
    code: 'LedgerRejected' as const,
    message: `The books hold ${count} records with the mark of this one. Keep one there, then press Retry.`,
    field: null,
    setting: null,
    ledgerWords: null,
  };
}
