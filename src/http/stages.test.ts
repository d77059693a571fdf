import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Body, type Caller, setUpWorkspace, type TestApp, testApp } from '../../test/support/app.ts';

let api: TestApp;
let session: Caller;

beforeAll(async () => {
  api = await testApp();
  ({ session } = await setUpWorkspace(api));
});
afterAll(() => api.close());

async function made(path: string, body: unknown): Promise<Body> {
  const answer = await session.post(path, body);
  expect(answer, JSON.stringify(answer.body)).toMatchObject({ status: 201 });
  return answer.body;
}
const stage = (name: string, board = 'jobs') => made('/api/v1/stages', { board, name });
const remove = (id: string, moveTo?: string) =>
  session.delete(`/api/v1/stages/${id}${moveTo === undefined ? '' : `?moveTo=${moveTo}`}`);

test('a stage that is removed hands its records over, archived ones too, and says so of each', async () => {
  const [from, to] = [await stage('Washing'), await stage('Folding')];
  const job = await made('/api/v1/jobs', { title: 'Towels', stageId: from.id });
  const archived = await made('/api/v1/jobs', { title: 'Old towels', stageId: from.id });
  await session.delete(`/api/v1/jobs/${archived.id}`);
  expect(await remove(from.id, to.id)).toMatchObject({
    status: 200,
    body: { stage: { name: 'Washing' }, moved: 2 },
  });
  for (const { id } of [job, archived])
    expect((await session.get(`/api/v1/jobs/${id}`)).body).toMatchObject({ stageId: to.id });
  const { items } = (await session.get(`/api/v1/activities?subjectId=${job.id}`)).body;
  expect(items[0]?.['details']).toEqual({ changes: [{ field: 'Stage', from: 'Washing', to: 'Folding' }] });
});

test('a record stands in a stage of its own board alone', async () => {
  const stageId = (await stage('Of the SalesBoard', 'sales')).id;
  expect(await session.post('/api/v1/jobs', { title: 'Lost', stageId })).toMatchObject({
    status: 422,
    body: { fields: [{ path: 'stageId', message: 'names a record that does not exist' }] },
  });
  const { id } = await made('/api/v1/sales-docs', { title: 'Found' });
  const other = (await stage('Of the JobBoard')).id;
  expect((await session.patch(`/api/v1/sales-docs/${id}`, { stageId: other })).status).toBe(422);
});

test('a stage with records in it does not go until it is said where they go', async () => {
  const busy = await stage('Busy');
  await made('/api/v1/jobs', { title: 'In it', stageId: busy.id });
  expect(await remove(busy.id)).toMatchObject({
    status: 409,
    body: { code: 'stageInUse', detail: 'One job stands in “Busy”. Say which stage takes over.' },
  });
  expect((await remove((await stage('Empty')).id)).status).toBe(200);
});

test('records move only to another stage of the same board', async () => {
  const [here, there] = [await stage('Here'), await stage('There', 'sales')];
  for (const moveTo of [here.id, there.id])
    expect(await remove(here.id, moveTo)).toMatchObject({
      status: 422,
      body: { fields: [{ path: 'query.moveTo', message: 'must be another stage of the same board' }] },
    });
});

test('accepted quotes go on to the stage that took over, and back to it', async () => {
  const { items } = (await session.get('/api/v1/stages?board=sales')).body;
  const accepted = String(items.find((one) => one['isAccepted'] === true)?.id);
  const [enquiry, won] = [String(items[0]?.id), (await stage('Won', 'sales')).id];
  const doc = await made('/api/v1/sales-docs', { title: 'Shirts', stageId: enquiry });
  await session.post(`/api/v1/sales-docs/${doc.id}/accept`, {});
  expect((await remove(accepted, won)).status).toBe(200);
  expect((await remove(enquiry, won)).status).toBe(200);
  const { body } = await session.get('/api/v1/stages?board=sales');
  expect(body.items.filter((one) => one['isAccepted'] === true)).toMatchObject([{ id: won }]);
  expect((await session.get(`/api/v1/sales-docs/${doc.id}`)).body).toMatchObject({ stageId: won });
});

test('a board keeps its last stage, also when two people remove the last two at once', async () => {
  const { items } = (await session.get('/api/v1/stages?board=sales')).body;
  const [one = '', other = '', ...rest] = items.map(({ id }) => id);
  for (const id of rest) expect((await remove(id, one)).status).toBe(200);
  const answers = await Promise.all([remove(one, other), remove(other, one)]);
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  expect(answers.find(({ status }) => status === 409)?.body.code).toBe('lastStage');
});

test('a view that looks for the removed stage looks for the one that takes over', async () => {
  const [from, to] = [await stage('Pressing'), await stage('Ironing')];
  const conditions = [{ key: 'stage', operator: 'is', values: [from.id, 'another'] }];
  const view = await made('/api/v1/views', {
    board: 'jobs',
    name: 'Pressing now',
    settings: { filter: { join: 'and', conditions } },
  });
  expect((await remove(from.id, to.id)).status).toBe(200);
  const { items } = (await session.get('/api/v1/views?board=jobs')).body;
  expect(items.find(({ id }) => id === view.id)).toMatchObject({
    settings: { filter: { conditions: [{ values: [to.id, 'another'] }] } },
    version: view.version + 1,
  });
});
