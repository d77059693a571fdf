/** Starts everything that one machine needs, in the order of what needs what, and stops it the other way round. */
import type { Config } from '../config.ts';
import { isPortFree } from '../lib/free-port.ts';
import { createLog } from '../lib/log.ts';
import { waitUntil } from '../lib/wait-until.ts';
import { type LocalPostgres, startLocalPostgres } from '../store/local-postgres.ts';
import { migrate } from '../store/migrate.ts';
import { buildWeb } from './build-web.ts';
import { keepRunning, type Part, type RunningPart } from './keep-running.ts';
import {
  practiceLedgerPart,
  practiceQuickbooksPart,
  productPart,
  type Scripts,
  usesPractice,
  workerPart,
} from './parts.ts';

export type LaunchOptions = {
  readonly config: Config;
  /** What the parts are given beside their own settings. */
  readonly env: NodeJS.ProcessEnv;
  /** The project's folder. */
  readonly root: string;
  readonly scripts: Scripts;
  readonly say: (line: string) => void;
  readonly buildWeb?: (root: string) => Promise<boolean>;
  /** Where the migrations are: by default the project's. */
  readonly migrations?: string;
};

export type Launch = {
  /** Resolves when everything is ready; rejects with the reason when something could not start. */
  readonly ready: Promise<Addresses>;
  /** Rejects with a sentence when a part that had been ready was given up; never resolves. */
  readonly failed: Promise<never>;
  /**
   * Stops the parts (each has `graceMs`), then the database, also in the middle of a start. A second call with
   * less grace hurries the first.
   */
  stop(graceMs: number): Promise<void>;
};

export type Addresses = {
  readonly productUrl: string;
  /** Undefined when a real ledger is set up. */
  readonly practice: PracticeAddresses | undefined;
};

export type PracticeAddresses = { readonly xero: string; readonly quickbooks: string };

/** Begins the start. Whatever becomes of it, `stop` must be called in the end. */
export function launch(options: LaunchOptions): Launch {
  const running: Running = { parts: [], postgres: undefined, isStopping: false };
  const ready = start(options, running);
  const failed = ready.then(() => firstFailure(running.parts));
  // Both are the caller's to look at, but perhaps only after they have failed.
  for (const promise of [ready, failed]) promise.catch(() => undefined);
  return { ready, failed, stop: (graceMs) => stopAll(running, ready, graceMs) };
}

type Running = { readonly parts: RunningPart[]; postgres: LocalPostgres | undefined; isStopping: boolean };

async function start(options: LaunchOptions, running: Running): Promise<Addresses> {
  const { config } = options;
  await demandPort('PORT', config.port);
  if (usesPractice(config)) {
    await demandPort('SANDBOX_PORT', config.sandboxPort);
    await demandPort('QUICKBOOKS_SANDBOX_PORT', config.quickbooksSandboxPort);
  }
  // All are waited for, so that nothing still starts when a failure stops the rest.
  const preparing = prepareDatabase(options, running);
  const [screens, database, practised] = await Promise.allSettled([
    prepareScreens(options),
    preparing,
    // After the database: its lock refuses a second launcher, which must not touch the first one's practice ledgers.
    preparing.then(() => startPractice(options, running)),
  ]);
  resultOf(screens);
  const [databaseUrl, practice] = [resultOf(database), resultOf(practised)];
  const product = startPart(options, running, productPart({ ...options, databaseUrl }));
  const worker = startPart(options, running, workerPart({ ...options, databaseUrl }));
  const [productUrl] = await Promise.all([product.ready, worker.ready]);
  return { productUrl, practice };
}

// Parts of a launcher that was just killed take a moment to go; another program will not go at all.
async function demandPort(setting: string, port: number): Promise<void> {
  const isFree = async () =>
    (await isPortFree(port, '::')) || (await isPortFree(port, '0.0.0.0')) ? true : undefined;
  if (await waitUntil(isFree, { withinMs: 3_000, everyMs: 100 })) return;
  throw new Error(
    `Port ${port} is in use. If that is Counterfoil, it is already running; otherwise choose another port: ` +
      `${setting}=${port + 1} npm start`,
  );
}

async function prepareScreens({ root, say, buildWeb: build = buildWeb }: LaunchOptions): Promise<void> {
  const took = stopwatch();
  if (await build(root)) say(`  screens          built in ${took()}`);
}

async function prepareDatabase(options: LaunchOptions, running: Running): Promise<string> {
  const { config, say, migrations } = options;
  const took = stopwatch();
  const log = createLog({ level: 'warn', name: 'database' });
  if (config.databaseUrl === undefined) {
    running.postgres = await startLocalPostgres({ dataDir: config.dataDir, log });
  }
  const url = config.databaseUrl ?? running.postgres?.url ?? '';
  await migrate(url, { log, ...(migrations === undefined ? {} : { folder: migrations }) });
  say(
    `  database         ${running.postgres?.adopted ? 'was still running, taken over' : 'ready'} in ${took()}`,
  );
  return url;
}

async function startPractice(
  options: LaunchOptions,
  running: Running,
): Promise<PracticeAddresses | undefined> {
  if (!usesPractice(options.config)) return undefined;
  const took = stopwatch();
  const parts = [practiceLedgerPart(options), practiceQuickbooksPart(options)];
  const started = parts.map((part) => startPart(options, running, part).ready);
  const [xero = '', quickbooks = ''] = await Promise.all(started);
  options.say(`  practice books   ready in ${took()}`);
  return { xero, quickbooks };
}

function startPart({ root, say }: LaunchOptions, running: Running, part: Part): RunningPart {
  if (running.isStopping) throw new Error('The start was cut off');
  const started = keepRunning(part, { cwd: root, say });
  running.parts.push(started);
  return started;
}

function resultOf<T>(outcome: PromiseSettledResult<T>): T {
  if (outcome.status === 'rejected') throw outcome.reason;
  return outcome.value;
}

async function firstFailure(parts: readonly RunningPart[]): Promise<never> {
  // A part that was stopped on purpose ends without a failure, and then there is nothing more to wait for.
  await Promise.all(parts.map((part) => part.ended));
  return new Promise<never>(() => undefined);
}

async function stopAll(running: Running, ready: Promise<unknown>, graceMs: number): Promise<void> {
  running.isStopping = true;
  await Promise.all(running.parts.map((part) => part.stop(graceMs)));
  // A start in progress may still be making the database, which must not be left running.
  await ready.catch(() => undefined);
  await running.postgres?.stop();
}

function stopwatch(): () => string {
  const startMs = performance.now();
  return () => `${((performance.now() - startMs) / 1000).toFixed(1)} s`;
}
