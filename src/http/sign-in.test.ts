import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  type Caller,
  owner,
  sessionHeaders,
  setUpWorkspace,
  type TestApp,
  testApp,
} from '../../test/support/app.ts';

let api: TestApp;
let session: Caller;
let key: Caller;

beforeAll(async () => {
  api = await testApp();
  ({ session, key } = await setUpWorkspace(api));
});
afterAll(() => api.close());

const signIn = (email: string, password: string) =>
  api.anybody.post('/api/auth/sign-in/email', { email, password });

test('a person signs in with e-mail and password, and out again', async () => {
  const answer = await signIn(owner.email, owner.password);
  expect(answer.status).toBe(200);
  const person = api.caller(sessionHeaders(answer.headers));
  expect((await person.get('/api/v1/me')).status).toBe(200);
  expect((await person.post('/api/auth/sign-out', {})).status).toBe(200);
  expect(await person.get('/api/v1/me')).toMatchObject({ status: 401, body: { code: 'unauthenticated' } });
});

test('the session cookie is out of reach of scripts and of other sites', async () => {
  const { headers } = await signIn(owner.email, owner.password);
  const cookie = headers.getSetCookie().find((line) => line.startsWith('counterfoil.session_token='));
  expect(cookie).toMatch(/; HttpOnly/i);
  expect(cookie).toMatch(/; SameSite=Lax/i);
});

test('nobody signs up: only setup and invitations make people', async () => {
  const body = { name: 'Eve', email: 'eve@desk.example', password: 'a long enough password' };
  expect(await api.anybody.post('/api/auth/sign-up/email', body)).toMatchObject({
    status: 404,
    body: { code: 'notFound' },
  });
});

test('a member cannot make or delete workspaces, or invite, through the routes of the sign-in library', async () => {
  for (const path of [
    'create',
    'delete',
    'update',
    'invite-member',
    'add-member',
    'remove-member',
    'update-member-role',
  ]) {
    const answer = await session.post(`/api/auth/organization/${path}`, {
      name: 'x',
      slug: 'x',
      organizationId: 'x',
    });
    expect({ path, status: answer.status }).toEqual({ path, status: 404 });
  }
});

test('guessing a password is stopped after ten attempts a minute, even with the right one', async () => {
  const other = await testApp();
  try {
    await setUpWorkspace(other);
    const attempt = (password: string) =>
      other.anybody.post('/api/auth/sign-in/email', { email: owner.email, password });
    const statuses: number[] = [];
    for (let count = 0; count < 10; count += 1) statuses.push((await attempt('a wrong password')).status);
    expect(statuses).toEqual(Array(10).fill(401));
    const stopped = await attempt(owner.password);
    expect(stopped).toMatchObject({ status: 429, body: { code: 'rateLimited' } });
    expect(Number(stopped.headers.get('retry-after'))).toBeGreaterThan(0);
  } finally {
    await other.close();
  }
});

test('a wrong or revoked key is refused at once, also beside a good session', async () => {
  const wrong = api.caller({ ...session.headers, authorization: 'Bearer cf_nonsense' });
  expect(await wrong.get('/api/v1/me')).toMatchObject({ status: 401, body: { code: 'unauthenticated' } });
  const made = await session.post('/api/v1/api-keys', { name: 'For a while', role: 'viewer' });
  const holder = api.caller({ authorization: `Bearer ${String(made.body.key)}` });
  expect((await holder.get('/api/v1/me')).status).toBe(200);
  expect((await session.delete(`/api/v1/api-keys/${made.body.id}`)).status).toBe(204);
  expect((await holder.get('/api/v1/me')).status).toBe(401);
});

test('keys are kept as hashes only, and listed without themselves', async () => {
  const made = await session.post('/api/v1/api-keys', { name: 'Listed', role: 'sales' });
  const text = String(made.body.key);
  const rows = await api.database.db.selectFrom('api_keys').selectAll().execute();
  expect(JSON.stringify(rows)).not.toContain(text);
  expect(JSON.stringify((await session.get('/api/v1/api-keys')).body)).not.toContain(text);
});

test('a write with cookies needs to come from our own pages', async () => {
  const cookie = { cookie: session.headers.cookie ?? '' };
  const post = (headers: Record<string, string>) =>
    api.caller(headers).post('/api/v1/product-categories', { name: `Category ${Math.random()}` });
  const refused = { status: 403, body: { code: 'csrf' } };
  expect(await post(cookie)).toMatchObject(refused);
  expect(await post({ ...cookie, origin: 'https://elsewhere.example' })).toMatchObject(refused);
  expect(await post({ ...cookie, origin: 'null' })).toMatchObject(refused);
  expect(await post({ ...cookie, 'sec-fetch-site': 'cross-site' })).toMatchObject(refused);
  expect(await post({ ...cookie, 'sec-fetch-site': 'same-site' })).toMatchObject(refused);
  expect(await post({ ...cookie, 'sec-fetch-site': 'same-origin' })).toMatchObject({ status: 201 });
  expect(await post({ ...cookie, origin: 'http://localhost:4000' })).toMatchObject({ status: 201 });
  expect(await post(key.headers)).toMatchObject({ status: 201 });
});

test('signing in from another site is refused too', async () => {
  const elsewhere = api.caller({ origin: 'https://elsewhere.example' });
  const answer = await elsewhere.post('/api/auth/sign-in/email', {
    email: owner.email,
    password: owner.password,
  });
  expect(answer).toMatchObject({ status: 403, body: { code: 'csrf' } });
});

test('with https the cookies are marked secure, and browsers are told to stay with it', async () => {
  const secure = await testApp({ url: 'https://desk.example' });
  try {
    const answer = await secure.anybody.post('/api/v1/setup', {
      ...owner,
      workspaceName: 'Secure',
      currency: 'USD',
      timeZone: 'UTC',
      sample: false,
    });
    expect(answer.headers.getSetCookie().every((line) => /; Secure/i.test(line))).toBe(true);
    expect(answer.headers.get('strict-transport-security')).toMatch(/max-age=\d{8}/);
  } finally {
    await secure.close();
  }
});
