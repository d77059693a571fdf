/** One seed, one clock, the same calls: two sandboxes cannot be told apart. */

import { expect, test } from 'vitest';
import { EVENING, type Loose, openQuickbooksBench } from './test-bench.ts';

const line = {
  Amount: 100,
  DetailType: 'SalesItemLineDetail',
  SalesItemLineDetail: { ItemRef: { value: '2' }, TaxCodeRef: { value: 'TAX' } },
};
const invoice = (DocNumber: string) => ({ DocNumber, CustomerRef: { value: '1' }, Line: [line] });

/** Everything that a simulation may see of one run: answers, deliveries, the log, the books. */
async function run(seed: number) {
  const seen: unknown[] = [];
  const bench = openQuickbooksBench({
    seed,
    limits: true,
    latencyMs: 150,
    webhook: { url: 'http://product.invalid/', key: 'k' },
    clock: { now: () => EVENING },
    fetch: async (request) => {
      const body = await request.text();
      seen.push([body, request.headers.get('intuit-signature')]);
      return new Response(null, { status: body.length % 3 === 0 ? 503 : 200 });
    },
  });
  const { sandbox, realmId, accessToken } = bench;
  const { books, control, clock } = sandbox;
  const call = async (...what: Parameters<typeof bench.call>): Promise<Loose> => {
    let answer: unknown;
    const done = bench.call(...what).then(
      ({ status, headers, text, json }) => {
        answer = { status, headers: [...headers], text };
        return json;
      },
      (error: unknown) => {
        answer = String(error);
        return {};
      },
    );
    while (answer === undefined) {
      clock.advance(150);
      await sandbox.runDue();
      await new Promise((resolve) => setImmediate(resolve));
    }
    seen.push(answer);
    return done;
  };
  seen.push(accessToken, control.grantAccess({ realmId }));
  control.layFault({ kind: 'dropAnswerAfterCommit', match: { path: '/payment' } });
  control.layFault({ kind: 'delayBefore', delayMs: 500, match: { path: '/creditmemo' } });
  control.layFault({ kind: 'webhookReorder' });
  const made = (await call('POST', '/invoice?requestid=a', invoice('D-1'))).Invoice;
  const payment = {
    CustomerRef: { value: '1' },
    TotalAmt: 40,
    Line: [{ Amount: 40, LinkedTxn: [{ TxnId: made.Id, TxnType: 'Invoice' }] }],
  };
  await call('POST', '/payment?requestid=b', payment);
  await call('POST', '/payment?requestid=b', payment);
  await call('POST', '/creditmemo', { CustomerRef: { value: '1' }, Line: [line] });
  const items = ['x', 'y', 'z'].map((bId) => ({ bId, operation: 'create', Invoice: invoice(`D-${bId}`) }));
  await call('POST', '/batch?requestid=c', { BatchItemRequest: items });
  await call('GET', '/query?query=select%20*%20from%20Invoice');
  await call('GET', '/cdc?entities=Invoice,Payment,Customer&changedSince=2026-03-02T12:00:00-08:00');
  for (let hour = 0; hour < 3; hour += 1) {
    clock.advance(3_600_000);
    await sandbox.runDue();
  }
  const lists = {
    invoices: books.listInvoices({ realmId }),
    payments: books.listPayments({ realmId }),
    customers: books.listCustomers({ realmId }),
  };
  return { seen, lists, log: control.requests(), usage: control.usage(realmId) };
}

test('two runs of one seed give the same ids, tokens, times, answers, orders and deliveries', async () => {
  const [one, two] = [await run(42), await run(42)];
  expect(one.log).toHaveLength(7);
  expect(one.seen.length).toBeGreaterThan(10);
  expect(one.lists.invoices).toHaveLength(4);
  expect(two).toEqual(one);
});

test('another seed gives other tokens', async () => {
  const [one, two] = [await run(42), await run(43)];
  expect(two.seen[0]).not.toBe(one.seen[0]);
});
