/**
 * Takes the jobs that production has written for graphile-worker, by its rules, on virtual time.
 *
 * A job is taken when it is due, nobody has it, and no other of its named queue is running; it is deleted when its task
 * is done, and put off, ever longer, when its task throws.
 */
import type { RawBuilder } from 'kysely';
import type pg from 'pg';
import { z } from 'zod';
import type { Engine } from '../../src/sync/engine.ts';
import { engineTasks } from '../../src/sync/worker.ts';
import type { Chance } from './chance.ts';
import { completeJob, failJob, nextJob, takeJob } from './job-statements.ts';
import type { Owner, Scheduler } from './scheduler.ts';

/** A process that works, and how many tasks it runs side by side. */
export type Worker = {
  readonly owner: Owner;
  readonly engine: Engine;
  readonly slots: number;
  busy: number;
};

export type Jobs = {
  /** Gives due jobs to workers with a free slot. Call when no task runs. */
  take(workers: readonly Worker[]): Promise<void>;
  /** Jobs may have come, gone or been freed. */
  haveChanged(): void;
  /** When the next job that nobody has falls due. */
  nextDueMs(): number | undefined;
  /** Whether a job may be due that nobody has. */
  isDue(): boolean;
  /** Jobs that ended, and how many of them in an error. */
  tally(): { readonly done: number; readonly failed: number };
};

/** @param monitor a connection of its own: taking a job waits for nobody. */
export function createJobs(monitor: pg.Client, scheduler: Scheduler, chance: Chance): Jobs {
  let mayBeDue = true;
  let next: number | undefined;
  const tally = { done: 0, failed: 0 };

  const takeOne = async (worker: Worker): Promise<boolean> => {
    const { rows } = await monitor.query(takeJob, [worker.owner.name, scheduler.clock.now()]);
    if (rows[0] === undefined) return false;
    const job = jobSchema.parse(rows[0]);
    worker.busy += 1;
    void scheduler
      .start(worker.owner, job.task, () => perform(worker, job))
      .then(() => {
        worker.busy -= 1;
        mayBeDue = true;
      });
    return true;
  };

  const perform = async (worker: Worker, job: Job): Promise<void> => {
    try {
      await taskOf(job)(worker.engine, job.payload);
      await scheduler.point('job done');
    } catch (error) {
      tally.failed += 1;
      return release(worker, failJob(worker.owner.name, job.id, String(error), scheduler.clock.now()));
    }
    tally.done += 1;
    return release(worker, completeJob(worker.owner.name, job.id));
  };

  /** A worker that cannot give its job back ends: graphile-worker gives up its whole pool then. */
  const release = async (worker: Worker, statement: RawBuilder<unknown>): Promise<void> => {
    try {
      await statement.execute(worker.engine.db);
    } catch {
      scheduler.kill(worker.owner);
    }
  };

  return {
    async take(workers) {
      if (!mayBeDue && (next === undefined || next > scheduler.nowMs())) return;
      const hasRoom = (worker: Worker) => worker.owner.isAlive && worker.busy < worker.slots;
      for (;;) {
        const worker = chance.pick(workers.filter(hasRoom));
        // Nobody has room: asked again when somebody has.
        if (worker === undefined) return;
        if (!(await takeOne(worker))) break;
      }
      mayBeDue = false;
      const { rows } = await monitor.query<{ next: Date | null }>(nextJob, [scheduler.clock.now()]);
      next = rows[0]?.next?.getTime();
    },
    haveChanged() {
      mayBeDue = true;
    },
    nextDueMs: () => (next !== undefined && next > scheduler.nowMs() ? next : undefined),
    isDue: () => mayBeDue,
    tally: () => ({ ...tally }),
  };
}

const jobSchema = z.object({ id: z.coerce.string(), task: z.string(), payload: z.unknown() });
type Job = z.infer<typeof jobSchema>;

function taskOf(job: Job): (engine: Engine, payload: unknown) => Promise<void> {
  const task = Object.entries(engineTasks).find(([name]) => name === job.task)?.[1];
  if (task === undefined) throw new Error(`There is no task ${job.task}`);
  // The payload was written for this very task by src/store/engine-jobs.ts.
  return task as (engine: Engine, payload: unknown) => Promise<void>;
}
