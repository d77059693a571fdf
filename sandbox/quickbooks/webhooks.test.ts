/** Webhooks, driven by hand: the clock stands until a test moves it. */

import { expect, test } from 'vitest';
import { signatureOf } from '../webhook-signature.ts';
import type { QuickbooksSandboxOptions } from './sandbox.ts';
import { EVENING, type Loose, openQuickbooksBench } from './test-bench.ts';

const KEY = 'practice-verifier-token';
const WEBHOOK = { url: 'http://product.invalid/webhooks/quickbooks', key: KEY };
/** `null`: no address at all. */
type Options = Omit<QuickbooksSandboxOptions, 'webhook'> & { readonly webhook: typeof WEBHOOK | null };
const SECOND = 1_000;
const HOUR = 3_600_000;

interface Delivery {
  readonly body: string;
  readonly type: string;
  readonly isGood: boolean;
}

/** A receiver that checks signatures, and an application whose clock is moved by hand. */
function open(
  { webhook = WEBHOOK, ...options }: Partial<Options> = {},
  answer: (count: number) => number = () => 200,
) {
  const deliveries: Delivery[] = [];
  const receive = async (request: Request) => {
    const body = await request.text();
    const isGood = request.headers.get('intuit-signature') === signatureOf(KEY, body);
    deliveries.push({ body, type: request.headers.get('Content-Type') ?? '', isGood });
    return new Response(null, { status: isGood ? answer(deliveries.length) : 401 });
  };
  let now = EVENING;
  const bench = openQuickbooksBench({
    ...{ clock: { now: () => now }, fetch: receive, ...(webhook && { webhook }) },
    ...options,
  });
  const after = async (ms: number) => {
    now += ms;
    await bench.sandbox.runDue();
  };
  const bodies = (): Loose[] => deliveries.map(({ body }) => JSON.parse(body));
  const types = () => bodies().map((body) => body.map((event: Loose) => event.type));
  return { ...bench, deliveries, bodies, types, after };
}

const customer = (name: string) => ({ DisplayName: name });

test('documented: a change is told as a CloudEvent in a bare array, signed with the verifier token', async () => {
  const { make, after, deliveries, bodies, realmId } = open();
  const { Id } = await make('Customer', customer('Sample One'));
  await after(5);
  expect(deliveries).toMatchObject([{ isGood: true, type: 'application/cloudevents+json' }]);
  const [[event]] = bodies();
  expect(event).toMatchObject({
    specversion: '1.0',
    type: 'qbo.customer.created.v1',
    intuitentityid: Id,
    intuitaccountid: realmId,
  });
  expect(event.id).toMatch(new RegExp(`^[0-9a-f-]{36}-Customer-${Id}$`));
  expect(event.source).toMatch(/^intuit\./);
  expect(Date.parse(event.time)).toBeGreaterThan(EVENING - SECOND);
});

test('documented: data may be absent or empty, and time may have nanoseconds or none', async () => {
  const { make, after, bodies, sandbox } = open();
  await make('Customer', customer('Sample One'));
  await make('Customer', customer('Sample Two'));
  await after(5);
  const [[first, second]] = bodies();
  expect(first).not.toHaveProperty('data');
  expect([first.time, second.time].map((time) => /\.\d{9}Z$/.test(time))).toEqual([true, false]);
  sandbox.control.changeSettings({ switches: { webhookData: 'empty' } });
  await make('Customer', customer('Sample Three'));
  await after(5);
  expect(bodies()[1][0]).toMatchObject({ data: {}, datacontenttype: 'application/json' });
});

test('documented: the older shape names companies, entities and operations, in JSON', async () => {
  const { make, after, bodies, deliveries, realmId } = open({
    switches: { webhookShape: 'eventNotifications', webhookContentType: 'application/json' },
  });
  const { Id } = await make('Customer', customer('Sample One'));
  await after(5);
  expect(deliveries[0]?.type).toBe('application/json');
  expect(bodies()).toEqual([
    {
      eventNotifications: [
        {
          realmId,
          dataChangeEvent: {
            entities: [
              { id: Id, operation: 'Create', name: 'Customer', lastUpdated: expect.stringMatching(/Z$/) },
            ],
          },
        },
      ],
    },
  ]);
});

test('assumed: the same thing of the same record is told once while it is gathered', async () => {
  const { realmId, sandbox, make, after, types, bodies } = open();
  const { Id: customerId } = await make('Customer', customer('Sample One'));
  await after(5);
  for (const name of ['Sample Two', 'Sample Three'])
    sandbox.books.renameCustomer({ realmId, customerId, name });
  await after(5);
  sandbox.books.renameCustomer({ realmId, customerId, name: 'Sample Four' });
  await after(5);
  expect(types()).toEqual([
    ['qbo.customer.created.v1'],
    ['qbo.customer.updated.v1'],
    ['qbo.customer.updated.v1'],
  ]);
  expect(new Set(bodies().map(([event]) => event.id)).size).toBe(3);
});

test('documented: events of several companies share one body', async () => {
  const { sandbox, after, bodies } = open();
  for (const { realmId } of sandbox.companies()) sandbox.books.addCustomer({ realmId, name: 'Sample One' });
  await after(5);
  expect(bodies()).toHaveLength(1);
  expect(new Set(bodies()[0].map((event: Loose) => event.intuitaccountid)).size).toBe(3);
});

