// Work that moves by itself: once for each real transition, however often the books tell of it and whoever dies on the way.
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { manualClock } from '../../src/lib/clock.ts';
import { tellOfDueDates } from '../../src/sync/due-dates.ts';
import { turnOverdue } from '../../src/sync/midnight.ts';
import type { Body } from '../support/app.ts';
import { eventually } from '../support/eventually.ts';
import type { Books } from '../support/ledgers/books.ts';
import { chipOf, invoiceOnce, openPractice, type Practice, sampleInvoice } from '../support/practice.ts';

let practice: Practice;
let books: Books;

beforeAll(async () => {
  practice = await openPractice();
  await practice.startWorker();
  ({ books } = await practice.connect());
});
afterEach(async () => {
  const { body } = await practice.session.get('/api/v1/automations');
  for (const { id } of body.items as unknown as { id: string }[])
    await practice.session.delete(`/api/v1/automations/${id}`);
});
afterAll(() => practice.close());

type Rule = {
  readonly board: string;
  readonly trigger: object;
  readonly actions: readonly object[];
  readonly conditions?: object;
};

async function automate(name: string, rule: Rule): Promise<string> {
  const made = await practice.session.post('/api/v1/automations', { name, conditions: null, ...rule });
  expect(made.status, JSON.stringify(made.body)).toBe(201);
  return made.body.id;
}

const note = {
  kind: 'notify',
  to: [{ kind: 'role', role: 'owner' }],
  message: '{{invoice.number}}',
  byEmail: false,
};
const paid = { kind: 'statusBecomes', status: 'paid' };

async function runsOf(automationId: string): Promise<readonly Body[]> {
  const { body } = await practice.session.get(`/api/v1/automation-runs?automationId=${automationId}`);
  return body.items as unknown as Body[];
}

/** Once so many runs of it have come to their end. */
function runsOnce(automationId: string, count: number): Promise<readonly Body[]> {
  return eventually(async () => {
    const runs = await runsOf(automationId);
    const isOver = runs.every(({ state }) => state !== 'running');
    return runs.length >= count && isOver ? runs : undefined;
  });
}

/** Nothing that happened waits to be looked at, and nothing to go on. */
async function quiet(): Promise<void> {
  const { db } = practice.engine;
  await eventually(async () => {
    const event = await db
      .selectFrom('automation_events')
      .select('id')
      .where('handled_at', 'is', null)
      .executeTakeFirst();
    const run = await db
      .selectFrom('automation_runs')
      .select('id')
      .where('state', '=', 'running')
      .executeTakeFirst();
    const inbox = await db
      .selectFrom('webhook_events')
      .select('id')
      .where('processed_at', 'is', null)
      .executeTakeFirst();
    return event === undefined && run === undefined && inbox === undefined ? true : undefined;
  });
}

async function jobWithInvoice(
  change: object = {},
): Promise<{ jobId: string; invoiceId: string; ledgerId: string }> {
  const { session } = practice;
  const job = await session.post('/api/v1/jobs', { title: 'Sample shirts' });
  const input = await sampleInvoice(session, { jobId: job.body.id, ...change });
  const created = await session.post('/api/v1/invoices', input);
  expect(created.status, JSON.stringify(created.body)).toBe(201);
  await invoiceOnce(session, created.body.id, (body) => body['syncState'] === 'inBooks');
  const ledgerId = books.invoicesOf(created.body.id)[0]?.ledgerId ?? '';
  return { jobId: job.body.id, invoiceId: created.body.id, ledgerId };
}

const jobOf = async (id: string) => (await practice.session.get(`/api/v1/jobs/${id}`)).body;

