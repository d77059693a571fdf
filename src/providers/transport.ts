/**
 * One request to a ledger over HTTP, and exactly what became of it: answered, surely never sent, or sent into silence.
 *
 * The difference between the last two is what keeps the books free of doubles: a request that never left may be
 * repeated blindly, one that met silence may not. Nothing here repeats a request by itself, but for the one whose token
 * was refused: `callLedger` is what the calls of every ledger have in common.
 */
import { ZodError } from 'zod';
import type { CallDescription, CallResult, LedgerSession, Outcome, ProviderFailure } from './provider.ts';

export type LedgerRequest = {
  readonly method: 'GET' | 'PUT' | 'POST' | 'DELETE';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array<ArrayBuffer>;
  /** How the body of a good answer is kept: as text unless bytes are asked for. */
  readonly answerAs?: 'text' | 'bytes';
  /** Below the transport's own bound. */
  readonly largestAnswerBytes?: number;
};

/** What became of a request. `bytes` is the size of the body that was read; `durationMs` the time to its last byte. */
export type Exchange = { readonly bytes: number; readonly durationMs: number } & (Answer | Silence);

/** A whole answer, whatever its status. */
export type Answer = {
  readonly kind: 'answered';
  readonly status: number;
  readonly headers: Headers;
  /** Empty where bytes were asked for and came. */
  readonly text: string;
  readonly content?: Uint8Array;
};

/** `neverSent`: no byte reached the ledger. `noAnswer`: some may have; what it did with them is not known. */
export type Silence = { readonly kind: 'neverSent' | 'noAnswer'; readonly words: string };

export type Send = (request: LedgerRequest) => Promise<Exchange>;

export type TransportOptions = {
  /** The network: the global fetch (which keeps connections alive) unless a simulation brings its own. */
  readonly fetch?: (request: Request) => Promise<Response>;
  /** Time for the whole answer, in milliseconds. */
  readonly answerWithinMs?: number;
  readonly largestAnswerBytes?: number;
};

/**
 * Makes the function that sends requests. It throws only for a malformed request (our bug), never for what the
 * network or the ledger does, and neither errors nor words ever hold a header or a body.
 */
export function createTransport({
  fetch = globalThis.fetch,
  answerWithinMs = 30_000,
  largestAnswerBytes = 64 * 1024 * 1024,
}: TransportOptions = {}): Send {
  return async (request) => {
    const outgoing = requestOf(request, AbortSignal.timeout(answerWithinMs));
    const startedMs = performance.now();
    const largest = Math.min(largestAnswerBytes, request.largestAnswerBytes ?? largestAnswerBytes);
    const outcome = await exchange(fetch, outgoing, largest, request.answerAs ?? 'text');
    return { ...outcome, durationMs: Math.round(performance.now() - startedMs) };
  };
}

/** What silence means: after a write that may have arrived nobody knows; anything else was surely not done. */
export function failureOfSilence(silence: Silence, isWrite: boolean): ProviderFailure {
  return silence.kind === 'noAnswer' && isWrite
    ? { kind: 'outcomeUnknown', answered: false, words: silence.words }
    : { kind: 'unavailable', words: silence.words };
}

async function exchange(
  fetch: (request: Request) => Promise<Response>,
  request: Request,
  largestBytes: number,
  answerAs: 'text' | 'bytes',
): Promise<{ readonly bytes: number } & (Answer | Silence)> {
  let bytes = 0;
  try {
    const response = await fetch(request);
    const body = await bodyWithin(response, largestBytes, (size) => {
      bytes += size;
    });
    const { status, headers } = response;
    // What an answer refuses is said in words, whatever was asked for.
    if (answerAs === 'bytes' && response.ok)
      return { kind: 'answered', status, headers, text: '', content: body, bytes };
    return { kind: 'answered', status, headers, text: new TextDecoder().decode(body), bytes };
  } catch (error) {
    return { ...silenceOf(error), bytes };
  }
}

// A redirect is never followed: the token would travel to an address that nobody configured.
function requestOf({ method, url, headers, body }: LedgerRequest, signal: AbortSignal): Request {
  try {
    return new Request(url, {
      method,
      headers,
      signal,
      redirect: 'manual',
      ...(body === undefined ? {} : { body }),
    });
  } catch {
    // The original error quotes the header that it dislikes, and that header may be the token.
    throw new Error(`The ${method} request to the ledger is malformed`);
  }
}

