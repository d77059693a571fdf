/** Signing in, tokens and connections. */

import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { createSandbox, type Sandbox } from '../sandbox.ts';
import { ALL_SCOPES, NOON, openBench, readReply } from '../test-bench.ts';

const ORIGIN = 'http://localhost:4010';
const CALLBACK = 'http://localhost:4000/integrations/xero/callback';
const MINUTE = 60_000;

const open = () => createSandbox({ limits: false, seed: 3, clock: { now: () => NOON } });

const authorizeQuery = (more: Record<string, string> = {}) =>
  new URLSearchParams({
    response_type: 'code',
    client_id: 'practice-app',
    redirect_uri: CALLBACK,
    scope: ALL_SCOPES,
    state: 's-1',
    ...more,
  });

async function allow(sandbox: Sandbox, more: Record<string, string> = {}, country = 'NZ'): Promise<URL> {
  const tenantId =
    sandbox.books.listOrganisations().find((each) => each.countryCode === country)?.tenantId ?? '';
  const form = authorizeQuery({ ...more, tenantId, decision: more.decision ?? 'allow' });
  const response = await sandbox.app.request(`${ORIGIN}/identity/connect/authorize`, {
    method: 'POST',
    body: form,
  });
  expect(response.status).toBe(302);
  return new URL(response.headers.get('Location') ?? '');
}

const post = async (
  sandbox: Sandbox,
  path: string,
  fields: Record<string, string>,
  secret = 'practice-secret',
) =>
  readReply(
    await sandbox.app.request(`${ORIGIN}${path}`, {
      method: 'POST',
      headers: { Authorization: `Basic ${Buffer.from(`practice-app:${secret}`).toString('base64')}` },
      body: new URLSearchParams(fields),
    }),
  );

const exchange = (sandbox: Sandbox, code: string | null, more: Record<string, string> = {}) =>
  post(sandbox, '/connect/token', {
    grant_type: 'authorization_code',
    code: code ?? '',
    redirect_uri: CALLBACK,
    ...more,
  });
const refresh = (sandbox: Sandbox, token: string) =>
  post(sandbox, '/connect/token', { grant_type: 'refresh_token', refresh_token: token });

const organisation = async (sandbox: Sandbox, accessToken: string, tenantId: string) =>
  readReply(
    await sandbox.app.request(`${ORIGIN}/api.xro/2.0/Organisation`, {
      headers: {
        Authorization: `Bearer ${accessToken}`,
        'xero-tenant-id': tenantId,
        Accept: 'application/json',
      },
    }),
  );

test('documented: consent, code, tokens, connection', async () => {
  const sandbox = open();
  const page = await sandbox.app.request(`${ORIGIN}/identity/connect/authorize?${authorizeQuery()}`);
  const html = await page.text();
  expect(html).toContain('<input type="radio" name="tenantId"');
  expect(html).toContain('name="decision" value="allow"');
  const target = await allow(sandbox);
  expect(target.searchParams.get('state')).toBe('s-1');
  const { json } = await exchange(sandbox, target.searchParams.get('code'));
  expect([json.expires_in, json.token_type]).toEqual([1800, 'Bearer']);
  const claims = JSON.parse(
    Buffer.from(String(json.access_token).split('.')[1] ?? '', 'base64url').toString(),
  );
  expect(claims).toMatchObject({
    client_id: 'practice-app',
    xero_userid: expect.any(String),
    scope: ALL_SCOPES.split(' '),
  });
  const connections = await readReply(
    await sandbox.app.request(`${ORIGIN}/connections?authEventId=${claims.authentication_event_id}`, {
      headers: { Authorization: `Bearer ${json.access_token}` },
    }),
  );
  expect(connections.json).toHaveLength(1);
  expect(connections.json[0]).toMatchObject({
    tenantName: 'Practice Apparel (NZ)',
    tenantType: 'ORGANISATION',
  });
  expect(connections.json[0]?.createdDateUtc).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{7}$/);
});

test('documented: a cancelled consent comes back as access_denied', async () => {
  const target = await allow(open(), { decision: 'cancel' });
  expect([target.searchParams.get('error'), target.searchParams.get('state')]).toEqual([
    'access_denied',
    's-1',
  ]);
});

test('documented: a code works once, within five minutes, for its own redirect address', async () => {
  const sandbox = open();
  const used = (await allow(sandbox)).searchParams.get('code');
  expect((await exchange(sandbox, used)).status).toBe(200);
  expect((await exchange(sandbox, used)).json).toEqual({ error: 'invalid_grant' });
  const moved = (await allow(sandbox)).searchParams.get('code');
  expect((await exchange(sandbox, moved, { redirect_uri: 'http://localhost/else' })).status).toBe(400);
  const late = (await allow(sandbox)).searchParams.get('code');
  sandbox.clock.advance(5 * MINUTE);
  expect((await exchange(sandbox, late)).status).toBe(400);
});

test('documented: PKCE is checked when it was asked for', async () => {
  const sandbox = open();
  const verifier = 'v'.repeat(50);
  const code_challenge = createHash('sha256').update(verifier).digest('base64url');
  const code = async () =>
    (await allow(sandbox, { code_challenge, code_challenge_method: 'S256' })).searchParams.get('code');
  expect((await exchange(sandbox, await code(), { code_verifier: 'w'.repeat(50) })).status).toBe(400);
  expect((await exchange(sandbox, await code(), { code_verifier: verifier })).status).toBe(200);
});

