/**
 * The database as one virtual process sees it: real PostgreSQL, with a point before and after every statement.
 *
 * A process that dies, or a connection that drops, leaves a transaction that PostgreSQL rolls back. Here the rollback
 * is said on the connection itself, which PostgreSQL cannot tell from a closed socket, and the connection is lent to
 * the next: it saves a seed some hundred logins.
 */
import { Kysely, PostgresDialect, type PostgresPoolClient } from 'kysely';
import type pg from 'pg';
import type { DB, Db } from '../../src/store/database.ts';
import type { Locks } from './locks.ts';
import type { Owner, Scheduler, Task } from './scheduler.ts';

export type Drop = 'before' | 'after' | null;

export type DatabaseFaults = {
  /** Whether the connection drops at this statement: before it is done, or once it is. */
  readonly drops: (owner: Owner, sql: string) => Drop;
};

/** Changes a statement on its way, to see what happens without a safeguard. */
export type Rewrite = (sql: string) => string;

export type VirtualDatabase = {
  /** Everything that one process does with the database. */
  dbOf(owner: Owner): Db;
  /** Rolls back what dead processes left. Call when no task runs. */
  clearAway(): Promise<void>;
  /** Whether jobs may have been added since this was last asked. */
  tookJobs(): boolean;
  onDeath(owner: Owner): void;
  onEnd(task: Task): void;
};

type Lease = {
  readonly owner: Owner;
  readonly task: Task | undefined;
  readonly client: pg.PoolClient;
  inTransaction: boolean;
  touchesJobs: boolean;
  isLost: boolean;
};

export function createVirtualDatabase(
  reserve: pg.Pool,
  scheduler: () => Scheduler,
  locks: Locks,
  faults: DatabaseFaults,
  rewrite: Rewrite,
): VirtualDatabase {
  const leases = new Set<Lease>();
  let dead: Lease[] = [];
  let addsJobs = true;

  const run = async (lease: Lease, sql: string, parameters: readonly unknown[]) => {
    if (lease.isLost) throw new Error('Client has encountered a connection error and is not queryable');
    const label = sql.replaceAll(/\s+/g, ' ').trim().slice(0, 90);
    await scheduler().point(`sql ${label}`);
    const drop = faults.drops(lease.owner, sql);
    if (drop === 'before') return lose(lease);
    if (sql.includes('graphile_worker')) lease.touchesJobs = true;
    const result = await locks.watch(lease.client, () => lease.client.query(rewrite(sql), [...parameters]));
    if (isBegin(sql)) lease.inTransaction = true;
    if (isEnd(sql)) end(lease);
    else if (!lease.inTransaction) noteJobs(lease);
    if (drop === 'after') return lose(lease);
    // Done, and its process may die before it knows.
    if (sql === 'commit' || !lease.inTransaction) await scheduler().point(`after ${label.slice(0, 30)}`);
    return result;
  };

  /** Its transaction is over: what it did to jobs counts, and what it locked is free. */
  const end = (lease: Lease): void => {
    lease.inTransaction = false;
    locks.somethingEnded();
    noteJobs(lease);
  };

  const noteJobs = (lease: Lease): void => {
    addsJobs ||= lease.touchesJobs;
    lease.touchesJobs = false;
  };

  const rollBack = async (lease: Lease): Promise<void> => {
    if (lease.inTransaction) await lease.client.query('rollback');
    end(lease);
  };

  const lose = async (lease: Lease): Promise<never> => {
    lease.isLost = true;
    await rollBack(lease);
    throw new Error('Connection terminated unexpectedly');
  };

  const connect = async (owner: Owner): Promise<PostgresPoolClient> => {
    const task = scheduler().current();
    const client = await reserve.connect();
    const lease: Lease = { owner, task, client, inTransaction: false, touchesJobs: false, isLost: false };
    leases.add(lease);
    const query = (sql: string, parameters: readonly unknown[]): Promise<unknown> =>
      scheduler().inTurn(() => run(lease, sql, parameters));
    return {
      // Kysely asks for rows of a type that it alone knows, and for a cursor only where its reader brings one.
      query: query as unknown as PostgresPoolClient['query'],
      release() {
        if (leases.delete(lease)) lease.client.release();
      },
    };
  };

  const letGo = (whose: (lease: Lease) => boolean): void => {
    const own = [...leases].filter(whose);
    for (const lease of own) leases.delete(lease);
    dead.push(...own);
  };

  return {
    dbOf: (owner) =>
      new Kysely<DB>({
        dialect: new PostgresDialect({
          pool: { connect: () => scheduler().inTurn(() => connect(owner)), end: async () => {} },
        }),
      }),
    onDeath: (owner) => letGo((lease) => lease.owner === owner),
    onEnd: (task) => letGo((lease) => lease.task === task),
    async clearAway() {
      const left = dead;
      dead = [];
      for (const lease of left) {
        await locks.cancel(lease.client);
        await rollBack(lease);
        lease.client.release();
      }
    },
    tookJobs() {
      const may = addsJobs;
      addsJobs = false;
      return may;
    },
  };
}

const isBegin = (sql: string): boolean => sql === 'begin' || sql.startsWith('start transaction');
const isEnd = (sql: string): boolean => sql === 'commit' || sql === 'rollback';
