import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Body, type Caller, setUpWorkspace, type TestApp, testApp } from '../../test/support/app.ts';

let api: TestApp;
let session: Caller;

beforeAll(async () => {
  api = await testApp();
  ({ session } = await setUpWorkspace(api, { currency: 'NZD' }));
});
afterAll(() => api.close());

async function made(path: string, body: unknown): Promise<Body> {
  const answer = await session.post(path, body);
  expect(answer, JSON.stringify(answer.body)).toMatchObject({ status: 201 });
  return answer.body;
}
const job = (title: string) => made('/api/v1/jobs', { title });
const column = (part: object) =>
  made('/api/v1/columns', { board: 'jobs', name: 'Column', type: 'text', ...part });
type Label = { readonly id: string; readonly name: string };
/** The labels of a column that was just made. */
const labelsOf = ({ options }: Body) => options as readonly [Label, ...Label[]];
const put = (columnId: string, recordId: string, body: object) =>
  session.put(`/api/v1/columns/${columnId}/values/${recordId}`, body);

test('a status column keeps its labels, and a row what was picked', async () => {
  const { id, title } = await job('Print caps');
  const promise = await column({
    name: 'Payment promise',
    type: 'status',
    options: [
      { name: 'Payment Promised', color: 'amber' },
      { name: 'Deposit Received', color: 'green' },
    ],
  });
  const columnId = promise.id;
  const promised = labelsOf(promise)[0].id;
  expect(await put(columnId, id, { value: promised, was: null })).toMatchObject({
    status: 200,
    body: { value: promised },
  });
  const { items } = (await session.get(`/api/v1/jobs?ids=${id}`)).body;
  expect(items).toMatchObject([{ title, custom: { [columnId]: promised } }]);
});

test.each([
  ['date', '2026-02-30', 'must be a date'],
  ['number', '1e5', 'must be a number'],
  ['link', 'javascript:alert(1)', 'must be an address'],
  ['person', 'nobody-we-know', 'names a record that does not exist'],
  ['status', 'no-such-label', 'names a label'],
  ['text', ['two', 'values'], 'must be one value'],
])('a %s column refuses %j', async (type, value, why) => {
  const { id } = await job('Refusing');
  const { id: columnId } = await column({ name: `Refuses ${type}`, type });
  const answer = await put(columnId, id, { value });
  expect(answer).toMatchObject({
    status: 422,
    body: { fields: [{ path: 'value', message: expect.stringContaining(why) }] },
  });
});

test('two people in one cell at once: one is kept, the other is told', async () => {
  const { id } = await job('Contested');
  const { id: columnId } = await column({ name: 'Contested' });
  const answers = await Promise.all(['Ann', 'Bea'].map((value) => put(columnId, id, { value, was: null })));
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  expect(answers.find(({ status }) => status === 409)?.body.code).toBe('changedMeanwhile');
});

test('two people in one cell of a job’s own at once: one is kept, the other is told', async () => {
  const { id } = await job('Contested too');
  const answers = await Promise.all(
    ['Ann', 'Bea'].map((title) =>
      session.patch(`/api/v1/jobs/${id}`, { title, was: { title: 'Contested too' } }),
    ),
  );
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
});

test.each([
  ['sales-docs', { title: 'Seen' }, { currency: 'EUR' }, 'the currency'],
  ['companies', { name: 'Seen Sample' }, { region: 'North' }, 'the region'],
  ['contacts', { firstName: 'Seen' }, { lastName: 'Sample' }, 'the last name'],
])('every field of %s is saved against what was seen in it', async (path, record, change, words) => {
  const { id, ...before } = await made(`/api/v1/${path}`, record);
  const [field = ''] = Object.keys(change);
  const save = () => session.patch(`/api/v1/${path}/${id}`, { ...change, was: { [field]: before[field] } });
  expect((await save()).status).toBe(200);
  expect((await save()).body).toMatchObject({
    code: 'changedMeanwhile',
    detail: `Somebody else has changed ${words} meanwhile.`,
  });
});

test('two people in different cells of one row are both kept', async () => {
  const { id, dueOn } = await job('Shared row');
  expect(
    await session.patch(`/api/v1/jobs/${id}`, { title: 'Hers', was: { title: 'Shared row' } }),
  ).toMatchObject({ status: 200 });
  expect(await session.patch(`/api/v1/jobs/${id}`, { dueOn: '2027-01-05', was: { dueOn } })).toMatchObject({
    status: 200,
    body: { title: 'Hers', dueOn: '2027-01-05' },
  });
  expect(
    await session.patch(`/api/v1/jobs/${id}`, { title: 'Late', was: { title: 'Shared row' } }),
  ).toMatchObject({
    status: 409,
    body: { code: 'changedMeanwhile', detail: 'Somebody else has changed the title meanwhile.' },
  });
});

