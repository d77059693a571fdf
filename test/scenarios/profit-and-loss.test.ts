// Profit and loss by the books' own report, beside what was invoiced here: by account and product category. And what
// becomes of the reading of a report whose process dies, or whose grant does.
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { LedgerClient } from '../../src/providers/provider.ts';
import type { Engine } from '../../src/sync/engine.ts';
import { readReport } from '../../src/sync/read-report.ts';
import type { RunningWorker } from '../../src/sync/worker.ts';
import type { Body } from '../support/app.ts';
import { eventually } from '../support/eventually.ts';
import type { Books } from '../support/ledgers/books.ts';
import { ledger } from '../support/ledgers/here.ts';
import {
  aMomentLater,
  invoiceOnce,
  openPractice,
  type Practice,
  sampleInvoice,
} from '../support/practice.ts';

let practice: Practice;
let books: Books;
let connectionId: string;
let worker: RunningWorker;
const period = { from: '2026-10-01', to: '2026-11-30' };

beforeAll(async () => {
  practice = await openPractice();
  worker = await practice.startWorker();
  ({ books, connectionId } = await practice.connect());
});
afterAll(() => practice.close());

type Line = {
  readonly kind: string;
  readonly name: string;
  readonly amounts: readonly string[];
  readonly total: string | null;
  readonly here: {
    readonly invoiced: string;
    readonly otherwise: string;
    readonly categories: readonly { readonly name: string; readonly amount: string }[];
  } | null;
};

async function read(byMonth: boolean): Promise<Body> {
  const { session } = practice;
  await aMomentLater(practice);
  const asked = await session.post('/api/v1/reports/ledger/profit-and-loss', {
    connectionId,
    ...period,
    byMonth,
  });
  expect(asked.status, JSON.stringify(asked.body)).toBe(201);
  const path = `/api/v1/reports/ledger/profit-and-loss?connectionId=${connectionId}&from=${period.from}&to=${period.to}&byMonth=${byMonth}`;
  return eventually(async () => {
    const { body } = await session.get(path);
    return body['reading'] === null && body['report'] !== null ? body : undefined;
  });
}

const linesOf = (body: Body) => body['lines'] as unknown as readonly Line[];

async function issue(of: object, issueDate: string, quantity: string): Promise<Body> {
  const { session } = practice;
  const lines = [{ description: 'Sample shirts', quantity, unitPrice: '12.50', ...of }];
  const more = { lineAmountType: 'noTax', issueDate, lines };
  const created = await session.post('/api/v1/invoices', await sampleInvoice(session, more));
  expect(created.status, JSON.stringify(created.body)).toBe(201);
  return invoiceOnce(session, created.body.id, (body) => body['syncState'] === 'inBooks');
}

