/**
 * Look before repeating: finds out what became of a batch whose answer was lost, by the markers of its elements.
 *
 *   found                                     ──► adopted, as if the answer had come
 *   none found, silence, key still held       ──► the same request again, to the letter, under the same key
 *   absent, but one that met silence may come ──► looked for again later
 *   absent otherwise                          ──► back in the queue, to go under a new key
 *   cannot tell (several, or no answer)       ──► a person is asked
 *   the books do not say, key still held      ──► the same request again, then as above
 *
 * While the ledger holds the key (six minutes at Xero) the same key cannot make a second record, even if the first
 * request is still on its way. A 5xx may be held under the key as well: after one, only a new key can succeed.
 */
import type { Problem } from '../domain/problem.ts';
import type { LedgerClient } from '../providers/provider.ts';
import type { ConnectionRow } from '../store/connections.ts';
import { inTransaction } from '../store/database.ts';
import { isBatchPartlySettled, markDispatched } from '../store/lane-slots.ts';
import { ledgerLabel } from '../store/ledger-references.ts';
import type { OperationKind, SyncOperationRow } from '../store/sync-operations.ts';
import type { Batch } from './choose-batch.ts';
import type { Engine } from './engine.ts';
import { kindOf } from './kinds/index.ts';
import type { Finished, Place } from './kinds/kind.ts';
import { finish, leaveUnknown, refuse, requeue } from './outcomes.ts';
import type { Step } from './push.ts';
import { afterFailure, sendBatch } from './send-batch.ts';

/** Well inside the ledger's six minutes, so that a request sent at the last moment is still judged under the key. */
const KEY_HELD_MS = 4 * 60_000;
/** After this long a request that met silence is not on its way any more: it was carried out, or never will be. */
const GONE_AFTER_MS = 2 * 60_000;
/** How far the ledger's clock and ours may lie apart. */
const CLOCK_SKEW_MS = 5 * 60_000;

/** @param operations the unknown ones of one batch. */
export async function resolveBatch(
  engine: Engine,
  connection: ConnectionRow,
  books: LedgerClient,
  operations: readonly SyncOperationRow[],
): Promise<Step> {
  const batch = batchOf(operations);
  if (batch === null) return { kind: 'idle' };
  const lookedAt = engine.clock.now();
  const since = new Date(Math.min(...operations.map(firstSentMs)) - CLOCK_SKEW_MS);
  const found = await kindOf(batch.kind).look(books, batch.elements, since);
  if (!found.ok && found.failure.kind === 'rejected') {
    const { problems } = found.failure;
    // What leaves no mark may go again unseen while the ledger holds its key: it cannot be done twice.
    const isSilent = problems.every(({ code }) => code === 'OutcomeUnknown');
    if (isSilent && isKeyHeld(engine, operations)) return sendAgain(engine, connection, books, batch);
    // A person is asked when it is over: what they then see in the books must not change any more.
    const leftMs = isSilent ? longestMs(engine, operations) : 0;
    if (leftMs > 0) {
      await inTransaction(engine.db, (tx) =>
        leaveUnknown({ engine, tx, connection }, operations, { afterMs: leftMs }),
      );
      return { kind: 'progress' };
    }
    await inTransaction(engine.db, (tx) => refuse({ engine, tx, connection }, operations, problems));
    return { kind: 'progress' };
  }
  if (!found.ok) return afterFailure(engine, connection, found.failure, operations[0]?.attempts);
  const recordsOf = (operation: SyncOperationRow) => found.value.get(operation.id) ?? [];
  const absent = operations.filter((operation) => recordsOf(operation).length === 0);
  engine.log.info(
    { connectionId: connection.id, kind: batch.kind, lost: operations.length, absent: absent.length },
    'Looked for a lost batch',
  );
  const isWhole =
    absent.length === operations.length &&
    !(await isBatchPartlySettled(engine.db, connection.workspace_id, batch.batchId));
  const mayRepeat = kindOf(batch.kind).isSaidAnew !== true;
  if (isWhole && mayRepeat && isKeyHeld(engine, operations))
    return sendAgain(engine, connection, books, batch);
  await inTransaction(engine.db, async (tx) => {
    const place = { engine, tx, connection };
    await settleFound(place, batch.kind, operations, recordsOf, lookedAt);
    await settleAbsent(place, absent);
  });
  return { kind: 'progress' };
}

