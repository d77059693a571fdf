/** The sandbox's state: named collections of plain records, changed only inside a transaction. */

import { type Change, type Journal, openJournal } from './journal.ts';
import { createOrder, type Order } from './order.ts';

export interface Collection<T> {
  get(key: string): T | undefined;
  put(key: string, record: T): void;
  remove(key: string): void;
  all(): readonly T[];
  /** The same without the copy, in the order in which their keys were first put; do not write while reading. */
  each(): Iterable<T>;
  /** Records whose order (named in `openStore`) is at least this, in that order and then in that of their keys. */
  from(least: number): readonly T[];
  /** Records whose index of that name has this value; indexes are named in `openStore`. */
  find(index: string, value: string): readonly T[];
}

export interface Store {
  collection<T>(name: string): Collection<T>;
  /** Everything `work` puts is journalled as one line before this returns; if it throws, nothing happened. */
  transaction<R>(work: () => R): R;
  /** Inside a transaction: undoes what `work` put when it says so, and keeps it otherwise. */
  attempt<R>(work: () => { readonly keep: boolean; readonly result: R }): R;
  clear(): void;
  isEmpty(): boolean;
  close(): void;
}

/** Which value of a record each index holds, by the last part of the collection's name. */
export type Indexes = Readonly<
  Record<string, Readonly<Record<string, (record: never) => string | undefined>>>
>;

/** The number by which a collection of that name is kept in order. */
export type Orders = Readonly<Record<string, (record: never) => number>>;

interface Table {
  readonly records: Map<string, unknown>;
  readonly order: Order | undefined;
  readonly indexes: Map<
    string,
    { indexed(record: unknown): string | undefined; keys: Map<string, Set<string>> }
  >;
}

/** Without a folder the state lives in memory only. */
export function openStore(dataDir: string | undefined, indexes: Indexes, orders: Orders = {}): Store {
  const tables = new Map<string, Table>();
  let undo: Change[] = [];
  let pending: Change[] = [];
  let depth = 0;

  const tableOf = (name: string): Table => {
    const known = tables.get(name);
    if (known) return known;
    const noun = name.slice(name.lastIndexOf('/') + 1);
    const table = createTable(indexes[noun] ?? {}, orders[noun]);
    tables.set(name, table);
    return table;
  };
  const write = (name: string, key: string, record: unknown) => {
    if (depth === 0) throw new Error(`${name} was written outside a transaction`);
    const table = tableOf(name);
    undo.push([name, key, table.records.get(key) ?? null]);
    pending.push([name, key, record]);
    setRecord(table, key, record);
  };
  const undoTo = (mark: number) => {
    while (undo.length > mark) {
      const last = undo.pop();
      if (last) setRecord(tableOf(last[0]), last[1], last[2]);
    }
    pending = pending.slice(0, mark);
  };

  const journal: Journal | undefined = dataDir
    ? openJournal(dataDir, (changes) => {
        for (const [name, key, record] of changes) setRecord(tableOf(name), key, record);
      })
    : undefined;
  journal?.rewrite(everything(tables));

  return {
    collection: <T>(name: string): Collection<T> => ({
      get: (key) => tableOf(name).records.get(key) as T | undefined, // typed by the caller's choice of name
      put: (key, record) => write(name, key, record),
      remove: (key) => write(name, key, null),
      all: () => [...tableOf(name).records.values()] as T[],
      each: () => tableOf(name).records.values() as Iterable<T>,
      from: (least) => orderedRecords(tableOf(name), name, least) as T[],
      find: (index, value) => findRecords(tableOf(name), index, value) as T[],
    }),
    transaction(work) {
      if (depth > 0) return work();
      depth = 1;
      undo = [];
      pending = [];
      try {
        const result = work();
        if (pending.length > 0) journal?.append(pending);
        return result;
      } catch (error) {
        undoTo(0);
        throw error;
      } finally {
        depth = 0;
      }
    },
    attempt(work) {
      const mark = undo.length;
      const { keep, result } = work();
      if (!keep) undoTo(mark);
      return result;
    },
    clear() {
      tables.clear();
      journal?.rewrite([]);
    },
    isEmpty: () => [...tables.values()].every((table) => table.records.size === 0),
    close: () => journal?.close(),
  };
}

function createTable(
  indexed: Readonly<Record<string, (record: never) => string | undefined>>,
  ordered: ((record: never) => number) | undefined,
): Table {
  const indexes = Object.entries(indexed).map(
    ([name, read]) =>
      [name, { indexed: read as (record: unknown) => string | undefined, keys: new Map() }] as const,
  );
  const order = ordered && createOrder(ordered as (record: unknown) => number); // typed by the collection's name
  return { records: new Map(), order, indexes: new Map(indexes) };
}

function setRecord(table: Table, key: string, record: unknown): void {
  const before = table.records.get(key);
  table.order?.set(key, before, record ?? undefined);
  for (const { indexed, keys } of table.indexes.values()) {
    const old = before === undefined ? undefined : indexed(before);
    if (old !== undefined) keys.get(old)?.delete(key);
    const value = record === null ? undefined : indexed(record);
    if (value === undefined) continue;
    const held = keys.get(value);
    if (held) held.add(key);
    else keys.set(value, new Set([key]));
  }
  if (record === null) table.records.delete(key);
  else table.records.set(key, record);
}

function orderedRecords(table: Table, name: string, least: number): readonly unknown[] {
  if (!table.order) throw new Error(`${name} is kept in no order`);
  return table.order.from(least);
}

function findRecords(table: Table, index: string, value: string): unknown[] {
  const keys = table.indexes.get(index)?.keys;
  if (!keys) throw new Error(`there is no index named ${index}`);
  return [...(keys.get(value) ?? [])].map((key) => table.records.get(key));
}

function* everything(tables: ReadonlyMap<string, Table>): Iterable<Change> {
  for (const [name, table] of tables) for (const [key, record] of table.records) yield [name, key, record];
}
