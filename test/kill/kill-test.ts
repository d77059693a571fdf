/**
 * `serve` and two `work` processes against one PostgreSQL, killed at random while invoices flow; then everything is
 * allowed to finish, and the books and the database are laid beside each other.
 *
 * The seed fixes what is done and when it is meant to be done; the processes themselves keep their own time.
 */
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { createChance } from '../../sandbox/chance.ts';
import { freePort } from '../../src/lib/free-port.ts';
import { owner } from '../support/app.ts';
import { consentTo } from '../support/consent.ts';
import { eventually } from '../support/eventually.ts';
import { type Client, createClient } from './client.ts';
import { compare, countBehind, countOpen, type Verdict } from './compare.ts';
import { type Flow, startFlow } from './flow.ts';
import { type LedgerKind, type PracticeLedger, programs } from './ledger.ts';
import { startTrouble } from './trouble.ts';
import { startVictim, type Victim } from './victim.ts';

export type KillTestOptions = {
  /** A migrated or an empty database of its own. */
  readonly databaseUrl: string;
  readonly ledger: LedgerKind;
  readonly forMs: number;
  /** Goes on past `forMs`, up to five times as long, until so many were killed: on a slow machine starting takes long. */
  readonly leastKills?: number;
  readonly seed: number;
  /** Where the processes' logs and the practice ledger's books go. */
  readonly folder: string;
  /** How long everything may take to finish once the killing has stopped. */
  readonly drainWithinMs: number;
  /** Takes PostgreSQL away and brings it back at the same address; left out where others use it, too. */
  readonly restartDatabase?: () => Promise<void>;
  readonly say?: (line: string) => void;
};

export type KillTestResult = Verdict & {
  readonly kills: number;
  readonly invoices: number;
  readonly payments: number;
  /** Processes that ended without having been killed. */
  readonly endedByItself: number;
  readonly longestOrphanMs: number;
  readonly drainedInMs: number;
};

export async function runKillTest(options: KillTestOptions): Promise<KillTestResult> {
  const {
    databaseUrl,
    forMs,
    seed,
    drainWithinMs,
    restartDatabase,
    leastKills = 0,
    say = () => undefined,
  } = options;
  const chance = createChance(seed);
  const desk = await openDesk(options);
  // Its own connection is ended with all others in the middle of the run.
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 2 });
  pool.on('error', () => undefined);
  try {
    const { client, ledger, victims, connectionId } = desk;
    const runName = `kill-${seed}`;
    const { currency } = programs[ledger.kind];
    const flow = startFlow(client, ledger, chance, { runName, currency });
    const restart = restartDatabase === undefined ? {} : { restartDatabase };
    const trouble = startTrouble({ victims, ledger, pool, chance, forMs, ...restart });
    const tell = () => say(`${trouble.kills()} kills, ${flow.accepted.size} invoices accepted`);
    await watchFor(forMs, tell);
    const patienceEndsAt = performance.now() + 4 * forMs;
    while (trouble.kills() < leastKills && performance.now() < patienceEndsAt) await watchFor(1_000, tell);
    await trouble.stop();
    await flow.stop();
    say('The killing has stopped; waiting until everything is done');
    const drainedFrom = performance.now();
    const finish = { client, ledger, pool, flow, connectionId, drainWithinMs, runName };
    const isDrained = await drain(finish);
    const drainedInMs = Math.round(performance.now() - drainedFrom);
    for (const victim of victims) await victim.stop();
    const verdict = await compare({
      accepted: flow.accepted,
      customers: flow.customers.map(({ name }) => name),
      booked: await bookedIn(ledger, runName),
      contactNames: await ledger.contactNames(),
      pool,
    });
    return {
      ...verdict,
      faults: isDrained
        ? verdict.faults
        : [`Not everything was done within ${drainWithinMs} ms`, ...verdict.faults],
      kills: trouble.kills(),
      invoices: flow.accepted.size,
      payments: flow.payments(),
      endedByItself: victims.reduce((sum, victim) => sum + victim.endedByItself(), 0),
      longestOrphanMs: Math.round(trouble.longestOrphanMs()),
      drainedInMs,
    };
  } finally {
    await pool.end();
    await desk.close();
  }
}

