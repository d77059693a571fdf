import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import {
  type Body,
  type Caller,
  joinWorkspace,
  setUpWorkspace,
  type TestApp,
  testApp,
} from '../../test/support/app.ts';
import { actorOf } from '../commands/actor.ts';
import type { QueueDeps } from '../commands/queue-invoices.ts';
import { tellAutomations } from '../commands/tell-automations.ts';
import { manualClock } from '../lib/clock.ts';
import { silentLog } from '../lib/log.ts';
import { inTransaction } from '../store/database.ts';
import { automate } from './automate.ts';

const clock = manualClock(new Date('2026-10-20T09:00:00Z'));
let api: TestApp;
let session: Caller;
let workspaceId: string;
let companyId: string;
let [toDo, ready]: readonly string[] = [];

beforeAll(async () => {
  api = await testApp({ clock });
  ({ session, workspaceId } = await setUpWorkspace(api, { timeZone: 'Europe/Berlin' }));
  companyId = (await session.post('/api/v1/companies', { name: 'Sample Rowing Club' })).body.id;
  [toDo, ready] = (await session.get('/api/v1/stages?board=jobs')).body.items.map(({ id }) => id);
});
afterEach(async () => {
  for (const { id } of (await session.get('/api/v1/automations')).body.items)
    await session.delete(`/api/v1/automations/${id}`);
});
afterAll(() => api.close());

const work = (change: Partial<QueueDeps> = {}) =>
  automate({ ...api.deps, publicUrl: 'http://localhost', log: silentLog, ...change }, { workspaceId });
const note = {
  kind: 'notify',
  to: [{ kind: 'role', role: 'owner' }],
  message: '{{record.total}}',
  byEmail: false,
};
const whenMade = { board: 'jobs', trigger: { kind: 'created' }, conditions: null };
const all = (...conditions: readonly object[]) => ({ join: 'and', conditions });
const is = (key: string, value: string, operator = 'is') => ({ key, operator, values: [value] });

async function made(path: string, input: object, by: Caller = session): Promise<Body> {
  const answer = await by.post(`/api/v1/${path}`, input);
  expect(answer.status, JSON.stringify(answer.body)).toBeLessThan(300);
  return answer.body;
}

const automation = async (rule: object, by: Caller = session) =>
  (await made('automations', { name: 'It', ...rule }, by)).id;
const jobOf = (salesDocId: string | null = null) => made('jobs', { title: 'Sample shirts', salesDocId });
const soldFor = (unitPrice: string, currency = 'EUR') =>
  made('sales-docs', {
    ...{ title: 'Sample order', kind: 'order', companyId, currency },
    lines: [{ description: 'Shirts', quantity: '1', unitPrice }],
  });

/** Oldest first. */
async function runsOf(automationId: string): Promise<readonly Body[]> {
  const { items } = (await session.get(`/api/v1/automation-runs?automationId=${automationId}`)).body;
  return items.toReversed();
}
const stepsOf = (run: Body | undefined) =>
  run?.['steps'] as readonly { readonly words: string }[] | undefined;
const told = async () => (await session.get('/api/v1/notifications')).body.items;

test('conditions ask for the total and the currency of what was sold, and for a company however it is called', async () => {
  const conditions = all(is('total', '500', 'moreThan'), is('currency', 'EUR'), is('company', companyId));
  const id = await automation({ ...whenMade, conditions, actions: [note] });
  await session.patch(`/api/v1/companies/${companyId}`, { name: 'Sample Sculling Club' });
  for (const doc of [await soldFor('499.99'), await soldFor('900', 'USD'), null])
    await jobOf(doc?.id ?? null);
  const { number } = await jobOf((await soldFor('1250.5')).id);
  await work();
  expect(await runsOf(id)).toMatchObject([{ because: `${number} was created.`, state: 'done' }]);
  expect(await told()).toMatchObject([{ title: 'EUR 1,250.50' }]);
  const [shown] = (await session.get('/api/v1/automations')).body.items;
  expect(shown?.['sentence']).toContain('and Company is Sample Sculling Club, notify');
});

test('what sets several off is judged as it was for all of them; what one does is there for whoever waits for that', async () => {
  const inToDo = all(is('stage', toDo ?? ''));
  const move = await automation({ ...whenMade, actions: [{ kind: 'moveToStage', stageId: ready }] });
  const asked = await automation({ ...whenMade, conditions: inToDo, actions: [note] });
  const moved = { kind: 'stageChanges', to: null };
  const after = await automation({ ...whenMade, trigger: moved, conditions: inToDo, actions: [note] });
  const then = await automation({
    ...whenMade,
    trigger: moved,
    conditions: all(is('stage', ready ?? '')),
    actions: [note],
  });
  await jobOf();
  await work();
  const counts = await Promise.all([move, asked, after, then].map(async (id) => (await runsOf(id)).length));
  expect(counts).toEqual([1, 1, 0, 1]);
});

