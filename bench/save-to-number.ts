// From pressing Save to the ledger's number on the chip, with the ledger answering in 200 ms: `npm run bench:save`.
// The server is a process of its own on a fresh PostgreSQL.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createSandbox } from '../sandbox/sandbox.ts';
import { freePort } from '../src/lib/free-port.ts';
import { silentLog } from '../src/lib/log.ts';
import { startLocalPostgres } from '../src/store/local-postgres.ts';
import { consentTo } from '../test/support/consent.ts';
import { eventually } from '../test/support/eventually.ts';
import { startServer } from '../test/support/server-process.ts';

const LATENCY_MS = 200;
const SAVES = 20;

const dataDir = await mkdtemp(join(tmpdir(), 'counterfoil-bench-'));
const postgres = await startLocalPostgres({ dataDir, log: silentLog });
const sandbox = createSandbox({ limits: false });
const ledger = await sandbox.listen(0);
const server = await startServer({
  PORT: String(await freePort()),
  DATABASE_URL: postgres.url,
  COUNTERFOIL_SECRET: 'a secret for the bench of 32 characters or more',
  XERO_CLIENT_ID: 'practice-app',
  XERO_CLIENT_SECRET: 'practice-secret',
  XERO_API_URL: ledger.url,
  XERO_IDENTITY_URL: ledger.url,
  XERO_LOGIN_URL: ledger.url,
});
try {
  await measure();
} finally {
  await server.kill();
  await ledger.close();
  sandbox.close();
  await postgres.stop();
  await rm(dataDir, { recursive: true, force: true });
}

async function measure(): Promise<void> {
  const owner = { ownerName: 'Bench Owner', email: 'bench@desk.example', password: 'a long enough password' };
  const set = await ask('POST', '/setup', '', {
    ...owner,
    workspaceName: 'Bench',
    currency: 'AUD',
    timeZone: 'UTC',
    sample: false,
    apiKey: true,
  });
  const key = String(set.apiKey);
  const begun = await ask('POST', '/connections/xero/authorizations', key);
  const organisation = sandbox.books.listOrganisations().find((each) => each.countryCode === 'AU');
  await fetch(await consentTo(String(begun.authorizationUrl), organisation?.tenantId ?? ''), {
    redirect: 'manual',
  });
  await eventually(async () =>
    (await ask('GET', `/connections/authorizations/${begun.id}`, key)).state === 'done' ? true : undefined,
  );
  sandbox.control.changeSettings({ latencyMs: LATENCY_MS });
  const known = await timeSaves(key, await newContact(key, 0), () => Promise.resolve(undefined));
  const fresh = await timeSaves(key, '', (save) => newContact(key, save + 1));
  console.log(
    JSON.stringify(
      { latencyMs: LATENCY_MS, saves: SAVES, knownCustomer: known, newCustomer: fresh },
      null,
      2,
    ),
  );
}

/** Milliseconds from the request's start to the event after which the invoice has its number. */
async function timeSaves(
  key: string,
  contactId: string,
  another: (save: number) => Promise<string | undefined>,
) {
  const times: number[] = [];
  for (let save = 0; save < SAVES / 2; save++) {
    const customer = (await another(save)) ?? contactId;
    // The minute's share of a connection is part of the product, not of this figure.
    const startMs = performance.now();
    const created = await ask('POST', '/invoices', key, {
      contactId: customer,
      currency: 'AUD',
      issueDate: '2026-11-01',
      dueDate: '2199-01-01',
      lines: [{ description: 'Sample shirts', quantity: '10', unitPrice: '12.50' }],
      send: true,
    });
    await eventually(
      async () => ((await ask('GET', `/invoices/${created.id}`, key)).number === null ? undefined : true),
      90_000,
    );
    times.push(performance.now() - startMs);
  }
  times.sort((a, b) => a - b);
  const at = (share: number) =>
    Math.round(times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0);
  return { p50Ms: at(0.5), p95Ms: at(0.95), worstMs: at(1) };
}

async function newContact(key: string, count: number): Promise<string> {
  const contact = await ask('POST', '/contacts', key, { firstName: 'Sam', lastName: `Sample ${count}` });
  return String(contact.id);
}

async function ask(
  method: string,
  path: string,
  key: string,
  body?: unknown,
): Promise<Record<string, unknown>> {
  const answer = await fetch(`${server.url}/api/v1${path}`, {
    method,
    headers: {
      'content-type': 'application/json',
      ...(key === '' ? {} : { authorization: `Bearer ${key}` }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const parsed = (await answer.json()) as Record<string, unknown>;
  if (!answer.ok) throw new Error(`${method} ${path} answered ${answer.status}: ${JSON.stringify(parsed)}`);
  return parsed;
}
