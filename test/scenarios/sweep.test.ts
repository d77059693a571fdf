// The guarantee behind webhooks: without any of them, whatever changes in the books is found, and finding nothing costs one call.
import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { newId } from '../../src/lib/ids.ts';
import { storeWebhookEvents } from '../../src/store/webhook-events.ts';
import { sweep } from '../../src/sync/sweep.ts';
import { engineRounds } from '../../src/sync/worker.ts';
import type { Body } from '../support/app.ts';
import { eventually } from '../support/eventually.ts';
import { invoiceOnce, openPractice, type Practice, sampleInvoice } from '../support/practice.ts';

let practice: Practice;
let connectionId: string;
let tenantId: string;

beforeAll(async () => {
  practice = await openPractice({ webhooks: false });
  await practice.startWorker();
  ({ connectionId, tenantId } = await practice.connect());
});
afterAll(() => practice.close());
// What a test before this one left to be read is read.
beforeEach(async () => {
  await sweepNow();
  await sweepNow();
});

const sweepNow = () => sweep(practice.engine, { workspaceId: practice.workspaceId, connectionId });

/** The calls to the books during an act. */
async function callsOf(act: () => Promise<unknown>): Promise<readonly string[]> {
  const before = practice.sandbox.control.requests().length;
  await act();
  return practice.sandbox.control
    .requests()
    .slice(before)
    .map(({ method, path }) => `${method} ${path.split('/').at(-1)}`);
}

async function inBooks(): Promise<{
  readonly id: string;
  readonly ledgerId: string;
  readonly total: string;
}> {
  const created = await practice.session.post('/api/v1/invoices', await sampleInvoice(practice.session));
  await invoiceOnce(practice.session, created.body.id, (body) => body['syncState'] === 'inBooks');
  const record = practice.sandbox.books
    .listInvoices({ tenantId })
    .find((each) => each.url?.endsWith(created.body.id));
  if (record === undefined) throw new Error('It is not in the books');
  return { id: created.body.id, ledgerId: record.invoiceId, total: record.total };
}

const read = async (id: string): Promise<Body> => (await practice.session.get(`/api/v1/invoices/${id}`)).body;
const chip = async (id: string) => ((await read(id))['chip'] as { readonly kind: string }).kind;

const bank = () =>
  practice.sandbox.books.listAccounts({ tenantId }).find(({ type }) => type === 'BANK')?.code ?? '';

function pay(ledgerId: string, amount: string) {
  const paid = practice.sandbox.books.recordPayment({
    tenantId,
    invoiceId: ledgerId,
    amount,
    date: '2026-11-20',
    accountCode: bank(),
  });
  if (!paid.ok) throw new Error(paid.why);
  return paid.value;
}

test('an event of which the engine was never told is read with the next round', async () => {
  const { id, ledgerId, total } = await inBooks();
  pay(ledgerId, total);
  const event = {
    id: newId(),
    organisationId: tenantId,
    resource: 'invoice',
    kind: 'update',
    ledgerId,
  } as const;
  const { db, clock } = practice.engine;
  const at = new Date(clock.now().getTime() + 60_000).toISOString();
  await storeWebhookEvents(db, 'xero', [{ ...event, at }], clock.now());
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
  expect(await callsOf(sweepNow)).toEqual(['GET Invoices']);
});

test('a payment and its removal are found without a webhook', async () => {
  const { id, ledgerId } = await inBooks();
  const payment = pay(ledgerId, '50.00');
  await sweepNow();
  expect(await chip(id)).toBe('partiallyPaid');
  practice.sandbox.books.removePayment({ tenantId, paymentId: payment.paymentId });
  await sweepNow();
  expect(await chip(id)).toBe('waitingPayment');
  expect((await read(id))['payments']).toEqual([]);
});

test('what the books change without moving the modified time is found by the slow re-reading', async () => {
  const { id, ledgerId } = await inBooks();
  pay(ledgerId, '10.00');
  await sweepNow();
  const edited = practice.sandbox.books.editInvoice({ tenantId, invoiceId: ledgerId, dueDate: '2188-08-08' });
  expect(edited.ok).toBe(true);
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
});

