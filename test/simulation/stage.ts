/** Everything that one seed plays with: time, the two sides, the network between them, the database beneath. */

import pg from 'pg';
import { manualClock } from '../../src/lib/clock.ts';
import { silentLog } from '../../src/lib/log.ts';
import { type Db, openDatabase } from '../../src/store/database.ts';
import { createChance } from './chance.ts';
import { createHouse, type House, publicUrl, webhookKey } from './house.ts';
import { createJobs, type Jobs } from './jobs.ts';
import { type LedgerChoice, type Ledgers, openLedgers, type SimulatedLedger } from './ledgers/open-ledger.ts';
import { createLifeLocks } from './life-locks.ts';
import { createLocks, DEADLOCK_TIMEOUT_MS } from './locks.ts';
import { createMailServer, type MailServer } from './mail-server.ts';
import { createNetwork, type Network } from './network.ts';
import { createPeople, type People } from './people.ts';
import type { Safeguards } from './safeguards.ts';
import { createScheduler, type Owner, type Scheduler } from './scheduler.ts';
import { createTrace, type Trace } from './trace.ts';
import { createVirtualDatabase } from './virtual-database.ts';
import { createWeather, type Weather } from './weather.ts';
import { createWebhookNetwork } from './webhook-network.ts';

export type Stage = {
  readonly scheduler: Scheduler;
  readonly ledgers: Ledgers;
  readonly house: House;
  readonly people: People;
  readonly jobs: Jobs;
  readonly network: Network;
  readonly mail: MailServer;
  readonly weather: Weather;
  readonly trace: Trace;
  /** For those who look on: no faults, no points. */
  readonly db: Db;
  /** Whether somebody is at something, or something is due now. */
  isBusy(): boolean;
  close(): Promise<void>;
};

export type StageSetting = {
  readonly databaseUrl: string;
  readonly ledger: LedgerChoice;
  readonly seed: number;
  readonly startAt: Date;
  /** How long things go wrong, from the start. */
  readonly weatherMs: number;
  readonly apiKey: string;
  readonly safeguards: Safeguards;
  readonly isRough?: boolean;
  readonly hear?: (line: string) => void;
};

/** The ledger and its people do not die. */
const ledgerOwner: Owner = { name: 'ledger', isAlive: true };

export async function openStage(setting: StageSetting): Promise<Stage> {
  const { seed, safeguards } = setting;
  const chanceOf = (stream: string) => createChance(seed, stream);
  const clock = manualClock(setting.startAt);
  const nowMs = () => clock.now().getTime();
  const trace = createTrace(setting.hear ?? null);
  const weather = createWeather(chanceOf('weather'), nowMs, {
    lastsMs: setting.weatherMs,
    isRough: setting.isRough ?? false,
  });

  const url = new URL(setting.databaseUrl);
  url.searchParams.set('options', `-c deadlock_timeout=${DEADLOCK_TIMEOUT_MS}ms`);
  const database = openDatabase(url.href, { log: silentLog, max: 60 });
  const [monitor, lives] = [new pg.Client(url.href), new pg.Client(url.href)];
  // A server that stops is told by the statement that fails, too.
  for (const client of [monitor, lives]) client.on('error', () => {});
  await Promise.all([monitor.connect(), lives.connect()]);
  const locks = createLocks(monitor, () => scheduler);
  const virtual = createVirtualDatabase(
    database.pool,
    () => scheduler,
    locks,
    weather,
    safeguards.rewriteSql,
  );

  const busyLedgers = new Set<SimulatedLedger>();
  const dueMs = (ledger: SimulatedLedger) => {
    const at = busyLedgers.has(ledger) ? undefined : ledger.nextDueAt();
    return at === undefined ? undefined : at - ledger.skewMs;
  };
  const runLedgers = (): void => {
    for (const ledger of ledgers.all) {
      if ((dueMs(ledger) ?? Number.POSITIVE_INFINITY) > nowMs()) continue;
      busyLedgers.add(ledger);
      void scheduler.start(ledgerOwner, 'webhooks', ledger.runDue).then(() => {
        busyLedgers.delete(ledger);
      });
    }
  };
  const scheduler: Scheduler = createScheduler(clock, chanceOf('order'), trace, switching, {
    async beforeStep() {
      await virtual.clearAway();
      await house.settle();
      runLedgers();
      if (virtual.tookJobs()) jobs.haveChanged();
      await jobs.take(house.workers());
    },
    afterStep: () => locks.settle(),
    nextDueMs: () => earliest([jobs.nextDueMs(), ...ledgers.all.map(dueMs)]),
    diesAt: weather.diesAt,
    onKill(owner) {
      virtual.onDeath(owner);
      house.onDeath(owner);
    },
    onEnd: virtual.onEnd,
  });
  const ledgers = openLedgers(setting.ledger, (kind) => ({
    nowMs,
    seed,
    chance: chanceOf(setting.ledger === 'both' ? `ledger ${kind}` : 'ledger'),
    webhook: { url: `${publicUrl}/webhooks/${kind}`, key: webhookKey },
    fetch: (request) => webhooks(request),
  }));
  const webhooks = createWebhookNetwork(
    scheduler,
    () => house,
    weather,
    chanceOf('webhooks'),
    ({ url }) => ledgers.all.find(({ kind }) => url.endsWith(kind))?.signatureHeader ?? '',
  );
  const network = createNetwork(scheduler, ledgers, weather, safeguards.rewriteRequest);
  const mail = createMailServer(() => scheduler, weather, chanceOf('mail'));
  const house: House = createHouse({
    scheduler,
    mailer: mail.mailer,
    chance: chanceOf('house'),
    lifeLocks: createLifeLocks(lives),
    workers: safeguards.workers,
    afterDeath: () => safeguards.afterDeath(database.db),
    dbOf: virtual.dbOf,
    providers: ledgers.all.map((ledger) => safeguards.wrapLedger(ledger.provider(network.fetch, clock))),
  });
  const jobs = createJobs(monitor, scheduler, chanceOf('jobs'));
  const people = createPeople(scheduler, () => house, chanceOf('people'), setting.apiKey);

  return {
    scheduler,
    ledgers,
    house,
    people,
    jobs,
    network,
    mail,
    weather,
    trace,
    db: database.db,
    isBusy: () =>
      people.busy() > 0 ||
      busyLedgers.size > 0 ||
      network.late() > 0 ||
      scheduler.tasks().length > 0 ||
      jobs.isDue(),
    async close() {
      for (const ledger of ledgers.all) await ledger.close();
      await virtual.clearAway();
      await Promise.all([monitor.end(), lives.end(), database.close()]);
    },
  };
}

/** Mostly where transactions meet, and now and then anywhere. */
function switching(label: string): number {
  if (label.startsWith('after') || label.startsWith('sql begin') || label.startsWith('job')) return 0.4;
  return label.startsWith('sql') ? 0.03 : 0.5;
}

function earliest(moments: readonly (number | undefined)[]): number | undefined {
  const known = moments.filter((moment) => moment !== undefined);
  return known.length === 0 ? undefined : Math.min(...known);
}