async function bodyWithin(
  response: Response,
  largestBytes: number,
  count: (size: number) => void,
): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let total = 0;
  for await (const chunk of response.body ?? []) {
    total += chunk.byteLength;
    count(chunk.byteLength);
    if (total > largestBytes) throw new AnswerTooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

class AnswerTooLarge extends Error {}

function silenceOf(error: unknown): Silence {
  if (error instanceof AnswerTooLarge)
    return { kind: 'noAnswer', words: 'The answer was too large to read.' };
  if (error instanceof Error && error.name === 'TimeoutError') {
    return { kind: 'noAnswer', words: 'No answer came in time.' };
  }
  const causes = causesOf(error);
  const neverSent = causes.length > 0 && causes.every(isBeforeFirstByte);
  const code = causes.find((cause) => cause.code !== undefined)?.code ?? 'no reason given';
  return neverSent
    ? { kind: 'neverSent', words: `The ledger could not be reached (${code}).` }
    : { kind: 'noAnswer', words: `The connection broke before the whole answer came (${code}).` };
}

type SystemCause = { readonly code?: string; readonly syscall?: string };

// A host with several addresses fails with one error for each: only if all failed to connect was nothing sent.
function causesOf(error: unknown): readonly SystemCause[] {
  const cause = error instanceof Error && error.cause !== undefined ? error.cause : error;
  if (cause instanceof AggregateError) return cause.errors.map(systemCauseOf);
  return [systemCauseOf(cause)];
}

function systemCauseOf(error: unknown): SystemCause {
  if (typeof error !== 'object' || error === null) return {};
  const { code, syscall } = error as { code?: unknown; syscall?: unknown };
  return {
    ...(typeof code === 'string' ? { code } : {}),
    ...(typeof syscall === 'string' ? { syscall } : {}),
  };
}

// ECONNRESET and ETIMEDOUT also happen to requests that were sent: only the system call tells them apart.
function isBeforeFirstByte({ code, syscall }: SystemCause): boolean {
  if (syscall === 'connect' || syscall === 'getaddrinfo') return true;
  return code !== undefined && (beforeFirstByte.has(code) || code.startsWith('ERR_TLS_CERT'));
}

const beforeFirstByte = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'UND_ERR_CONNECT_TIMEOUT',
  'CERT_HAS_EXPIRED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
]);

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

/** How one ledger is spoken to. */
export type Wire = {
  readonly send: Send;
  /** Says an answer that the token is at fault, and not the person behind it? */
  readonly isTokenRefused: (answer: Answer) => boolean;
  /** What an exchange says of the limits. */
  readonly resultOf: (exchange: Exchange) => CallResult;
};

/** Says of the calls of one piece of work, in their order, that all but the first are part of something begun. */
export function followUps(): <C extends CallDescription>(call: C) => C {
  let hasBegun = false;
  return (call) => {
    const placed = hasBegun ? { ...call, isFollowUp: true } : call;
    hasBegun = true;
    return placed;
  };
}

/** Makes one exchange. A token that is refused is followed by one more try with a fresh one. */
export async function callLedger(
  wire: Wire,
  session: LedgerSession,
  call: CallDescription,
  requestWith: (token: string) => LedgerRequest,
): Promise<Outcome<Exchange>> {
  const token = await session.accessToken();
  if (!token.ok) return token;
  const first = await attempt(wire, session, call, () => requestWith(token.value));
  if (!first.ok || first.value.kind !== 'answered' || !wire.isTokenRefused(first.value)) return first;
  // A 401 is said before anything is done, so the same request may go again, under the same key.
  const fresh = await session.accessToken(token.value);
  if (!fresh.ok) return fresh;
  return attempt(wire, session, call, () => requestWith(fresh.value));
}

async function attempt(
  { send, resultOf }: Wire,
  session: LedgerSession,
  { operation, method, isFollowUp, isBatch }: CallDescription,
  request: () => LedgerRequest,
): Promise<Outcome<Exchange>> {
  const description: CallDescription = {
    operation,
    method,
    ...(isFollowUp === true ? { isFollowUp } : {}),
    ...(isBatch === true ? { isBatch } : {}),
  };
  const allowed = await session.beforeCall(description);
  if (!allowed.ok) return allowed;
  const made = await send(request());
  await session.afterCall(description, resultOf(made));
  return { ok: true, value: made };
}

/** Anything else that is thrown while reading is a bug of ours and must not pass for the ledger's silence. */
export function isUnreadable(error: unknown): boolean {
  return [SyntaxError, RangeError, ZodError, UnexpectedAnswer].some((kind) => error instanceof kind);
}

/** Where the answer differs from what was expected, never what stands there. */
export function placeOf(error: unknown): string {
  return error instanceof ZodError ? (error.issues[0]?.path.join('.') ?? '') : '';
}
