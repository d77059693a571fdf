/**
 * Asking a ledger for tokens by OAuth 2.0, and what became of it. Nothing of an answer gets into a failure's words: the
 * library's own errors carry whole answers, tokens included.
 */
import * as oauth from 'oauth4webapi';
import type { Problem } from '../domain/problem.ts';
import { fitWords } from '../lib/redact.ts';
import type { Outcome, ProviderFailure } from './provider.ts';
import type { Answer, Send } from './transport.ts';
import { failureOfSilence } from './transport.ts';

/** How one ledger fails. */
export type OAuthLedger = {
  /** As people know it. */
  readonly label: string;
  readonly failureOf: (answer: Answer) => ProviderFailure;
  /** An answer that came but is none. */
  readonly unanswered: (answer: Answer) => ProviderFailure;
  /** What an OAuth error code of the token endpoint means. */
  readonly grantFailure: (error: string) => ProviderFailure;
  readonly appRefused: (words: string) => Problem;
  readonly notGranted: (message: string, words: string | null) => Problem;
};

type OAuthOptions = oauth.HttpRequestOptions<'POST', URLSearchParams>;

/** Does the work with options that send its requests through our transport. No answer while tokens rotate is `outcomeUnknown`. */
export async function asOutcome<T>(
  ledger: OAuthLedger,
  send: Send,
  work: (options: OAuthOptions) => Promise<T>,
): Promise<Outcome<T>> {
  const last: { answer: Answer | null } = { answer: null };
  const options: OAuthOptions = {
    // Plain http is for a ledger on this machine; the addresses are settings, never taken from an answer.
    [oauth.allowInsecureRequests]: true,
    [oauth.customFetch]: async (url, request) => {
      last.answer = await post(ledger, send, url, request);
      return responseOf(last.answer);
    },
  };
  try {
    return { ok: true, value: await work(options) };
  } catch (error) {
    return { ok: false, failure: failureFrom(ledger, error, last.answer) };
  }
}

/** Thrown within the work: the ledger granted less than what is needed. The message is for the person. */
export class NotGranted extends Error {}

/**
 * Basic authentication as ledgers document it: plain base64(id:secret). Not oauth.ClientSecretBasic, which writes "-" as
 * "%2D", as the RFC has it.
 */
export function basicAuthentication(client: Credentials): oauth.ClientAuth {
  return (_server, _client, _body, headers) => headers.set('authorization', basicHeader(client));
}

export type Credentials = { readonly clientId: string; readonly clientSecret: string };

export function basicHeader({ clientId, clientSecret }: Credentials): string {
  return `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString('base64')}`;
}

/** Carries a failure out through the OAuth library, which knows nothing of ours. */
class CallFailed extends Error {
  readonly failure: ProviderFailure;
  constructor(failure: ProviderFailure) {
    super(failure.kind);
    this.failure = failure;
  }
}

async function post(
  ledger: OAuthLedger,
  send: Send,
  url: string,
  { headers, body }: oauth.CustomFetchOptions<'POST', URLSearchParams>,
): Promise<Answer> {
  const exchange = await send({ method: 'POST', url, headers, body: body.toString() });
  if (exchange.kind !== 'answered') throw new CallFailed(failureOfSilence(exchange, true));
  // 400 and 401 carry OAuth's own codes, which the library reads.
  if (exchange.status === 200 || exchange.status === 400 || exchange.status === 401) return exchange;
  throw new CallFailed(ledger.failureOf(exchange));
}

function responseOf({ status, headers, text }: Answer): Response {
  const contentType = headers.get('content-type') ?? '';
  return new Response(text, { status, headers: { 'content-type': contentType } });
}

function failureFrom(ledger: OAuthLedger, error: unknown, answer: Answer | null): ProviderFailure {
  if (error instanceof CallFailed) return error.failure;
  if (error instanceof oauth.ResponseBodyError) return ledger.grantFailure(error.error);
  if (error instanceof oauth.AuthorizationResponseError) return refusedByPerson(ledger, error.error);
  if (error instanceof NotGranted) return rejected(ledger.notGranted(error.message, null));
  if (!isAboutAnswer(error)) throw error;
  if (answer === null) {
    const message = 'This answer does not belong to the sign-in that was started here. Connect again.';
    return rejected(ledger.notGranted(message, null));
  }
  if (answer.status !== 200) return rejected(ledger.appRefused(`HTTP ${answer.status}`));
  return ledger.unanswered({ ...answer, text: '' });
}

/** Another kind of token than the library knows is an answer that cannot be used, too. */
function isAboutAnswer(error: unknown): boolean {
  return error instanceof oauth.OperationProcessingError || error instanceof oauth.UnsupportedOperationError;
}

function refusedByPerson({ label, notGranted }: OAuthLedger, error: string): ProviderFailure {
  const message =
    error === 'access_denied' ? `Access was not granted in ${label}.` : `${label} did not grant access.`;
  return rejected(notGranted(message, fitWords(error)));
}

const rejected = (problem: Problem): ProviderFailure => ({ kind: 'rejected', problems: [problem] });