test('documented: what is not acknowledged goes again, the same to the letter, and later events wait behind it', async () => {
  let isUp = false;
  const { make, after, deliveries, types, sandbox } = open({}, () => (isUp ? 200 : 500));
  await make('Customer', customer('Sample One'));
  await after(5);
  expect(sandbox.control.webhook()).toMatchObject({ status: 'failing', nextAttemptAt: EVENING + 5 + 10_000 });
  await make('Customer', customer('Sample Two'));
  await after(9 * SECOND);
  expect(deliveries).toHaveLength(1);
  await after(SECOND);
  expect(deliveries.map(({ body }) => body)).toEqual([deliveries[0]?.body, deliveries[0]?.body]);
  isUp = true;
  await after(20 * SECOND);
  expect(types().map((each) => each.length)).toEqual([1, 1, 1, 1]);
  expect(deliveries[2]?.body).toBe(deliveries[0]?.body);
  expect(sandbox.control.webhook()).toMatchObject({ status: 'ok', lastSequence: 2, deliveredSequence: 2 });
});

test('documented: after 10, 20 and 30 seconds, 5 and 20 minutes, 2, 4 and 6 hours, then every 6 hours', async () => {
  const { make, after, deliveries, sandbox } = open({}, () => 503);
  await make('Customer', customer('Sample One'));
  await after(5);
  for (const wait of [10, 20, 30, 300, 1_200, 7_200, 14_400, 21_600, 21_600, 21_600]) {
    const before = deliveries.length;
    await after(wait * SECOND - 1);
    expect(deliveries).toHaveLength(before);
    await after(1);
    expect(deliveries).toHaveLength(before + 1);
  }
  expect(sandbox.control.webhook().status).toBe('failing');
});

test('a record that changes while its event is on its way is told again', async () => {
  const { sandbox, realmId, after, types } = open({}, (count) => {
    // The receiver is slow, and the books go on meanwhile.
    if (count === 2) sandbox.books.renameCustomer({ realmId, customerId: '1', name: 'Sample Meanwhile' });
    return 200;
  });
  sandbox.books.renameCustomer({ realmId, customerId: '1', name: 'Sample First' });
  await after(5);
  sandbox.books.renameCustomer({ realmId, customerId: '1', name: 'Sample Second' });
  await after(5);
  await after(5);
  expect(types()).toHaveLength(3);
});

test('documented: a merge names the record that is no more', async () => {
  const { sandbox, realmId, after, bodies } = open();
  const made = sandbox.books.addCustomer({ realmId, name: 'Sample Twin' });
  const customerId = made.ok ? made.value.Id : '';
  await after(5);
  const merged = sandbox.books.mergeCustomers({ realmId, customerId, intoCustomerId: '1' });
  expect(merged).toMatchObject({ ok: true, value: { Id: '1' } });
  await after(5);
  expect(bodies()[1]).toMatchObject([
    { type: 'qbo.customer.merged.v1', intuitentityid: '1', data: { deletedid: customerId } },
  ]);
});

test('what no table of Intuit’s names is not told: a tax code', async () => {
  const { sandbox, realmId, after, deliveries } = open();
  expect(sandbox.books.addTaxRate({ realmId, name: 'Practice Extra', rate: '1.5' }).ok).toBe(true);
  await after(5);
  expect(deliveries).toHaveLength(0);
});

test('faults: lost, doubled, forged, late and reordered', async () => {
  const { make, after, deliveries, types, sandbox } = open();
  sandbox.control.layFault({ kind: 'webhookDrop' });
  await make('Customer', customer('Sample Lost'));
  await after(5);
  expect(deliveries).toHaveLength(0);
  sandbox.control.layFault({ kind: 'webhookDouble' });
  await make('Customer', customer('Sample Doubled'));
  await after(5);
  expect(deliveries[0]?.body).toBe(deliveries[1]?.body);
  sandbox.control.layFault({ kind: 'webhookForge' });
  await make('Customer', customer('Sample Forged'));
  await after(5);
  expect(deliveries.slice(2).map(({ isGood }) => isGood)).toEqual([false, true]);
  sandbox.control.layFault({ kind: 'webhookLate', delayMs: HOUR });
  await make('Customer', customer('Sample Late'));
  await after(5);
  await make('Item', { Name: 'Sample Item', Type: 'Service', IncomeAccountRef: { value: '11' } });
  await after(5);
  expect(types().at(-1)).toEqual(['qbo.item.created.v1']);
  await after(HOUR);
  expect(types().at(-1)).toEqual(['qbo.customer.created.v1']);
});

test('a sandbox without an address tells nobody, also not later', async () => {
  const { make, after, deliveries, sandbox } = open({ webhook: null });
  expect(sandbox.control.webhook()).toMatchObject({ status: 'none' });
  await make('Customer', customer('Sample Before'));
  sandbox.control.setWebhook(WEBHOOK);
  await after(5);
  expect(deliveries).toHaveLength(0);
  await make('Customer', customer('Sample After'));
  await after(5);
  expect(deliveries).toHaveLength(1);
});
