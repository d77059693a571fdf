// Many invoices on their way at once: each customer once, each invoice once, in few statements.
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { setUpWorkspace, type TestApp, testApp } from '../../test/support/app.ts';
import { connectBooks } from '../../test/support/connected-books.ts';
import { type InvoiceInput, setInvoicesSyncState } from '../store/invoices.ts';
import { saveLinks } from '../store/links.ts';
import type { Lane } from '../store/sync-operations.ts';
import { type Actor, actorOf } from './actor.ts';
import { createInvoicesIn } from './issue-invoice.ts';
import { type QueueDeps, queueInvoices } from './queue-invoices.ts';

let api: TestApp;
let deps: QueueDeps;
let actor: Actor;
let connectionId: string;

beforeAll(async () => {
  api = await testApp();
  const { session, workspaceId } = await setUpWorkspace(api, { currency: 'AUD' });
  connectionId = await connectBooks(api, session, workspaceId);
  deps = { ...api.deps, publicUrl: 'https://desk.example' };
  actor = actorOf({ workspaceId, role: 'admin', userId: null, apiKeyId: api.deps.ids() });
});
afterAll(() => api.close());

test('of many invoices each customer is asked for once, and all its invoices wait for that', async () => {
  const [known, one, other] = await contacts(3);
  await saveLinks(
    deps.db,
    actor.workspaceId,
    connectionId,
    [{ subject: { kind: 'contact', id: known }, ledgerId: 'in-the-books', marker: null, snapshot: {} }],
    new Date(),
  );
  const ids = await create([known, one, other, one, other, known].map((id) => invoice(id)));
  const operations = await operationsOf([...ids, known, one, other]);
  expect(operations.filter(({ kind }) => kind === 'createContact').map((each) => each.subject_id)).toEqual([
    one,
    other,
  ]);
  const contactOf = new Map(operations.map((each) => [each.subject_id, each.id]));
  expect(ids.map((id) => operations.find((each) => each.subject_id === id)?.waits_for)).toEqual([
    null,
    contactOf.get(one),
    contactOf.get(other),
    contactOf.get(one),
    contactOf.get(other),
    null,
  ]);
  // In the order in which they were asked for.
  expect(operations.filter(({ kind }) => kind === 'createInvoice').map((each) => each.subject_id)).toEqual(
    ids,
  );
});

test('what cannot go is kept with its problem beside what can, and its customer is not asked for', async () => {
  const [good, bad] = await contacts(2);
  const ids = await create([invoice(good), invoice(bad, { accountCode: '999' }), invoice(good)]);
  expect(await statesOf(ids)).toEqual(['queued', 'needsAttention', 'queued']);
  const operations = await operationsOf([...ids, bad]);
  expect(operations.map((each) => [each.state, each.problem_code])).toEqual([
    ['queued', null],
    ['needsAttention', 'InvalidAccountCode'],
    ['queued', null],
  ]);
  const { rows } = await api.database.pool.query(
    'select action from activities where subject_id = any($1::uuid[]) order by id',
    [operations.map(({ id }) => id)],
  );
  expect(rows.map(({ action }) => action)).toEqual(['queued', 'refused', 'queued']);
});

test('ten times the invoices take no more statements', async () => {
  const people = await contacts(5);
  const many = (count: number) =>
    countStatements(() =>
      create(Array.from({ length: count }, (_, index) => invoice(people[index % 5] ?? ''))),
    );
  const few = await many(20);
  expect(few).toBeGreaterThan(5);
  expect(await many(200)).toBeLessThanOrEqual(few);
});

test('more than a thousand come whole, with their lines', async () => {
  const [person] = await contacts(1);
  const ids = await create(Array.from({ length: 1_001 }, () => invoice(person)));
  expect(new Set(ids).size).toBe(1_001);
  expect(new Set(await statesOf(ids))).toEqual(new Set(['queued']));
  const { rows } = await api.database.pool.query(
    'select count(*)::int as lines from invoice_lines where invoice_id = any($1::uuid[])',
    [ids],
  );
  expect(rows).toEqual([{ lines: 2_002 }]);
});

test.each(['interactive', 'backfill'] as const)(
  'what was sent before and set aside is looked for first, in the lane %s',
  async (lane) => {
    const [person] = await contacts(1);
    const [sent, unsent] = await create([invoice(person), invoice(person)]);
    await api.database.pool.query(
      `update sync_operations set state = 'ignored', dispatched_at = now(), idempotency_key = 'the-first-key',
         payload = '{"sample": 1}' where subject_id = $1`,
      [sent],
    );
    await api.database.pool.query(`update sync_operations set state = 'ignored' where subject_id = $1`, [
      unsent,
    ]);
    await queueAgain([sent ?? '', unsent ?? ''], lane);
    const latest = (await operationsOf([sent ?? '', unsent ?? ''])).slice(2);
    expect(latest).toMatchObject([
      {
        subject_id: sent,
        state: 'unknown',
        was_answered: true,
        idempotency_key: 'the-first-key',
        payload: { sample: 1 },
      },
      { subject_id: unsent, state: 'queued', idempotency_key: null, dispatched_at: null },
    ]);
  },
);

