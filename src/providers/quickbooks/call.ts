/**
 * One call to a company's books: token, limits, request, report, and one more try with a fresh token where the old one
 * had just expired. Everything that the adapter asks of a company goes through here.
 */
import { ZodError } from 'zod';
import { type Outgoing, readJson, writeJson } from '../../lib/exact-json.ts';
import type { CallDescription, CallResult, LedgerSession, Outcome, ProviderFailure } from '../provider.ts';
import type { Answer, Exchange, LedgerRequest, Send } from '../transport.ts';
import { failureOfSilence } from '../transport.ts';
import { failureOf, isRefusal, isTokenRefused, unanswered } from './failures.ts';
import type { Fault } from './faults.ts';
import { faultIn, faultInText } from './faults.ts';
import { requestId } from './idempotency.ts';
import type { Sent } from './problems.ts';

export type Query = Readonly<Record<string, string>>;

/** The version of the API: both the least and the newest. Source: developer.intuit.com, minor versions. */
const minorVersion = '75';

export type Call<T> = CallDescription & {
  /** Below `/v3/company/<realm>/`. */
  readonly path: string;
  readonly query?: Query;
  /** A write's body, and the caller's key for it. Without a body nothing is sent but the key. */
  readonly write?: { readonly body: Outgoing | FileBody | null; readonly key: string; readonly sent?: Sent };
} & (
    | {
        /** Reads the JSON of a good answer, numbers as strings. What it throws means: not an answer. */
        readonly read: (json: unknown) => T;
        /** Where a refusal of the record is an answer too: what it comes to. */
        readonly refused?: (fault: Fault) => T;
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

/** An answer of another shape than the request calls for; a call turns it into a failure. */
export class UnexpectedAnswer extends Error {}

/** An answer that fails the whole call although it came as a good one: part of it is about the call, not the records. */
export class FailedWithin extends Error {
  readonly fault: Fault;
  constructor(fault: Fault) {
    super('Part of the answer fails the whole call');
    this.fault = fault;
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
    // A 401 is said before anything is done, so the same request may go again, under the same id.
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
  const { operation, method, isFollowUp, isBatch } = call;
  const description: CallDescription = {
    operation,
    method,
    ...(isFollowUp === true ? { isFollowUp } : {}),
    ...(isBatch === true ? { isBatch } : {}),
  };
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
  if (exchange.status >= 200 && exchange.status <= 299) return readAnswer(call, exchange);
  const fault = exchange.status === 400 ? faultInText(exchange.text) : null;
  if (fault !== null && isRefusal(fault)) return refusedAnswer(call, fault, exchange);
  return failed(failureOf(exchange, failing(call)));
}

function readAnswer<T>(call: Call<T>, answer: Answer): Outcome<T> {
  try {
    if ('readBytes' in call) return { ok: true, value: call.readBytes(answer.content ?? new Uint8Array()) };
    const json = readJson(answer.text);
    // A status of 200 says that the request was understood, not that it was done.
    const fault = faultIn(json);
    if (fault !== null) return refusedAnswer(call, fault, answer);
    return { ok: true, value: call.read(json) };
  } catch (error) {
    if (error instanceof FailedWithin) return failed(failureWithin(call, error.fault, answer));
    if (!isUnreadable(error)) throw error;
    return failed(unanswered(answer, failing(call), placeOf(error)));
  }
}

function refusedAnswer<T>(call: Call<T>, fault: Fault, answer: Answer): Outcome<T> {
  if ('read' in call && call.refused !== undefined && isRefusal(fault))
    return { ok: true, value: call.refused(fault) };
  return failed(failureOf(answer, failing(call)));
}

/** Of a batch some items may be done and others not: looking is the only way to tell, whatever the fault was. */
function failureWithin<T>(call: Call<T>, fault: Fault, answer: Answer): ProviderFailure {
  const words = `QuickBooks did not carry out a part of a batch (code ${fault.errors[0].code || 'none'}).`;
  return call.write === undefined
    ? unanswered(answer, failing(call))
    : { kind: 'outcomeUnknown', answered: true, words };
}

const failing = <T>(call: Call<T>) => ({
  isWrite: call.write !== undefined,
  sent: call.write?.sent ?? null,
});

/** Anything else that is thrown while reading is a bug of ours and must not pass for the ledger's silence. */
export function isUnreadable(error: unknown): boolean {
  return [SyntaxError, RangeError, ZodError, UnexpectedAnswer].some((kind) => error instanceof kind);
}

// Where the answer differs from what was expected, never what stands there.
function placeOf(error: unknown): string {
  return error instanceof ZodError ? (error.issues[0]?.path.join('.') ?? '') : '';
}

function failed(failure: ProviderFailure): { readonly ok: false; readonly failure: ProviderFailure } {
  return { ok: false, failure };
}

function requestOf<T>(apiUrl: string, companyId: string, call: Call<T>, token: string): LedgerRequest {
  const headers = {
    authorization: `Bearer ${token}`,
    // Without it QuickBooks answers in XML.
    accept: 'read' in call ? 'application/json' : call.accept,
  };
  const { write } = call;
  const query = {
    ...call.query,
    ...(write === undefined ? {} : { requestid: requestId(write.key) }),
    minorversion: minorVersion,
  };
  const url = `${apiUrl}/v3/company/${encodeURIComponent(companyId)}/${call.path}?${queryText(query)}`;
  return { method: call.method, url, ...answerOf(call), ...bodyOf(write?.body, headers) };
}

function bodyOf(
  body: Outgoing | FileBody | null | undefined,
  headers: Readonly<Record<string, string>>,
): Pick<LedgerRequest, 'headers' | 'body'> {
  if (body === undefined) return { headers };
  if (body === null) return { headers: { ...headers, 'content-type': 'application/octet-stream' } };
  if (body instanceof FileBody)
    return { headers: { ...headers, 'content-type': body.type }, body: body.content };
  return { headers: { ...headers, 'content-type': 'application/json' }, body: writeJson(body) };
}

function answerOf<T>(call: Call<T>): Pick<LedgerRequest, 'answerAs' | 'largestAnswerBytes'> {
  return 'read' in call ? {} : { answerAs: 'bytes', largestAnswerBytes: call.largestBytes };
}

// Not URLSearchParams: it writes spaces as "+", and not every reader of a query takes that for one.
function queryText(query: Query): string {
  return Object.entries(query)
    .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
    .join('&');
}

/** QuickBooks does not say what is left of its limits: they are counted here alone. */
function resultOf(exchange: Exchange): CallResult {
  const { bytes, durationMs } = exchange;
  const status = exchange.kind === 'answered' ? exchange.status : null;
  return { status, bytes, durationMs, minuteRemaining: null, dayRemaining: null };
}
