/** Xero's side of OAuth 2.0: consent, tokens, what they reach, and giving it up. */
import * as oauth from 'oauth4webapi';
import type { Clock } from '../../lib/clock.ts';
import { fitWords } from '../../lib/redact.ts';
import type { LedgerProvider, Outcome, ProviderFailure, Tokens } from '../provider.ts';
import type { Answer, Send } from '../transport.ts';
import { failureOfSilence } from '../transport.ts';
import { failureOf, grantFailure, unanswered } from './failures.ts';
import { appRefused, notGranted } from './problems.ts';

export type IdentitySettings = {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly loginUrl: string;
  readonly identityUrl: string;
  readonly clock: Clock;
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
  return {
    authorizationUrl: (request) => authorizationUrl(settings, request),
    exchangeCode: ({ callbackUrl, state, verifier, redirectUri }) =>
      asOutcome(async (options) => {
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
      }, send),
    refresh: (refreshToken) =>
      asOutcome(async (options) => {
        const response = await oauth.refreshTokenGrantRequest(
          server,
          client,
          authentication,
          refreshToken,
          options,
        );
        return tokensOf(await oauth.processRefreshTokenResponse(server, client, response), settings.clock);
      }, send),
    revoke: (refreshToken) =>
      asOutcome(async (options) => {
        const response = await oauth.revocationRequest(server, client, authentication, refreshToken, options);
        await oauth.processRevocationResponse(response);
        return null;
      }, send),
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

// Not oauth.ClientSecretBasic: it writes "-" as "%2D", as the RFC has it, where Xero documents plain base64(id:secret).
function basicAuthentication({ clientId, clientSecret }: IdentitySettings): oauth.ClientAuth {
  const credentials = Buffer.from(`${clientId}:${clientSecret}`).toString('base64');
  return (_server, _client, _body, headers) => headers.set('authorization', `Basic ${credentials}`);
}

type OAuthOptions = oauth.HttpRequestOptions<'POST', URLSearchParams>;

/** Carries a failure out through the OAuth library, which knows nothing of ours. */
class CallFailed extends Error {
  readonly failure: ProviderFailure;
  constructor(failure: ProviderFailure) {
    super(failure.kind);
    this.failure = failure;
  }
}

async function asOutcome<T>(work: (options: OAuthOptions) => Promise<T>, send: Send): Promise<Outcome<T>> {
  const last: { answer: Answer | null } = { answer: null };
  const options: OAuthOptions = {
    // Plain http is for a ledger on this machine; the addresses are settings, never taken from an answer.
    [oauth.allowInsecureRequests]: true,
    [oauth.customFetch]: async (url, request) => {
      last.answer = await post(send, url, request);
      return responseOf(last.answer);
    },
  };
  try {
    return { ok: true, value: await work(options) };
  } catch (error) {
    return { ok: false, failure: failureFrom(error, last.answer) };
  }
}

async function post(
  send: Send,
  url: string,
  { headers, body }: oauth.CustomFetchOptions<'POST', URLSearchParams>,
): Promise<Answer> {
  const exchange = await send({ method: 'POST', url, headers, body: body.toString() });
  if (exchange.kind !== 'answered') throw new CallFailed(failureOfSilence(exchange, true));
  // 400 and 401 carry OAuth's own codes, which the library reads.
  if (exchange.status === 200 || exchange.status === 400 || exchange.status === 401) return exchange;
  throw new CallFailed(failureOf(exchange, { isWrite: true, sent: null }));
}

function responseOf({ status, headers, text }: Answer): Response {
  const contentType = headers.get('content-type') ?? '';
  return new Response(text, { status, headers: { 'content-type': contentType } });
}

// Never the error's own words: the library's errors carry whole answers, tokens included.
function failureFrom(error: unknown, answer: Answer | null): ProviderFailure {
  if (error instanceof CallFailed) return error.failure;
  if (error instanceof oauth.ResponseBodyError) return grantFailure(error.error);
  if (error instanceof oauth.AuthorizationResponseError) return refusedByPerson(error.error);
  if (error instanceof NoRefreshToken) {
    return rejected(
      notGranted('Xero gave access for half an hour only. Connect again and allow offline access.', null),
    );
  }
  if (!(error instanceof oauth.OperationProcessingError)) throw error;
  if (answer === null) {
    return rejected(
      notGranted('This answer does not belong to the sign-in that was started here. Connect again.', null),
    );
  }
  if (answer.status !== 200) return rejected(appRefused(`HTTP ${answer.status}`));
  return unanswered({ ...answer, text: '' }, { isWrite: true });
}

function refusedByPerson(error: string): ProviderFailure {
  const message =
    error === 'access_denied' ? 'Access was not granted in Xero.' : 'Xero did not grant access.';
  return rejected(notGranted(message, fitWords(error)));
}

function rejected(problem: ReturnType<typeof notGranted>): ProviderFailure {
  return { kind: 'rejected', problems: [problem] };
}

class NoRefreshToken extends Error {}

function tokensOf(response: oauth.TokenEndpointResponse, clock: Clock): Tokens {
  if (response.refresh_token === undefined) throw new NoRefreshToken();
  const nowMs = clock.now().getTime();
  return {
    accessToken: response.access_token,
    refreshToken: response.refresh_token,
    accessExpiresAt: new Date(nowMs + (response.expires_in ?? 1800) * 1000),
    refreshExpiresAt: new Date(nowMs + refreshTokenDays * 24 * 60 * 60_000),
  };
}
