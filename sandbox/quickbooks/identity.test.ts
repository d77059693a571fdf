/** Signing in as Intuit has it: a company for each grant, and refresh tokens that turn over. */

import { expect, test } from 'vitest';
import { createQuickbooksSandbox, type QuickbooksSandbox } from './sandbox.ts';
import { EVENING, openQuickbooksBench, readReply } from './test-bench.ts';

const CALLBACK = 'http://localhost:4000/integrations/quickbooks/callback';
const BASIC = `Basic ${Buffer.from('practice-app:practice-secret').toString('base64')}`;
const SCOPE = 'com.intuit.quickbooks.accounting';

const open = (options = {}) =>
  createQuickbooksSandbox({ seed: 7, clock: { now: () => EVENING }, timers: 'manual', ...options });

const post = async (sandbox: QuickbooksSandbox, path: string, form: Record<string, string>, headers = {}) =>
  readReply(
    await sandbox.app.request(`http://localhost:4020${path}`, {
      method: 'POST',
      headers: { Authorization: BASIC, 'Content-Type': 'application/x-www-form-urlencoded', ...headers },
      body: new URLSearchParams(form).toString(),
    }),
  );

async function callback(sandbox: QuickbooksSandbox, more: Record<string, string> = {}): Promise<URL> {
  const realmId = sandbox.companies()[0]?.realmId ?? '';
  const form = {
    ...{ client_id: 'practice-app', response_type: 'code', scope: SCOPE, redirect_uri: CALLBACK },
    ...{ state: 's1', decision: 'allow', realmId, ...more },
  };
  const reply = await post(sandbox, '/connect/oauth2', form);
  return new URL(reply.headers.get('Location') ?? 'http://nowhere.invalid');
}

const exchange = (sandbox: QuickbooksSandbox, code: string, headers = {}) =>
  post(
    sandbox,
    '/oauth2/v1/tokens/bearer',
    { grant_type: 'authorization_code', code, redirect_uri: CALLBACK },
    headers,
  );
const refresh = (sandbox: QuickbooksSandbox, token: string) =>
  post(sandbox, '/oauth2/v1/tokens/bearer', { grant_type: 'refresh_token', refresh_token: token });

test('documented: the callback alone tells the company; the token answer does not', async () => {
  const sandbox = open();
  const target = await callback(sandbox);
  expect(target.searchParams.get('realmId')).toMatch(/^\d{16,}$/);
  expect(target.searchParams.get('state')).toBe('s1');
  const tokens = await exchange(sandbox, target.searchParams.get('code') ?? '');
  expect(Object.keys(tokens.json).sort()).toEqual([
    ...['access_token', 'expires_in', 'refresh_token', 'token_type', 'x_refresh_token_expires_in'],
  ]);
  expect(tokens.json).toMatchObject({
    token_type: 'bearer',
    expires_in: 3600,
    x_refresh_token_expires_in: 8726400,
  });
});

test('documented: only who asks by the header is told of the five years', async () => {
  const sandbox = open();
  const code = (await callback(sandbox)).searchParams.get('code') ?? '';
  const tokens = await exchange(sandbox, code, { 'x-include-refresh-token-hard-expires-in': 'true' });
  expect(tokens.json.x_refresh_token_hard_expires_in).toBe(157_680_000);
});

test('a refused consent comes back as access_denied', async () => {
  const target = await callback(open(), { decision: 'cancel' });
  expect(target.searchParams.get('error')).toBe('access_denied');
  expect(target.searchParams.get('realmId')).toBeNull();
});

test('the page offers every company and keeps what the app has asked for', async () => {
  const sandbox = open();
  const query = new URLSearchParams({
    ...{
      client_id: 'practice-app',
      response_type: 'code',
      scope: SCOPE,
      redirect_uri: CALLBACK,
      state: 's1',
    },
  });
  const page = await sandbox.app.request(`http://localhost:4020/connect/oauth2?${query}`);
  const text = await page.text();
  for (const { realmId } of sandbox.companies()) expect(text).toContain(realmId);
  expect(text).toContain('name="state" value="s1"');
});

