/** The journal: what was answered survives, what was not never happened. */

import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openStore } from './store.ts';
import { type Loose, openBench } from './test-bench.ts';

let dataDir = '';
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'sandbox-'));
});
afterEach(() => rmSync(dataDir, { recursive: true }));

const open = () => openStore(dataDir, { things: { colour: (thing: { colour: string }) => thing.colour } });

test('a reopened store holds what was committed, and nothing of what was thrown away', () => {
  const store = open();
  const things = store.collection<{ colour: string }>('x/things');
  store.transaction(() => {
    things.put('a', { colour: 'red' });
    store.attempt(() => {
      things.put('b', { colour: 'red' });
      return { keep: false, result: undefined };
    });
  });
  expect(() =>
    store.transaction(() => {
      things.put('a', { colour: 'blue' });
      throw new Error('no');
    }),
  ).toThrow('no');
  const again = open().collection<{ colour: string }>('x/things');
  expect(again.all()).toEqual([{ colour: 'red' }]);
  expect(again.find('colour', 'red')).toHaveLength(1);
  expect(again.find('colour', 'blue')).toEqual([]);
});

test('writing outside a transaction is a mistake', () => {
  expect(() => open().collection('x/things').put('a', {})).toThrow('outside a transaction');
});

test('records are kept in the order of their last change, through updates, removals and what is undone', () => {
  const store = openStore(undefined, {}, { things: (thing: { at: number }) => thing.at });
  const things = store.collection<{ name: string; at: number }>('x/things');
  const names = (least: number) => things.from(least).map(({ name }) => name);
  store.transaction(() => {
    for (const [name, at] of [
      ['c', 2],
      ['a', 1],
      ['b', 2],
      ['d', 3],
      ['e', 0],
    ] as const)
      things.put(name, { name, at });
    things.put('a', { name: 'a', at: 4 });
    things.remove('d');
    store.attempt(() => {
      things.put('b', { name: 'b', at: 9 });
      things.remove('c');
      things.put('f', { name: 'f', at: 2 });
      return { keep: false, result: undefined };
    });
  });
  expect(names(0)).toEqual(['e', 'b', 'c', 'a']);
  expect(names(2)).toEqual(['b', 'c', 'a']);
  expect(names(5)).toEqual([]);
  expect(() => store.collection('x/others').from(0)).toThrow('in no order');
});

test('a torn last line is forgotten, a damaged one before it is not', () => {
  const store = open();
  store.transaction(() => store.collection('x/things').put('a', { colour: 'red' }));
  appendFileSync(join(dataDir, 'journal.jsonl'), '[["x/things","b",{"col');
  expect(open().collection('x/things').all()).toHaveLength(1);
  appendFileSync(join(dataDir, 'journal.jsonl'), 'garbage\n[]\n');
  expect(open).toThrow('damaged');
});

test('opening compacts: one line for each record that is left', () => {
  const store = open();
  for (let round = 0; round < 10; round += 1) {
    store.transaction(() => store.collection('x/things').put('a', { colour: String(round) }));
  }
  open();
  expect(readFileSync(join(dataDir, 'journal.jsonl'), 'utf8').trim().split('\n')).toHaveLength(1);
});

test('a sandbox opened again knows its invoices, tokens, keys and webhook numbers', async () => {
  const webhook = { url: 'http://product.invalid/', key: 'k', intent: false };
  const before = openBench({
    dataDir,
    webhook,
    timers: 'manual',
    fetch: async () => new Response(null, { status: 500 }),
  });
  const body = { Name: 'Kept (practice)' };
  const made = await before.call('PUT', '/Contacts', body, { 'Idempotency-Key': 'k1' });
  const after = openBench({ dataDir, webhook, timers: 'manual' });
  const replayed = await after.call('PUT', '/Contacts', body, {
    'Idempotency-Key': 'k1',
    Authorization: `Bearer ${before.accessToken}`,
  });
  expect(replayed.text).toBe(made.text);
  expect(after.sandbox.control.webhook().lastSequence).toBe(1);
});

test('books from before prepayments had records open still, and what was credited then can be taken back', async () => {
  const first = openBench({ dataDir });
  const { tenantId } = first;
  const invoiceId = String((await first.invoice()).InvoiceID);
  const { books } = first.sandbox;
  books.applyCredit({ tenantId, invoiceId, amount: '10', date: '2026-03-06', kind: 'Prepayment' });
  await first.sandbox.close();
  // As it was kept then: a credit on the invoice and nothing else.
  const journal = join(dataDir, 'journal.jsonl');
  const lines = readFileSync(journal, 'utf8').split('\n').filter(Boolean);
  writeFileSync(journal, lines.map((line) => `${JSON.stringify(asThen(JSON.parse(line)))}\n`).join(''));
  const again = openBench({ dataDir });
  const held = again.sandbox.books.getInvoice({ tenantId, invoiceId });
  expect([held?.credits.length, held?.amountDue]).toEqual([1, '100.00']);
  const creditId = held?.credits[0]?.creditId ?? '';
  const shown = await again.call('GET', `/Invoices/${invoiceId}`);
  expect(shown.json.Invoices[0].Prepayments[0]).toMatchObject({ PrepaymentID: creditId, AppliedAmount: 10 });
  const taken = again.sandbox.books.removeCredit({ tenantId, invoiceId, creditId });
  expect(taken.ok && taken.value.amountDue).toBe('110.00');
  await again.sandbox.close();
});

function asThen(changes: readonly [string, string, Loose][]) {
  return changes
    .filter(([collection]) => !collection.endsWith('/moneyCredits'))
    .map(([collection, key, record]) => {
      const credits = record?.credits?.map(({ allocationId: _, ...credit }: Loose) => credit);
      return [collection, key, credits ? { ...record, credits } : record];
    });
}
