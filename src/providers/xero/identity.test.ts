import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { manualClock } from '../../lib/clock.ts';
import { createTransport } from '../transport.ts';
import { createIdentity } from './identity.ts';

const identityOver = (answer: Response) =>
  createIdentity(
    {
      clientId: 'app',
      clientSecret: 'secret',
      loginUrl: 'https://login.example.com',
      identityUrl: 'https://identity.example.com',
      clock: manualClock('2026-11-20T00:00:00Z'),
    },
    createTransport({ fetch: async () => answer }),
  );
const json = (status: number, body: object) => Response.json(body, { status });

test('consent is asked for with the challenge of the verifier, our scopes, and spaces as %20', async () => {
  const request = {
    state: 's 1',
    verifier: 'v'.repeat(64),
    redirectUri: 'https://desk.example.com/integrations/xero/callback',
  };
  const address = await identityOver(new Response()).authorizationUrl(request);
  const { origin, pathname, searchParams } = new URL(address);
  expect(`${origin}${pathname}`).toBe('https://login.example.com/identity/connect/authorize');
  expect(Object.fromEntries(searchParams)).toMatchObject({
    response_type: 'code',
    client_id: 'app',
    state: 's 1',
    redirect_uri: request.redirectUri,
    code_challenge: createHash('sha256').update(request.verifier).digest('base64url'),
    code_challenge_method: 'S256',
  });
  expect(searchParams.get('scope')?.split(' ')).toEqual(
    expect.arrayContaining(['offline_access', 'accounting.invoices']),
  );
  expect(address).not.toContain('+');
  expect(address).not.toContain(request.verifier);
});

test('an app that is refused is not mistaken for a dead grant', async () => {
  const refused = { ok: false, failure: { kind: 'rejected', problems: [{ code: 'AuthFailed' }] } };
  expect(await identityOver(json(400, { error: 'invalid_client' })).refresh('r')).toMatchObject(refused);
  expect(await identityOver(json(401, { error: 'invalid_client' })).refresh('r')).toMatchObject(refused);
  expect(await identityOver(new Response('', { status: 401 })).refresh('r')).toMatchObject(refused);
});

test('what is no answer leaves the rotation unknown, so that the old token is tried again', async () => {
  const unknown = { ok: false, failure: { kind: 'outcomeUnknown', answered: true } };
  expect(await identityOver(new Response('<html>', { status: 200 })).refresh('r')).toMatchObject(unknown);
  expect(await identityOver(json(200, { token_type: 'Bearer' })).refresh('r')).toMatchObject(unknown);
  expect(await identityOver(new Response('', { status: 500 })).refresh('r')).toMatchObject(unknown);
  expect(await identityOver(new Response('', { status: 502 })).refresh('r')).toMatchObject({
    failure: { kind: 'outcomeUnknown', answered: false },
  });
});

test('tokens without a refresh token are no connection', async () => {
  const answer = json(200, { access_token: 'a', token_type: 'Bearer', expires_in: 1800 });
  const outcome = await identityOver(answer).refresh('r');
  expect(outcome).toMatchObject({
    ok: false,
    failure: { kind: 'rejected', problems: [{ code: 'AuthFailed' }] },
  });
});

test('a busy token endpoint is a limit like any other', async () => {
  const answer = new Response('', {
    status: 429,
    headers: { 'retry-after': '5', 'x-rate-limit-problem': 'appminute' },
  });
  expect(await identityOver(answer).refresh('r')).toEqual({
    ok: false,
    failure: { kind: 'rateLimited', limit: 'app', retryAfterMs: 5_000 },
  });
});
