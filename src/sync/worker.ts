/** Runs the engine's tasks on graphile-worker: jobs, the regular rounds, and the freeing of jobs whose process died. */
import type { Task, TaskList } from 'graphile-worker';
import type { EngineJobs } from '../store/engine-jobs.ts';
import { backfill } from './backfill.ts';
import { bringIn } from './bring-in.ts';
import { compareBooks, wakeDueComparisons } from './compare-books.ts';
import { chooseOrganisation, finishConnection } from './connect.ts';
import { tellOfDueDates } from './due-dates.ts';
import type { Engine } from './engine.ts';
import { giveUpGrant } from './give-up-grant.ts';
import { importContacts } from './import-contacts.ts';
import { turnOverdue } from './midnight.ts';
import { playSamples } from './play-samples.ts';
import { pull } from './pull.ts';
import { push } from './push.ts';
import { readBooksContacts } from './read-contacts.ts';
import { readDocument } from './read-document.ts';
import { readReferences, wakeDueReferences } from './read-references.ts';
import { readReport } from './read-report.ts';
import { repairDrift } from './repair-drift.ts';
import { freeDeadWorkers, wakeWhatIsDue } from './revive.ts';
import { keepRunning } from './runner.ts';
import { sweep, wakeDueSweeps } from './sweep.ts';
import { tend } from './tend.ts';

export type RunningWorker = { stop(): Promise<void> };

const ROUND_MS = 5_000;

/** Starts working, with the jobs of dead processes freed. */
export async function startWorker(engine: Engine, databaseUrl: string): Promise<RunningWorker> {
  const runner = await keepRunning(engine, databaseUrl, { taskList: taskList(engine), crontab: CRONTAB });
  const rounds = startRounds(engine);
  await engineRounds.atStart(engine);
  return {
    async stop() {
      await rounds.stop();
      await runner.stop();
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
  backfill,
  readContacts: readBooksContacts,
  importContacts,
  finishConnection,
  chooseOrganisation,
  giveUpGrant,
  readDocument,
  readReport,
  playSamples,
  sendMails: (engine, job) => engine.sendMails(engine, job),
  compareBooks,
  bringIn,
  repairDrift,
  sendWebhooks: (engine, job) => engine.sendWebhooks({ ...engine, ids: engine.newId }, job),
  automate: (engine, job) => engine.automate({ ...engine, ids: engine.newId }, job),
};

/** What is done regularly: at a start, every minute by one of all processes, every day by one of them. */
export const engineRounds = {
  atStart: wakeWhatIsDue,
  async everyMinute(engine: Engine): Promise<void> {
    await wakeWhatIsDue(engine);
    await wakeDueSweeps(engine);
    await wakeDueComparisons(engine);
    await turnOverdue(engine);
    await tellOfDueDates(engine);
    await engine.warnOfLimits({ ...engine, ids: engine.newId });
    await engine.sendDigests({ ...engine, ids: engine.newId });
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