test('assumed: a refresh token is dead once it has been used, and its second use ends the grant', async () => {
  const bench = openQuickbooksBench();
  const first = await refresh(bench.sandbox, bench.refreshToken);
  expect(first.status).toBe(200);
  const again = await refresh(bench.sandbox, bench.refreshToken);
  expect([again.status, again.json]).toEqual([
    400,
    { error: 'invalid_grant', error_description: 'Token invalid' },
  ]);
  expect((await refresh(bench.sandbox, first.json.refresh_token)).status).toBe(400);
  expect((await bench.call('GET', '/customer/1')).status).toBe(403);
});

test('by switches: a day of grace, a token that changes once a day, and a race that does no harm', async () => {
  const graced = openQuickbooksBench({ switches: { refreshGrace: 'day' } });
  const first = await refresh(graced.sandbox, graced.refreshToken);
  const again = await refresh(graced.sandbox, graced.refreshToken);
  expect(again.json.refresh_token).toBe(first.json.refresh_token);

  const daily = openQuickbooksBench({ switches: { refreshRotation: 'daily' } });
  expect((await refresh(daily.sandbox, daily.refreshToken)).json.refresh_token).toBe(daily.refreshToken);
  daily.sandbox.clock.advance(86_400_000);
  expect((await refresh(daily.sandbox, daily.refreshToken)).json.refresh_token).not.toBe(daily.refreshToken);

  const mild = openQuickbooksBench({ switches: { reuseKillsGrant: false } });
  const newest = await refresh(mild.sandbox, mild.refreshToken);
  await refresh(mild.sandbox, mild.refreshToken);
  expect((await refresh(mild.sandbox, newest.json.refresh_token)).status).toBe(200);
});

test('observed: a code exchanged twice poisons the tokens of the first exchange', async () => {
  const sandbox = open();
  const code = (await callback(sandbox)).searchParams.get('code') ?? '';
  const tokens = await exchange(sandbox, code);
  expect((await exchange(sandbox, code)).json.error).toBe('invalid_grant');
  expect((await refresh(sandbox, tokens.json.refresh_token)).status).toBe(400);
});

test('documented: an access token lives an hour, a refresh token 101 days, and revoking ends both', async () => {
  const bench = openQuickbooksBench();
  bench.sandbox.clock.advance(3_600_000);
  const expired = await bench.call('GET', '/customer/1');
  expect(expired.status).toBe(401);
  expect(expired.json.fault.error[0]).toMatchObject({ code: '3200', element: null });
  expect(expired.json.fault.error[0].detail).toContain('Token expired');
  bench.sandbox.clock.advance(101 * 86_400_000);
  expect((await refresh(bench.sandbox, bench.refreshToken)).status).toBe(400);

  const other = openQuickbooksBench();
  const revoked = await other.sandbox.app.request('http://localhost:4020/v2/oauth2/tokens/revoke', {
    method: 'POST',
    headers: { Authorization: BASIC, 'Content-Type': 'application/json' },
    body: JSON.stringify({ token: other.refreshToken }),
  });
  expect([revoked.status, await revoked.text()]).toEqual([200, '']);
  expect((await refresh(other.sandbox, other.refreshToken)).status).toBe(400);
});

test('a wrong secret is invalid_client, and a token for another company is 403 in the gateway’s envelope', async () => {
  const bench = openQuickbooksBench();
  const wrong = await post(bench.sandbox, '/oauth2/v1/tokens/bearer', {}, { Authorization: 'Basic eDp5' });
  expect([wrong.status, wrong.json]).toEqual([401, { error: 'invalid_client' }]);
  const other = bench.sandbox.companies().find(({ realmId }) => realmId !== bench.realmId);
  const refused = await bench.sandbox.app.request(
    `http://localhost:4020/v3/company/${other?.realmId}/customer/1`,
    { headers: { Authorization: `Bearer ${bench.accessToken}`, Accept: 'application/json' } },
  );
  expect(refused.status).toBe(403);
  expect(await refused.json()).toMatchObject({
    fault: { error: [{ code: '3100' }], type: 'SERVICE' },
    time: EVENING,
  });
});