type Desk = {
  readonly client: Client;
  readonly ledger: PracticeLedger;
  readonly victims: readonly Victim[];
  readonly connectionId: string;
  close(): Promise<void>;
};

/** Everything started, the workspace made, the books connected. */
async function openDesk({ databaseUrl, ledger: kind, folder }: KillTestOptions): Promise<Desk> {
  const program = programs[kind];
  const [port, ledgerPort] = [await freePort(), await freePort()];
  const [url, ledgerUrl] = [`http://localhost:${port}`, `http://localhost:${ledgerPort}`];
  const books = startVictim({
    name: 'ledger',
    script: program.script,
    env: program.environment({ port: ledgerPort, productUrl: url, folder }),
    logDir: folder,
  });
  const env = {
    LOG_LEVEL: 'info',
    PORT: String(port),
    DATABASE_URL: databaseUrl,
    COUNTERFOIL_SECRET: 'a secret for tests of 32 characters or more',
    ...program.productEnvironment(ledgerUrl),
  };
  const product = (name: string, command: string): Victim =>
    startVictim({ name, script: ['src/main.ts', command], env, logDir: folder });
  const victims = [product('serve', 'serve'), product('work-1', 'work'), product('work-2', 'work')];
  const close = async () => {
    await Promise.all([...victims, books].map((victim) => victim.stop()));
  };
  try {
    await Promise.all([...victims, books].map((victim) => victim.ready));
    const ledger = await program.open(ledgerUrl);
    const client = createClient(url, await setUp(url, program.currency));
    return { client, ledger, victims, connectionId: await connect(client, ledger), close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function setUp(url: string, currency: string): Promise<string> {
  const workspace = { workspaceName: 'Kill Desk', currency, timeZone: 'UTC', sample: false };
  const body = { ...owner, ...workspace, apiKey: true };
  return String((await createClient(url, null).ask('POST', '/setup', body)).apiKey);
}

async function connect(client: Client, ledger: PracticeLedger): Promise<string> {
  const begun = await client.ask('POST', `/connections/${ledger.kind}/authorizations`);
  const callback = await consentTo(String(begun.authorizationUrl), ledger.tenantId, ledger.choiceField);
  await fetch(callback, { redirect: 'manual' });
  return eventually(async () => {
    const attempt = await client.ask('GET', `/connections/authorizations/${begun.id}`);
    return attempt.state === 'done' ? String(attempt.connectionId) : undefined;
  }, 60_000);
}

/** @returns whether everything was done in time. */
async function drain(finish: {
  readonly client: Client;
  readonly ledger: PracticeLedger;
  readonly pool: pg.Pool;
  readonly flow: Flow;
  readonly connectionId: string;
  readonly drainWithinMs: number;
  readonly runName: string;
}): Promise<boolean> {
  const { client, ledger, pool, flow, connectionId, drainWithinMs, runName } = finish;
  const endAt = performance.now() + drainWithinMs;
  const isDone = async (): Promise<boolean> => {
    if ((await countOpen(pool)) > 0) return false;
    const booked = await bookedIn(ledger, runName);
    return booked.length >= flow.accepted.size && (await countBehind(pool, booked)) === 0;
  };
  for (let round = 0; performance.now() < endAt; round++) {
    if (await isDone()) return true;
    // The regular sweep would do it within minutes.
    if (round % 10 === 9) await client.ask('POST', `/connections/${connectionId}/sweep`);
    await pause(1_000);
  }
  return isDone();
}

async function bookedIn(ledger: PracticeLedger, runName: string) {
  return (await ledger.invoices()).filter(({ reference }) => reference.startsWith(`${runName}-`));
}

async function watchFor(forMs: number, tell: () => void): Promise<void> {
  const endAt = performance.now() + forMs;
  while (performance.now() < endAt) {
    await pause(Math.min(10_000, Math.max(0, endAt - performance.now())));
    tell();
  }
}
