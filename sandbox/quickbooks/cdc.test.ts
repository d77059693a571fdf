/** Change data capture: each fact says how well it is known. */

import { expect, test } from 'vitest';
import { codeOf, openQuickbooksBench } from './test-bench.ts';

test('documented: each kind has its own group, and nothing changed is an empty one', async () => {
  const bench = openQuickbooksBench();
  bench.sandbox.clock.advance(60_000);
  const customer = await bench.make('Customer', { DisplayName: 'Sample Choir' });
  const reply = await bench.call('GET', '/cdc?entities=Customer,Item&changedSince=2026-03-03T02:00:00Z');
  expect(reply.json.CDCResponse).toEqual([
    { QueryResponse: [{ Customer: [customer], startPosition: 1, maxResults: 1 }, {}] },
  ]);
});

test('assumed: what changed in the very second asked for is left out, unless a switch says otherwise', async () => {
  const bench = openQuickbooksBench();
  await bench.make('Customer', { DisplayName: 'Sample Choir' });
  const ask = () => bench.call('GET', '/cdc?entities=Customer&changedSince=2026-03-02T18:00:00-08:00');
  expect((await ask()).json.CDCResponse[0].QueryResponse).toEqual([{}]);
  bench.sandbox.control.changeSettings({ switches: { changedSince: 'inclusive' } });
  expect((await ask()).json.CDCResponse[0].QueryResponse[0].Customer).toHaveLength(1);
});

test('documented: it looks back 30 days, and knows no tax codes', async () => {
  const bench = openQuickbooksBench();
  const old = await bench.call('GET', '/cdc?entities=Customer&changedSince=2026-01-31T00:00:00Z');
  expect(codeOf(old)).toBe('6000');
  const tax = await bench.call('GET', '/cdc?entities=TaxCode&changedSince=2026-03-01T00:00:00Z');
  expect(codeOf(tax)).toBe('2000');
});

test('documented: a thousand objects and no more; which ones is a switch', async () => {
  const bench = openQuickbooksBench();
  for (let number = 1; number <= 1010; number += 1) {
    bench.sandbox.clock.advance(1000);
    await bench.make('Customer', { DisplayName: `C${number}` });
  }
  const ask = async () => {
    const reply = await bench.call('GET', '/cdc?entities=Customer&changedSince=2026-03-03T02:00:00Z');
    const customers = reply.json.CDCResponse[0].QueryResponse[0].Customer;
    return [customers.length, customers[0].DisplayName, customers.at(-1).DisplayName];
  };
  expect(await ask()).toEqual([1000, 'C11', 'C1010']);
  bench.sandbox.control.changeSettings({ switches: { fullAnswerKeeps: 'oldest' } });
  expect(await ask()).toEqual([1000, 'C1', 'C1000']);
});