test('paid moves the job on once; paid back again is a transition of its own, and paying anew another', async () => {
  const { session } = practice;
  const [first, second] = (await session.get('/api/v1/stages?board=jobs')).body.items as unknown as {
    id: string;
    name: string;
  }[];
  const forth = await automate('Into production', {
    board: 'jobs',
    trigger: paid,
    conditions: { join: 'and', conditions: [{ key: 'invoices.allPaid', operator: 'is', values: ['yes'] }] },
    actions: [{ kind: 'moveToStage', stageId: second?.id }, note],
  });
  const back = await automate('Back', {
    board: 'jobs',
    trigger: { kind: 'statusStops', status: 'paid' },
    actions: [{ kind: 'moveToStage', stageId: first?.id }],
  });
  const { jobId, invoiceId, ledgerId } = await jobWithInvoice();
  const payment = books.hands.pay(ledgerId, '125.00');
  const [run] = await runsOnce(forth, 1);
  expect(run).toMatchObject({ state: 'done', because: expect.stringMatching(/ became Paid\.$/) });
  expect(await jobOf(jobId)).toMatchObject({ stageId: second?.id });

  books.hands.removePayment(payment);
  await runsOnce(back, 1);
  expect(await jobOf(jobId)).toMatchObject({ stageId: first?.id });
  await invoiceOnce(session, invoiceId, (body) => chipOf(body) === 'waitingPayment');
  books.hands.pay(ledgerId, '125.00');
  expect(await runsOnce(forth, 2)).toHaveLength(2);
  expect(await runsOf(back)).toHaveLength(1);
});

test('told of one payment by a doubled webhook, a sweep and two workers, it runs once', async () => {
  const second = await practice.startWorker();
  const id = await automate('Tell', { board: 'invoices', trigger: paid, actions: [note] });
  const { invoiceId, ledgerId } = await jobWithInvoice();
  books.hands.pay(ledgerId, '125.00');
  await runsOnce(id, 1);
  // What the ledger says again, and what a sweep reads of it, is no news.
  const connections = await practice.session.get('/api/v1/connections');
  for (const connection of connections.body.items as unknown as { id: string }[])
    await practice.session.post(`/api/v1/connections/${connection.id}/sync`);
  await invoiceOnce(practice.session, invoiceId, (body) => chipOf(body) === 'paid');
  await quiet();
  expect(await runsOf(id)).toHaveLength(1);
  await second.stop();
});

test('a reminder goes out so many days after the due date, once, and not where nothing is owing any more', async () => {
  const late = await jobWithInvoice({ issueDate: '2026-01-01', dueDate: '2197-05-01' });
  const settled = await jobWithInvoice({ issueDate: '2026-01-01', dueDate: '2197-05-01' });
  books.hands.pay(settled.ledgerId, '125.00');
  await invoiceOnce(practice.session, settled.invoiceId, (body) => chipOf(body) === 'paid');
  const id = await automate('Remind', {
    board: 'invoices',
    trigger: { kind: 'dueDate', days: 3 },
    actions: [
      {
        kind: 'emailCustomer',
        subject: '{{invoice.number}} is overdue',
        body: '{{invoice.owing}} is owing.',
      },
      { kind: 'wait', days: 7 },
      {
        kind: 'emailCustomer',
        subject: 'Once more: {{invoice.number}}',
        body: '{{invoice.owing}} is owing.',
      },
    ],
  });
  await practice.engine.db
    .updateTable('automations')
    .set({ updated_at: new Date('2197-01-01') })
    .execute();
  const clock = manualClock(new Date('2197-05-03T12:00:00Z'));
  const then = { ...practice.engine, clock };
  await tellOfDueDates(then);
  await quiet();
  expect(await runsOf(id)).toHaveLength(0);
  clock.set(new Date('2197-05-05T12:00:00Z'));
  await turnOverdue(then);
  await tellOfDueDates(then);
  await tellOfDueDates(then);
  const [run] = await eventually(async () => {
    const runs = await runsOf(id);
    return runs.some(({ state }) => state === 'waiting') ? runs : undefined;
  });
  expect(await runsOf(id)).toHaveLength(1);
  expect(run).toMatchObject({
    because: expect.stringMatching(/ has come to 3 days after its due date, 2197-05-01\.$/),
  });

  books.hands.pay(late.ledgerId, '125.00');
  await invoiceOnce(practice.session, late.invoiceId, (body) => chipOf(body) === 'paid');
  await practice.engine.db
    .updateTable('automation_runs')
    .set({ resume_at: new Date() })
    .where('state', '=', 'waiting')
    .execute();
  await practice.engine.automate(
    { ...practice.engine, ids: practice.engine.newId },
    { workspaceId: practice.workspaceId },
  );
  const [over] = await runsOnce(id, 1);
  expect(over).toMatchObject({ state: 'stopped', endedBecause: 'Nothing is owing any more.' });
  const mails = await practice.engine.db
    .selectFrom('mails')
    .select('subject')
    .where('about_kind', '=', 'invoice')
    .execute();
  expect(mails.map(({ subject }) => subject)).toEqual([expect.stringMatching(/ is overdue$/)]);
});