test('what was invoiced here stands beside each account by category, and the rest was booked otherwise', async () => {
  const { session } = practice;
  const before = linesOf(await read(false)).filter(({ here }) => here !== null);
  const had = new Map(before.map(({ name, total }) => [name, Number(total)]));
  const { otherSalesAccount } = books.organisation;
  const [shirts, names] = await Promise.all(
    ['Sample shirts', 'Sample names'].map((name) => session.post('/api/v1/product-categories', { name })),
  );
  const mapped = await session.put(`/api/v1/connections/${connectionId}/mappings`, {
    changes: [{ kind: 'categoryAccount', subjectId: names?.body.id, code: otherSalesAccount }],
  });
  expect(mapped.status, JSON.stringify(mapped.body)).toBe(200);
  // What its product is says what the line is.
  const shirt = await session.post('/api/v1/products', { name: 'Sample shirt', categoryId: shirts?.body.id });
  const invoice = await issue({ productId: shirt.body.id }, '2026-10-31', '10');
  await issue({ categoryId: names?.body.id }, '2026-11-30', '4');
  // Of another period.
  await issue({ categoryId: shirts?.body.id }, '2026-09-30', '7');
  const credited = await session.post(`/api/v1/invoices/${invoice.id}/credit-notes`, {
    lines: [{ invoiceLineId: (invoice['lines'] as Body[])[0]?.id, quantity: '2' }],
    issueDate: '2026-11-03',
  });
  expect(credited.status, JSON.stringify(credited.body)).toBe(201);
  await invoiceOnce(session, invoice.id, (body) => body['amountOwing'] === '100.00');
  books.hands.typeInvoice({ amount: '31.00', date: '2026-11-20' });

  const whole = await read(false);
  const compared = linesOf(whole).filter(({ here }) => here !== null);
  const gained = ({ name, total }: Line) => (Number(total) - (had.get(name) ?? 0)).toFixed(2);
  const withShirts = compared.find(({ here }) =>
    here?.categories.some(({ name }) => name === 'Sample shirts'),
  );
  const withNames = compared.find(({ here }) => here?.categories.some(({ name }) => name === 'Sample names'));
  expect(withShirts?.here).toMatchObject({
    invoiced: '100.00',
    categories: [{ name: 'Sample shirts', amount: '100.00' }],
  });
  expect(withNames?.here).toMatchObject({ invoiced: '50.00' });
  expect(withNames && gained(withNames)).toBe('50.00');
  const all = compared.reduce((sum, line) => sum + Number(gained(line)), 0);
  expect(all.toFixed(2)).toBe('181.00');
  const had0 = [...had.values()].reduce((sum, each) => sum + each, 0);
  expect(whole['income']).toMatchObject({ invoiced: '150.00', otherwise: (had0 + 31).toFixed(2) });
  expect(whole['sentence']).toContain('was invoiced through Counterfoil');
  expect(whole['report']).toMatchObject({ calls: 1, state: 'done' });

  const months = await read(true);
  expect(months['columns']).toEqual([
    { from: '2026-10-01', to: '2026-10-31' },
    { from: '2026-11-01', to: '2026-11-30' },
  ]);
  const namesByMonth = linesOf(months).find(({ here }) =>
    here?.categories.some(({ name }) => name === 'Sample names'),
  );
  expect(namesByMonth?.amounts).toHaveLength(2);
  expect(namesByMonth?.total).toBe(withNames?.total);
}, 60_000);

test('more months than stand beside each other are refused, and so is a period that ends before it begins', async () => {
  const { session } = practice;
  const ask = (change: Readonly<Record<string, unknown>>) =>
    session.post('/api/v1/reports/ledger/profit-and-loss', { connectionId, ...period, ...change });
  expect((await ask({ from: '2025-01-01', byMonth: true })).body.fields).toMatchObject([{ path: 'to' }]);
  expect((await ask({ from: '2026-12-01' })).status).toBe(422);
});

const asOf = '2026-11-20';
const receivables = async () =>
  (
    await practice.session.get(
      `/api/v1/reports/ledger/aged-receivables?connectionId=${connectionId}&asOf=${asOf}`,
    )
  ).body;

/** Everybody who may ask has it read at once, while no worker runs. */
async function askAtOnce(): Promise<{ readonly workspaceId: string; readonly reportId: string }> {
  await worker.stop();
  await aMomentLater(practice);
  const { session, key, workspaceId } = practice;
  const asked = await Promise.all(
    [session, key, session].map((caller) =>
      caller.post('/api/v1/reports/ledger/aged-receivables', { connectionId, asOf }),
    ),
  );
  const ids = new Set(asked.map(({ body }) => (body['reading'] as Body).id));
  expect(ids.size).toBe(1);
  return { workspaceId, reportId: String([...ids][0]) };
}

/** The engine beside a ledger that does something else when it is asked what is owed for the so-manieth time. */
function whereCall(number: number, acts: () => ReturnType<LedgerClient['agedReceivables']>): Engine {
  const { engine, provider } = practice;
  const open: typeof provider.open = (context) => {
    const client = provider.open(context);
    let asked = 0;
    const agedReceivables: LedgerClient['agedReceivables'] = (...of) =>
      ++asked === number ? acts() : client.agedReceivables(...of);
    return { ...client, agedReceivables };
  };
  return { ...engine, ledgers: new Map([[ledger.name, { ...provider, open }]]) };
}

