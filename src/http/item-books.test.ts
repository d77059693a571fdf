// Books that book lines by items: the mapping names an item for each account, and has one made where a person says so.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Caller, setUpWorkspace, type TestApp, testApp } from '../../test/support/app.ts';
import { connectBooks, connectItemBooks } from '../../test/support/connected-books.ts';

let api: TestApp;
let session: Caller;
let workspaceId: string;
let connectionId: string;

beforeAll(async () => {
  api = await testApp();
  ({ session, workspaceId } = await setUpWorkspace(api));
  connectionId = await connectItemBooks(api.deps, workspaceId);
  const changes = [{ kind: 'defaultAccount', subjectId: 'default', code: '79' }];
  await session.put(`/api/v1/connections/${connectionId}/mappings`, { changes });
});
afterAll(() => api.close());

const mapping = async () => (await session.get(`/api/v1/connections/${connectionId}/mappings`)).body;
const makeItem = (accountCode: string) =>
  session.post(`/api/v1/connections/${connectionId}/account-items`, { accountCode });
test('an account that is chosen gets the item whose sales go to it, marked as suggested', async () => {
  expect((await mapping()).accountItems).toMatchObject([
    {
      subjectId: '79',
      subjectName: 'Sales',
      code: '5',
      words: 'Sample goods',
      isSuggested: true,
      canMake: false,
    },
  ]);
});

test('where there is none a person has one made: pressed twice it is asked of the books once', async () => {
  const changes = [{ kind: 'defaultAccount', subjectId: 'default', code: '80' }];
  await session.put(`/api/v1/connections/${connectionId}/mappings`, { changes });
  expect((await mapping()).accountItems).toMatchObject([
    { subjectId: '80', code: null, problem: { code: 'ItemNotFound' }, canMake: true, isBeingMade: false },
  ]);
  const pressed = await makeItem('80');
  expect(pressed.status).toBe(202);
  expect(pressed.body.accountItems).toMatchObject([{ subjectId: '80', canMake: false, isBeingMade: true }]);
  await makeItem('80');
  const asked = (await session.get('/api/v1/sync-operations?limit=50')).body.items;
  expect(asked.filter(({ kind }) => kind === 'createItem')).toMatchObject([
    { subjectKind: 'accountItem', subjectName: 'Services', invoiceId: null, state: 'queued' },
  ]);
});

test('an item that books to another account does not stand for this one', async () => {
  const changes = [{ kind: 'accountItem', subjectId: '80', code: '5' }];
  const answer = await session.put(`/api/v1/connections/${connectionId}/mappings`, { changes });
  expect(answer.status).toBe(422);
  expect(answer.body.fields).toMatchObject([{ path: 'changes.0.code' }]);
});

test('no item is made for an account that no line goes to, nor in books that book by accounts', async () => {
  expect((await makeItem('79')).status).toBe(404);
  const byAccounts = await connectBooks(api, session, workspaceId);
  const refused = await session.post(`/api/v1/connections/${byAccounts}/account-items`, {
    accountCode: '200',
  });
  expect([refused.status, refused.body.code]).toEqual([409, 'noItemsNeeded']);
  expect((await session.get(`/api/v1/connections/${byAccounts}/mappings`)).body.accountItems).toBeNull();
});
