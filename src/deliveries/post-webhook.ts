/** One attempt to tell an endpoint of an event: a signed POST, with what came of it. */
import { type IncomingMessage, request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { Webhook } from 'standardwebhooks';
import {
  faultOfTarget,
  PrivateAddressError,
  publicLookup,
  type Resolve,
  type WebhookTargets,
} from '../lib/webhook-targets.ts';

export type Telling = {
  readonly url: string;
  /** The same at every attempt: a receiver knows by it that it has heard this before. */
  readonly id: string;
  readonly at: Date;
  readonly payload: string;
  /** Each signs: while one is being replaced there are two. */
  readonly secrets: readonly string[];
};

export type TellingAnswer =
  | { readonly kind: 'arrived'; readonly status: number; readonly words: string }
  /** It does not exist any more, and says so. */
  | { readonly kind: 'gone'; readonly status: number; readonly words: string }
  /** It said no, or nothing: it may have been heard all the same. */
  | { readonly kind: 'failed'; readonly status: number | null; readonly words: string }
  /** Its address is one where nothing may go: nothing was sent. */
  | { readonly kind: 'notAllowed'; readonly words: string };

export const ANSWER_WITHIN_MS = 15_000;
const MOST_HEARD = 65_536;

export type PostOptions = {
  readonly targets: WebhookTargets;
  /** Instead of the system's. */
  readonly resolve?: Resolve;
};

export function postWebhook(telling: Telling, options: PostOptions): Promise<TellingAnswer> {
  const { targets } = options;
  const fault = faultOfTarget(telling.url, targets);
  if (fault !== null) return Promise.resolve({ kind: 'notAllowed', words: `The address ${fault}.` });
  return new Promise((resolve) => {
    const url = new URL(telling.url);
    const request = (url.protocol === 'https:' ? requestHttps : requestHttp)(url, {
      method: 'POST',
      headers: headersOf(telling),
      // A connection of its own, so that the address is looked up and judged for each call.
      agent: false,
      signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
      ...(targets === 'any' ? {} : { lookup: publicLookup(options.resolve) }),
    });
    request.on('response', (response) => {
      hearOut(response);
      resolve(answerOf(response.statusCode ?? 0, response.statusMessage ?? ''));
    });
    request.on('error', (error) => resolve(answerOfError(error)));
    // However else it ends, as by another protocol: what never answers must not hold its queue for ever.
    request.on('close', () => resolve({ kind: 'failed', status: null, words: wordsOf('', '') }));
    request.end(telling.payload);
  });
}

/** The words of an answer are nobody's business here: a page of them is let in, so that it need not notice, and no more. */
function hearOut(response: IncomingMessage): void {
  let heard = 0;
  response.on('error', () => undefined);
  response.on('data', (chunk: Buffer) => {
    heard += chunk.length;
    if (heard > MOST_HEARD) response.destroy();
  });
}

function headersOf({ id, at, payload, secrets }: Telling): Readonly<Record<string, string>> {
  const signatures = secrets.map((secret) => new Webhook(secret).sign(id, at, payload));
  return {
    'content-type': 'application/json',
    'content-length': String(Buffer.byteLength(payload)),
    'user-agent': 'Counterfoil-Webhooks',
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(at.getTime() / 1_000)),
    'webhook-signature': signatures.join(' '),
  };
}

function answerOf(status: number, said: string): TellingAnswer {
  const words = `Answered ${`${status} ${said}`.trim().slice(0, 100)}`;
  if (status >= 200 && status < 300) return { kind: 'arrived', status, words: `${words}.` };
  if (status === 410) return { kind: 'gone', status, words: `${words}.` };
  const isRedirect = status >= 300 && status < 400;
  return {
    kind: 'failed',
    status,
    words: isRedirect ? `${words}; redirects are not followed.` : `${words}.`,
  };
}

function answerOfError(error: Error & { readonly code?: unknown }): TellingAnswer {
  if (error instanceof PrivateAddressError)
    return {
      kind: 'notAllowed',
      words: 'The name of the address leads to this machine or into a private network.',
    };
  return { kind: 'failed', status: null, words: wordsOf(error.name, String(error.code ?? '')) };
}

function wordsOf(name: string, code: string): string {
  if (name === 'AbortError') return `Did not answer within ${ANSWER_WITHIN_MS / 1_000} seconds.`;
  if (code === 'ENOTFOUND') return 'There is nothing by the name of the address.';
  if (code === 'ECONNREFUSED') return 'Nobody listens at the address.';
  if (/CERT|SSL|TLS/.test(code)) return 'Its certificate is not one to trust.';
  return `The connection was lost before an answer came${code === '' ? '' : ` (${code})`}.`;
}