test('a wait ends at the same time of day, also where clocks are changed meanwhile', async () => {
  const id = await automation({ ...whenMade, actions: [{ kind: 'wait', days: 7 }, note] });
  await jobOf();
  await work();
  expect(await runsOf(id)).toMatchObject([{ state: 'waiting', resumeAt: '2026-10-27T10:00:00.000Z' }]);
});

test('a run that waits goes on for the reason that it had, whatever its automation waits for by now', async () => {
  const id = await automation({ ...whenMade, actions: [{ kind: 'wait', days: 1 }, note] });
  await jobOf();
  await work();
  await session.patch(`/api/v1/automations/${id}`, { trigger: { kind: 'statusBecomes', status: 'paid' } });
  clock.advance(86_400_000);
  await work();
  expect(await runsOf(id)).toMatchObject([{ state: 'done' }]);
});

test('a deposit is invoiced once for each record, and never more than is left', async () => {
  const toReady = { board: 'jobs', trigger: { kind: 'stageChanges', to: ready }, conditions: null };
  const deposit = (percent: string) => ({
    ...toReady,
    actions: [{ kind: 'createInvoice', percent, send: true }],
  });
  const id = await automation(deposit('60'));
  const job = await jobOf((await soldFor('100')).id);
  const goRound = async () => {
    for (const stageId of [ready, toDo]) await session.patch(`/api/v1/jobs/${job.id}`, { stageId });
    await work();
  };
  await goRound();
  await goRound();
  const words = async (of: string) => (await runsOf(of)).map((run) => stepsOf(run)?.[0]?.words);
  expect(await words(id)).toEqual([
    expect.stringMatching(/^Invoice 60 % of J-\d+, EUR 60.00, without sending it: no books are connected\.$/),
    expect.stringMatching(/ has this deposit already: /),
  ]);
  await session.delete(`/api/v1/automations/${id}`);
  const more = await automation(deposit('50'));
  await goRound();
  expect(await runsOf(more)).toMatchObject([{ state: 'failed' }]);
  expect(await words(more)).toEqual([
    expect.stringMatching(/^Only EUR 40.00 of J-\d+ is not invoiced yet, less than 50 %/),
  ]);
});

test('what could not be done is told of once a day, whoever else it could not be done for', async () => {
  const endpoint = await made('webhook-endpoints', { name: 'Sample', url: 'https://hooks.example/a' });
  const id = await automation({ ...whenMade, actions: [{ kind: 'callWebhook', endpointId: endpoint.id }] });
  await session.delete(`/api/v1/webhook-endpoints/${endpoint.id}`);
  const { number } = await jobOf();
  await jobOf();
  const before = (await told()).length;
  await work();
  expect((await runsOf(id)).map(({ state }) => state)).toEqual(['failed', 'failed']);
  expect((await told()).length - before).toBe(1);
  expect((await told())[0]).toMatchObject({
    title: `The automation “It” could not go on for ${number}`,
    body: expect.stringMatching(/is gone or switched off\. Its runs say so too/),
  });
});

test('one that does more than its keeper may any more is switched off, and the keeper hears of it', async () => {
  const sam = await joinWorkspace(api, session, { email: 'sam@desk.example', role: 'sales' });
  const id = await automation(
    { ...whenMade, actions: [note, { kind: 'moveToStage', stageId: ready }, note] },
    sam,
  );
  const { items } = (await session.get('/api/v1/members')).body;
  const member = items.find((one) => one['email'] === 'sam@desk.example');
  expect((await session.patch(`/api/v1/members/${member?.id}`, { role: 'accounts' })).status).toBe(200);
  const before = (await told()).length;
  const job = await jobOf();
  await work();
  const [run] = await runsOf(id);
  expect(run).toMatchObject({
    state: 'failed',
    endedBecause: expect.stringMatching(/may not: move the job/),
  });
  expect((await session.get('/api/v1/automations')).body.items).toMatchObject([
    { isOn: false, stopped: { because: 'rights' } },
  ]);
  expect((await sam.get('/api/v1/notifications')).body.items).toMatchObject([
    { title: 'The automation “It” was switched off' },
  ]);

  // Somebody who may keeps it now: what was done is not done again.
  await session.patch(`/api/v1/automations/${id}`, { isOn: true });
  expect((await session.post(`/api/v1/automation-runs/${run?.id}/retry`)).status).toBe(200);
  await work();
  expect(await runsOf(id)).toMatchObject([{ state: 'done', steps: [{}, {}, {}] }]);
  expect((await told()).length - before).toBe(2);
  expect((await session.get(`/api/v1/jobs/${job.id}`)).body).toMatchObject({ stageId: ready });
});