test('a reading whose process dies goes on where it stood, whatever became of its job: each customer is asked about once', async () => {
  for (const name of ['Sample Debtor A', 'Sample Debtor B', 'Sample Debtor C'])
    books.hands.typeInvoice({ contactId: books.hands.addContact({ name }), date: '2026-11-10' });
  const { agesOneContact } = ledger.traits;
  const dying = whereCall(3, () => Promise.reject(new Error('The process died')));
  await expect(readReport(dying, await askAtOnce())).rejects.toThrow('died');
  const howFar = agesOneContact ? /: 2 of \d+ customers\.$/ : /: [3-9] of [3-9] customers\.$/;
  expect((await receivables())['reading']).toMatchObject({
    state: 'reading',
    sentence: expect.stringMatching(howFar),
  });

  await sql`delete from graphile_worker._private_jobs`.execute(practice.engine.db);
  worker = await practice.startWorker();
  const { report, rows, sentence } = await eventually(async () => {
    const body = await receivables();
    return body['report'] === null ? undefined : body;
  });
  const { id, read, all, calls } = report as { id: string; read: number; all: number; calls: number };
  expect(read).toBe(all);
  // Two lists and a report each; or a report of everybody, and of those that differ their own with three lists of documents.
  expect(calls).toBe(agesOneContact ? 2 + all : 1 + 4 * (await countNamed(id)));
  const typed = (rows as Body[]).filter(({ name }) => String(name).startsWith('Sample Debtor '));
  expect(typed.map(({ name }) => String(name).at(-1)).toSorted()).toEqual(['A', 'B', 'C']);
  for (const row of typed)
    expect(row).toMatchObject({
      customer: null,
      ours: { total: '0.00' },
      why: [
        {
          kind: 'notHere',
          amount: (row['difference'] as Body)['total'],
          sentence: expect.stringContaining('not in Counterfoil'),
        },
      ],
    });
  expect(sentence).toMatch(/customers differ; in all .+ says [A-Z]{3} [\d.]+ more than Counterfoil\.$/);
}, 30_000);

async function countNamed(reportId: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*)::integer from ledger_report_parts
    where report_id = ${reportId} and jsonb_typeof(content->'items') = 'array'`.execute(practice.engine.db);
  return rows[0]?.count ?? 0;
}

test('a ledger that does not give its report, and one that takes its grant back, end the reading in words; the last one stays', async () => {
  const silent = whereCall(1, async () => ({ ok: false, failure: { kind: 'unavailable', words: 'No' } }));
  const job = await askAtOnce();
  await readReport(silent, job);
  expect((await receivables())['reading']).toMatchObject({ state: 'reading' });
  await sql`update ledger_reports set asked_at = asked_at - interval '2 hours'`.execute(practice.engine.db);
  await readReport(silent, job);
  expect(await receivables()).toMatchObject({
    reading: { state: 'failed', sentence: expect.stringMatching(/could not be asked/) },
    report: { state: 'done' },
  });

  await askAtOnce();
  practice.ledger.revokeGrant();
  practice.ledger.expireAccessTokens();
  worker = await practice.startWorker();
  const ended = await eventually(async () => {
    const body = await receivables();
    const isOver = (body['reading'] as Body)['state'] === 'failed' && !`${body['actions']}`.includes('read');
    return isOver ? body : undefined;
  });
  expect(ended).toMatchObject({
    reading: { sentence: expect.stringMatching(/Reconnect in Settings/) },
    report: { state: 'done' },
  });
  await practice.connect();
  expect(await receivables()).toMatchObject({ actions: ['read'] });
  await aMomentLater(practice);
  await practice.session.post('/api/v1/reports/ledger/aged-receivables', { connectionId, asOf });
  const again = await eventually(async () => {
    const body = await receivables();
    return body['reading'] === null ? body : undefined;
  });
  expect((again['rows'] as Body[]).length).toBe((ended['rows'] as Body[]).length);
}, 30_000);
