/** One seed, one clock, the same calls: two sandboxes cannot be told apart. */

import { expect, test } from 'vitest';
import { type Loose, NOON, openBench, standardInvoice } from './test-bench.ts';

/** Everything that a simulation may see of one run: answers, deliveries, the log, the books. */
async function run(seed: number) {
  const seen: unknown[] = [];
  const bench = openBench({
    seed,
    timers: 'manual',
    limits: true,
    latencyMs: 50,
    webhook: { url: 'http://product.invalid/', key: 'k' },
    clock: { now: () => NOON },
    fetch: async (request) => {
      const body = await request.text();
      seen.push([body, request.headers.get('x-xero-signature')]);
      return new Response(null, { status: body.length % 3 === 0 ? 503 : 200 });
    },
  });
  const { sandbox, tenantId, contactId, accessToken } = bench;
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
      clock.advance(50);
      await sandbox.runDue();
      await new Promise((resolve) => setImmediate(resolve));
    }
    seen.push(answer);
    return done;
  };
  seen.push(accessToken, control.grantAccess({ tenantIds: [tenantId], scope: 'openid offline_access' }));
  control.layFault({ kind: 'dropAnswerAfterCommit', match: { path: '/Payments' } });
  control.layFault({ kind: 'delayBefore', delayMs: 500, match: { path: '/CreditNotes' } });
  control.layFault({ kind: 'webhookReorder' });
  control.layFault({ kind: 'webhookForge', skip: 1 });
  const invoice = standardInvoice(contactId);
  const made = (await call('PUT', '/Invoices', { Invoices: [invoice, invoice] })).Invoices;
  const payment = { Invoice: { InvoiceID: made[0].InvoiceID }, Account: { Code: '090' }, Amount: 10 };
  await call('PUT', '/Payments', payment, { 'Idempotency-Key': 'k1' });
  await call('PUT', '/Payments', payment, { 'Idempotency-Key': 'k1' });
  const { DueDate: _, ...note } = { ...invoice, Type: 'ACCRECCREDIT' };
  await call('PUT', '/CreditNotes', note);
  await call('PUT', '/Contacts', { Name: 'Made by seed (practice)' });
  books.applyCredit({ tenantId, invoiceId: made[1].InvoiceID, amount: '5.00', date: '2026-03-02' });
  const received = { Contact: invoice.Contact, BankAccount: { Code: '090' }, Date: '2026-03-02' };
  const line = { Description: 'Deposit', UnitAmount: 20 };
  await call('PUT', '/BankTransactions', { ...received, Type: 'RECEIVE-OVERPAYMENT', LineItems: [line] });
  const part = { Invoice: { InvoiceID: made[1].InvoiceID }, Amount: 5 };
  await call('PUT', '/BatchPayments', { Account: { Code: '090' }, Date: '2026-03-02', Payments: [part] });
  await call('PUT', `/Invoices/${made[1].InvoiceID}/Attachments/a.txt`, 'A sample');
  await call('GET', '/Reports/ProfitAndLoss');
  for (let hour = 0; hour < 3; hour += 1) {
    clock.advance(3_600_000);
    await sandbox.runDue();
  }
  const lists = {
    invoices: books.listInvoices({ tenantId }),
    creditNotes: books.listCreditNotes({ tenantId }),
    payments: books.listPayments({ tenantId }),
    moneyCredits: books.listMoneyCredits({ tenantId }),
    batches: books.listBatchPayments({ tenantId }),
    attachments: books.listAttachments({ tenantId, subjectId: made[1].InvoiceID }),
    contacts: books.listContacts({ tenantId }),
    history: books.listHistory({ tenantId, subjectId: made[0].InvoiceID }),
  };
  return { seen, lists, log: control.requests(), webhook: control.webhook() };
}

test('two runs of one seed give the same ids, numbers, tokens, times, answers and deliveries', async () => {
  const [one, two] = [await run(42), await run(42)];
  expect(one.log.length).toBeGreaterThan(8);
  expect([one.lists.moneyCredits, one.lists.batches, one.lists.attachments]).toMatchObject([
    [{}],
    [{}],
    [{}],
  ]);
  expect(one.seen.length).toBeGreaterThan(10);
  expect(two).toEqual(one);
});

test('another seed gives other ids', async () => {
  const [one, two] = [await run(42), await run(43)];
  expect(two.lists.invoices[0]?.invoiceId).not.toBe(one.lists.invoices[0]?.invoiceId);
});
