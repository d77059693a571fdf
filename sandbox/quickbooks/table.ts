/** The records of one kind in one company, each the JSON that QuickBooks answers, with its version and its times. */

import type { Collection } from '../store.ts';
import { notFound } from './faults-wire.ts';
import type { Json } from './json.ts';
import { pacificTime } from './pacific.ts';
import type { World } from './world.ts';

export interface MetaData extends Json {
  readonly CreateTime: string;
  readonly LastUpdatedTime: string;
}

export interface Entity extends Json {
  readonly Id: string;
  readonly SyncToken: string;
  readonly MetaData: MetaData;
}

/** What CDC tells of a record that is no more. */
export interface Tombstone {
  readonly entity: string;
  readonly id: string;
  readonly at: number;
  /** As it last was: the API does not tell, a person looking back may. */
  readonly last: Entity;
}

export interface Planted {
  /** Default: the next of the kind's counter. */
  readonly id?: string;
  /** Default: now. */
  readonly at?: number;
  /** No webhook tells of it. */
  readonly isQuiet?: boolean;
}

export interface Saved {
  /** `false`: the version stays, as when a balance follows a transaction; the time of change always moves. */
  readonly bumpToken?: boolean;
  /** What the webhook calls it; `none`: none tells of it. Default: updated. */
  readonly event?: 'updated' | 'voided' | 'emailed' | 'merged' | 'none';
}

export interface Table {
  readonly entity: string;
  get(id: string): Entity | undefined;
  /** The record, or a 610. */
  need(id: string): Entity;
  all(): readonly Entity[];
  /** Oldest first and without a copy; do not write while reading. */
  each(): Iterable<Entity>;
  /** By an index of `indexes.ts`; values are compared without regard to case. */
  find(index: string, value: string): readonly Entity[];
  /** Records changed at this moment or later, in the order of their changes. */
  changedSince(ms: number): readonly Entity[];
  insert(fields: Json, how?: Planted): Entity;
  /** Puts these fields over the record's; one that is `undefined` is taken out. */
  save(record: Entity, changes: Json, how?: Saved): Entity;
  /** Leaves nothing but a tombstone. @param how.isQuiet no webhook tells of it */
  remove(record: Entity, how?: { readonly isQuiet?: boolean }): void;
}

export function createTable(world: World, realmId: string, entity: string): Table {
  const records: Collection<Entity> = world.store.collection(`${realmId}/${entity}`);
  const deleted: Collection<Tombstone> = world.store.collection(`${realmId}/Deleted`);
  const put = (fields: Json, id: string, version: number, createTime: string, now: string) => {
    const record: Entity = {
      ...present(fields),
      domain: 'QBO',
      sparse: false,
      Id: id,
      SyncToken: String(version),
      MetaData: { CreateTime: createTime, LastUpdatedTime: now },
    };
    records.put(id, record);
    return record;
  };
  const table: Table = {
    entity,
    get: records.get,
    need(id) {
      const record = records.get(id);
      if (!record) throw notFound();
      return record;
    },
    all: records.all,
    each: records.each,
    find: (index, value) => records.find(index, value.toLowerCase()),
    changedSince: records.from,
    insert(fields, { id = nextId(world, realmId, entity), at = world.clock.now(), isQuiet = false } = {}) {
      const now = pacificTime(at);
      const record = put(fields, id, 0, now, now);
      if (!isQuiet) world.fire({ realmId, entity, id, operation: 'created' });
      return record;
    },
    save(record, changes, { bumpToken = true, event = 'updated' } = {}) {
      const version = Number(record.SyncToken) + (bumpToken ? 1 : 0);
      const now = pacificTime(world.clock.now());
      const saved = put({ ...record, ...changes }, record.Id, version, record.MetaData.CreateTime, now);
      if (event !== 'none') world.fire({ realmId, entity, id: record.Id, operation: event });
      return saved;
    },
    remove(last, { isQuiet = false } = {}) {
      const { Id: id } = last;
      records.remove(id);
      deleted.put(`${entity}/${id}`, { entity, id, at: world.clock.now(), last });
      if (!isQuiet) world.fire({ realmId, entity, id, operation: 'deleted' });
    },
  };
  return table;
}

function present(fields: Json): Json {
  return Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== undefined && value !== null),
  );
}

/** Transactions of one company share a counter; each kind of name has its own. */
const TRANSACTIONS: readonly string[] = [
  ...['Invoice', 'CreditMemo', 'Payment', 'RefundReceipt', 'Purchase', 'Deposit', 'Estimate', 'SalesReceipt'],
];

function nextId(world: World, realmId: string, entity: string): string {
  const counters = world.store.collection<number>(`${realmId}/Counter`);
  const key = TRANSACTIONS.includes(entity) ? 'Transaction' : entity;
  const next = (counters.get(key) ?? 0) + 1;
  counters.put(key, next);
  return String(next);
}
