/** Watching webhook deliveries changes nothing about them. */

import { expect, test } from 'vitest';
import { watchDeliveries } from './deliveries.ts';

const clock = { now: () => 5 };
const post = (body: string) => new Request('http://product.invalid/webhooks', { method: 'POST', body });

test('the request reaches its address with its body, and the answer comes back', async () => {
  const watched = watchDeliveries(async (request) => new Response(`got ${await request.text()}`), clock);
  expect(await (await watched.fetch(post('one'))).text()).toBe('got one');
  expect(watched.list()).toMatchObject([{ at: 5, status: 200, ms: 0, body: 'one' }]);
});

test('a delivery that fails is kept without a status, and fails for the sender too', async () => {
  const watched = watchDeliveries(() => Promise.reject(new Error('refused')), clock);
  await expect(watched.fetch(post('one'))).rejects.toThrow('refused');
  expect(watched.list()).toMatchObject([{ status: 0 }]);
});

test('only the last twenty are kept', async () => {
  const watched = watchDeliveries(async () => new Response(''), clock);
  for (let count = 0; count < 25; count += 1) await watched.fetch(post(String(count)));
  expect(watched.list().map(({ body }) => body)).toEqual(
    Array.from({ length: 20 }, (_, at) => String(at + 5)),
  );
});
