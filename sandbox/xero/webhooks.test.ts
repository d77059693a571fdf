/** Webhooks, driven by hand: the clock stands until a test moves it. */

import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import type { Fault } from '../sandbox.ts';
import { openBench, until } from '../test-bench.ts';
import { signatureOf } from '../webhook-signature.ts';

const KEY = 'practice-webhook-key';
const WEBHOOK = { url: 'http://product.invalid/webhooks/xero', key: KEY };

interface Delivery {
  readonly body: string;
  readonly signature: string;
  readonly isGood: boolean;
}

/** A receiver that checks signatures as it should, unless `answer` says otherwise. */
function receiver(answer: (delivery: Delivery) => number = ({ isGood }) => (isGood ? 200 : 401)) {
  const deliveries: Delivery[] = [];
  const receive = async (request: Request) => {
    const body = await request.text();
    const signature = request.headers.get('x-xero-signature') ?? '';
    const delivery = { body, signature, isGood: signature === signatureOf(KEY, body) };
    deliveries.push(delivery);
    return new Response(null, { status: answer(delivery) });
  };
  const events = () =>
    deliveries.flatMap(({ body }) => JSON.parse(body).events as { eventCategory: string }[]);
  return { deliveries, events, fetch: receive };
}

const openWith = (
  { fetch }: Pick<ReturnType<typeof receiver>, 'fetch'>,
  webhook: { readonly url: string; readonly key: string; readonly intent?: boolean } = WEBHOOK,
) => openBench({ timers: 'manual', webhook, fetch });

test('observed: the signature matches Xero’s published examples', () => {
  const body =
    '{"events":[],"firstEventSequence": 0,"lastEventSequence": 0, "entropy": "NLDZEGWUXNHESAQVGLYF"}';
  expect(signatureOf('test_key', body)).toBe('ixznmr+Pdl6QymsWZM+9UkY4lu97q04sJyejmSOp25U=');
});

test('observed: intent to receive sends one good and three bad signatures, each off by one character', async () => {
  const { deliveries, fetch } = receiver();
  const { sandbox } = openWith({ fetch });
  expect(sandbox.control.webhook().status).toBe('waiting');
  await sandbox.runDue();
  expect(deliveries.map(({ isGood }) => isGood).sort()).toEqual([false, false, false, true]);
  for (const { body, signature } of deliveries) {
    const right = signatureOf(KEY, body);
    expect([...right].filter((character, at) => character !== signature.charAt(at)).length).toBeLessThan(2);
    expect(body).toMatch(
      /^\{"events":\[\],"firstEventSequence": 0,"lastEventSequence": 0, "entropy": "[A-Z]{20}"\}$/,
    );
  }
  expect(sandbox.control.webhook().status).toBe('ok');
});

test('documented: a receiver that accepts bad signatures is not validated; once mended, it is', async () => {
  let isMended = false;
  const { fetch } = receiver(({ isGood }) => (isGood || !isMended ? 200 : 401));
  const { sandbox } = openWith({ fetch });
  await sandbox.runDue();
  expect(sandbox.control.webhook()).toMatchObject({
    status: 'intentFailed',
    detail: 'Response to incorrectly signed payload not 401',
  });
  isMended = true;
  sandbox.clock.advance(1_000);
  await sandbox.runDue();
  expect(sandbox.control.webhook().status).toBe('ok');
});

test('documented: our own write, an approval in the books and a contact all arrive, numbered, in one body', async () => {
  const { deliveries, fetch } = receiver();
  const { sandbox, tenantId, contactId, invoice } = openWith({ fetch }, { ...WEBHOOK, intent: false });
  const made = await invoice({ Status: 'DRAFT' });
  sandbox.books.approveInvoice({ tenantId, invoiceId: String(made.InvoiceID) });
  sandbox.books.renameContact({ tenantId, contactId, name: 'Renamed (practice)' });
  sandbox.clock.advance(5);
  await sandbox.runDue();
  expect(deliveries).toHaveLength(1);
  const body = JSON.parse(deliveries[0]?.body ?? '');
  expect([body.firstEventSequence, body.lastEventSequence]).toEqual([1, 3]);
  expect(
    body.events.map((event: Record<string, string>) => `${event.eventCategory} ${event.eventType}`),
  ).toEqual(['INVOICE CREATE', 'INVOICE UPDATE', 'CONTACT UPDATE']);
  expect(body.events[0]).toMatchObject({ resourceId: made.InvoiceID, tenantId, tenantType: 'ORGANISATION' });
  expect(body.events[0].eventDateUtc).toBe('2026-03-03T02:00:00.250');
});

