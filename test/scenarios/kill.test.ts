// kill -9 with real processes: between dispatch and answer, and again and again while invoices flow.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { freePort } from '../../src/lib/free-port.ts';
import { runKillTest } from '../kill/kill-test.ts';
import { type Body, owner } from '../support/app.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';
import { eventually } from '../support/eventually.ts';
import type { Books } from '../support/ledgers/books.ts';
import { ledger } from '../support/ledgers/here.ts';
import type { OpenLedger } from '../support/ledgers/practice-ledger.ts';
import { type ServerProcess, startServer } from '../support/server-process.ts';

let database: TestDatabase;
let there: OpenLedger;
let books: Books;
let settings: Record<string, string>;
let server: ServerProcess;
let apiKey: string;

beforeAll(async () => {
  database = await testDatabase();
  there = await ledger.open({ limits: true });
  books = there.booksIn();
  const port = String(await freePort());
  settings = {
    PORT: port,
    DATABASE_URL: database.url,
    COUNTERFOIL_SECRET: 'a secret for tests of 32 characters or more',
    ...there.environment,
  };
  server = await startServer(settings);
  const set = await ask('POST', '/setup', {
    ...owner,
    workspaceName: 'Kill Desk',
    currency: ledger.currency,
    timeZone: 'UTC',
    sample: false,
    apiKey: true,
  });
  apiKey = String(set.apiKey);
  await connect();
}, 60_000);

afterAll(async () => {
  await server.kill();
  await there.close();
  await database.drop();
});

async function ask(method: string, path: string, body?: unknown): Promise<Body> {
  const answer = await fetch(`${server.url}/api/v1${path}`, {
    method,
    headers: {
      'content-type': 'application/json',
      ...(apiKey === undefined ? {} : { authorization: `Bearer ${apiKey}` }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const parsed = (await answer.json()) as Body;
  if (!answer.ok) throw new Error(`${method} ${path} answered ${answer.status}: ${JSON.stringify(parsed)}`);
  return parsed;
}

async function connect(): Promise<void> {
  const begun = await ask('POST', `/connections/${ledger.name}/authorizations`);
  const callback = await there.consent(String(begun.authorizationUrl), books.organisation.id);
  await fetch(callback, { redirect: 'manual' });
  await eventually(async () =>
    (await ask('GET', `/connections/authorizations/${begun.id}`)).state === 'done' ? true : undefined,
  );
}

const inBooks = (id: string) => books.invoicesOf(id);

test('killed while the answer was on its way, the server starts again and there is one invoice', async () => {
  const contact = await ask('POST', '/contacts', {
    firstName: 'Sam',
    lastName: 'Sample',
    email: 'sam@sample.example',
  });
  there.faults.lay({ at: 'createInvoice', kind: 'delay', ms: 20_000 });
  const created = await ask('POST', '/invoices', {
    contactId: contact.id,
    currency: ledger.currency,
    issueDate: '2026-11-01',
    dueDate: '2199-01-01',
    lines: [{ description: 'Sample shirts', quantity: '10', unitPrice: '12.50' }],
    send: true,
  });
  await eventually(async () => (inBooks(created.id).length === 1 ? true : undefined));
  await server.kill();
  server = await startServer(settings);
  const invoice = await eventually(async () => {
    const body = await ask('GET', `/invoices/${created.id}`);
    return body.syncState === 'inBooks' ? body : undefined;
  }, 30_000);
  expect(inBooks(created.id)).toHaveLength(1);
  expect(invoice.number).toBe(inBooks(created.id)[0]?.number);
}, 90_000);

test('`serve` and two `work` processes, killed at random while invoices flow, lose and double nothing', async () => {
  const own = await testDatabase();
  const folder = await mkdtemp(join(tmpdir(), 'counterfoil-kill-'));
  try {
    const { kills, invoices, endedByItself, ...result } = await runKillTest({
      databaseUrl: own.url,
      ledger: ledger.name,
      forMs: 40_000,
      leastKills: 4,
      seed: 40,
      folder,
      drainWithinMs: 180_000,
    });
    expect(result).toMatchObject({ faults: [], duplicates: 0, lost: 0, mismatched: 0, stuck: 0 });
    expect({ endedByItself }).toEqual({ endedByItself: 0 });
    expect(kills).toBeGreaterThanOrEqual(4);
    expect(invoices).toBeGreaterThan(0);
  } finally {
    await own.drop();
    await rm(folder, { recursive: true, force: true });
  }
}, 600_000);
