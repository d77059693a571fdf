import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Caller, joinWorkspace, setUpWorkspace, type TestApp, testApp } from '../../test/support/app.ts';
import { connectBooks } from '../../test/support/connected-books.ts';

let api: TestApp;
let session: Caller;
let connectionId: string;

beforeAll(async () => {
  api = await testApp();
  const desk = await setUpWorkspace(api);
  ({ session } = desk);
  connectionId = await connectBooks(api, session, desk.workspaceId);
});
afterAll(() => api.close());

const nobody = '0198f6f2-6c1e-7d4c-9b51-6c1f0a3b2d4e';

test('the report is for who keeps the books: others neither read it nor compare', async () => {
  const sales = await joinWorkspace(api, session, { email: 'sal@desk.example', role: 'sales' });
  const accounts = await joinWorkspace(api, session, { email: 'ada@desk.example', role: 'accounts' });
  for (const path of ['/drift', '/drift/findings', `/drift/checks?connectionId=${connectionId}`]) {
    expect((await sales.get(`/api/v1${path}`)).status).toBe(403);
    expect((await accounts.get(`/api/v1${path}`)).status).toBe(200);
  }
  for (const [path, body] of [
    ['/drift/checks', { connectionId }],
    ['/drift/repairs', { connectionId }],
    ['/drift/only-there/bring-in', { connectionId, ledgerIds: ['1'] }],
    [`/drift/checks/${nobody}/stop`, {}],
    [`/drift/findings/${nobody}/repair`, { how: 'readAgain' }],
  ] as const)
    expect((await sales.post(`/api/v1${path}`, body)).status).toBe(403);
});

test('books that were never compared say so; pressed twice, it is one comparison, which can be stopped', async () => {
  const { items } = (await session.get('/api/v1/drift')).body;
  expect(items).toMatchObject([{ isClean: false, last: null, running: null, actions: ['compare'] }]);
  expect(items[0]?.['sentence']).toMatch(/^Not compared yet/);
  const begun = await session.post('/api/v1/drift/checks', { connectionId });
  expect(begun).toMatchObject({ status: 201, body: { state: 'listing', calls: 0, isAsked: true } });
  const twice = await session.post('/api/v1/drift/checks', { connectionId });
  expect(twice.body.id).toBe(begun.body.id);
  const stop = () => session.post(`/api/v1/drift/checks/${begun.body.id}/stop`);
  expect((await stop()).body['state']).toBe('stopped');
  expect((await stop()).body['state']).toBe('stopped');
});

test('what is not there is not found, and books that are not connected are not compared', async () => {
  const post = (path: string, body: unknown) => session.post(`/api/v1/drift${path}`, body);
  expect((await post('/checks', { connectionId: nobody })).status).toBe(404);
  const wish = { connectionId: nobody, ledgerIds: ['1'] };
  expect((await post('/only-there/bring-in', wish)).status).toBe(404);
  expect((await post('/only-there/bring-in', { connectionId, ledgerIds: [] })).status).toBe(422);
  expect((await post(`/checks/${nobody}/stop`, {})).status).toBe(404);
  expect((await post(`/findings/${nobody}/repair`, { how: 'link' })).status).toBe(404);
  expect((await post(`/findings/${nobody}/repair`, { how: 'guess' })).status).toBe(422);
  await api.deps.db.updateTable('connections').set({ status: 'reconnectNeeded' }).execute();
  for (const [path, more] of [
    ['/checks', {}],
    ['/repairs', {}],
    ['/only-there/bring-in', { ledgerIds: ['1'] }],
  ] as const)
    expect(await post(path, { connectionId, ...more })).toMatchObject({
      status: 409,
      body: { code: 'notConnected' },
    });
});
