// The guarantee behind webhooks: without any of them, whatever changes in the books is found, and finding nothing costs one call.
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { newId } from '../../src/lib/ids.ts';
import { storeWebhookEvents } from '../../src/store/webhook-events.ts';
import { sweep } from '../../src/sync/sweep.ts';
import { engineRounds } from '../../src/sync/worker.ts';
import type { Body } from '../support/app.ts';
import { eventually } from '../support/eventually.ts';
import type { Books } from '../support/ledgers/books.ts';
import { ledger } from '../support/ledgers/here.ts';
import type { LedgerRequest } from '../support/ledgers/practice-ledger.ts';
import {
  aMomentLater,
  invoiceOnce,
  openPractice,
  type Practice,
  sampleInvoice,
} from '../support/practice.ts';

let practice: Practice;
let connectionId: string;
let books: Books;

beforeAll(async () => {
  practice = await openPractice({ webhooks: false });
  await practice.startWorker();
  ({ connectionId, books } = await practice.connect());
});
afterAll(() => practice.close());
// What a test before this one left to be read is read.
beforeEach(async () => {
  await sweepNow();
  await sweepNow();
});

const sweepNow = async () => {
  await aMomentLater(practice);
  await sweep(practice.engine, { workspaceId: practice.workspaceId, connectionId });
};

/** The calls to the books during an act. */
async function callsOf(act: () => Promise<unknown>): Promise<readonly LedgerRequest[]> {
  const before = practice.ledger.requests().length;
  await act();
  return practice.ledger.requests().slice(before);
}

const readingsOf = (what: string, calls: readonly LedgerRequest[]) =>
  calls.filter(({ kind, of }) => kind === 'read' && of.includes(what));

async function inBooks(): Promise<{
  readonly id: string;
  readonly ledgerId: string;
  readonly total: string;
}> {
  const created = await practice.session.post('/api/v1/invoices', await sampleInvoice(practice.session));
  await invoiceOnce(practice.session, created.body.id, (body) => body['syncState'] === 'inBooks');
  const [record] = books.invoicesOf(created.body.id);
  if (record === undefined) throw new Error('It is not in the books');
  return { id: created.body.id, ledgerId: record.ledgerId, total: record.total };
}

const read = async (id: string): Promise<Body> => (await practice.session.get(`/api/v1/invoices/${id}`)).body;
const chip = async (id: string) => ((await read(id))['chip'] as { readonly kind: string }).kind;

test('an event of which the engine was never told is read with the next round', async () => {
  const { id, ledgerId, total } = await inBooks();
  books.hands.pay(ledgerId, total);
  const event = {
    id: newId(),
    organisationId: books.organisation.id,
    resource: 'invoice',
    kind: 'update',
    mergedInto: null,
    ledgerId,
  } as const;
  const { db, clock } = practice.engine;
  const at = new Date(clock.now().getTime() + 60_000).toISOString();
  await storeWebhookEvents(db, ledger.name, [{ ...event, at }], clock.now());
  expect(await chip(id)).toBe('waitingPayment');
  await engineRounds.atStart(practice.engine);
  await invoiceOnce(practice.session, id, (body) => (body['chip'] as { kind: string }).kind === 'paid');
});

async function setConnection(change: Record<string, unknown>): Promise<void> {
  await practice.engine.db.updateTable('connections').set(change).where('id', '=', connectionId).execute();
}

test('an organisation in which nothing happened costs one call, whatever it holds', async () => {
  await inBooks();
  await sweepNow();
  expect(await callsOf(sweepNow)).toEqual([{ kind: 'read', of: expect.arrayContaining(['invoices']) }]);
});

test('a payment and its removal are found without a webhook', async () => {
  const { id, ledgerId } = await inBooks();
  const payment = books.hands.pay(ledgerId, '50.00');
  await sweepNow();
  expect(await chip(id)).toBe('partiallyPaid');
  books.hands.removePayment(payment);
  await sweepNow();
  expect(await chip(id)).toBe('waitingPayment');
  expect((await read(id))['payments']).toEqual([]);
});

// QuickBooks moves that time with every change.
test.runIf(ledger.name === 'xero')(
  'what the books change without moving the modified time is found by the slow re-reading',
  async () => {
    const { id, ledgerId } = await inBooks();
    books.hands.pay(ledgerId, '10.00');
    await sweepNow();
    books.hands.editInvoice(ledgerId, { dueDate: '2188-08-08' });
    await sweepNow();
    expect((await read(id))['dueDate']).not.toBe('2188-08-08');
    // A day later.
    await practice.engine.db
      .updateTable('mirrors')
      .set({ as_of: new Date(Date.now() - 25 * 3_600_000) })
      .where('invoice_id', '=', id)
      .execute();
    await setConnection({ last_reread_at: null });
    await sweepNow();
    expect((await read(id))['dueDate']).toBe('2188-08-08');
  },
);

