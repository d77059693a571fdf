/** graphile-worker's runner in this process, started anew whenever it ends unasked. */
import { EventEmitter } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { Logger, run, type TaskList, type WorkerEvents, type WorkerPool } from 'graphile-worker';
import pg from 'pg';
import type { Log } from '../lib/log.ts';
import type { Engine } from './engine.ts';
import { holdLifeLock } from './revive.ts';

export type Work = { readonly taskList: TaskList; readonly crontab: string };

/** Tasks side by side in one process: most of a task's time is the ledger's. */
const CONCURRENCY = 8;
/** What is due now is told by NOTIFY; what waits for a time is looked for this often. */
const POLL_MS = 500;
const RESTART_AFTER_MS = 1_000;

/** @throws where the first runner cannot be started. */
export async function keepRunning(
  engine: Engine,
  databaseUrl: string,
  work: Work,
): Promise<{ stop(): Promise<void> }> {
  let isStopped = false;
  let runner = await startRunner(engine, databaseUrl, work);
  const live = async (): Promise<void> => {
    for (;;) {
      await runner.ended;
      if (isStopped) return;
      engine.log.warn('The jobs stopped by themselves; they are started again');
      const next = await startAgain(engine, databaseUrl, work, () => isStopped);
      if (next === null) return;
      runner = next;
    }
  };
  const life = live();
  return {
    async stop() {
      isStopped = true;
      await runner.stop();
      await life;
      // It may have been started while we were stopping.
      await runner.stop();
    },
  };
}

/** Tries until the database is there again. @returns null where it is not wanted any more. */
async function startAgain(
  engine: Engine,
  databaseUrl: string,
  work: Work,
  isStopped: () => boolean,
): Promise<Runner | null> {
  while (!isStopped()) {
    try {
      return await startRunner(engine, databaseUrl, work);
    } catch (error) {
      engine.log.debug({ err: error }, 'The jobs could not be started yet');
      await wait(RESTART_AFTER_MS);
    }
  }
  return null;
}

type Runner = {
  /** When it works no more, asked to or not; its life lock is released by then. */
  readonly ended: Promise<void>;
  stop(): Promise<void>;
};

/** One life of a runner: its pool, and a life lock on that pool's id. */
async function startRunner(engine: Engine, databaseUrl: string, work: Work): Promise<Runner> {
  const pool = openPool(engine, databaseUrl);
  const events: WorkerEvents = new EventEmitter();
  const poolId = new Promise<string>((resolve) =>
    events.once('pool:create', ({ workerPool }) => {
      lookAgainAfterJobs(events, workerPool);
      resolve(workerPool.id);
    }),
  );
  const runner = await run({
    ...work,
    pgPool: pool,
    concurrency: CONCURRENCY,
    pollInterval: POLL_MS,
    noHandleSignals: true,
    logger: quietLogger(engine.log),
    events,
    // Without a delay, a job whose end cannot be written since the database has gone is a rejection that nobody
    // catches, and the process dies of it; with one, it ends the runner.
    preset: { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
  }).catch(async (error: unknown) => {
    await pool.end();
    throw error;
  });
  const lifeLock = await holdLifeLock(engine, databaseUrl, await poolId);
  const close = async () => {
    await lifeLock.release();
    await pool.end();
  };
  const ended = runner.promise.then(close, close);
  return {
    ended,
    async stop() {
      await runner.stop().catch(() => undefined);
      await ended;
    },
  };
}

/**
 * A job that was added while another of its queue was ending is announced too early: the queue is still locked, and
 * the runner looks for its next job before that one's end is written. So it looks again a little later.
 */
function lookAgainAfterJobs(events: WorkerEvents, pool: WorkerPool): void {
  const look = () => {
    try {
      pool.nudge(1);
    } catch {
      // It is ending: nobody looks for jobs any more.
    }
  };
  events.on('job:complete', () => {
    for (const afterMs of LOOK_AGAIN_AFTER_MS) setTimeout(look, afterMs).unref();
  });
}

const LOOK_AGAIN_AFTER_MS = [15, 75];

/** A pool of its own: graphile-worker writes job ids as JSON, and our pool reads int8 as bigint, which has none. */
function openPool(engine: Engine, databaseUrl: string): pg.Pool {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: CONCURRENCY + 2 });
  pool.on('error', (error) =>
    engine.log.debug({ reason: error.message }, 'The database closed an idle connection of the jobs'),
  );
  pool.on('connect', (client) => {
    client.on('error', (error) =>
      engine.log.debug({ reason: error.message }, 'A connection of the jobs was lost'),
    );
  });
  return pool;
}

/** graphile-worker's own lines, at the level they deserve here; job payloads never. */
function quietLogger(log: Log): Logger {
  return new Logger(() => (level, message) => {
    if (level === 'error') log.error({ source: 'jobs' }, message);
    else if (level === 'warning') log.warn({ source: 'jobs' }, message);
    else log.debug({ source: 'jobs' }, message);
  });
}
