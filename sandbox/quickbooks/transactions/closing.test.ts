/** Closed books: each fact says how well it is known. */

import { expect, test } from 'vitest';
import { codeOf, openQuickbooksBench } from '../test-bench.ts';
import { customer, fresh, sale, to, versionOf } from './sample-documents.ts';

const CLOSED = '2026-01-31';
const closing = async () => {
  const bench = openQuickbooksBench();
  const old = await bench.make('Invoice', sale(10, { TxnDate: '2026-01-15' }));
  const close = (hasPassword = false) =>
    bench.sandbox.books.setClosingDate({ realmId: bench.realmId, date: CLOSED, hasPassword });
  return { bench, old, close };
};

test('documented: what is dated in closed books is neither made, changed, voided nor deleted', async () => {
  const { bench, old, close } = await closing();
  close();
  const post = (path: string, body: unknown) => bench.call('POST', path, body);
  const tries = [
    post('/invoice', sale(5, { TxnDate: '2026-01-20' })),
    post('/invoice', { ...versionOf(old), sparse: true, CustomerMemo: { value: 'Late' } }),
    post('/invoice?operation=void', versionOf(old)),
    post('/invoice?operation=delete', versionOf(old)),
    post('/payment', { ...customer, TotalAmt: 10, TxnDate: '2026-01-20' }),
    post('/creditmemo', sale(5, { TxnDate: '2026-01-20' })),
  ];
  for (const reply of await Promise.all(tries)) expect(codeOf(reply)).toBe('6200');
});

test('assumed: money of today may still be put on an invoice of closed books', async () => {
  const { bench, old, close } = await closing();
  close();
  await bench.make('Payment', { ...customer, TotalAmt: 10, TxnDate: '2026-02-10', Line: [to(10, old)] });
  expect((await fresh(bench, 'Invoice', old)).Balance).toBe(0);
});

test('documented: with a closing password the code is 6210; reported once: it is that of a stale version', async () => {
  const { bench, close } = await closing();
  close(true);
  const late = () => bench.call('POST', '/invoice', sale(5, { TxnDate: '2026-01-20' }));
  expect(codeOf(await late())).toBe('6210');
  bench.sandbox.control.changeSettings({ switches: { closedFault: '5010' } });
  const reply = await late();
  expect(codeOf(reply)).toBe('5010');
  expect(reply.text).toContain('Account Period Closed');
});

test('assumed: the day of the closing date is closed itself, unless the switch says otherwise', async () => {
  const { bench, close } = await closing();
  close();
  const onTheDay = () => bench.call('POST', '/invoice', sale(5, { TxnDate: CLOSED }));
  expect(codeOf(await onTheDay())).toBe('6200');
  bench.sandbox.control.changeSettings({ switches: { closingDay: 'open' } });
  expect((await onTheDay()).status).toBe(200);
});
