/**
 * One call to the accounting API: token, limits, request, report, and one more try with a fresh token where the old
 * one had just expired. Everything that the adapter asks of an organisation's books goes through here.
 */
import type { Outgoing } from '../../lib/exact-json.ts';
import { readJson, writeJson } from '../../lib/exact-json.ts';
import type { CallDescription, CallResult, LedgerSession, Outcome, ProviderFailure } from '../provider.ts';
import type { Answer, Exchange, LedgerRequest, Send } from '../transport.ts';
import {
  callLedger,
  FileBody,
  failureOfSilence,
  followUps,
  isUnreadable,
  placeOf,
  type Wire,
} from '../transport.ts';
import { modifiedSince } from './dates.ts';
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

/** Makes one call of a piece of work. A failure's words never hold a token or a body. */
export type Caller = <T>(call: Call<T>) => Promise<Outcome<T>>;

/** @returns what begins a piece of work: a caller of its own for each method of the port. */
export function createCallers(apiUrl: string, send: Send, session: LedgerSession): () => Caller {
  const wire: Wire = { send, isTokenRefused, resultOf };
  return () => {
    const placed = followUps();
    return async (call) => {
      const requestWith = (token: string) => requestOf(apiUrl, session.organisationId, call, token);
      return settle(call, await callLedger(wire, session, placed(call), requestWith));
    };
  };
}

function settle<T>(call: Call<T>, attempted: Outcome<Exchange>): Outcome<T> {
  if (!attempted.ok) return attempted;
  const made = attempted.value;
  const isWrite = call.write !== undefined;
  if (made.kind !== 'answered') return failed(failureOfSilence(made, isWrite));
  if (made.status < 200 || made.status > 299) {
    return failed(failureOf(made, { isWrite, sent: call.write?.sent ?? null }));
  }
  return readAnswer(call, made);
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
