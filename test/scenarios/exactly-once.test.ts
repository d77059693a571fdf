// Nothing twice, nothing lost: what becomes of an invoice when the network, the ledger or our own process fails under it.
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { InvoiceToCreate, LedgerProvider } from '../../src/providers/provider.ts';
import { findConnection } from '../../src/store/connections.ts';
import { blockConnection } from '../../src/store/ledger-calls.ts';
import { chooseBatch } from '../../src/sync/choose-batch.ts';
import { openBooks } from '../../src/sync/ledger-access.ts';
import { push } from '../../src/sync/push.ts';
import type { RunningWorker } from '../../src/sync/worker.ts';
import { eventually } from '../support/eventually.ts';
import type { Books } from '../support/ledgers/books.ts';
import { ledger } from '../support/ledgers/here.ts';
import type { LedgerFault } from '../support/ledgers/practice-ledger.ts';
import {
  aMomentLater,
  invoiceOnce,
  minutePasses,
  openPractice,
  type Practice,
  sampleInvoice,
} from '../support/practice.ts';

let practice: Practice;
let books: Books;
let connectionId: string;
let worker: RunningWorker;

beforeAll(async () => {
  practice = await openPractice();
  worker = await practice.startWorker();
  ({ books, connectionId } = await practice.connect());
});
afterEach(async () => {
  practice.ledger.faults.clear();
});
afterAll(() => practice.close());

const inBooks = (id: string) => books.invoicesOf(id);

async function sendOne(): Promise<string> {
  const created = await practice.session.post('/api/v1/invoices', await sampleInvoice(practice.session));
  expect(created.status, JSON.stringify(created.body)).toBe(201);
  return created.body.id;
}

const at = 'createInvoice';
const faults: readonly [string, LedgerFault][] = [
  ['the answer was lost after the ledger had committed', { at, kind: 'loseAnswer' }],
  ['the request was lost before the ledger saw it', { at, kind: 'loseRequest' }],
  ['the answer was torn in the middle', { at, kind: 'tearAnswer' }],
  ['the ledger answered 500 and kept it under the key', { at, kind: 'error', isKept: true }],
  ['the ledger answered 503', { at, kind: 'unavailable' }],
  ['HTML came where JSON was due', { at, kind: 'html' }],
  ['the minute was spent', { at, kind: 'minuteSpent', seconds: 1 }],
  ['the access token had expired', { at, kind: 'tokenExpired' }],
  [
    'the answer was lost for the contact, and then for the invoice',
    { at: 'createContactOrInvoice', kind: 'loseAnswer', times: 2 },
  ],
];

test.each(faults)('one invoice is in the books when %s', async (_, fault) => {
  practice.ledger.faults.lay(fault);
  const id = await sendOne();
  if (fault.kind === 'minuteSpent') await minutePasses(practice, connectionId);
  const invoice = await invoiceOnce(practice.session, id, (body) => body['syncState'] === 'inBooks');
  expect(practice.ledger.faults.haveAllStruck()).toBe(true);
  expect(inBooks(id)).toHaveLength(1);
  expect(invoice['number']).toBe(inBooks(id)[0]?.number);
});

test('a process that died between the request and its answer leaves one invoice, found by its marker', async () => {
  await worker.stop();
  const id = await sendOne();
  const connection = await findConnection(practice.app.deps.db, practice.workspaceId, connectionId);
  if (connection === undefined) throw new Error('no connection');
  const calls = openBooks(practice.engine, connection, 'interactive');
  // The contact goes first; then the invoice is marked, sent, and nobody is left to read the answer.
  for (const kind of ['createContact', 'createInvoice'] as const) {
    const chosen = await chooseBatch(practice.engine, connection, calls, {
      workspaceId: practice.workspaceId,
      connectionId,
      lane: 'interactive',
      slot: 0,
    });
    if (chosen.kind !== 'batch') throw new Error(`nothing to send: ${JSON.stringify(chosen)}`);
    expect(chosen.batch.kind).toBe(kind);
    const payloads = chosen.batch.elements.map((element) => element.payload);
    if (kind === 'createInvoice')
      // Where a ledger allows few calls a second, those before may have used them up: then nothing leaves.
      await eventually(async () => {
        const sent = await calls.createInvoices(payloads as InvoiceToCreate[], chosen.batch.idempotencyKey);
        return !sent.ok && sent.failure.kind === 'rateLimited' ? undefined : sent;
      });
    else
      await practice.engine.db
        .updateTable('sync_operations')
        .set({ state: 'done' })
        .where('id', '=', chosen.batch.elements[0]?.operation.id ?? '')
        .execute();
    if (kind === 'createContact') await linkSomeContact(id);
  }
  expect(inBooks(id)).toHaveLength(1);
  worker = await practice.startWorker();
  const invoice = await invoiceOnce(practice.session, id, (body) => body['syncState'] === 'inBooks');
  expect(inBooks(id)).toHaveLength(1);
  expect(invoice['number']).toBe(inBooks(id)[0]?.number);
});

