/** Runs the engine's tasks on graphile-worker: jobs, the regular rounds, and the freeing of jobs whose process died. */
import { EventEmitter } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { Logger, run, type Task, type TaskList, type WorkerEvents } from 'graphile-worker';
import pg from 'pg';
import type { Log } from '../lib/log.ts';
import type { EngineJobs } from '../store/engine-jobs.ts';
import { chooseOrganisation, finishConnection } from './connect.ts';
import type { Engine } from './engine.ts';
import { giveUpGrant } from './give-up-grant.ts';
import { turnOverdue } from './midnight.ts';
import { pull } from './pull.ts';
import { push } from './push.ts';
import { readReferences, wakeDueReferences } from './read-references.ts';
import { freeDeadWorkers, holdLifeLock, wakeDueSlots } from './revive.ts';
import { sweep, wakeDueSweeps } from './sweep.ts';
import { tend } from './tend.ts';

export type RunningWorker = { stop(): Promise<void> };

/** Tasks side by side in one process: most of a task's time is the ledger's. */
const CONCURRENCY = 8;
const ROUND_MS = 5_000;

/** Starts working, with the jobs of dead processes freed. Should the runner give up, another takes its place. */
export async function startWorker(engine: Engine, databaseUrl: string): Promise<RunningWorker> {
  let isStopped = false;
  let current = await startRunner(engine, databaseUrl);
  const watch = (): void => {
    // graphile-worker ends a pool that could not write a job's end, as when the database restarts at that moment.
    current.ended.then(async () => {
      while (!isStopped) {
        engine.log.warn('The jobs stopped by themselves; they are started again');
        await wait(RESTART_AFTER_MS);
        const next = await startRunner(engine, databaseUrl).catch((error: unknown) => {
          engine.log.warn({ err: error }, 'The jobs could not be started');
        });
        if (next === undefined) continue;
        current = next;
        return isStopped ? current.stop() : watch();
      }
    });
  };
  watch();
  const rounds = startRounds(engine);
  await engineRounds.atStart(engine);
  return {
    async stop() {
      isStopped = true;
      await rounds.stop();
      await current.stop();
    },
  };
}

const RESTART_AFTER_MS = 1_000;

/** One runner with its pool and its life lock. */
async function startRunner(
  engine: Engine,
  databaseUrl: string,
): Promise<RunningWorker & { readonly ended: Promise<void> }> {
  // A pool of its own: graphile-worker writes job ids as JSON, and our pool reads int8 as bigint, which has none.
  const pool = new pg.Pool({ connectionString: databaseUrl, max: CONCURRENCY + 2 });
  pool.on('error', (error) =>
    engine.log.debug({ reason: error.message }, 'The database closed an idle connection of the jobs'),
  );
  pool.on('connect', (client) => {
    client.on('error', (error) =>
      engine.log.debug({ reason: error.message }, 'A connection of the jobs was lost'),
    );
  });
  const events: WorkerEvents = new EventEmitter();
  const poolId = new Promise<string>((resolve) =>
    events.once('pool:create', ({ workerPool }) => resolve(workerPool.id)),
  );
  const runner = await run({
    pgPool: pool,
    concurrency: CONCURRENCY,
    noHandleSignals: true,
    taskList: taskList(engine),
    crontab: CRONTAB,
    logger: quietLogger(engine.log),
    events,
  });
  const lifeLock = await holdLifeLock(engine, databaseUrl, await poolId);
  const close = async () => {
    await lifeLock.release();
    await pool.end().catch(() => undefined);
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

/** Every task by name, as jobs and tests call it. */
export const engineTasks: {
  readonly [Name in keyof EngineJobs]: (engine: Engine, job: EngineJobs[Name]) => Promise<void>;
} = {
  push,
  pull,
  sweep,
  readReferences,
  finishConnection,
  chooseOrganisation,
  giveUpGrant,
};

/** What is done regularly: at a start, every minute by one of all processes, every day by one of them. */
export const engineRounds = {
  atStart: wakeDueSlots,
  async everyMinute(engine: Engine): Promise<void> {
    await wakeDueSlots(engine);
    await wakeDueSweeps(engine);
    await turnOverdue(engine);
  },
  async everyDay(engine: Engine): Promise<void> {
    await wakeDueReferences(engine);
    await tend(engine);
  },
};

const CRONTAB = ['* * * * * everyMinute ?max=1', '17 3 * * * everyDay ?max=1'].join('\n');

function taskList(engine: Engine): TaskList {
  const jobs = Object.entries(engineTasks).map(([name, task]): [string, Task] => [
    name,
    // Written only by store/engine-jobs.ts, under the same names.
    (payload) => (task as (engine: Engine, job: unknown) => Promise<void>)(engine, payload),
  ]);
  return {
    ...Object.fromEntries(jobs),
    everyMinute: () => engineRounds.everyMinute(engine),
    everyDay: () => engineRounds.everyDay(engine),
  };
}

/** Dead processes are looked for more often than cron can ask. */
function startRounds(engine: Engine): { stop(): Promise<void> } {
  let isStopped = false;
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<unknown> = Promise.resolve();
  const round = (): void => {
    running = freeDeadWorkers(engine)
      .catch((error: unknown) => engine.log.warn({ err: error }, 'Could not look for dead processes'))
      .finally(() => {
        if (!isStopped) timer = setTimeout(round, ROUND_MS);
      });
  };
  round();
  return {
    async stop() {
      isStopped = true;
      clearTimeout(timer);
      await running;
    },
  };
}

/** graphile-worker's own lines, at the level they deserve here; job payloads never. */
function quietLogger(log: Log): Logger {
  return new Logger(() => (level, message) => {
    if (level === 'error') log.error({ source: 'jobs' }, message);
    else if (level === 'warning') log.warn({ source: 'jobs' }, message);
    else log.debug({ source: 'jobs' }, message);
  });
}