test('documented: 127.0.0.1 and unknown addresses are no redirect addresses', async () => {
  for (const redirect_uri of [
    'http://127.0.0.1:4000/integrations/xero/callback',
    'https://elsewhere.example/',
  ]) {
    const page = await open().app.request(
      `${ORIGIN}/identity/connect/authorize?${authorizeQuery({ redirect_uri })}`,
    );
    expect(page.status).toBe(400);
  }
});

test('documented: a wrong secret is invalid_client', async () => {
  const reply = await post(
    open(),
    '/connect/token',
    { grant_type: 'refresh_token', refresh_token: 'x' },
    'wrong',
  );
  expect([reply.status, reply.json.error]).toEqual([400, 'invalid_client']);
});

test('documented: a refresh token turns over, and the old one works for 30 minutes more', async () => {
  const sandbox = open();
  const { json } = await exchange(sandbox, (await allow(sandbox)).searchParams.get('code'));
  const old = String(json.refresh_token);
  const second = await refresh(sandbox, old);
  expect(second.json.refresh_token).not.toBe(old);
  sandbox.clock.advance(29 * MINUTE);
  expect((await refresh(sandbox, old)).status).toBe(200);
  sandbox.clock.advance(MINUTE);
  expect((await refresh(sandbox, old)).json).toEqual({ error: 'invalid_grant' });
  expect((await refresh(sandbox, String(second.json.refresh_token))).status).toBe(200);
});

test('documented: an unused refresh token dies after 60 days', async () => {
  const sandbox = open();
  const { json } = await exchange(sandbox, (await allow(sandbox)).searchParams.get('code'));
  sandbox.clock.advance(60 * 24 * 60 * MINUTE);
  expect((await refresh(sandbox, String(json.refresh_token))).status).toBe(400);
});

test('observed: an expired access token says when, with an American date', async () => {
  const { sandbox, call } = openBench();
  sandbox.clock.advance(30 * MINUTE);
  const reply = await call('GET', '/Organisation');
  expect(reply.status).toBe(401);
  expect(reply.json).toMatchObject({
    Type: null,
    Title: 'Unauthorized',
    Status: 401,
    Detail: 'TokenExpired: token expired at 03/03/2026 02:30:00',
  });
});

test('documented: a cut connection answers 403 while refreshing goes on; reconnecting heals it', async () => {
  const sandbox = open();
  const { json } = await exchange(sandbox, (await allow(sandbox)).searchParams.get('code'));
  const bearer = { Authorization: `Bearer ${json.access_token}` };
  const connections = await readReply(
    await sandbox.app.request(`${ORIGIN}/connections`, { headers: bearer }),
  );
  const { id, tenantId } = connections.json[0] ?? {};
  const remove = () =>
    sandbox.app.request(`${ORIGIN}/connections/${id}`, { method: 'DELETE', headers: bearer });
  expect((await remove()).status).toBe(204);
  expect((await remove()).status).toBe(404);
  const refused = await organisation(sandbox, String(json.access_token), String(tenantId));
  expect([refused.status, refused.json.Title, refused.json.Detail]).toEqual([
    403,
    'Forbidden',
    'AuthenticationUnsuccessful',
  ]);
  expect((await refresh(sandbox, String(json.refresh_token))).status).toBe(200);
  await allow(sandbox);
  expect((await organisation(sandbox, String(json.access_token), String(tenantId))).status).toBe(200);
});

test('documented: revocation answers an empty 200 and takes every connection', async () => {
  const sandbox = open();
  const { json } = await exchange(sandbox, (await allow(sandbox)).searchParams.get('code'));
  const revoked = await post(sandbox, '/connect/revocation', { token: String(json.refresh_token) });
  expect([revoked.status, revoked.text]).toEqual([200, '']);
  expect((await refresh(sandbox, String(json.refresh_token))).json).toEqual({ error: 'invalid_grant' });
  const list = await sandbox.app.request(`${ORIGIN}/connections`, {
    headers: { Authorization: `Bearer ${json.access_token}` },
  });
  expect(await list.json()).toEqual([]);
});

test('documented: a missing scope is a 401 with Xero’s own spelling; granular and broad scopes both do', async () => {
  const narrow = openBench({}, { scope: 'accounting.contacts.read' });
  const refused = await narrow.call('GET', '/Invoices');
  expect([refused.status, refused.json.Detail]).toEqual([401, 'AuthorizationUnsuccessful']);
  expect(refused.headers.get('WWW-Authenticate')).toContain('insufficent_scope');
  expect((await narrow.call('PUT', '/Contacts', { Name: 'x' })).status).toBe(401);
  expect((await narrow.call('GET', '/Contacts')).status).toBe(200);
  const broad = openBench({}, { scope: 'accounting.transactions.read' });
  expect((await broad.call('GET', '/Invoices')).status).toBe(200);
  expect((await broad.call('GET', '/Payments')).status).toBe(200);
});

test('documented: scopes add up over consents', async () => {
  const sandbox = open();
  await exchange(sandbox, (await allow(sandbox, { scope: 'accounting.contacts' })).searchParams.get('code'));
  const again = await allow(sandbox, { scope: 'accounting.invoices' });
  const { json } = await exchange(sandbox, again.searchParams.get('code'));
  expect(json.scope).toBe('accounting.contacts accounting.invoices');
});

test('documented: the discovery document names this origin', async () => {
  const reply = await readReply(await open().app.request(`${ORIGIN}/.well-known/openid-configuration`));
  expect(reply.json.issuer).toBe(ORIGIN);
  expect(reply.json.token_endpoint).toBe(`${ORIGIN}/connect/token`);
});