test('a column that is removed comes back with its values', async () => {
  const { id } = await job('Kept');
  const { id: columnId } = await column({ name: 'Goes and comes' });
  await put(columnId, id, { value: 'still here' });
  await session.delete(`/api/v1/columns/${columnId}`);
  expect((await put(columnId, id, { value: 'lost' })).status).toBe(404);
  expect((await session.patch(`/api/v1/columns/${columnId}`, { archived: false })).status).toBe(200);
  expect((await session.get(`/api/v1/jobs/${id}`)).body.custom).toEqual({ [columnId]: 'still here' });
  await session.patch(`/api/v1/columns/${columnId}`, { name: 'Came back' });
  const { items } = (await session.get(`/api/v1/activities?subjectId=${columnId}`)).body;
  expect(items).toMatchObject([
    { action: 'updated', details: { changes: [{ field: 'Name', from: 'Goes and comes', to: 'Came back' }] } },
    { action: 'restored' },
    { action: 'archived' },
    { action: 'created' },
  ]);
});

test('a label in use is not removed, and says how many rows hold it', async () => {
  const { id } = await job('Tagged');
  const tags = await column({
    name: 'Rush',
    type: 'tags',
    options: [{ name: 'Rush' }, { name: 'Reprint' }],
  });
  const columnId = tags.id;
  const [rush, reprint] = labelsOf(tags);
  await put(columnId, id, { value: [rush.id] });
  const without = await session.patch(`/api/v1/columns/${columnId}`, { options: [reprint] });
  expect(without).toMatchObject({
    status: 409,
    body: { code: 'labelInUse', detail: '“Rush” stands in one row. Give it another label first.' },
  });
  const renamed = await session.patch(`/api/v1/columns/${columnId}`, {
    options: [{ ...rush, name: 'Express' }],
  });
  expect(renamed.body.options).toMatchObject([{ id: rush.id, name: 'Express' }]);
});

test('a value is written down with names, before and after', async () => {
  const { id } = await job('Watched');
  const proof = await column({
    name: 'Proof',
    type: 'status',
    options: [{ name: 'Sent' }],
  });
  const [sent] = labelsOf(proof);
  await put(proof.id, id, { value: sent.id });
  const { items } = (await session.get(`/api/v1/activities?subjectId=${id}`)).body;
  expect(items[0]).toMatchObject({ details: { changes: [{ field: 'Proof', from: null, to: 'Sent' }] } });
});

test('every board’s rows carry their values', async () => {
  const records = {
    sales: await made('/api/v1/sales-docs', { title: 'Doc' }),
    companies: await made('/api/v1/companies', { name: 'Sample Valued' }),
    contacts: await made('/api/v1/contacts', { firstName: 'Val' }),
  };
  const paths = { sales: 'sales-docs', companies: 'companies', contacts: 'contacts' };
  for (const board of ['sales', 'companies', 'contacts'] as const) {
    const { id: columnId } = await column({ board, name: 'Note' });
    const { id } = records[board];
    expect((await put(columnId, id, { value: board })).status).toBe(200);
    const { items } = (await session.get(`/api/v1/${paths[board]}?ids=${id}`)).body;
    expect(items).toMatchObject([{ custom: { [columnId]: board } }]);
  }
});

test('a record of another board has no such cell', async () => {
  const { id } = await made('/api/v1/companies', { name: 'Sample Elsewhere' });
  const { id: columnId } = await column({ name: 'Of jobs' });
  expect((await put(columnId, id, { value: 'x' })).status).toBe(404);
});

test('a viewer reads columns, views and values, and changes none; every other role may', async () => {
  const { id } = await job('Roles');
  const { id: columnId } = await column({ name: 'Roles' });
  const shared = await made('/api/v1/views', { board: 'jobs', name: 'For all', isShared: true });
  for (const role of ['viewer', 'sales', 'production', 'accounts']) {
    const { key } = await made('/api/v1/api-keys', { name: role, role });
    const caller = api.caller({ authorization: `Bearer ${key}` });
    expect((await caller.get('/api/v1/columns')).status).toBe(200);
    const answers = [
      await caller.put(`/api/v1/columns/${columnId}/values/${id}`, { value: role }),
      await caller.patch(`/api/v1/columns/${columnId}`, { name: role }),
      await caller.patch(`/api/v1/views/${shared.id}`, { name: role }),
    ];
    const status = role === 'viewer' ? 403 : 200;
    expect(answers.map((answer) => [role, answer.status])).toEqual(answers.map(() => [role, status]));
  }
});

test('a list by ids answers all that are named, however small a page is', async () => {
  const ids = [(await job('One')).id, (await job('Two')).id];
  const { body } = await session.get(`/api/v1/jobs?limit=1&ids=${ids.join()}`);
  expect(body).toMatchObject({ items: [{ title: 'Two' }, { title: 'One' }], nextCursor: null });
});
