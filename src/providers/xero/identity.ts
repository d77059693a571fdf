/** Xero's side of OAuth 2.0: consent, tokens, what they reach, and giving it up. */
import * as oauth from 'oauth4webapi';
import type { Clock } from '../../lib/clock.ts';
import { asOutcome, basicAuthentication, NotGranted, type OAuthLedger } from '../oauth.ts';
import type { LedgerProvider, Tokens } from '../provider.ts';
import type { Send } from '../transport.ts';
import { failureOf, grantFailure, unanswered } from './failures.ts';
import { appRefused, notGranted } from './problems.ts';

export type IdentitySettings = {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly loginUrl: string;
  readonly identityUrl: string;
  readonly clock: Clock;
};

const xero: OAuthLedger = {
  label: 'Xero',
  failureOf: (answer) => failureOf(answer, { isWrite: true, sent: null }),
  unanswered: (answer) => unanswered(answer, { isWrite: true }),
  grantFailure,
  appRefused,
  notGranted,
};

type Identity = Pick<LedgerProvider, 'authorizationUrl' | 'exchangeCode' | 'refresh' | 'revoke'>;

/** What we ask for. Reading reports and attaching files are asked for now, because asking later means consent again. */
const scopes: readonly string[] = [
  'offline_access',
  'openid',
  'profile',
  'email',
  'accounting.invoices',
  'accounting.payments',
  'accounting.contacts',
  'accounting.settings.read',
  'accounting.attachments',
  'accounting.reports.aged.read',
  'accounting.reports.profitandloss.read',
];

/** Xero names no date: a refresh token lapses when it was not used for so long. Source: Xero's token types page. */
const refreshTokenDays = 60;

/** Tokens and consent. No answer while tokens rotate is `outcomeUnknown`: the old token works 30 minutes more. */
export function createIdentity(settings: IdentitySettings, send: Send): Identity {
  const server = serverOf(settings);
  const client = clientOf(settings);
  const authentication = basicAuthentication(settings);
  const ask = <T>(work: Parameters<typeof asOutcome<T>>[2]) => asOutcome(xero, send, work);
  return {
    authorizationUrl: (request) => authorizationUrl(settings, request),
    exchangeCode: ({ callbackUrl, state, verifier, redirectUri }) =>
      ask(async (options) => {
        const parameters = oauth.validateAuthResponse(server, client, new URL(callbackUrl), state);
        const response = await oauth.authorizationCodeGrantRequest(
          server,
          client,
          authentication,
          parameters,
          redirectUri,
          verifier,
          options,
        );
        const answer = await oauth.processAuthorizationCodeResponse(server, client, response);
        return { ...tokensOf(answer, settings.clock), organisationId: null };
      }),
    refresh: (refreshToken) =>
      ask(async (options) => {
        const response = await oauth.refreshTokenGrantRequest(
          server,
          client,
          authentication,
          refreshToken,
          options,
        );
        return tokensOf(await oauth.processRefreshTokenResponse(server, client, response), settings.clock);
      }),
    revoke: (refreshToken) =>
      ask(async (options) => {
        const response = await oauth.revocationRequest(server, client, authentication, refreshToken, options);
        await oauth.processRevocationResponse(response);
        return null;
      }),
  };
}

async function authorizationUrl(
  { loginUrl, clientId }: IdentitySettings,
  {
    state,
    verifier,
    redirectUri,
  }: { readonly state: string; readonly verifier: string; readonly redirectUri: string },
): Promise<string> {
  const url = new URL(`${loginUrl}/identity/connect/authorize`);
  const parameters = {
    response_type: 'code',
    client_id: clientId,
    redirect_uri: redirectUri,
    scope: scopes.join(' '),
    state,
    code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
  };
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
  // Xero's own examples write spaces as %20.
  return url.href.replaceAll('+', '%20');
}

function serverOf({ loginUrl, identityUrl }: IdentitySettings): oauth.AuthorizationServer {
  return {
    issuer: identityUrl,
    authorization_endpoint: `${loginUrl}/identity/connect/authorize`,
    token_endpoint: `${identityUrl}/connect/token`,
    revocation_endpoint: `${identityUrl}/connect/revocation`,
  };
}

// The id token says when it was made; it must be judged by the clock that we were given, not by the machine's.
function clientOf({ clientId, clock }: IdentitySettings): oauth.Client {
  return {
    client_id: clientId,
    get [oauth.clockSkew]() {
      return Math.round((clock.now().getTime() - Date.now()) / 1000);
    },
    [oauth.clockTolerance]: 300,
  };
}

function tokensOf(response: oauth.TokenEndpointResponse, clock: Clock): Tokens {
  if (response.refresh_token === undefined)
    throw new NotGranted('Xero gave access for half an hour only. Connect again and allow offline access.');
  const nowMs = clock.now().getTime();
  return {
    accessToken: response.access_token,
    refreshToken: response.refresh_token,
    accessExpiresAt: new Date(nowMs + (response.expires_in ?? 1800) * 1000),
    refreshExpiresAt: new Date(nowMs + refreshTokenDays * 24 * 60 * 60_000),
  };
}