test('open question: a payment fires an INVOICE event, unless the switch is off', async () => {
  const { events, fetch } = receiver();
  const { sandbox, tenantId, invoice } = openWith({ fetch }, { ...WEBHOOK, intent: false });
  const invoiceId = String((await invoice()).InvoiceID);
  const pay = () =>
    sandbox.books.recordPayment({
      tenantId,
      invoiceId,
      amount: '1.00',
      date: '2026-03-03',
      accountCode: '090',
    });
  const settle = async () => {
    sandbox.clock.advance(5);
    await sandbox.runDue();
    return events().length;
  };
  expect(await settle()).toBe(1);
  pay();
  expect(await settle()).toBe(2);
  sandbox.control.changeSettings({ switches: { paymentFiresInvoiceWebhook: false } });
  pay();
  expect(await settle()).toBe(2);
});

test('documented: a failed delivery is repeated at once, then every 15 minutes, in order; after 24 hours never', async () => {
  let isDown = true;
  const { deliveries, fetch } = receiver(() => (isDown ? 503 : 200));
  const { sandbox, invoice } = openWith({ fetch }, { ...WEBHOOK, intent: false });
  await invoice();
  sandbox.clock.advance(5);
  await sandbox.runDue();
  expect(deliveries).toHaveLength(2);
  await invoice();
  sandbox.clock.advance(15 * 60_000 - 1);
  await sandbox.runDue();
  expect(deliveries).toHaveLength(2);
  sandbox.clock.advance(1);
  isDown = false;
  await sandbox.runDue();
  expect(JSON.parse(deliveries.at(-1)?.body ?? '')).toMatchObject({
    firstEventSequence: 1,
    lastEventSequence: 2,
  });
  expect(sandbox.control.webhook().deliveredSequence).toBe(2);

  isDown = true;
  await invoice();
  for (let quarter = 0; quarter < 24 * 4 + 2; quarter += 1) {
    await sandbox.runDue();
    sandbox.clock.advance(15 * 60_000);
  }
  expect(sandbox.control.webhook().status).toBe('disabled');
});

test('documented: a disabled webhook set up again gets what it missed', async () => {
  let isDown = true;
  const { events, fetch } = receiver(({ isGood }) => (isDown ? 500 : isGood ? 200 : 401));
  const { sandbox, invoice } = openWith({ fetch });
  await invoice();
  await sandbox.runDue();
  expect(events()).toHaveLength(0);
  isDown = false;
  sandbox.control.setWebhook({ ...WEBHOOK, url: 'http://product.invalid/moved' });
  await sandbox.runDue();
  expect(events()).toHaveLength(1);
});

test('faults: a delivery can be lost, doubled or late', async () => {
  const { deliveries, fetch } = receiver();
  const { sandbox, invoice } = openWith({ fetch }, { ...WEBHOOK, intent: false });
  const deliver = async (ms = 5) => {
    sandbox.clock.advance(ms);
    await sandbox.runDue();
    return deliveries.length;
  };
  sandbox.control.layFault({ kind: 'webhookDrop' });
  await invoice();
  expect(await deliver()).toBe(0);
  expect(sandbox.control.webhook().deliveredSequence).toBe(1);
  sandbox.control.layFault({ kind: 'webhookDouble' });
  await invoice();
  expect(await deliver()).toBe(2);
  expect(deliveries[0]?.body).toBe(deliveries[1]?.body);
  sandbox.control.layFault({ kind: 'webhookDelay', delayMs: 60_000 });
  await invoice();
  expect(await deliver()).toBe(2);
  expect(await deliver(60_000)).toBe(3);
});

