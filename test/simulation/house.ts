/** Our side: a process that serves and several that work, each of which may die at any point and is started again. */
import { Registry } from 'prom-client';
import { sendMailsBy } from '../../src/deliveries/send-mails.ts';
import { engineWork } from '../../src/engine-work.ts';
import { createApp } from '../../src/http/app.ts';
import type { AppDeps } from '../../src/http/deps.ts';
import type { Router } from '../../src/http/router.ts';
import { createIdSource } from '../../src/lib/ids.ts';
import { silentLog } from '../../src/lib/log.ts';
import type { Mailer } from '../../src/lib/mailer.ts';
import type { LedgerProvider } from '../../src/providers/provider.ts';
import type { Db } from '../../src/store/database.ts';
import type { Engine } from '../../src/sync/engine.ts';
import { freeDeadWorkers } from '../../src/sync/revive.ts';
import { engineRounds } from '../../src/sync/worker.ts';
import type { Chance } from './chance.ts';
import type { Worker } from './jobs.ts';
import type { LifeLocks } from './life-locks.ts';
import type { Owner, Scheduler } from './scheduler.ts';

export const publicUrl = 'http://localhost:4000';
export const secret = 'a secret of the simulation, 32 characters or more';
export const webhookKey = 'simulated-webhook-key';

export type Server = { readonly owner: Owner; readonly app: Router };

export type House = {
  /** Starts everything that should run. */
  open(): Promise<void>;
  workers(): readonly Worker[];
  /** Null while it is down. */
  server(): Server | null;
  onDeath(owner: Owner): void;
  /** A living worker loses its life lock for a moment, and another looks for the dead in that very moment. */
  loseLifeLock(): Promise<void>;
  /** Seen to between steps: the locks of the dead go, the dead are started again when their time has come. */
  settle(): Promise<void>;
};

type Builder = {
  readonly scheduler: Scheduler;
  readonly chance: Chance;
  readonly lifeLocks: LifeLocks;
  readonly workers: number;
  /** Seen to when a process that worked is dead. */
  readonly afterDeath: () => Promise<void>;
  readonly dbOf: (owner: Owner) => Db;
  readonly providers: readonly LedgerProvider[];
  readonly mailer: Mailer;
};

const MINUTE_MS = 60_000;
const SLOTS = 3;

export function createHouse(builder: Builder): House {
  const { scheduler, chance, lifeLocks, workers: count, dbOf, providers } = builder;
  let workers: Worker[] = [];
  let server: Server | null = null;
  let dead: Owner[] = [];
  let born = 0;
  const ledgers = new Map(providers.map((provider) => [provider.name, provider]));

  const engineOf = (owner: Owner): Engine => ({
    db: dbOf(owner),
    clock: scheduler.clock,
    sleep: (ms) => scheduler.sleep(ms, 'waits for a call'),
    newId: createIdSource({ clock: scheduler.clock, random: chance.bytes }),
    log: silentLog,
    secret,
    publicUrl,
    webhookTargets: 'any',
    ledgers,
    ...engineWork,
    sendMails: sendMailsBy(builder.mailer),
  });

  const startWorker = async (place: string): Promise<void> => {
    const owner: Owner = { name: `work-${place}-${++born}`, isAlive: true };
    const worker = { owner, engine: engineOf(owner), slots: SLOTS, busy: 0 };
    await lifeLocks.take(owner.name);
    workers = [...workers, worker];
    void scheduler.start(owner, 'start', async () => {
      await freeDeadWorkers(worker.engine);
      await engineRounds.atStart(worker.engine);
    });
  };

  const takeAgain = async (owner: Owner): Promise<void> => {
    if (owner.isAlive) await lifeLocks.take(owner.name);
  };

  const appDeps = (owner: Owner, engine: Engine): AppDeps => {
    const { db, clock, newId: ids, log, ledgers } = engine;
    const parts = {
      config: { publicUrl, secret, webFolder: null, mailFrom: null, webhookTargets: 'any' },
      db,
      clock,
      ids,
      log,
      background: (what: string, work: () => Promise<void>) => void scheduler.start(owner, what, work),
      ledgers,
      metrics: new Registry(),
      // Nobody watches a screen here.
      changes: { subscribe: () => () => {}, onClose: () => () => {}, close: async () => {} },
      booksUrl: (_: unknown, { ledgerId }: { readonly ledgerId: string }) =>
        `https://books.example/${ledgerId}`,
      // Everybody here has an API key: nobody signs in.
      auth: { signedIn: async () => null },
      database: { db },
    };
    // What is missing are signing in and the bare pool, which no route of the simulation comes near.
    return parts as unknown as AppDeps;
  };

  const startServer = (): void => {
    const owner: Owner = { name: `serve-${++born}`, isAlive: true };
    server = { owner, app: createApp(appDeps(owner, engineOf(owner))) };
  };

  const onSomeWorker = (name: string, round: (engine: Engine) => Promise<unknown>): void => {
    const worker = chance.pick(workers);
    if (worker !== undefined) void scheduler.start(worker.owner, name, () => round(worker.engine));
  };

  const everyMinute = (): void => {
    onSomeWorker('everyMinute', engineRounds.everyMinute);
    scheduler.at(nextAfter(scheduler.nowMs(), MINUTE_MS, 0), 'minute', everyMinute);
  };
  const everyDay = (): void => {
    onSomeWorker('everyDay', engineRounds.everyDay);
    planDay();
  };
  const planDay = () => scheduler.at(nextAfter(scheduler.nowMs(), 86_400_000, DAILY_AT_MS), 'day', everyDay);

  return {
    workers: () => workers,
    server: () => (server?.owner.isAlive === true ? server : null),
    async open() {
      startServer();
      for (let place = 1; place <= count; place++) await startWorker(String(place));
      scheduler.at(nextAfter(scheduler.nowMs(), MINUTE_MS, 0), 'minute', everyMinute);
      planDay();
    },
    onDeath(owner) {
      dead.push(owner);
    },
    async loseLifeLock() {
      const [loser, other] = [chance.pick(workers), chance.pick(workers)];
      if (loser === undefined || other === undefined || loser === other) return;
      await lifeLocks.release(loser.owner.name);
      void scheduler
        .start(other.owner, 'freeDeadWorkers', () => freeDeadWorkers(other.engine))
        .then(() => scheduler.at(scheduler.nowMs(), 'the life lock is back', () => takeAgain(loser.owner)));
    },
    async settle() {
      const gone = dead;
      dead = [];
      for (const owner of gone) {
        const restartMs = scheduler.nowMs() + chance.between(500, 15_000);
        if (server?.owner === owner) {
          server = null;
          scheduler.at(restartMs, 'serve starts again', startServer);
          continue;
        }
        workers = workers.filter((worker) => worker.owner !== owner);
        await lifeLocks.release(owner.name);
        await builder.afterDeath();
        const place = owner.name.split('-')[1] ?? '';
        scheduler.at(restartMs, `work ${place} starts again`, () => startWorker(place));
        // The others look for the dead every few seconds.
        const foundMs = scheduler.nowMs() + chance.between(3_000, 8_500);
        scheduler.at(foundMs, 'somebody looks for the dead', () =>
          onSomeWorker('freeDeadWorkers', freeDeadWorkers),
        );
      }
    },
  };
}

/** 03:17 UTC, as src/sync/worker.ts has it. */
const DAILY_AT_MS = (3 * 60 + 17) * MINUTE_MS;

function nextAfter(nowMs: number, everyMs: number, offsetMs: number): number {
  return (Math.floor((nowMs - offsetMs) / everyMs) + 1) * everyMs + offsetMs;
}
