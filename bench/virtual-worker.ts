/**
 * Runs the engine's jobs on a clock that is moved by hand: whenever everybody waits for the ledger or for a time, the
 * clock jumps to the next thing due. What takes the database and us a while takes no virtual time at all.
 */
import { setImmediate as turn } from 'node:timers/promises';
import type { Engine } from '../src/sync/engine.ts';
import { wakeDueSweeps } from '../src/sync/sweep.ts';
import { engineTasks } from '../src/sync/worker.ts';
import { completeJob, failJob, nextJob, takeJob } from '../test/simulation/job-statements.ts';
import type { VirtualWorld } from './virtual-world.ts';

const WORKER = 'bench';
/** As many tasks side by side as one process of the product runs. */
const SLOTS = 8;
const MINUTE_MS = 60_000;

/** Works until `isDone` says so. Rejects after `limitMs` of virtual time. */
export async function workVirtually(
  world: VirtualWorld,
  isDone: () => Promise<boolean>,
  limitMs: number,
): Promise<void> {
  const { clock, sandbox, engine, pool } = world;
  const endMs = clock.now().getTime() + limitMs;
  let running = 0;
  let ended = 0;
  let failed: unknown;
  let nextRoundMs = clock.now().getTime();
  const perform = async (id: string, task: string, payload: unknown) => {
    try {
      await taskOf(task)(engine, payload);
      await completeJob(WORKER, id).execute(engine.db);
    } catch (error) {
      failed = error;
      await failJob(WORKER, id, String(error), clock.now()).execute(engine.db);
    }
    running -= 1;
    ended += 1;
  };
  const takeOne = async (): Promise<boolean> => {
    if (running >= SLOTS) return false;
    const { rows } = await pool.query(takeJob, [WORKER, clock.now()]);
    const job = rows[0];
    if (job === undefined) return false;
    running += 1;
    void perform(String(job.id), String(job.task), job.payload);
    return true;
  };
  /** Whoever is neither done nor at the ledger is busy with the database, which takes real time and no virtual. */
  const untilAllWait = async () => {
    for (let quiet = 0; quiet < 10; quiet++) {
      if (running > world.atLedger()) quiet = 0;
      await turn();
    }
  };
  const workNow = async () => {
    for (let isNews = true; isNews; ) {
      const before = ended;
      let took = 0;
      while (await takeOne()) took += 1;
      await untilAllWait();
      isNews = took > 0 || ended > before;
    }
  };
  for (;;) {
    await workNow();
    if (await isDone()) return;
    if (failed !== undefined) throw failed;
    const nowMs = clock.now().getTime();
    const { rows } = await pool.query<{ next: Date | null }>(nextJob, [clock.now()]);
    const dueMs = Math.min(
      sandbox.nextDueAt() ?? Number.POSITIVE_INFINITY,
      rows[0]?.next?.getTime() ?? Number.POSITIVE_INFINITY,
      nextRoundMs,
    );
    clock.advance(Math.max(1, dueMs - nowMs));
    if (clock.now().getTime() > endMs) throw new Error('The virtual time is up');
    if (clock.now().getTime() >= nextRoundMs) {
      await wakeDueSweeps(engine);
      nextRoundMs += MINUTE_MS;
    }
    await sandbox.runDue();
  }
}

function taskOf(name: string): (engine: Engine, payload: unknown) => Promise<void> {
  const task = Object.entries(engineTasks).find(([known]) => known === name)?.[1];
  if (task === undefined) throw new Error(`There is no task ${name}`);
  // The payload was written for this very task by src/store/engine-jobs.ts.
  return task as (engine: Engine, payload: unknown) => Promise<void>;
}
