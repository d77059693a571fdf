/** What goes wrong meanwhile: processes die, answers are lost, the ledger is slow, database connections end. */
import { setTimeout as pause } from 'node:timers/promises';
import type pg from 'pg';
import type { Chance } from '../../sandbox/chance.ts';
import type { KillFault, PracticeLedger } from './ledger.ts';
import type { Victim } from './victim.ts';

export type Trouble = {
  kills(): number;
  /** How long the jobs of a dead process stayed with it while another worked, at the worst. */
  longestOrphanMs(): number;
  stop(): Promise<void>;
};

export type TroubleOptions = {
  readonly victims: readonly Victim[];
  readonly ledger: PracticeLedger;
  readonly pool: pg.Pool;
  readonly chance: Chance;
  /** How long it all lasts: every connection to the database is ended half-way. */
  readonly forMs: number;
  /** Takes PostgreSQL away for some seconds, after two thirds of the time. */
  readonly restartDatabase?: () => Promise<void>;
};

export function startTrouble({
  victims,
  ledger,
  pool,
  chance,
  forMs,
  restartDatabase = async () => undefined,
}: TroubleOptions): Trouble {
  const over = new AbortController();
  let kills = 0;
  let longestOrphanMs = 0;
  const wait = (ms: number) => pause(ms, undefined, { signal: over.signal });
  const repeat = async (pauseMs: () => number, what: () => Promise<unknown>): Promise<void> => {
    for (;;) {
      await wait(pauseMs());
      await what();
    }
  };
  const orphans = watchOrphans(pool);
  const lives = [
    ...victims.map((victim) =>
      repeat(
        () => 0,
        async () => {
          // Most die at work, some while they start.
          if (chance.integer(8) > 0) await waitUntil(victim.isReady, over.signal);
          await wait(chance.integer(4_000 + Math.round(2 * victim.startedInMs())));
          if (victim.kill(50 + chance.integer(2_000))) kills += 1;
        },
      ),
    ),
    repeat(
      () => 500 + chance.integer(2_500),
      () => ledger.layFault(faultOf(chance, ledger.writes)),
    ),
    repeat(
      () => 500,
      () => ledger.changeSettings({ latencyMs: 50 + chance.integer(150) }),
    ),
    repeat(
      () => 200,
      async () => {
        const isSomebodyAlive = victims.some(({ name, isReady }) => name.startsWith('work') && isReady());
        longestOrphanMs = Math.max(longestOrphanMs, await orphans(isSomebodyAlive));
      },
    ),
    wait(forMs / 2).then(() => disconnectAll(pool)),
    wait((forMs * 2) / 3).then(restartDatabase),
  ];
  // An abort is the end that was asked for; anything else is for whoever stops it.
  const ended = Promise.all(lives.map((life) => life.catch(unlessAborted)));
  ended.catch(() => undefined);
  return {
    kills: () => kills,
    longestOrphanMs: () => longestOrphanMs,
    async stop() {
      over.abort();
      await ended;
      await ledger.clearFaults();
    },
  };
}

async function waitUntil(isSo: () => boolean, signal: AbortSignal): Promise<void> {
  while (!isSo()) await pause(20, undefined, { signal });
}

function unlessAborted(error: unknown): void {
  if (!(error instanceof Error && error.name === 'AbortError')) throw error;
}

/** Mostly the worst one: the books have it, and the answer is lost. */
function faultOf(chance: Chance, match: PracticeLedger['writes']): KillFault {
  const faults: readonly KillFault[] = [
    { kind: 'dropAnswerAfterCommit', match },
    { kind: 'dropAnswerAfterCommit', match },
    { kind: 'status500', afterCommit: true, match },
    { kind: 'resetMidBody', match },
    { kind: 'dropRequestBefore' },
    { kind: 'status503' },
  ];
  return faults[chance.integer(faults.length)] ?? { kind: 'status503' };
}

/** Every connection of the product to this database, as when PostgreSQL fails over. */
async function disconnectAll(pool: pg.Pool): Promise<void> {
  await pool.query(
    'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
  );
}

/** Answers how long a dead process' jobs have stayed with it while there was a living one to free them, at the worst. */
function watchOrphans(pool: pg.Pool): (isSomebodyAlive: boolean) => Promise<number> {
  const seenSince = new Map<string, number>();
  return async (isSomebodyAlive) => {
    if (!isSomebodyAlive) seenSince.clear();
    if (!isSomebodyAlive) return 0;
    const { rows } = await pool.query<{ pool: string }>(orphansQuery).catch(() => ({ rows: [] }));
    const now = performance.now();
    for (const known of seenSince.keys())
      if (!rows.some((row) => row.pool === known)) seenSince.delete(known);
    for (const row of rows) if (!seenSince.has(row.pool)) seenSince.set(row.pool, now);
    return Math.max(0, ...[...seenSince.values()].map((since) => now - since));
  };
}

/** Pools that have jobs or queues and do not hold the lock of a living process. */
const orphansQuery = `
  with held as (
    select locked_by as pool from graphile_worker._private_jobs where locked_by is not null
    union
    select locked_by from graphile_worker._private_job_queues where locked_by is not null
  )
  select pool from held where not exists (
    select from pg_locks
      where locktype = 'advisory' and granted
        and ((classid::bigint << 32) | objid::bigint) = hashtextextended(pool, 0)
  )`;