/** Ties the invoice's customer to somebody in the books, as the operation that was cut short would have. */
async function linkSomeContact(invoiceId: string): Promise<void> {
  const { db } = practice.app.deps;
  const invoice = await db
    .selectFrom('invoices')
    .select('contact_id')
    .where('id', '=', invoiceId)
    .executeTakeFirstOrThrow();
  const ledgerId = books.contacts().find((contact) => contact.isActive)?.ledgerId ?? '';
  await db
    .insertInto('links')
    .values({
      workspace_id: practice.workspaceId,
      connection_id: connectionId,
      subject_kind: 'contact',
      subject_id: invoice.contact_id ?? '',
      ledger_id: ledgerId,
      currency: ledger.traits.contactsKeepCurrency ? ledger.currency : '',
      linked_at: new Date(),
    })
    .execute();
}

test('pressing Save twice with one external id makes one invoice', async () => {
  const input = { ...(await sampleInvoice(practice.session)), externalId: 'pressed-twice' };
  const [first, second] = await Promise.all([
    practice.session.post('/api/v1/invoices', input),
    practice.session.post('/api/v1/invoices', input),
  ]);
  const again = await practice.session.post('/api/v1/invoices', input);
  expect([first.status, second.status].sort()).toEqual([200, 201]);
  expect(again).toMatchObject({ status: 200 });
  await invoiceOnce(practice.session, again.body.id, (body) => body['syncState'] === 'inBooks');
  expect(inBooks(again.body.id)).toHaveLength(1);
});

test('a repetition that never left does not make us forget the request that is still on its way', async () => {
  const { faults } = practice.ledger;
  const { contactId } = await sampleInvoice(practice.session);
  const first = await practice.session.post('/api/v1/invoices', {
    ...(await sampleInvoice(practice.session, { contactId })),
  });
  await invoiceOnce(practice.session, first.body.id, (body) => body['syncState'] === 'inBooks');
  await worker.stop();
  const id = (
    await practice.session.post('/api/v1/invoices', await sampleInvoice(practice.session, { contactId }))
  ).body.id;
  const operation = () =>
    practice.engine.db
      .selectFrom('sync_operations')
      .selectAll()
      .where('subject_id', '=', id)
      .executeTakeFirstOrThrow();
  const step = async () => {
    await aMomentLater(practice);
    await push(practice.engine, slotOfPeople());
  };
  faults.lay({ at, kind: 'loseRequest' });
  // The look before the repetition uses up what the ledger allows: the repetition is refused by ourselves.
  const blocked = {
    ...practice.engine,
    ledgers: new Map([[ledger.name, blockingAfterLook(practice.provider)]]),
  };
  await aMomentLater(practice);
  await push(blocked, slotOfPeople());
  const left = await operation();
  expect(left.state).toBe('unknown');
  const keys = new Set([left.idempotency_key]);
  await practice.engine.db.updateTable('connection_limits').set({ blocked_until: null }).execute();
  await practice.engine.db
    .updateTable('sync_operations')
    .set({ not_before: null })
    .where('subject_id', '=', id)
    .execute();
  await step();
  keys.add((await operation()).idempotency_key);
  expect((await operation()).state).toBe('done');
  expect(keys.size).toBe(1);
  expect(inBooks(id)).toHaveLength(1);
  worker = await practice.startWorker();
});

test('a failure that answers the repetition does not make us forget the request that is still on its way', async () => {
  const { faults } = practice.ledger;
  await worker.stop();
  const created = await practice.session.post('/api/v1/invoices', await sampleInvoice(practice.session));
  const { id } = created.body;
  const { db } = practice.engine;
  const operation = () =>
    db.selectFrom('sync_operations').selectAll().where('subject_id', '=', id).executeTakeFirstOrThrow();
  const stepNow = async (silentAt?: Date) => {
    await db.updateTable('connection_limits').set({ blocked_until: null, failures: 0 }).execute();
    const change = { not_before: null, ...(silentAt === undefined ? {} : { silent_at: silentAt }) };
    await db.updateTable('sync_operations').set(change).where('subject_id', '=', id).execute();
    await aMomentLater(practice);
    await push(practice.engine, slotOfPeople());
    return operation();
  };
  faults.lay({ at, kind: 'loseRequest' });
  faults.lay({ at, kind: 'error' });
  const sent = await eventually(async () => {
    const seen = await stepNow();
    return seen.was_answered === true ? seen : undefined;
  });
  const waiting = await stepNow();
  expect(waiting).toMatchObject({ state: 'unknown', idempotency_key: sent.idempotency_key });
  expect(waiting.not_before?.getTime()).toBeGreaterThan(Date.now() + 60_000);
  const over = await stepNow(new Date(Date.now() - 180_000));
  expect(over.state).toBe('done');
  expect(over.idempotency_key).not.toBe(sent.idempotency_key);
  expect(inBooks(id)).toHaveLength(1);
  worker = await practice.startWorker();
});

function slotOfPeople() {
  return { workspaceId: practice.workspaceId, connectionId, lane: 'interactive' as const, slot: 0 };
}

/** A ledger of which the limit is spent as soon as somebody has looked for a lost invoice. */
function blockingAfterLook(provider: LedgerProvider): LedgerProvider {
  return {
    ...provider,
    open: (session) => {
      const client = provider.open(session);
      return {
        ...client,
        findInvoices: async (markers, since) => {
          const found = await client.findInvoices(markers, since);
          const until = new Date(Date.now() + 3_600_000);
          await blockConnection(practice.engine.db, practice.workspaceId, connectionId, until, 'minute');
          return found;
        },
      };
    },
  };
}