test('a customer that was refused is tried again, at once, whoever asks', async () => {
  const [person] = await contacts(1);
  await create([invoice(person)]);
  await api.database.pool.query(
    `update sync_operations set state = 'needsAttention', problem_code = 'ContactAmbiguous' where subject_id = $1`,
    [person],
  );
  await api.database.pool.query(`delete from graphile_worker._private_jobs`);
  const ids = await create([invoice(person)]);
  const [contact, ...behind] = await operationsOf([person, ...ids]);
  expect(contact).toMatchObject({ state: 'queued', lane: 'interactive', problem_code: null });
  expect(behind).toMatchObject([{ waits_for: contact?.id }]);
  const { rows } = await api.database.pool.query('select key from graphile_worker.jobs order by key');
  expect(rows.map(({ key }) => key)).toEqual([
    `push:backfill:0:${connectionId}`,
    `push:interactive:0:${connectionId}`,
  ]);
});

test('a customer on the way in the background goes ahead for a person who waits', async () => {
  const [person] = await contacts(1);
  await create([invoice(person)]);
  await create([invoice(person)], 'interactive');
  expect(await operationsOf([person])).toMatchObject([{ kind: 'createContact', lane: 'interactive' }]);
});

test('two who bill the same customers at the same moment, in opposite orders, ask for each once', async () => {
  const people = await contacts(40);
  const there = people.map((id) => invoice(id));
  const back = there.toReversed();
  const both = await Promise.all([create(there), create(back)]);
  const operations = await operationsOf([...people, ...both.flat()]);
  const asked = operations.filter(({ kind }) => kind === 'createContact');
  expect(asked.map((each) => each.subject_id).sort()).toEqual(people.toSorted());
  const waiting = operations.filter(({ kind }) => kind === 'createInvoice').map((each) => each.waits_for);
  expect(waiting).toHaveLength(80);
  expect(new Set(waiting)).toEqual(new Set(asked.map(({ id }) => id)));
});

/** Ids of new private customers. */
async function contacts(count: 1): Promise<[string]>;
async function contacts(count: 2): Promise<[string, string]>;
async function contacts(count: 3): Promise<[string, string, string]>;
async function contacts(count: number): Promise<string[]>;
async function contacts(count: number): Promise<string[]> {
  const made = Array.from({ length: count }, () => ({
    workspace_id: actor.workspaceId,
    id: deps.ids(),
    first_name: 'Sam',
    last_name: 'Sample',
  }));
  await deps.db.insertInto('contacts').values(made).execute();
  return made.map(({ id }) => id);
}

function invoice(contactId: string, line: { readonly accountCode?: string } = {}): InvoiceInput {
  const lines = ['Sample shirts', 'Sample caps'].map((description) => ({
    description,
    quantity: '2',
    unitPrice: '12.50',
    discountRate: '0',
    productId: null,
    categoryId: null,
    taxComponentId: null,
    accountCode: null,
    itemCode: null,
    taxType: null,
    tracking: [],
    ...line,
  }));
  return {
    companyId: null,
    contactId,
    billingEmail: null,
    salesDocId: null,
    jobId: null,
    currency: 'AUD',
    lineAmountType: 'noTax',
    issueDate: '2026-11-01',
    dueDate: null,
    reference: null,
    number: null,
    externalId: null,
    arriveAs: null,
    brandingThemeId: null,
    currencyRate: null,
    lines,
  };
}

function create(inputs: readonly InvoiceInput[], lane: Lane = 'backfill'): Promise<readonly string[]> {
  return deps.db
    .transaction()
    .execute((tx) => createInvoicesIn(deps, tx, actor, inputs, { send: true, lane }));
}

/** As sending does with invoices that were set aside. */
async function queueAgain(ids: readonly string[], lane: Lane): Promise<void> {
  await deps.db.transaction().execute(async (tx) => {
    await setInvoicesSyncState(tx, actor.workspaceId, ids, { syncState: 'notSent', now: new Date() });
    const rows = await tx.selectFrom('invoices').selectAll().where('id', 'in', ids).orderBy('id').execute();
    const connection = await tx.selectFrom('connections').selectAll().executeTakeFirstOrThrow();
    await queueInvoices(deps, tx, actor, connection, rows, lane);
  });
}

function operationsOf(subjectIds: readonly string[]) {
  return deps.db
    .selectFrom('sync_operations')
    .selectAll()
    .where('subject_id', 'in', subjectIds)
    .orderBy('seq')
    .execute();
}

async function statesOf(ids: readonly string[]): Promise<readonly string[]> {
  const rows = await deps.db
    .selectFrom('invoices')
    .select('sync_state')
    .where('id', 'in', ids)
    .orderBy('id')
    .execute();
  return rows.map((row) => row.sync_state);
}

async function countStatements(act: () => Promise<unknown>): Promise<number> {
  const original = pg.Client.prototype.query;
  let count = 0;
  // Counted at the driver, so that nothing can go past it.
  pg.Client.prototype.query = function (this: pg.Client, ...given: never[]) {
    count += 1;
    return Reflect.apply(original, this, given);
  } as typeof original;
  try {
    await act();
    return count;
  } finally {
    pg.Client.prototype.query = original;
  }
}
