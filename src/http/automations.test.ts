import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  type Body,
  type Caller,
  joinWorkspace,
  setUpWorkspace,
  type TestApp,
  testApp,
} from '../../test/support/app.ts';

let api: TestApp;
let session: Caller;
let workspaceId: string;
let production: string;

beforeAll(async () => {
  api = await testApp();
  ({ session, workspaceId } = await setUpWorkspace(api));
  const { items } = (await session.get('/api/v1/stages')).body;
  production = items.find((stage) => stage['name'] === 'In production')?.id ?? '';
});
afterAll(() => api.close());

const rule = (change: Readonly<Record<string, unknown>> = {}) => ({
  name: 'Into production',
  board: 'jobs',
  trigger: { kind: 'statusBecomes', status: 'paid' },
  conditions: { join: 'and', conditions: [{ key: 'invoices.allPaid', operator: 'is', values: ['yes'] }] },
  actions: [{ kind: 'moveToStage', stageId: production }],
  ...change,
});

async function made(by: Caller, change: Readonly<Record<string, unknown>> = {}): Promise<Body> {
  const answer = await by.post('/api/v1/automations', rule(change));
  expect(answer, JSON.stringify(answer.body)).toMatchObject({ status: 201 });
  return answer.body;
}

test('an automation is saved as a sentence, and kept by whoever saved it', async () => {
  const { id } = await made(session);
  const { items } = (await session.get('/api/v1/automations')).body;
  expect(items.find((one) => one.id === id)).toMatchObject({
    sentence:
      'When an invoice becomes Paid, if all invoices of the job are paid, move the job to In production.',
    isOn: true,
    stopped: null,
    runs: { lastWeek: 0, failed: 0, lastAt: null },
    keptByName: 'Olive Owner',
    mayChange: true,
  });
});

test('what is wrong with one is said beside its part, before it is saved as well', async () => {
  const { name: _, ...draft } = rule({ actions: [{ kind: 'moveToStage', stageId: '' }] });
  const checked = (await session.post('/api/v1/automations/check', { rule: draft })).body;
  expect(checked).toMatchObject({
    sentence: expect.stringContaining('to a stage.'),
    problems: [{ path: 'actions.0.stageId', message: 'choose a stage' }],
  });
  const refused = await session.post('/api/v1/automations', { ...draft, name: 'Draft' });
  expect(refused).toMatchObject({
    status: 422,
    body: { code: 'validationFailed', fields: [{ path: 'actions.0.stageId' }] },
  });
  // A company of nobody, or of another workspace, and what is no id at all.
  const is = (value: string) => ({
    join: 'and',
    conditions: [{ key: 'company', operator: 'is', values: [value] }],
  });
  for (const value of [crypto.randomUUID(), 'Sample Rowing Club']) {
    const asked = await session.post('/api/v1/automations/check', {
      rule: { ...draft, actions: rule().actions, conditions: is(value) },
    });
    expect(asked.body).toMatchObject({
      sentence: expect.stringContaining('if Company is a company that is gone, '),
      problems: [{ path: 'conditions.conditions.0.values' }],
    });
  }
});

test('it acts with the rights of whoever saves it, so nobody saves more than they may do', async () => {
  const accounts = await joinWorkspace(api, session, { email: 'ann@desk.example', role: 'accounts' });
  const refused = await accounts.post('/api/v1/automations', rule());
  expect(refused).toMatchObject({ status: 403, body: { code: 'forbidden' } });
  expect(refused.body['detail']).toContain('move the job to In production');
  const viewer = await joinWorkspace(api, session, { email: 'vic@desk.example', role: 'viewer' });
  expect((await viewer.post('/api/v1/automations', rule())).status).toBe(403);
  expect((await viewer.get('/api/v1/automations')).body.items[0]).toMatchObject({ mayChange: false });

  const owners = await made(session, { name: 'Owner’s' });
  expect((await accounts.patch(`/api/v1/automations/${owners.id}`, { isOn: false })).status).toBe(200);
  expect((await accounts.patch(`/api/v1/automations/${owners.id}`, { isOn: true })).status).toBe(403);
  const offered = (await accounts.get('/api/v1/automations/options?board=jobs')).body;
  const kinds = (offered['actions'] as readonly { readonly kind: string }[]).map(({ kind }) => kind);
  expect(kinds).toEqual(['setColumn', 'createInvoice', 'notify', 'emailCustomer', 'callWebhook', 'wait']);
});

test('one that was stopped says why, and runs again once it is switched on', async () => {
  const { id } = await made(session);
  const { db } = api.deps;
  await db
    .updateTable('automations')
    .set({ is_on: false, stopped_because: 'loop' })
    .where('id', '=', id)
    .execute();
  const stopped = async () =>
    (await session.get('/api/v1/automations')).body.items.find((one) => one.id === id)?.['stopped'];
  expect(await stopped()).toMatchObject({ because: 'loop', sentence: expect.stringContaining('circles') });
  expect((await session.patch(`/api/v1/automations/${id}`, { isOn: true })).body).toMatchObject({
    isOn: true,
    stopped: null,
  });
  expect((await session.patch(`/api/v1/automations/${id}`, { isOn: false })).body).toMatchObject({
    stopped: { because: 'person' },
  });
});

