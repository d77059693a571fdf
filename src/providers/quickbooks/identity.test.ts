import { expect, test } from 'vitest';
import { manualClock } from '../../lib/clock.ts';
import { type Told, toldBooks } from './books.fixtures.ts';
import { quickbooksProvider } from './index.ts';

const callbackUrl =
  'http://localhost:4000/integrations/quickbooks/callback?code=c&state=s&realmId=9130350000000001';
const redirectUri = 'http://localhost:4000/integrations/quickbooks/callback';
const tokens = {
  access_token: 'access',
  refresh_token: 'refresh',
  token_type: 'bearer',
  expires_in: 3600,
  x_refresh_token_expires_in: 8_726_400,
};

function provider(...answers: readonly (Told | Error)[]) {
  const json = answers.map((answer) =>
    answer instanceof Error ? answer : { ...answer, headers: { 'content-type': 'application/json' } },
  );
  const { transport, asked } = toldBooks(...json);
  const clock = manualClock('2026-11-20T22:00:00Z');
  return {
    asked,
    ledger: quickbooksProvider({
      clientId: 'the-app',
      clientSecret: 'the-secret',
      webhookToken: undefined,
      apiUrl: 'https://api.example',
      oauthUrl: 'https://consent.example',
      tokenUrl: 'https://tokens.example',
      revokeUrl: 'https://revoke.example',
      clock,
      transport,
    }),
  };
}
const exchange = { state: 's', verifier: 'v'.repeat(64), redirectUri };

test('consent asks for the books alone, with our state and without a challenge that nobody would check', async () => {
  const url = new URL(await provider().ledger.authorizationUrl(exchange));
  expect(url.origin + url.pathname).toBe('https://consent.example/connect/oauth2');
  expect(Object.fromEntries(url.searchParams)).toEqual({
    client_id: 'the-app',
    response_type: 'code',
    scope: 'com.intuit.quickbooks.accounting',
    redirect_uri: redirectUri,
    state: 's',
  });
});

test('a code becomes tokens of the company that the callback names, for as long as the answer says', async () => {
  const { ledger, asked } = provider({ body: { ...tokens, x_refresh_token_hard_expires_in: 60 } });
  expect(await ledger.exchangeCode({ ...exchange, callbackUrl })).toEqual({
    ok: true,
    value: {
      organisationId: '9130350000000001',
      accessToken: 'access',
      refreshToken: 'refresh',
      accessExpiresAt: new Date('2026-11-20T23:00:00Z'),
      // The five years end before the hundred days do.
      refreshExpiresAt: new Date('2026-11-20T22:01:00Z'),
    },
  });
  const [request] = asked;
  expect(request?.path).toBe('/oauth2/v1/tokens/bearer');
  expect(request?.headers.get('authorization')).toBe(`Basic ${btoa('the-app:the-secret')}`);
  expect(request?.headers.get('x-include-refresh-token-hard-expires-in')).toBe('true');
  expect(Object.fromEntries(new URLSearchParams(request?.body))).toMatchObject({
    grant_type: 'authorization_code',
    code: 'c',
    redirect_uri: redirectUri,
  });
});

test('a callback that names no company gives nothing, and its code is not spent', async () => {
  const { ledger, asked } = provider();
  const nameless = callbackUrl.replace(/&realmId=.*/, '');
  expect(await ledger.exchangeCode({ ...exchange, callbackUrl: nameless })).toMatchObject({
    failure: { kind: 'rejected', problems: [{ code: 'AuthFailed' }] },
  });
  expect(asked).toEqual([]);
});

test('a dead grant and a wrong app come alike and are told apart: connect again, or mend the settings', async () => {
  const dead = provider({
    status: 400,
    body: { error: 'invalid_grant', error_description: 'Token invalid' },
  });
  expect(await dead.ledger.refresh('r')).toMatchObject({ failure: { kind: 'reconnectNeeded' } });
  for (const status of [400, 401]) {
    const wrong = provider({ status, body: { error: 'invalid_client' } });
    expect(await wrong.ledger.refresh('r')).toMatchObject({
      failure: { kind: 'rejected', problems: [{ code: 'AuthFailed' }] },
    });
  }
});

test('a refresh without an answer is unknown, and no token stands in any failure', async () => {
  const lost = provider(new Error('reset'));
  expect(await lost.ledger.refresh('r')).toMatchObject({
    failure: { kind: 'outcomeUnknown', answered: false },
  });
  const strange = provider({ body: { ...tokens, token_type: 'other' } });
  expect(JSON.stringify(await strange.ledger.refresh('r'))).not.toContain('access');
});

test('a grant is given up by either of its tokens, as JSON; one that nobody knows is given up already', async () => {
  const { ledger, asked } = provider({ body: '' }, { status: 400, body: { error: 'invalid_request' } });
  expect(await ledger.revoke('refresh')).toEqual({ ok: true, value: null });
  expect(await ledger.disconnect({ accessToken: 'access', ledgerConnectionId: '1' })).toEqual({
    ok: true,
    value: null,
  });
  expect(asked.map(({ path, body }) => [path, body])).toEqual([
    ['/v2/oauth2/tokens/revoke', '{"token":"refresh"}'],
    ['/v2/oauth2/tokens/revoke', '{"token":"access"}'],
  ]);
  const wrong = provider({ status: 400, body: { error: 'invalid_client' } });
  expect(await wrong.ledger.revoke('refresh')).toMatchObject({ ok: false });
});

test('the company of a grant is known by its name; without a company there is none', async () => {
  const { ledger } = provider({ body: { CompanyInfo: { CompanyName: 'Sample Ltd' } } });
  const organisationId = '9130350000000001';
  expect(await ledger.organisations({ accessToken: 'access', organisationId })).toEqual({
    ok: true,
    value: [{ organisationId, name: 'Sample Ltd', ledgerConnectionId: organisationId, isNew: true }],
  });
  expect(await ledger.organisations({ accessToken: 'access', organisationId: null })).toEqual({
    ok: true,
    value: [],
  });
});