test('one that ran too often begins anew once somebody has switched it on again', async () => {
  const id = await automation({ ...whenMade, trigger: { kind: 'stageChanges', to: ready }, actions: [note] });
  const job = await jobOf();
  const moved = {
    subject: { kind: 'job', id: job.id },
    event: { kind: 'stage', facts: { from: toDo ?? '', to: ready ?? '' } },
  } as const;
  const people = actorOf({ workspaceId, role: 'owner', userId: null, apiKeyId: null });
  const move = (times: number) =>
    inTransaction(api.deps.db, (tx) =>
      tellAutomations(
        api.deps,
        tx,
        people,
        Array.from({ length: times }, () => moved),
      ),
    );
  await move(22);
  await work();
  const states = async () => (await runsOf(id)).map(({ state }) => state);
  expect(await states()).toEqual([...Array.from({ length: 20 }, () => 'done'), 'stopped']);
  clock.advance(1000);
  await session.patch(`/api/v1/automations/${id}`, { isOn: true });
  await move(1);
  await work();
  expect((await states()).at(-1)).toBe('done');
});

test('wherever a process dies on the way, each action is done once', async () => {
  const id = await automation({
    ...whenMade,
    actions: [note, { kind: 'moveToStage', stageId: ready }, note],
  });
  const before = (await told()).length;
  const job = await jobOf();
  const { db, ids: newId } = api.deps;
  // It gets one thing further each time before it dies, and what was not committed is gone.
  for (let things = 0; (await runsOf(id))[0]?.['state'] !== 'done'; things++) {
    let left = things;
    const ids = () => {
      if (left-- === 0) throw new Error('The process is gone');
      return newId();
    };
    await work({ ids }).catch(() => undefined);
    await db.updateTable('automation_runs').set({ resume_at: null, tries: 0 }).execute();
    expect(things).toBeLessThan(40);
  }
  expect((await told()).length - before).toBe(2);
  expect((await session.get(`/api/v1/jobs/${job.id}`)).body).toMatchObject({ stageId: ready });
  const { items } = (await session.get(`/api/v1/activities?subjectKind=job&subjectId=${job.id}`)).body;
  expect(items.filter(({ actorKind }) => actorKind === 'automation')).toHaveLength(1);
});

test('two that set each other off are stopped, and their keeper is told in plain words', async () => {
  const from = (to: string | undefined, stageId: string | undefined) => ({
    ...whenMade,
    trigger: { kind: 'stageChanges', to },
    actions: [{ kind: 'moveToStage', stageId }],
  });
  const [there, andBack] = [await automation(from(ready, toDo)), await automation(from(toDo, ready))];
  const job = await jobOf();
  await session.patch(`/api/v1/jobs/${job.id}`, { stageId: ready });
  await work();
  const runs = [...(await runsOf(there)), ...(await runsOf(andBack))];
  expect(runs).toHaveLength(6);
  const stopped = runs.filter(({ state }) => state === 'stopped');
  expect(stopped).toMatchObject([
    { endedBecause: expect.stringMatching(/set each other off 5 times in a row/) },
  ]);
  const { items } = (await session.get('/api/v1/automations')).body;
  expect(items.filter(({ isOn }) => isOn === false)).toMatchObject([{ stopped: { because: 'loop' } }]);
  expect((await told())[0]).toMatchObject({ title: 'The automation “It” was switched off' });
});

test('one that nobody keeps any more is switched off: its run says why, and the owners hear of it', async () => {
  const id = await automation({ ...whenMade, actions: [note] });
  await api.deps.db.updateTable('automations').set({ kept_by: null }).where('id', '=', id).execute();
  await jobOf();
  await work();
  const why = expect.stringMatching(/not a member any more/);
  expect(await runsOf(id)).toMatchObject([{ state: 'failed', endedBecause: why }]);
  const { items } = (await session.get('/api/v1/automations')).body;
  expect(items).toMatchObject([{ isOn: false, stopped: { because: 'rights' } }]);
  expect((await told())[0]).toMatchObject({ body: why });
});
