/** Intuit's own OAuth client drives the practice QuickBooks over HTTP. */

import OAuthClient from 'intuit-oauth';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createQuickbooksSandbox, type QuickbooksSandbox } from './sandbox.ts';

const CALLBACK = 'http://localhost:4000/integrations/quickbooks/callback';
let sandbox: QuickbooksSandbox;
let server: Awaited<ReturnType<QuickbooksSandbox['listen']>>;

beforeAll(async () => {
  sandbox = createQuickbooksSandbox({ seed: 7 });
  server = await sandbox.listen(0);
});
afterAll(async () => {
  await server.close();
  await sandbox.close();
});

function clientOf(): OAuthClient {
  const client = new OAuthClient({
    clientId: 'practice-app',
    clientSecret: 'practice-secret',
    environment: 'sandbox',
    redirectUri: CALLBACK,
    logging: false,
    includeRefreshTokenHardExpiresIn: true,
  });
  // The addresses are kept on the class: one sandbox for each process.
  return client.setAuthorizeURLs({
    authorizeEndpoint: `${server.url}/connect/oauth2`,
    tokenEndpoint: `${server.url}/oauth2/v1/tokens/bearer`,
    revokeEndpoint: `${server.url}/v2/oauth2/tokens/revoke`,
    userInfoEndpoint: `${server.url}/v1/openid_connect/userinfo`,
  });
}

async function allow(client: OAuthClient, realmId: string): Promise<string> {
  const address = new URL(client.authorizeUri({ scope: ['com.intuit.quickbooks.accounting'], state: 's1' }));
  const form = new URLSearchParams(address.search);
  form.set('decision', 'allow');
  form.set('realmId', realmId);
  const answer = await fetch(`${server.url}/connect/oauth2`, {
    method: 'POST',
    body: form,
    redirect: 'manual',
  });
  return answer.headers.get('Location') ?? '';
}

test('it signs in, learns the company from the callback, refreshes, calls and revokes', async () => {
  const client = clientOf();
  const [company] = sandbox.companies();
  const realmId = company?.realmId ?? '';
  const first = (await client.createToken(await allow(client, realmId))).getJson();
  expect(client.getToken().realmId).toBe(realmId);
  expect(first.x_refresh_token_hard_expires_in).toBeGreaterThan(157_000_000);
  expect(client.isAccessTokenValid()).toBe(true);

  const second = (await client.refresh()).getJson();
  expect(second.refresh_token).not.toBe(first.refresh_token);
  const answer = await client.makeApiCall({
    url: `${server.url}/v3/company/${realmId}/companyinfo/${realmId}?minorversion=75`,
  });
  expect(answer.json.CompanyInfo.CompanyName).toBe(company?.name);

  await client.revoke();
  await expect(client.refreshUsingToken(second.refresh_token)).rejects.toThrow();
});

test('a race of two refreshes ends the grant, as reported of the real one', async () => {
  const client = clientOf();
  const realmId = sandbox.companies()[0]?.realmId ?? '';
  const { refresh_token } = (await client.createToken(await allow(client, realmId))).getJson();
  await client.refreshUsingToken(refresh_token);
  await expect(client.refreshUsingToken(refresh_token)).rejects.toThrow();
  await expect(client.refresh()).rejects.toThrow();
});
