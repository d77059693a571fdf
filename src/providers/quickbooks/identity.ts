/** QuickBooks' side of OAuth 2.0: consent, tokens, and giving them up. A grant is for one company. */
import * as oauth from 'oauth4webapi';
import type { Clock } from '../../lib/clock.ts';
import { writeJson } from '../../lib/exact-json.ts';
import { asOutcome, basicAuthentication, basicHeader, NotGranted, type OAuthLedger } from '../oauth.ts';
import type { LedgerProvider, Outcome, Tokens } from '../provider.ts';
import type { Send } from '../transport.ts';
import { failureOfSilence } from '../transport.ts';
import { failureOf, grantFailure, unanswered } from './failures.ts';
import { appRefused, notGranted } from './problems.ts';
import { isId } from './wire.ts';

export type IdentitySettings = {
  readonly clientId: string;
  readonly clientSecret: string;
  /** Where people consent: `https://appcenter.intuit.com` */
  readonly oauthUrl: string;
  readonly tokenUrl: string;
  readonly revokeUrl: string;
  readonly clock: Clock;
};

type Identity = Pick<
  LedgerProvider,
  'authorizationUrl' | 'exchangeCode' | 'refresh' | 'revoke' | 'disconnect'
>;

/** One scope for reading and writing: there is no smaller one. */
const scope = 'com.intuit.quickbooks.accounting';

/** Where the answer does not say: Intuit's documents name a hundred days. */
const refreshTokenDays = 100;

const quickbooks: OAuthLedger = {
  label: 'QuickBooks',
  failureOf: (answer) => failureOf(answer, { isWrite: true, sent: null }),
  unanswered: (answer) => unanswered(answer, { isWrite: true }),
  grantFailure,
  appRefused,
  notGranted,
};

/**
 * Tokens and consent. No answer while tokens rotate is `outcomeUnknown`: the value changes about once a day, so the old
 * token mostly still counts, and where it does not the grant is lost with the answer. A second use of a replaced token may
 * end the whole grant, so there is never more than one at work.
 */
export function createIdentity(settings: IdentitySettings, send: Send): Identity {
  const server: oauth.AuthorizationServer = {
    issuer: settings.oauthUrl,
    authorization_endpoint: `${settings.oauthUrl}/connect/oauth2`,
    token_endpoint: `${settings.tokenUrl}/oauth2/v1/tokens/bearer`,
  };
  const client: oauth.Client = { client_id: settings.clientId };
  const authentication = basicAuthentication(settings);
  const ask = <T>(work: (options: oauth.TokenEndpointRequestOptions) => Promise<T>) =>
    asOutcome(quickbooks, send, (options) => work({ ...options, headers: withHardExpiry }));
  return {
    authorizationUrl: async (request) => authorizationUrl(server, settings.clientId, request),
    exchangeCode: ({ callbackUrl, state, redirectUri }) =>
      ask(async (options) => {
        const parameters = oauth.validateAuthResponse(server, client, new URL(callbackUrl), state);
        const organisationId = companyIn(callbackUrl);
        const response = await oauth.authorizationCodeGrantRequest(
          server,
          client,
          authentication,
          parameters,
          redirectUri,
          // QuickBooks knows no PKCE: the state and the app's secret are all that there is.
          oauth.nopkce,
          options,
        );
        const answer = await oauth.processAuthorizationCodeResponse(server, client, response);
        return { ...tokensOf(answer, settings.clock), organisationId };
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
    revoke: (refreshToken) => endGrant(settings, send, refreshToken),
    // Of one company the grant is: giving that up ends it.
    disconnect: ({ accessToken }) => endGrant(settings, send, accessToken),
  };
}

/** Without it the answer does not say when the grant ends for good, five years after it was given. */
const withHardExpiry = { 'x-include-refresh-token-hard-expires-in': 'true' };

function authorizationUrl(
  { authorization_endpoint }: oauth.AuthorizationServer,
  clientId: string,
  { state, redirectUri }: { readonly state: string; readonly redirectUri: string },
): string {
  const url = new URL(authorization_endpoint ?? '');
  const parameters = {
    client_id: clientId,
    response_type: 'code',
    scope,
    redirect_uri: redirectUri,
    state,
  };
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
  return url.href;
}

/** The company is named here and nowhere else: tokens do not say whose they are. */
function companyIn(callbackUrl: string): string {
  const companyId = new URL(callbackUrl).searchParams.get('realmId') ?? '';
  if (!isId(companyId))
    throw new NotGranted('QuickBooks did not say which company was chosen. Connect again.');
  return companyId;
}

/** Ends a grant by either of its tokens. One that is dead already counts as ended; done twice is done once. */
async function endGrant(settings: IdentitySettings, send: Send, token: string): Promise<Outcome<null>> {
  const exchange = await send({
    method: 'POST',
    url: `${settings.revokeUrl}/v2/oauth2/tokens/revoke`,
    headers: {
      authorization: basicHeader(settings),
      accept: 'application/json',
      'content-type': 'application/json',
    },
    body: writeJson({ token }),
  });
  if (exchange.kind !== 'answered') return { ok: false, failure: failureOfSilence(exchange, false) };
  const { status, text } = exchange;
  if (status === 200 || status === 204) return { ok: true, value: null };
  if (/invalid_client/.test(text)) return { ok: false, failure: grantFailure('invalid_client') };
  if (status === 400) return { ok: true, value: null };
  return { ok: false, failure: failureOf(exchange, { isWrite: false, sent: null }) };
}

function tokensOf(response: oauth.TokenEndpointResponse, clock: Clock): Tokens {
  if (response.refresh_token === undefined)
    throw new NotGranted('QuickBooks gave access for an hour only. Connect again.');
  const after = (seconds: number) => new Date(clock.now().getTime() + seconds * 1000);
  const lives = [response.x_refresh_token_expires_in, response.x_refresh_token_hard_expires_in];
  const lifeSeconds = Math.min(...lives.filter((life) => typeof life === 'number'));
  return {
    accessToken: response.access_token,
    refreshToken: response.refresh_token,
    accessExpiresAt: after(response.expires_in ?? 3600),
    refreshExpiresAt: after(Number.isFinite(lifeSeconds) ? lifeSeconds : refreshTokenDays * 24 * 3600),
  };
}
