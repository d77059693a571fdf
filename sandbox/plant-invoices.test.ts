/** Planting for benches: many, plain, and unheard of. */

import { expect, test } from 'vitest';
import { openBench } from './test-bench.ts';

test('planted invoices are approved, numbered in turn, a second apart, and no webhook tells of them', async () => {
  const webhook = { url: 'http://product.invalid/', key: 'k', intent: false };
  const { sandbox, tenantId, call, invoice } = openBench({ timers: 'manual', webhook });
  expect(sandbox.books.plantInvoices({ tenantId, count: 1_500 })).toEqual({
    ok: true,
    value: { planted: 1_500 },
  });
  const planted = sandbox.books.listInvoices({ tenantId });
  expect(new Set(planted.map(({ number }) => number)).size).toBe(1_500);
  expect(planted.at(-1)).toMatchObject({ number: 'INV-1500', status: 'AUTHORISED', total: '110.00' });
  expect(new Set(planted.map(({ contactId }) => contactId)).size).toBeGreaterThan(5);
  expect(sandbox.control.webhook().lastSequence).toBe(0);
  const since = new Date(sandbox.clock.now() - 600_000).toISOString().slice(0, 19);
  const { json } = await call('GET', '/Invoices?page=1', undefined, { 'If-Modified-Since': since });
  expect(json.pagination.itemCount).toBe(600);
  expect((await invoice()).InvoiceNumber).toBe('INV-1501');
});

test.each([0, -1, 1.5, 1_000_001, Number.NaN])('%d is no number of invoices to plant', (count) => {
  const { sandbox, tenantId } = openBench();
  expect(sandbox.books.plantInvoices({ tenantId, count }).ok).toBe(false);
});
