// kill -9 with a real process in the middle of a backfill: it goes on from where it stood, and each is there once.
import { expect, test } from 'vitest';
import { freePort } from '../../src/lib/free-port.ts';
import { type Body, owner } from '../support/app.ts';
import { standing } from '../support/backfills.ts';
import { testDatabase } from '../support/database.ts';
import { eventually } from '../support/eventually.ts';
import { ledger } from '../support/ledgers/here.ts';
import { type ServerProcess, startServer } from '../support/server-process.ts';

test('killed in the middle of a run and of its undoing, a backfill loses and doubles nothing', async () => {
  const database = await testDatabase();
  const there = await ledger.open();
  const books = there.booksIn();
  const settings = {
    PORT: String(await freePort()),
    DATABASE_URL: database.url,
    COUNTERFOIL_SECRET: 'a secret for tests of 32 characters or more',
    ...there.environment,
  };
  let server: ServerProcess = await startServer(settings);
  let key = '';
  const ask = async (method: string, path: string, body?: unknown): Promise<Body> => {
    const answer = await fetch(`${server.url}/api/v1${path}`, {
      method,
      headers: {
        'content-type': 'application/json',
        ...(key === '' ? {} : { authorization: `Bearer ${key}` }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const parsed = (await answer.json()) as Body;
    if (!answer.ok) throw new Error(`${method} ${path} answered ${answer.status}: ${JSON.stringify(parsed)}`);
    return parsed;
  };
  const killAndStart = async () => {
    await server.kill();
    server = await startServer(settings);
  };
  try {
    const workspace = {
      workspaceName: 'Kill Desk',
      currency: ledger.currency,
      timeZone: 'UTC',
      sample: false,
    };
    key = String((await ask('POST', '/setup', { ...owner, ...workspace, apiKey: true })).apiKey);
    await ask('POST', '/imports/customers', { csv: 'Company\nSample Old Friends' });
    // Some batches and a bit.
    const count = 3 * ledger.batchSize + 10;
    const rows = Array.from(
      { length: count },
      (_, index) => `OLD-${index},2026-03-02,Sample Old Friends,Sample work,1,10.00`,
    );
    const csv = ['number,issueDate,customer,description,quantity,unitPrice', ...rows].join('\n');
    await ask('POST', '/imports/invoices', { csv });
    const begun = await ask('POST', `/connections/${ledger.name}/authorizations`);
    const { id } = books.organisation;
    await fetch(await there.consent(String(begun.authorizationUrl), id), { redirect: 'manual' });
    const connectionId = await eventually(async () => {
      const attempt = await ask('GET', `/connections/authorizations/${begun.id}`);
      return attempt.state === 'done' ? String(attempt.connectionId) : undefined;
    });
    const preview = await ask('POST', `/connections/${connectionId}/backfills`, { from: '2026-01-01' });
    const once = (state: string) =>
      eventually(async () => {
        const backfill = await ask('GET', `/backfills/${preview.id}`);
        return backfill.state === state ? backfill : undefined;
      }, 120_000);
    const ours = () => standing(books);

    await once('checked');
    there.faults.lay({ at: 'createInvoice', kind: 'delay', ms: 3_000 });
    await ask('POST', `/backfills/${preview.id}/start`);
    await eventually(async () => (ours().length > 0 ? true : undefined));
    await killAndStart();
    await once('done');
    expect(ours()).toHaveLength(count);
    expect(new Set(ours().map(({ number }) => number)).size).toBe(count);

    there.faults.lay({ at: 'voidInvoices', kind: 'delay', ms: 3_000, skip: 1 });
    await ask('POST', `/backfills/${preview.id}/undo`);
    await eventually(async () => (ours().length < count ? true : undefined), 60_000);
    await killAndStart();
    const undone = await once('undone');
    expect(undone.outcomes).toMatchObject([{ outcome: 'undone', count }]);
    expect(ours()).toHaveLength(0);
  } finally {
    await server.kill();
    await there.close();
    await database.drop();
  }
}, 300_000);