test('a payment that we lost sight of is found in the list of payments, though its invoice has not changed since', async () => {
  const { id, ledgerId } = await inBooks();
  pay(ledgerId, '25.00');
  await sweepNow();
  await practice.engine.db.deleteFrom('payments').where('invoice_id', '=', id).execute();
  await setConnection({ last_reread_at: null, payments_cursor: new Date(Date.now() - 600_000) });
  const calls = await callsOf(sweepNow);
  expect(calls).toContain('GET Payments');
  expect(calls).toContain('GET CreditNotes');
  expect((await read(id))['payments']).toMatchObject([{ amount: '25.00' }]);
});

test('a credit set against an invoice is found, and so is its undoing', async () => {
  const { id, ledgerId } = await inBooks();
  const credited = practice.sandbox.books.applyCredit({
    tenantId,
    invoiceId: ledgerId,
    amount: '12.00',
    date: '2026-11-20',
  });
  if (!credited.ok) throw new Error(credited.why);
  await sweepNow();
  expect(await chip(id)).toBe('partiallyPaid');
  const creditId = credited.value.credits[0]?.creditId ?? '';
  practice.sandbox.books.removeCredit({ tenantId, invoiceId: ledgerId, creditId });
  await sweepNow();
  expect(await chip(id)).toBe('waitingPayment');
});

test('money that came before the books were connected is credit too: what is open is read once', async () => {
  const { id, ledgerId } = await inBooks();
  const contactId = practice.sandbox.books.getInvoice({ tenantId, invoiceId: ledgerId })?.contactId ?? '';
  const received = practice.sandbox.books.recordPrepayment({
    tenantId,
    contactId,
    date: '2026-11-01',
    accountCode: bank(),
    lines: [{ description: 'Deposit', unitAmount: '20.00', accountCode: '200' }],
  });
  if (!received.ok) throw new Error(received.why);
  // Later than the money: no list of changes names it any more.
  const later = new Date(Date.now() + 600_000);
  await setConnection({ last_reread_at: null, open_credits_read_at: null, prepayments_cursor: later });
  await sweepNow();
  const offered = await practice.session.get(`/api/v1/credits?invoiceId=${id}`);
  expect(offered.body.items).toMatchObject([{ kind: 'prepayment', remaining: '20.00' }]);
  await setConnection({ last_reread_at: null });
  const calls = await callsOf(sweepNow);
  expect(calls.filter((call) => call === 'GET Prepayments')).toHaveLength(1);
});

test('changes that no webhook told of make the subscription count as silent, until one comes', async () => {
  await setConnection({
    missed_webhooks: 0,
    webhooks_silent_since: null,
    connected_at: new Date(Date.now() - 86_400_000),
  });
  const invoices = [await inBooks(), await inBooks(), await inBooks()];
  for (const { ledgerId } of invoices) pay(ledgerId, '1.00');
  // Read two minutes later: by then the webhook should long have come.
  const later = { now: () => new Date(Date.now() + 120_000) };
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
  const event = {
    resourceUrl: `https://books.example/Invoices/${resourceId}`,
    resourceId,
    eventDateUtc: new Date().toISOString().slice(0, 23),
    eventType: 'UPDATE',
    eventCategory: 'INVOICE',
    tenantId,
    tenantType: 'ORGANISATION',
  };
  const body = JSON.stringify({
    events: [event],
    firstEventSequence: 1,
    lastEventSequence: 1,
    entropy: 'ABCDEFGHIJKLMNOPQRST',
  });
  const answer = await practice.app.app.request('/webhooks/xero', {
    method: 'POST',
    body,
    headers: {
      host: 'localhost:4000',
      'x-xero-signature': createHmac('sha256', 'practice-webhook-key').update(body).digest('base64'),
    },
  });
  expect(answer.status).toBe(200);
}

test('an invoice that was set aside here and has arrived in the books after all is taken up by its mark', async () => {
  const { id, ledgerId, total } = await inBooks();
  await giveUp(id);
  expect(await read(id)).toMatchObject({ syncState: 'ignored', number: null });
  await pay(ledgerId, total);
  await sweepNow();
  expect(await read(id)).toMatchObject({ syncState: 'inBooks' });
  expect(await chip(id)).toBe('paid');
  await practice.session.post(`/api/v1/invoices/${id}/send`);
  await sweepNow();
  const standing = practice.sandbox.books.listInvoices({ tenantId }).filter((each) => each.url?.endsWith(id));
  expect(standing).toHaveLength(1);
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
