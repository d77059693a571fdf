/** Chooses what goes out next: ready operations of one kind, checked once more and marked dispatched before they leave. */
import { createHash } from 'node:crypto';
import type { Problem } from '../domain/problem.ts';
import type { LedgerClient } from '../providers/provider.ts';
import type { ConnectionRow } from '../store/connections.ts';
import { inTransaction } from '../store/database.ts';
import { findReadyKind, type LaneSlot, lockReadyOperations, markDispatched } from '../store/lane-slots.ts';
import type { OperationKind, SyncOperationRow } from '../store/sync-operations.ts';
import type { Engine } from './engine.ts';
import { kindOf } from './kinds/index.ts';
import type { Element, Place } from './kinds/kind.ts';
import { announceOperations, finish, refuse, show } from './outcomes.ts';
import type { Step } from './push.ts';
import { readDoubtedContacts } from './read-by-id.ts';
import { refreshContacts } from './read-contacts.ts';
import { refreshEdited } from './read-edited.ts';
import { refreshReferences } from './read-references.ts';

/** Elements that travel in one request, in the request's order. */
export type Batch = {
  readonly kind: OperationKind;
  readonly batchId: string;
  readonly idempotencyKey: string;
  readonly elements: readonly Element<unknown>[];
  /** It was sent before, into silence, under this very key: that request may still be on its way. */
  readonly isRepetition: boolean;
};

type Chosen =
  /** `isFull`: more of the same may be waiting. */
  | { readonly kind: 'batch'; readonly batch: Batch; readonly isFull: boolean }
  | { readonly kind: 'nothing'; readonly step: Step };

export async function chooseBatch(
  engine: Engine,
  connection: ConnectionRow,
  books: LedgerClient,
  at: LaneSlot,
): Promise<Chosen> {
  const ready = await findReadyKind(engine.db, at, engine.clock.now());
  if (ready === null) return { kind: 'nothing', step: { kind: 'idle' } };
  const step = await freshen(engine, connection, books, ready);
  if (step !== null) return { kind: 'nothing', step };
  const name = ready.kind;
  return inTransaction(engine.db, async (tx): Promise<Chosen> => {
    const place = { engine, tx, connection };
    const { elements, looked } = await fillBatch(place, books, at, name);
    if (elements.length === 0)
      // Somebody else took them, or they were settled without a call: linked, or refused.
      return { kind: 'nothing', step: { kind: looked === 0 ? 'idle' : 'progress' } };
    const kind = kindOf(name);
    const payloads = elements.map(({ payload }) => payload);
    const fitting = kind.fitting?.(books, payloads) ?? elements.length;
    return {
      kind: 'batch',
      batch: await dispatch(place, at, name, elements.slice(0, fitting)),
      isFull: elements.length >= kind.batchSize(books) || fitting < elements.length,
    };
  });
}

/** Brings up to date what the batch will be decided by. @returns a step where that ends this one. */
async function freshen(
  engine: Engine,
  connection: ConnectionRow,
  books: LedgerClient,
  ready: NonNullable<Awaited<ReturnType<typeof findReadyKind>>>,
): Promise<Step | null> {
  if (ready.areReferencesDoubted)
    // The lock dates stand on the connection: the next step reads it anew.
    return (await refreshReferences(engine, connection, books)) ?? { kind: 'freshened' };
  const doubted = await readDoubtedContacts(engine, connection, books);
  if (doubted !== null) return doubted;
  if (ready.kind === 'updateInvoice') return refreshEdited(engine, connection, books);
  // Whoever is in the books already is linked, not created: our copy of the ledger's contacts must be fresh for that.
  return ready.kind === 'createContact' ? refreshContacts(engine, connection, books) : null;
}

/** Locks and prepares ready operations until a call is full: those that need no call leave room for others. */
async function fillBatch(
  place: Place,
  books: LedgerClient,
  at: LaneSlot,
  name: OperationKind,
): Promise<{ readonly elements: readonly Element<unknown>[]; readonly looked: number }> {
  const kind = kindOf(name);
  const most = kind.batchSize(books);
  const now = place.engine.clock.now();
  const elements: Element<unknown>[] = [];
  for (let looked = 0; ; ) {
    const limit = most - elements.length;
    const except = elements.map(({ operation }) => operation.id);
    const locked = await lockReadyOperations(place.tx, at, { kind: name, now, limit, except });
    const [first] = locked;
    const ready = first && goesAlone(first) ? [first] : locked.filter((operation) => !goesAlone(operation));
    looked += ready.length;
    const prepared = await kind.prepare(place, ready);
    elements.push(...prepared.elements);
    await finish(place, name, prepared.finished ?? [], now);
    for (const { operation, problems } of prepared.refused ?? [])
      await refuse(place, [operation], withWordsHeard(operation, problems));
    if (elements.some(({ operation }) => goesAlone(operation))) return { elements, looked };
    if (elements.length >= most || ready.length < limit || looked >= MOST_LOOKED_AT)
      // In the order in which a lost batch will be found again, to be sent again to the letter.
      return { elements: elements.sort((a, b) => (a.operation.seq < b.operation.seq ? -1 : 1)), looked };
  }
}

/** What the ledger has said of it before stands with the same refusal of our own. */
function withWordsHeard(
  { problem_code: code, ledger_words: words }: SyncOperationRow,
  problems: readonly Problem[],
): readonly Problem[] {
  return problems.map((problem) =>
    problem.code === code && problem.ledgerWords === null ? { ...problem, ledgerWords: words } : problem,
  );
}

/** Twice in a row the ledger failed on the batch that it was in: it may be what the ledger fails on. */
function goesAlone({ attempts, was_answered }: SyncOperationRow): boolean {
  return attempts >= 2 && was_answered === true;
}

/** One transaction looks at no more: a lane full of customers who only need a link is worked off in steps. */
const MOST_LOOKED_AT = 500;

/** Marks the elements as sent. When the transaction commits, the request may leave. */
async function dispatch(
  place: Place,
  at: LaneSlot,
  kind: OperationKind,
  elements: readonly Element<unknown>[],
): Promise<Batch> {
  const { engine, tx, connection } = place;
  const batchId = engine.newId();
  // The organisation is part of the key: a ledger that keeps keys by application must not answer for another one.
  const idempotencyKey = `${connection.organisation_id}:${batchId}`.replaceAll('-', '');
  const now = engine.clock.now();
  await markDispatched(tx, connection.workspace_id, {
    batchId,
    idempotencyKey,
    slot: at.slot,
    elements: elements.map(({ operation, payload }) => ({
      id: operation.id,
      payload,
      digest: digestOf(payload),
    })),
    keyUsedAt: now,
    now,
  });
  const sent = elements.map((element) => ({
    operation: sentIn(element, batchId),
    payload: element.payload,
  }));
  const operations = sent.map(({ operation }) => operation);
  await show(place, operations, 'sending');
  await announceOperations(place, operations);
  return { kind, batchId, idempotencyKey, elements: sent, isRepetition: false };
}

/** What the row says since it was marked. */
function sentIn({ operation, payload }: Element<unknown>, batchId: string): SyncOperationRow {
  // As the row's column has it: JSON of any shape.
  return {
    ...operation,
    state: 'dispatched',
    batch_id: batchId,
    payload: payload as SyncOperationRow['payload'],
  };
}

/** SHA-256 of the element as it is sent. */
function digestOf(payload: unknown): string {
  return createHash('sha256').update(JSON.stringify(payload)).digest('hex');
}