async function settleFound(
  place: Place,
  kind: OperationKind,
  operations: readonly SyncOperationRow[],
  recordsOf: (operation: SyncOperationRow) => readonly unknown[],
  lookedAt: Date,
): Promise<void> {
  const finished: Finished<unknown>[] = [];
  for (const operation of operations) {
    const [record, ...more] = recordsOf(operation);
    if (record === undefined) continue;
    if (more.length > 0) await refuse(place, [operation], [severalFound(more.length + 1)]);
    else finished.push({ operation, record });
  }
  await finish(place, kind, finished, lookedAt);
}

async function settleAbsent(place: Place, absent: readonly SyncOperationRow[]): Promise<void> {
  const leftMs = longestMs(place.engine, absent);
  if (leftMs > 0) return leaveUnknown(place, absent, { afterMs: leftMs });
  const isHopeless = ({ attempts, was_answered }: SyncOperationRow) =>
    attempts >= MOST_FAILURES && was_answered === true;
  const ledgerName = ledgerLabel(place.connection.provider);
  await refuse(place, absent.filter(isHopeless), [failsAgainAndAgain(ledgerName)]);
  const others = absent.filter((operation) => !isHopeless(operation));
  await requeue(place, others, { afterMs: 0, neverSent: false, problem: null });
}

/** A ledger that answers this often without an answer will not do it by itself: a person is asked. */
const MOST_FAILURES = 8;

function longestMs(engine: Engine, operations: readonly SyncOperationRow[]): number {
  return Math.max(0, ...operations.map((operation) => mayStillComeMs(engine, operation)));
}

/**
 * How long a request that met silence may still be on its way. That its repetition was answered by a failure says
 * nothing of it: not every failure is held under the key.
 */
function mayStillComeMs(engine: Engine, { silent_at: silentAt }: SyncOperationRow): number {
  return silentAt === null ? 0 : silentAt.getTime() + GONE_AFTER_MS - engine.clock.now().getTime();
}

function isKeyHeld(engine: Engine, operations: readonly SyncOperationRow[]): boolean {
  return operations.every(
    ({ was_answered, key_used_at }) =>
      was_answered !== true &&
      key_used_at !== null &&
      engine.clock.now().getTime() - key_used_at.getTime() < KEY_HELD_MS,
  );
}

function firstSentMs(operation: SyncOperationRow): number {
  return operation.first_dispatched_at?.getTime() ?? 0;
}

/** The batch as it was sent: same elements in the same order, same key. */
function batchOf(operations: readonly SyncOperationRow[]): Batch | null {
  const [first] = operations;
  if (first === undefined || first.idempotency_key === null || first.batch_id === null) return null;
  return {
    // The table's check constraint admits no other kind.
    kind: first.kind as OperationKind,
    batchId: first.batch_id,
    idempotencyKey: first.idempotency_key,
    elements: operations.map((operation) => ({ operation, payload: operation.payload })),
    isRepetition: true,
  };
}

/** The very same request, marked as sent once more before it leaves. */
async function sendAgain(
  engine: Engine,
  connection: ConnectionRow,
  books: LedgerClient,
  batch: Batch,
): Promise<Step> {
  const now = engine.clock.now();
  await inTransaction(engine.db, (tx) =>
    markDispatched(tx, connection.workspace_id, {
      batchId: batch.batchId,
      idempotencyKey: batch.idempotencyKey,
      slot: batch.elements[0]?.operation.slot ?? 0,
      elements: batch.elements.map(({ operation, payload }) => ({
        id: operation.id,
        payload,
        digest: operation.digest ?? '',
      })),
      keyUsedAt: batch.elements[0]?.operation.key_used_at ?? now,
      now,
    }),
  );
  return sendBatch(engine, connection, books, batch);
}

function failsAgainAndAgain(ledgerName: string): Problem {
  return {
    code: 'LedgerRejected',
    message: `${ledgerName} fails on this again and again. It is not in the books.`,
    field: null,
    setting: null,
    ledgerWords: null,
  };
}

function severalFound(count: number): Problem {
  return {
    code: 'LedgerRejected',
    message: `The books hold ${count} records with the mark of this one. Keep one there, then press Retry.`,
    field: null,
    setting: null,
    ledgerWords: null,
  };
}
