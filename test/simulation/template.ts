/** The state in which every seed begins: a workspace with its key, connected to the first organisation. */
import pg from 'pg';
import { setUp } from '../../src/commands/set-up.ts';
import { manualClock } from '../../src/lib/clock.ts';
import { createIdSource } from '../../src/lib/ids.ts';
import { silentLog } from '../../src/lib/log.ts';
import { openDatabase } from '../../src/store/database.ts';
import { migrate } from '../../src/store/migrate.ts';
import { setUpAutomations } from './automations.ts';
import { createChance } from './chance.ts';
import { connectOrganisation } from './connecting.ts';
import { publicUrl } from './house.ts';
import type { LedgerChoice } from './ledgers/open-ledger.ts';
import { allSafeguards } from './safeguards.ts';
import { openStage, type Stage } from './stage.ts';

/** What seeds need to know of the template. */
export type Template = {
  /** A superuser's URL of the server. */
  readonly serverUrl: string;
  readonly database: string;
  readonly ledger: LedgerChoice;
  readonly apiKey: string;
  readonly workspaceId: string;
  /** One of each ledger. */
  readonly connections: readonly { readonly connectionId: string; readonly tenantId: string }[];
  /** An organisation to change to, where there is one ledger alone. */
  readonly otherTenantId: string;
};

/** After any real time, so that a job without a time is always due. */
export const EPOCH = new Date('2027-03-01T00:00:00Z');

export async function makeTemplate(
  serverUrl: string,
  database: string,
  ledger: LedgerChoice = 'xero',
): Promise<Template> {
  await onServer(serverUrl, `create database ${database}`);
  const databaseUrl = urlOf(serverUrl, database);
  await migrate(databaseUrl, { log: silentLog });
  const { apiKey, workspaceId } = await setUpWorkspace(databaseUrl, ledger === 'quickbooks' ? 'GBP' : 'AUD');
  const setting = {
    databaseUrl,
    ledger,
    apiKey,
    seed: 0,
    startAt: EPOCH,
    weatherMs: 1,
    safeguards: allSafeguards,
  };
  const stage = await openStage(setting);
  try {
    await stage.house.open();
    stage.weather.clear();
    const connections = [];
    for (const { books } of stage.ledgers.all) {
      const tenantId = books.listOrganisations()[0]?.tenantId ?? '';
      connections.push({ tenantId, connectionId: await connectOnce(stage, tenantId) });
    }
    await doOnce(stage, 'automations', () => setUpAutomations(stage));
    const otherTenantId = stage.ledgers.books.listOrganisations()[1]?.tenantId ?? '';
    return { serverUrl, database, ledger, apiKey, workspaceId, connections, otherTenantId };
  } finally {
    await stage.close();
    await closeToSessions(serverUrl, database);
  }
}

/** A database can be copied only while nobody is in it; sessions that were closed leave a moment later. */
async function closeToSessions(serverUrl: string, database: string): Promise<void> {
  await onServer(serverUrl, `alter database ${database} allow_connections false`);
  for (;;) {
    const left = await onServer(
      serverUrl,
      `select pg_terminate_backend(pid) from pg_stat_activity where datname = '${database}'`,
    );
    if (left === 0) return;
  }
}

export async function dropTemplate({ serverUrl, database }: Template): Promise<void> {
  await onServer(serverUrl, `drop database if exists ${database} with (force)`);
}

/** A database of its own for one seed, as the template is. @returns its URL. */
export async function cloneTemplate({ serverUrl, database }: Template, name: string): Promise<string> {
  await onServer(serverUrl, `create database ${name} template ${database} strategy file_copy`);
  return urlOf(serverUrl, name);
}

export async function dropClone({ serverUrl }: Template, name: string): Promise<void> {
  await onServer(serverUrl, `drop database if exists ${name} with (force)`);
}

async function setUpWorkspace(
  databaseUrl: string,
  currency: string,
): Promise<{ apiKey: string; workspaceId: string }> {
  const { db, close } = openDatabase(databaseUrl, { log: silentLog, max: 1 });
  try {
    const clock = manualClock(EPOCH);
    const chance = createChance(0, 'template');
    const ids = createIdSource({ clock, random: chance.bytes });
    const deps = { db, clock, ids, log: silentLog, publicUrl };
    const outcome = await setUp(deps, {
      ownerName: 'Olive Owner',
      email: 'olive@desk.internal',
      password: 'a long enough password',
      workspaceName: 'Simulated Desk',
      currency,
      timeZone: 'Australia/Sydney',
      sample: false,
      apiKey: true,
    });
    if (!outcome.ok || outcome.value.apiKey === null) throw new Error('The workspace could not be set up');
    return { apiKey: outcome.value.apiKey, workspaceId: outcome.value.workspace.id };
  } finally {
    await close();
  }
}

async function connectOnce(stage: Stage, tenantId: string): Promise<string> {
  let connectionId: string | null = null;
  await doOnce(stage, 'connect', async () => {
    connectionId = await connectOrganisation(stage, tenantId);
  });
  if (connectionId === null) throw new Error('The template could not be connected');
  return connectionId;
}

async function doOnce(stage: Stage, name: string, work: () => Promise<void>): Promise<void> {
  stage.people.begin(name, work);
  await stage.scheduler.run(() => !stage.isBusy());
  const [mishap] = stage.people.mishaps();
  if (mishap !== undefined) throw new Error(`The template could not be made: ${mishap}`);
}

function urlOf(serverUrl: string, database: string): string {
  const url = new URL(serverUrl);
  url.pathname = database;
  return url.href;
}

/** @returns how many rows it answered. */
async function onServer(serverUrl: string, statement: string): Promise<number> {
  const client = new pg.Client(serverUrl);
  await client.connect();
  try {
    return (await client.query(statement)).rowCount ?? 0;
  } finally {
    await client.end();
  }
}