test('two people who change one do not overwrite each other, and an archived one is gone', async () => {
  const { id, version } = await made(session);
  expect((await session.patch(`/api/v1/automations/${id}`, { name: 'Mine', version })).status).toBe(200);
  expect(await session.patch(`/api/v1/automations/${id}`, { name: 'Theirs', version })).toMatchObject({
    status: 409,
    body: { code: 'staleVersion' },
  });
  expect((await session.delete(`/api/v1/automations/${id}`)).status).toBe(200);
  expect((await session.patch(`/api/v1/automations/${id}`, { name: 'Again' })).status).toBe(404);
});

test('recipes come with what can be guessed of the workspace', async () => {
  const { items } = (await session.get('/api/v1/automations/recipes')).body;
  const recipe = items.find((one) => one['key'] === 'productionWhenPaid');
  expect(recipe?.['sentence']).toContain('move the job to In production');
});

test('a try says what would happen to a record, and nothing of it happens', async () => {
  const job = (await session.post('/api/v1/jobs', { title: 'Tried shirts' })).body;
  const attempt = async (change: Readonly<Record<string, unknown>>) => {
    const { name: _, ...tried } = rule(change);
    return session.post('/api/v1/automations/try', { rule: tried, recordId: job.id });
  };
  expect((await attempt({})).body).toMatchObject({
    wouldRun: false,
    sentence: `It would not run for ${job['number']} now, as this does not hold: all invoices of the job are paid.`,
  });
  expect((await attempt({ conditions: null })).body).toMatchObject({
    wouldRun: true,
    steps: [{ outcome: 'done', words: expect.stringContaining('In production') }],
  });
  expect((await session.get(`/api/v1/jobs/${job.id}`)).body).toMatchObject({
    stageId: job['stageId'],
    version: job.version,
  });
  expect(await attempt({ actions: [] })).toMatchObject({
    status: 422,
    body: { fields: [{ path: 'rule.actions' }] },
  });
});

test('the log tells what a run did, what it waits for, and what can be done about it', async () => {
  const { id: automationId } = await made(session);
  const job = (await session.post('/api/v1/jobs', { title: 'Logged shirts' })).body;
  const { db, ids } = api.deps;
  const runId = ids();
  const run = {
    workspace_id: workspaceId,
    id: runId,
    automation_id: automationId,
    event_id: ids(),
    record_kind: 'job',
    record_id: job.id,
    actions: JSON.stringify([{ kind: 'wait', days: 3 }, { kind: 'moveToStage' }]),
    because: 'INV-1 became Paid.',
    depth: 0,
    root_id: ids(),
    state: 'waiting',
    position: 1,
    resume_at: new Date('2026-12-03T09:00:00Z'),
    started_at: new Date('2026-11-30T09:00:00Z'),
  };
  await db.insertInto('automation_runs').values(run).execute();
  const step = { workspace_id: workspaceId, run_id: runId, at: run.started_at };
  await db
    .insertInto('automation_steps')
    .values({ ...step, position: 0, outcome: 'done', words: 'Waited 3 days' })
    .execute();
  const logged = async () => (await session.get(`/api/v1/automation-runs?recordId=${job.id}`)).body.items[0];
  expect(await logged()).toMatchObject({
    record: { kind: 'job', label: expect.stringContaining('Logged shirts') },
    because: 'INV-1 became Paid.',
    stateWords: 'Waits',
    resumeAt: '2026-12-03T09:00:00.000Z',
    steps: [{ words: 'Waited 3 days', outcome: 'done' }],
    left: 1,
    actions: ['stop'],
  });
  const act = (what: string) => session.post(`/api/v1/automation-runs/${runId}/${what}`);
  expect(await act('retry')).toMatchObject({ status: 409, body: { code: 'runNotFailed' } });
  expect(await act('stop')).toMatchObject({ status: 200, body: { state: 'stopped', left: 0, actions: [] } });
  expect(await act('stop')).toMatchObject({ status: 409, body: { code: 'runEnded' } });

  await db.updateTable('automation_runs').set({ state: 'failed' }).where('id', '=', runId).execute();
  await db
    .insertInto('automation_steps')
    .values({ ...step, position: 1, outcome: 'failed', words: 'The stage is gone' })
    .execute();
  expect(await logged()).toMatchObject({ actions: ['retry'] });
  const retried = await act('retry');
  expect(retried).toMatchObject({ status: 200, body: { state: 'running', steps: [{ position: 0 }] } });
});
