/**
 * One call to the accounting API: token, limits, request, report, and one more try with a fresh token where the old
 * one had just expired. Everything that the adapter asks of an organisation's books goes through here.
 */
import { ZodError } from 'zod';
import type { Outgoing } from '../../lib/exact-json.ts';
import { readJson, writeJson } from '../../lib/exact-json.ts';
import type { CallDescription, CallResult, LedgerSession, Outcome, ProviderFailure } from '../provider.ts';
import type { Answer, Exchange, LedgerRequest, Send } from '../transport.ts';
import { failureOfSilence } from '../transport.ts';
import { modifiedSince } from './dates.ts';
import { UnexpectedAnswer } from './elements.ts';
import { failureOf, isTokenRefused, unanswered } from './failures.ts';
import { idempotencyKey } from './idempotency.ts';
import type { Sent } from './problems.ts';

export type Query = Readonly<Record<string, string>>;

type Call<T> = CallDescription & {
  /** Below `/api.xro/2.0/`. */
  readonly path: string;
  readonly query?: Query;
  readonly since?: Date | null;
  /** A write's body, and the caller's key for it. Without a body nothing is sent but the key. */
  readonly write?: { readonly body: Outgoing | FileBody | null; readonly key: string; readonly sent?: Sent };
} & (
    | {
        /** Reads the JSON of a 2xx answer, numbers as strings. What it throws means: not an answer. */
        readonly read: (json: unknown) => T;
      }
    | {
        /** What the answer is to be instead of JSON, and the most bytes of it. */
        readonly accept: string;
        readonly largestBytes: number;
        readonly readBytes: (content: Uint8Array) => T;
      }
  );

/** A body that is sent as it is. */
export class FileBody {
  readonly type: string;
  readonly content: Uint8Array<ArrayBuffer>;

  constructor(type: string, content: Uint8Array) {
    this.type = type;
    this.content = new Uint8Array(content);
  }
}

/** Makes one call. A failure's words never hold a token or a body. */
export type Caller = <T>(call: Call<T>) => Promise<Outcome<T>>;

export function createCaller(apiUrl: string, send: Send, session: LedgerSession): Caller {
  return async (call) => {
    const token = await session.accessToken();
    if (!token.ok) return token;
    const first = await attempt(apiUrl, send, session, call, token.value);
    if (!first.ok || !isRefusedAnswer(first.value)) return settle(call, first);
    // A 401 is said before anything is done, so the same request may go again, under the same key.
    const fresh = await session.accessToken(token.value);
    if (!fresh.ok) return fresh;
    return settle(call, await attempt(apiUrl, send, session, call, fresh.value));
  };
}

async function attempt<T>(
  apiUrl: string,
  send: Send,
  session: LedgerSession,
  call: Call<T>,
  token: string,
): Promise<Outcome<Exchange>> {
  const { operation, method, isFollowUp } = call;
  const description = { operation, method, ...(isFollowUp === true ? { isFollowUp } : {}) };
  const allowed = await session.beforeCall(description);
  if (!allowed.ok) return allowed;
  const exchange = await send(requestOf(apiUrl, session.organisationId, call, token));
  await session.afterCall(description, resultOf(exchange));
  return { ok: true, value: exchange };
}

function isRefusedAnswer(exchange: Exchange): boolean {
  return exchange.kind === 'answered' && isTokenRefused(exchange);
}

function settle<T>(call: Call<T>, attempted: Outcome<Exchange>): Outcome<T> {
  if (!attempted.ok) return attempted;
  const exchange = attempted.value;
  const isWrite = call.write !== undefined;
  if (exchange.kind !== 'answered') return failed(failureOfSilence(exchange, isWrite));
  if (exchange.status < 200 || exchange.status > 299) {
    return failed(failureOf(exchange, { isWrite, sent: call.write?.sent ?? null }));
  }
  return readAnswer(call, exchange);
}

function readAnswer<T>(call: Call<T>, answer: Answer): Outcome<T> {
  try {
    const value =
      'read' in call ? call.read(readJson(answer.text)) : call.readBytes(answer.content ?? new Uint8Array());
    return { ok: true, value };
  } catch (error) {
    if (!isUnreadable(error)) throw error;
    return failed(unanswered(answer, { isWrite: call.write !== undefined }, placeOf(error)));
  }
}

// Anything else that is thrown while reading is a bug of ours and must not pass for the ledger's silence.
function isUnreadable(error: unknown): boolean {
  return [SyntaxError, RangeError, ZodError, UnexpectedAnswer].some((kind) => error instanceof kind);
}

// Where the answer differs from what was expected, never what stands there.
function placeOf(error: unknown): string {
  return error instanceof ZodError ? (error.issues[0]?.path.join('.') ?? '') : '';
}

function failed(failure: ProviderFailure): { readonly ok: false; readonly failure: ProviderFailure } {
  return { ok: false, failure };
}

function requestOf<T>(apiUrl: string, organisationId: string, call: Call<T>, token: string): LedgerRequest {
  const headers = {
    authorization: `Bearer ${token}`,
    'xero-tenant-id': organisationId,
    // Without it Xero answers in XML.
    accept: 'read' in call ? 'application/json' : call.accept,
    ...(call.since ? { 'if-modified-since': modifiedSince(call.since) } : {}),
  };
  const url = `${apiUrl}/api.xro/2.0/${call.path}${queryText(call.query ?? {})}`;
  const request = { method: call.method, url, headers, ...answerOf(call) };
  if (call.write === undefined) return request;
  // Xero knows the key on POST and PUT alone.
  const isKeyed = call.method !== 'DELETE';
  const keyed = {
    ...headers,
    ...(isKeyed ? { 'idempotency-key': idempotencyKey(organisationId, call.write.key) } : {}),
  };
  const { body } = call.write;
  if (body === null) return { ...request, headers: keyed };
  if (body instanceof FileBody)
    return { ...request, headers: { ...keyed, 'content-type': body.type }, body: body.content };
  return {
    ...request,
    headers: { ...keyed, 'content-type': 'application/json' },
    body: writeJson(body),
  };
}

function answerOf<T>(call: Call<T>): Pick<LedgerRequest, 'answerAs' | 'largestAnswerBytes'> {
  return 'read' in call ? {} : { answerAs: 'bytes', largestAnswerBytes: call.largestBytes };
}

// Not URLSearchParams: it writes spaces as "+", which Xero's where clauses do not take.
function queryText(query: Query): string {
  const parts = Object.entries(query).map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
  return parts.length === 0 ? '' : `?${parts.join('&')}`;
}

function resultOf(exchange: Exchange): CallResult {
  const { bytes, durationMs } = exchange;
  if (exchange.kind !== 'answered')
    return { status: null, bytes, durationMs, minuteRemaining: null, dayRemaining: null };
  return {
    status: exchange.status,
    bytes,
    durationMs,
    minuteRemaining: remaining(exchange.headers, 'x-minlimit-remaining'),
    dayRemaining: remaining(exchange.headers, 'x-daylimit-remaining'),
  };
}

function remaining(headers: Headers, name: string): number | null {
  const count = Number.parseInt(headers.get(name) ?? '', 10);
  return Number.isNaN(count) ? null : count;
}
