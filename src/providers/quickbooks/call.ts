/**
 * One call to a company's books: token, limits, request, report, and one more try with a fresh token where the old one
 * had just expired. Everything that the adapter asks of a company goes through here.
 */
import { type Outgoing, readJson, writeJson } from '../../lib/exact-json.ts';
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

/** An answer that fails the whole call although it came as a good one: part of it is about the call, not the records. */
export class FailedWithin extends Error {
  readonly fault: Fault;
  constructor(fault: Fault) {
    super('Part of the answer fails the whole call');
    this.fault = fault;
  }
}

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
  if (made.status >= 200 && made.status <= 299) return readAnswer(call, made);
  const fault = made.status === 400 ? faultInText(made.text) : null;
  if (fault !== null && isRefusal(fault)) return refusedAnswer(call, fault, made);
  return failed(failureOf(made, failing(call)));
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
