/**
 * Notices that a statement waits for a lock which a suspended task holds: it cannot come back before others go on.
 *
 * PostgreSQL is asked who blocks whom; the answer does not depend on when it is asked, so a run stays the seed's own.
 */
import type pg from 'pg';
import type { Scheduler, Task } from './scheduler.ts';

export type Locks = {
  /** Runs a statement; where it waits for a lock, the task is set aside until it has it. */
  watch<T>(client: pg.PoolClient, statement: () => Promise<T>): Promise<T>;
  /** Breaks off a statement that waits for a lock, if this connection has one. */
  cancel(client: pg.PoolClient): Promise<void>;
  /** A transaction ended: somebody may have got a lock by it. */
  somethingEnded(): void;
  /** Waits until every statement has either come back or surely waits on. Call when no task runs. */
  settle(): Promise<void>;
};

/** Longer than PostgreSQL takes to notice a deadlock here: what still waits then, waits for a suspended task. */
const PATIENCE_MS = 12;
export const DEADLOCK_TIMEOUT_MS = 4;

type Waiting = {
  readonly task: Task;
  readonly pid: number;
  readonly result: Promise<unknown>;
  isBack: boolean;
};

/** @param monitor a connection of its own, on which nothing ever waits. */
export function createLocks(monitor: pg.Client, scheduler: () => Scheduler): Locks {
  const waiting = new Map<pg.PoolClient, Waiting>();
  let hasEnded = false;

  const isBlocked = async (pid: number): Promise<boolean> => {
    const { rows } = await monitor.query<{ blocked: boolean }>(
      'select cardinality(pg_blocking_pids($1)) > 0 as blocked',
      [pid],
    );
    return rows[0]?.blocked === true;
  };

  const setAside = async (client: pg.PoolClient, task: Task, result: Promise<unknown>): Promise<void> => {
    const entry: Waiting = { task, pid: pidOf(client), result, isBack: false };
    const back = () => {
      entry.isBack = true;
    };
    result.then(back, back);
    waiting.set(client, entry);
    await scheduler().block(task, result);
    waiting.delete(client);
  };

  return {
    async watch(client, statement) {
      const task = scheduler().current();
      const result = statement();
      if (task === undefined) return result;
      let isBack = false;
      const back = () => {
        isBack = true;
      };
      const settled = result.then(back, back);
      while (!isBack) {
        await Promise.race([settled, pause(PATIENCE_MS)]);
        if (!isBack && (await isBlocked(pidOf(client))) && !isBack) {
          await setAside(client, task, result);
          break;
        }
      }
      return result;
    },
    async cancel(client) {
      const entry = waiting.get(client);
      if (entry === undefined) return;
      waiting.delete(client);
      while (!entry.isBack) {
        await monitor.query('select pg_cancel_backend($1)', [entry.pid]);
        await Promise.race([entry.result.catch(() => {}), pause(PATIENCE_MS)]);
      }
    },
    somethingEnded() {
      hasEnded = true;
    },
    async settle() {
      if (!hasEnded) return;
      hasEnded = false;
      for (const entry of waiting.values()) {
        while (!entry.isBack && !(await isBlocked(entry.pid)))
          await Promise.race([entry.result.catch(() => {}), pause(1)]);
      }
    },
  };
}

// node-postgres has it on every client and leaves it out of its types.
const pidOf = (client: pg.PoolClient): number => (client as unknown as { processID: number }).processID;

const pause = (ms: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, ms).unref();
  });