test('a payment that we lost sight of is found in the list of payments, though its invoice has not changed since', async () => {
  const { id, ledgerId } = await inBooks();
  books.hands.pay(ledgerId, '25.00');
  await sweepNow();
  await practice.engine.db.deleteFrom('payments').where('invoice_id', '=', id).execute();
  await setConnection({ last_reread_at: null, payments_cursor: new Date(Date.now() - 600_000) });
  const calls = await callsOf(sweepNow);
  expect(readingsOf('payments', calls)).not.toEqual([]);
  expect(readingsOf('creditNotes', calls)).not.toEqual([]);
  expect((await read(id))['payments']).toMatchObject([{ amount: '25.00' }]);
});

test('a credit set against an invoice is found, and so is its undoing', async () => {
  const { id, ledgerId } = await inBooks();
  const creditId = books.hands.credit(ledgerId, '12.00');
  await sweepNow();
  expect(await chip(id)).toBe('partiallyPaid');
  books.hands.uncredit(ledgerId, creditId);
  await sweepNow();
  expect(await chip(id)).toBe('waitingPayment');
});

test('money that came before the books were connected is credit too: what is open is read once', async () => {
  const { id } = await inBooks();
  books.hands.receive(books.invoicesOf(id)[0]?.contactId ?? '', '20.00');
  // Later than the money: no list of changes names it any more.
  const later = new Date(Date.now() + 600_000);
  const cursor = `${ledger.receives}s_cursor`;
  await setConnection({ last_reread_at: null, open_credits_read_at: null, [cursor]: later });
  const first = await callsOf(sweepNow);
  const offered = await practice.session.get(`/api/v1/credits?invoiceId=${id}`);
  expect(offered.body.items).toMatchObject([{ kind: ledger.receives, remaining: '20.00' }]);
  await setConnection({ last_reread_at: null });
  const calls = await callsOf(sweepNow);
  const received = (each: readonly LedgerRequest[]) => readingsOf(`${ledger.receives}s`, each).length;
  expect(received(calls)).toBe(received(first) - 1);
});

test('changes that no webhook told of make the subscription count as silent, until one comes', async () => {
  await setConnection({
    missed_webhooks: 0,
    webhooks_silent_since: null,
    connected_at: new Date(Date.now() - 86_400_000),
  });
  const invoices = [await inBooks(), await inBooks(), await inBooks()];
  for (const { ledgerId } of invoices) books.hands.pay(ledgerId, '1.00');
  // Read two minutes later: by then the webhook should long have come.
  const later = { now: () => new Date(Date.now() + 120_000) };
  await aMomentLater(practice);
  await sweep({ ...practice.engine, clock: later }, { workspaceId: practice.workspaceId, connectionId });
  const silent = await practice.engine.db
    .selectFrom('connections')
    .select(['missed_webhooks', 'webhooks_silent_since'])
    .where('id', '=', connectionId)
    .executeTakeFirstOrThrow();
  expect(silent.missed_webhooks).toBeGreaterThanOrEqual(3);
  expect(silent.webhooks_silent_since).not.toBeNull();
  await deliverOne(invoices[0]?.ledgerId ?? '');
  // It is noted after it was acknowledged: the ledger is not kept waiting for that.
  await eventually(async () => {
    const { body } = await practice.session.get(`/api/v1/connections/${connectionId}`);
    return body['webhooksSilentSince'] === null ? true : undefined;
  });
});

/** One webhook, as the ledger would send it. */
async function deliverOne(resourceId: string): Promise<void> {
  const { path, body, headers } = practice.ledger.webhookOf(books.organisation.id, resourceId);
  const answer = await practice.app.app.request(path, {
    method: 'POST',
    body,
    headers: { ...headers, host: 'localhost:4000' },
  });
  expect(answer.status).toBe(200);
}

test('an invoice that was set aside here and has arrived in the books after all is taken up by its mark', async () => {
  const { id, ledgerId, total } = await inBooks();
  await giveUp(id);
  expect(await read(id)).toMatchObject({ syncState: 'ignored', number: null });
  books.hands.pay(ledgerId, total);
  await sweepNow();
  expect(await read(id)).toMatchObject({ syncState: 'inBooks' });
  expect(await chip(id)).toBe('paid');
  await practice.session.post(`/api/v1/invoices/${id}/send`);
  await sweepNow();
  expect(books.invoicesOf(id)).toHaveLength(1);
});

/** As if a person had set it aside while its request was on its way and nobody had heard of it since. */
async function giveUp(id: string): Promise<void> {
  const { db } = practice.engine;
  await db.deleteFrom('payments').where('invoice_id', '=', id).execute();
  await db.deleteFrom('mirrors').where('invoice_id', '=', id).execute();
  await db.deleteFrom('links').where('subject_id', '=', id).execute();
  await db.updateTable('sync_operations').set({ state: 'ignored' }).where('subject_id', '=', id).execute();
  await db
    .updateTable('invoices')
    .set({ sync_state: 'ignored', number: null })
    .where('id', '=', id)
    .execute();
}