test('documented: on real timers, a receiver that starts late is validated and gets its events over HTTP', async () => {
  const bodies: string[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => {
      body += String(chunk);
    });
    request.on('end', () => {
      const isGood = request.headers['x-xero-signature'] === signatureOf(KEY, body);
      if (isGood && !body.startsWith('{"events":[]')) bodies.push(body);
      response.writeHead(isGood ? 200 : 401).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo; // a TCP server's address
  const { sandbox, invoice } = openBench({ clock: Date });
  sandbox.control.setWebhook({ url: `http://127.0.0.1:${port}/`, key: KEY });
  await until(() => sandbox.control.webhook().status === 'ok');
  await invoice();
  await until(() => bodies.length === 1);
  await until(() => sandbox.control.webhook().deliveredSequence === 1);
  await sandbox.close();
  server.closeAllConnections();
  server.close();
});

/** Three invoices, each told of when its five milliseconds are over unless `together`. */
async function tellThree(fault: Fault, together = false) {
  const { deliveries, fetch } = receiver();
  const { sandbox, invoice } = openWith({ fetch }, { ...WEBHOOK, intent: false });
  sandbox.control.layFault(fault);
  const pass = async (ms: number) => {
    sandbox.clock.advance(ms);
    await sandbox.runDue();
  };
  for (let count = 0; count < 3; count += 1) {
    await invoice();
    if (!together) await pass(5);
  }
  await pass(5);
  const order = () =>
    deliveries
      .filter(({ isGood }) => isGood)
      .map(({ body }) => JSON.parse(body))
      .map((body) => [body.firstEventSequence, body.lastEventSequence]);
  return { sandbox, deliveries, order, pass };
}

test('fault webhookReorder: a lone event is overtaken by the next one', async () => {
  const { order, sandbox } = await tellThree({ kind: 'webhookReorder' });
  expect(order()).toEqual([
    [2, 2],
    [1, 1],
    [3, 3],
  ]);
  expect(sandbox.control.webhook().deliveredSequence).toBe(3);
});

test('fault webhookReorder: of several that are due, the newest goes first', async () => {
  const { order } = await tellThree({ kind: 'webhookReorder' }, true);
  expect(order()).toEqual([
    [3, 3],
    [1, 2],
  ]);
});

test('fault webhookReorder: an event that nothing follows goes by itself in the end', async () => {
  const { order, pass, sandbox } = await tellThree({ kind: 'webhookReorder', skip: 2, delayMs: 30_000 });
  expect(order()).toEqual([
    [1, 1],
    [2, 2],
  ]);
  expect(sandbox.nextDueAt()).toBe(sandbox.clock.now() - 5 + 30_000);
  await pass(30_000);
  expect(order().at(-1)).toEqual([3, 3]);
});

test('fault webhookLate: its events come after later ones, webhookDelay’s do not', async () => {
  const late = await tellThree({ kind: 'webhookLate', delayMs: 1_000 });
  expect(late.order()).toEqual([
    [2, 2],
    [3, 3],
  ]);
  await late.pass(1_000);
  expect(late.order().at(-1)).toEqual([1, 1]);
  const delayed = await tellThree({ kind: 'webhookDelay', delayMs: 1_000 });
  await delayed.pass(1_000);
  expect(delayed.order()).toEqual([[1, 3]]);
});

test('fault webhookForge: a made-up body with a wrong signature comes besides', async () => {
  const { deliveries, order } = await tellThree({ kind: 'webhookForge' });
  expect(deliveries.map(({ isGood }) => isGood)).toEqual([false, true, true, true]);
  expect(order()).toHaveLength(3);
  const [forged, right] = deliveries.map(({ body }) => JSON.parse(body).events[0].resourceId);
  expect(forged).not.toBe(right);
});
