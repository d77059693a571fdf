/** Which processes live, as src/sync/revive.ts finds out: each holds an advisory lock that goes with it. */
import type pg from 'pg';

export type LifeLocks = {
  take(poolId: string): Promise<void>;
  release(poolId: string): Promise<void>;
};

/** @param client a session of its own: the locks of all living processes are held here. */
export function createLifeLocks(client: pg.Client): LifeLocks {
  return {
    async take(poolId) {
      await client.query('select pg_advisory_lock(hashtextextended($1, 0))', [poolId]);
    },
    async release(poolId) {
      await client.query('select pg_advisory_unlock(hashtextextended($1, 0))', [poolId]);
    },
  };
}
