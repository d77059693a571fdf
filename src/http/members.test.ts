import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  type Caller,
  joinWorkspace,
  owner,
  sessionHeaders,
  setUpWorkspace,
  type TestApp,
  testApp,
} from '../../test/support/app.ts';
import { permissionsOf, type Role, roles } from '../commands/actor.ts';

let api: TestApp;
let session: Caller;

beforeEach(async () => {
  api = await testApp();
  ({ session } = await setUpWorkspace(api));
});
afterEach(() => api.close());

const join = (email: string, role: Role) => joinWorkspace(api, session, { email, role });

test('an invited person joins by the link, is signed in, and has the role', async () => {
  const invited = await session.post('/api/v1/members', { email: 'Sal@Desk.example', role: 'sales' });
  expect(invited.body.link).toBe(`http://localhost:4000/invitations/${invited.body.id}`);
  const seen = await api.anybody.get(`/api/v1/invitations/${invited.body.id}`);
  expect(seen.body).toMatchObject({
    email: 'sal@desk.example',
    workspaceName: 'Test Desk',
    hasAccount: false,
  });
  const accepted = await api.anybody.post(`/api/v1/invitations/${invited.body.id}/accept`, {
    name: 'Sal',
    password: 'another long password',
  });
  const sal = api.caller(sessionHeaders(accepted.headers));
  expect((await sal.get('/api/v1/me')).body).toMatchObject({ user: { name: 'Sal' }, role: 'sales' });
  expect((await session.get('/api/v1/members')).body).toMatchObject({
    items: [{ role: 'owner' }, { role: 'sales' }],
    invitations: [],
  });
});

test('a link works once, and not after it was withdrawn', async () => {
  const first = await session.post('/api/v1/members', { email: 'once@desk.example', role: 'viewer' });
  const accept = () =>
    api.anybody.post(`/api/v1/invitations/${first.body.id}/accept`, {
      name: 'Once',
      password: 'another long password',
    });
  expect((await accept()).status).toBe(200);
  expect((await accept()).status).toBe(404);
  const second = await session.post('/api/v1/members', { email: 'never@desk.example', role: 'viewer' });
  expect((await session.delete(`/api/v1/invitations/${second.body.id}`)).status).toBe(204);
  expect((await api.anybody.get(`/api/v1/invitations/${second.body.id}`)).status).toBe(404);
});

test('the link alone does not open an account that exists: its password is asked for', async () => {
  const sal = await join('sal@desk.example', 'sales');
  const members = await session.get('/api/v1/members');
  const member = members.body.items.find((one) => one.role === 'sales');
  expect((await session.delete(`/api/v1/members/${member?.id}`)).status).toBe(204);
  expect((await sal.get('/api/v1/me')).status).toBe(401);
  const again = await session.post('/api/v1/members', { email: 'sal@desk.example', role: 'viewer' });
  const accept = (password: string) =>
    api.anybody.post(`/api/v1/invitations/${again.body.id}/accept`, { name: 'Mallory', password });
  expect(await accept('a password of somebody else')).toMatchObject({
    status: 422,
    body: { fields: [{ path: 'password' }] },
  });
  expect((await accept('another long password')).status).toBe(200);
});

test('the last owner stays, and only owners touch owners', async () => {
  const members = await session.get('/api/v1/members');
  const self = members.body.items.find((one) => one.email === owner.email);
  expect(await session.delete(`/api/v1/members/${self?.id}`)).toMatchObject({
    status: 409,
    body: { code: 'lastOwner' },
  });
  expect(await session.patch(`/api/v1/members/${self?.id}`, { role: 'viewer' })).toMatchObject({
    status: 409,
  });
  const admin = await join('admin@desk.example', 'admin');
  expect((await admin.patch(`/api/v1/members/${self?.id}`, { role: 'viewer' })).status).toBe(403);
  expect((await admin.post('/api/v1/members', { email: 'x@desk.example', role: 'owner' })).status).toBe(403);
});

test('a role may do what its permissions say, and nothing else', async () => {
  const attempts = [
    ['customers:write', 'POST', '/api/v1/companies', { name: 'Acme Sample' }],
    ['products:write', 'POST', '/api/v1/products', { name: 'Badge' }],
    ['salesDocs:write', 'POST', '/api/v1/sales-docs', { title: 'A quote' }],
    ['jobs:write', 'POST', '/api/v1/jobs', { title: 'A job' }],
    ['stages:write', 'POST', '/api/v1/stages', { board: 'sales', name: 'Stage' }],
    ['workspace:manage', 'PATCH', '/api/v1/workspace', { paymentTermsDays: 30 }],
    ['apiKeys:manage', 'GET', '/api/v1/api-keys', undefined],
    ['records:read', 'GET', '/api/v1/companies', undefined],
  ] as const;
  for (const role of roles.filter((one) => one !== 'owner')) {
    const person = await join(`${role}@desk.example`, role);
    for (const [permission, method, path, body] of attempts) {
      // A unique name, so that the next role does not meet the record of the one before.
      const named =
        body === undefined || !('name' in body) ? body : { ...body, name: `${body.name} ${role}` };
      const { status } = await person.request(method, path, named);
      const isAllowed = permissionsOf(role).includes(permission);
      expect({ role, path, isAllowed: status < 400, status }).toMatchObject({
        role,
        path,
        isAllowed,
        ...(isAllowed ? {} : { status: 403 }),
      });
    }
  }
});
