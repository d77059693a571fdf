import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Caller, joinWorkspace, setUpWorkspace, type TestApp, testApp } from '../../test/support/app.ts';

let api: TestApp;
let session: Caller;

beforeAll(async () => {
  api = await testApp();
  ({ session } = await setUpWorkspace(api));
});
afterAll(() => api.close());

const settings = {
  kind: 'grid',
  columns: [
    { key: 'title', width: 240 },
    { key: 'dueOn', isHidden: true },
  ],
  sort: [{ key: 'dueOn', direction: 'asc' }],
  group: 'stage',
  filter: {
    join: 'and',
    conditions: [
      { key: 'assignee', operator: 'is', values: ['@me'] },
      { join: 'or', conditions: [{ key: 'dueOn', operator: 'before', values: ['@today+7'] }] },
    ],
  },
};

test('every board has its main view, which stays', async () => {
  const { items } = (await session.get('/api/v1/views')).body;
  expect(items.filter(({ isMain }) => isMain === true)).toHaveLength(5);
  const id = items[0]?.id;
  expect(await session.delete(`/api/v1/views/${id}`)).toMatchObject({
    status: 409,
    body: { code: 'mainView' },
  });
  expect(await session.patch(`/api/v1/views/${id}`, { isShared: false })).toMatchObject({ status: 409 });
});

test('a view keeps layout, order, groups and filter as they were saved', async () => {
  const made = await session.post('/api/v1/views', { board: 'jobs', name: 'Mine this week', settings });
  expect(made).toMatchObject({ status: 201, body: { isMine: true, isShared: false, settings } });
  const { items } = (await session.get('/api/v1/views?board=jobs')).body;
  expect(items.map(({ name }) => name)).toEqual(['Main', 'Mine this week']);
  const changed = await session.patch(`/api/v1/views/${made.body.id}`, {
    settings: { ...settings, group: null },
  });
  expect(changed.body).toMatchObject({ version: 2, settings: { group: null, sort: settings.sort } });
  expect((await session.delete(`/api/v1/views/${made.body.id}`)).status).toBe(200);
});

test('a filter deeper than three levels, or with an operator that nobody knows, is refused', async () => {
  const nest = (depth: number): object => ({ join: 'or', conditions: depth > 1 ? [nest(depth - 1)] : [] });
  const save = (filter: object) =>
    session.post('/api/v1/views', { board: 'jobs', name: 'Deep', settings: { filter } });
  expect((await save(nest(3))).status).toBe(201);
  expect((await save(nest(4))).status).toBe(422);
  const odd = { join: 'and', conditions: [{ key: 'title', operator: 'sounds', values: ['x'] }] };
  expect((await save(odd)).status).toBe(422);
});

test('a private view is its owner’s alone, and a viewer may have some, but share none', async () => {
  const viewer = await joinWorkspace(api, session, { email: 'vi@desk.example', role: 'viewer' });
  const view = { board: 'sales', name: 'Only mine', settings };
  const { id } = (await viewer.post('/api/v1/views', view)).body;
  const names = async (who: Caller) =>
    (await who.get('/api/v1/views?board=sales')).body.items.map(({ name }) => name);
  expect([await names(viewer), await names(session)]).toEqual([['Main', 'Only mine'], ['Main']]);
  expect((await session.patch(`/api/v1/views/${id}`, { name: 'Seen' })).status).toBe(404);
  expect((await session.delete(`/api/v1/views/${id}`)).status).toBe(404);
  expect((await viewer.patch(`/api/v1/views/${id}`, { isShared: true })).status).toBe(403);
  expect((await viewer.post('/api/v1/views', { ...view, isShared: true })).status).toBe(403);
  const { items } = (await session.get(`/api/v1/activities?subjectId=${id}`)).body;
  expect(JSON.stringify(items)).not.toContain('Only mine');
});

test('a view that is shared is seen and changed by others, and told as not theirs', async () => {
  const sales = await joinWorkspace(api, session, { email: 'sal@desk.example', role: 'sales' });
  const { id } = (await sales.post('/api/v1/views', { board: 'sales', name: 'Ours', isShared: true })).body;
  expect((await session.patch(`/api/v1/views/${id}`, { name: 'Everybody’s' })).body).toMatchObject({
    name: 'Everybody’s',
    isMine: false,
  });
  expect((await sales.get('/api/v1/views?board=sales')).body.items).toMatchObject([
    { isMain: true },
    { name: 'Everybody’s', isMine: true },
  ]);
});
