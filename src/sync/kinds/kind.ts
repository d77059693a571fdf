/** What the engine needs to know of each kind of operation; how operations travel is the same for all of them. */
import type { Problem } from '../../domain/problem.ts';
import type { ElementOutcome, LedgerClient, Outcome } from '../../providers/provider.ts';
import type { ConnectionRow } from '../../store/connections.ts';
import type { Tx } from '../../store/database.ts';
import { wakePush } from '../../store/engine-jobs.ts';
import { type Lane, listWaitingFor, type SyncOperationRow } from '../../store/sync-operations.ts';
import type { Engine } from '../engine.ts';

/** Where an operation's effects are written: the engine, the caller's transaction, the connection. */
export type Place = { readonly engine: Engine; readonly tx: Tx; readonly connection: ConnectionRow };

/** An operation with the element that it comes to in the ledger. */
export type Element<Payload> = { readonly operation: SyncOperationRow; readonly payload: Payload };

/** An operation that the ledger has carried out, with the record that it answered or that was found. */
export type Finished<LedgerRecord> = { readonly operation: SyncOperationRow; readonly record: LedgerRecord };

/** What `prepare` makes of operations; none of them has left yet. */
export type Prepared<Payload, LedgerRecord> = {
  readonly elements: readonly Element<Payload>[];
  /** In the books already: done without a call. */
  readonly finished?: readonly Finished<LedgerRecord>[];
  readonly refused?: readonly {
    readonly operation: SyncOperationRow;
    readonly problems: readonly Problem[];
  }[];
};

/** What became of one element; `again`: what we knew was behind, and is not any more after this. */
export type Settled<LedgerRecord> =
  | ElementOutcome<LedgerRecord>
  | {
      readonly ok: 'again';
      /** What the ledger said: its words stand with the refusal, should it come to one after all. */
      readonly problems: readonly Problem[];
      readonly learn: (place: Place) => Promise<void>;
    };

/**
 * `Payload` is kept with the operation as JSON, to be sent again to the letter. `LedgerRecord` is what the ledger
 * answers for one element.
 */
export type Kind<Payload, LedgerRecord> = {
  /** A request that was lost never goes again to the letter: what it says may be out of date by now. */
  readonly isSaidAnew?: true;
  /** Most elements of one call. */
  readonly batchSize: (books: LedgerClient) => number;
  /** Checks each operation against the books as they are now and builds what will be sent. */
  readonly prepare: (
    place: Place,
    operations: readonly SyncOperationRow[],
  ) => Promise<Prepared<Payload, LedgerRecord>>;
  /** How many of these payloads, from the first, fit one call by size. All of them where it is not said. */
  readonly fitting?: (books: LedgerClient, payloads: readonly Payload[]) => number;
  /** One call, or a few of which the last one alone writes; outcomes in the order given. */
  readonly send: (
    books: LedgerClient,
    elements: readonly Element<Payload>[],
    key: string,
    engine: Engine,
  ) => Promise<Outcome<readonly Settled<LedgerRecord>[]>>;
  /** What the books hold of each lost element, by operation id: one call for the whole batch. */
  readonly look: (
    books: LedgerClient,
    elements: readonly Element<Payload>[],
    since: Date,
  ) => Promise<Outcome<ReadonlyMap<string, readonly LedgerRecord[]>>>;
  /**
   * Takes over what the ledger did; the operations are marked as done already. `readAt`: when the request left that
   * brought the records.
   */
  readonly finish: (place: Place, finished: readonly Finished<LedgerRecord>[], readAt: Date) => Promise<void>;
  /** The ledger's invoice that money or a void was meant for: refused, it stands otherwise than we know, and is read again. */
  readonly invoiceOf?: (payload: Payload) => string;
  /** Shows on the subjects where their operation stands, where they show it themselves. */
  readonly show?: (
    place: Place,
    operations: readonly SyncOperationRow[],
    state: 'queued' | 'sending' | 'needsAttention',
  ) => Promise<void>;
};

/** By operation, what was found for its marker. */
export function byOperation<Payload, LedgerRecord>(
  elements: readonly Element<Payload>[],
  found: Outcome<ReadonlyMap<string, readonly LedgerRecord[]>>,
): Outcome<ReadonlyMap<string, readonly LedgerRecord[]>> {
  if (!found.ok) return found;
  const value = new Map(
    elements.map(({ operation }) => [operation.id, found.value.get(operation.marker) ?? []]),
  );
  return { ok: true, value };
}

/** Wakes the lanes in which somebody waited for these operations: it may be another lane than theirs. */
export async function wakeWaiting(
  { tx, connection }: Place,
  finished: readonly Finished<unknown>[],
): Promise<void> {
  const ids = finished.map(({ operation }) => operation.id);
  const waiting = await listWaitingFor(tx, connection.workspace_id, ids);
  // The table's check constraint admits no other lane.
  for (const lane of new Set(waiting.map((each) => each.lane as Lane)))
    await wakePush(tx, connection.workspace_id, connection.id, lane);
}

/** What an operation is about is not there any more. */
export function vanished(what: string): Problem {
  return {
    code: 'LedgerRejected',
    message: `The ${what} is not there any more.`,
    field: null,
    setting: null,
    ledgerWords: null,
  };
}
