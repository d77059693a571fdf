/** The way of every request to the practice Xero: log, limits and faults around the one thing that does the work. */

import type { Context } from 'hono';
import type { FaultPlace, Faults } from './faults.ts';
import type { LoggedRequest } from './sandbox.ts';
import type { World } from './world.ts';
import { type ApiRequest, carriesFile, keyedOf } from './xero/api.ts';
import { type Answer, json, offline, tokenExpired } from './xero/errors.ts';
import { remember, takesKey } from './xero/idempotency.ts';
import { type Limits, tooMany } from './xero/limits.ts';

/** What a caller sees when the connection broke: over TCP a destroyed socket, in memory a rejected fetch. */
export class ConnectionDropped extends Error {
  constructor() {
    super('the connection was dropped');
  }
}

/** One request of the accounting API and its answer, as they went over the wire. */
export interface Exchange {
  readonly method: string;
  readonly url: string;
  readonly requestHeaders: Headers;
  /** Empty for a GET, whose body nobody reads. */
  readonly requestBody: string;
  readonly status: number;
  readonly responseHeaders: Headers;
  /** Bytes for a PDF, text for everything else. */
  readonly responseBody: Answer['body'];
  /** A laid fault answered in the API's stead. */
  readonly isFault: boolean;
}

export interface Gate {
  /** `isLimited`: the accounting API counts against the limits, signing in does not. */
  pass(context: Context, isLimited: boolean, work: (request: ApiRequest) => Answer): Promise<Response>;
  requests(): readonly LoggedRequest[];
  clearRequests(): void;
}

const LOG_MOST = 10_000;

export function createGate(
  world: World,
  faults: Faults,
  limits: Limits,
  observe: (exchange: Exchange) => void = () => {},
): Gate {
  let log: LoggedRequest[] = [];

  const record = (
    request: ApiRequest,
    startedAt: number,
    correlationId: string,
    status: number,
    bytes: number,
  ) => {
    log.push({
      at: startedAt,
      method: request.method,
      path: request.url.pathname,
      query: request.url.search,
      tenantId: request.headers.get('xero-tenant-id') ?? '',
      status,
      ms: world.clock.now() - startedAt,
      bytes,
      idempotencyKey: request.headers.get('Idempotency-Key') ?? '',
      correlationId,
    });
    if (log.length > LOG_MOST * 1.1) log = log.slice(-LOG_MOST);
  };

  const answerWithFaults = async (
    request: ApiRequest,
    place: FaultPlace,
    work: () => Answer,
  ): Promise<Passed> => {
    const held = faults.strike(['delayBefore'], place);
    if (held) await world.timers.wait(held.delayMs);
    const before = faults.strike(BEFORE, place);
    if (before?.kind === 'dropRequestBefore') throw new ConnectionDropped();
    const { latencyMs } = world.settings();
    if (latencyMs > 0) await world.timers.wait(latencyMs);
    if (before) return { answer: refusalOf(world, request, before, work), isCut: false, isFault: true };
    const answer = work();
    const delay = faults.strike(['delay'], place);
    if (delay) await world.timers.wait(delay.delayMs);
    if (isRefresh(request) && faults.strike(['refreshLost'], place)) throw new ConnectionDropped();
    if (faults.strike(['dropAnswerAfterCommit'], place)) throw new ConnectionDropped();
    return { answer, isCut: faults.strike(['resetMidBody'], place) !== undefined, isFault: false };
  };

  return {
    async pass(context, isLimited, work) {
      const request = await readRequest(context);
      const tenantId = request.headers.get('xero-tenant-id') ?? '';
      const place = {
        method: request.method,
        path: `${request.url.pathname}${request.url.search}`,
        tenantId,
      };
      const [startedAt, correlationId] = [world.clock.now(), world.chance.uuid()];
      const entered = isLimited ? limits.enter(tenantId) : FREE;
      const headers = { 'Xero-Correlation-Id': correlationId, ...(isLimited && limits.headers(tenantId)) };
      try {
        const passed = entered.refusal
          ? { answer: entered.refusal, isCut: false, isFault: false }
          : await answerWithFaults(request, place, () => work(request));
        const { answer, isCut, isFault } = passed;
        record(request, startedAt, correlationId, isCut ? 0 : answer.status, answer.body.length);
        if (isCut) return cutResponse(context, answer, headers);
        const response = responseOf(answer, headers);
        if (isLimited) observe(exchangeOf(request, answer, response.headers, isFault));
        return response;
      } catch (error) {
        record(request, startedAt, correlationId, error instanceof ConnectionDropped ? 0 : 500, 0);
        if (error instanceof ConnectionDropped) destroySocket(context);
        throw error;
      } finally {
        entered.leave();
      }
    },
    requests: () => log,
    clearRequests() {
      log = [];
    },
  };
}

interface Passed {
  readonly answer: Answer;
  /** The answer breaks off in the middle of its body. */
  readonly isCut: boolean;
  readonly isFault: boolean;
}

const FREE = { refusal: undefined, leave: () => {} };
const BEFORE = [
  'dropRequestBefore',
  'status429',
  'status500',
  'status502',
  'status503',
  'status504',
  'html200',
  'tokenExpired',
] as const;

type Struck = Extract<
  ReturnType<Faults['list']>[number]['fault'],
  { kind: Exclude<(typeof BEFORE)[number], 'dropRequestBefore'> }
>;

function refusalOf(world: World, request: ApiRequest, fault: Struck, work: () => Answer): Answer {
  switch (fault.kind) {
    case 'status429':
      return tooMany(
        fault.problem ?? 'minute',
        fault.retryAfter === null ? undefined : (fault.retryAfter ?? 1),
      );
    case 'status503':
      return offline(fault.words);
    case 'status502':
    case 'status504':
      if (fault.afterCommit) work();
      return gatewayPage(fault.kind);
    case 'html200':
      return { status: 200, contentType: 'text/html', body: '<html><body>Please wait</body></html>' };
    case 'tokenExpired':
      return tokenExpired(world, world.clock.now());
    case 'status500':
      return internalError(
        world,
        request,
        fault.cached === true,
        fault.afterCommit === true ? work : undefined,
      );
  }
}

function gatewayPage(kind: 'status502' | 'status504'): Answer {
  const [status, words] = kind === 'status502' ? [502, 'Bad Gateway'] : [504, 'Gateway Time-out'];
  const body = `<html><head><title>${status} ${words}</title></head><body><h1>${status} ${words}</h1></body></html>`;
  return { status, contentType: 'text/html', body };
}

function internalError(
  world: World,
  request: ApiRequest,
  isCached: boolean,
  work: (() => Answer) | undefined,
): Answer {
  work?.();
  const answer = json(500, { ErrorNumber: 500, Type: 'Error', Message: 'An error occurred in Xero' });
  const key = request.headers.get('Idempotency-Key');
  if (isCached && key && takesKey(request.method)) {
    world.store.transaction(() => remember(world, keyedOf(request, key), answer));
  }
  return answer;
}

async function readRequest(context: Context): Promise<ApiRequest> {
  const { method, url, raw } = context.req;
  const address = new URL(url);
  const bytes = method === 'GET' || method === 'HEAD' ? '' : await context.req.arrayBuffer();
  const body = typeof bytes === 'string' ? bytes : textOf(bytes, carriesFile(address));
  return { method, url: address, headers: raw.headers, body };
}

/** Bytes of a file that are no text would be lost by reading them as such. */
const textOf = (bytes: ArrayBuffer, isFile: boolean): string =>
  Buffer.from(bytes).toString(isFile ? 'latin1' : 'utf8');

function exchangeOf(
  { method, url, headers, body }: ApiRequest,
  answer: Answer,
  responseHeaders: Headers,
  isFault: boolean,
): Exchange {
  return {
    method,
    url: url.href,
    requestHeaders: headers,
    requestBody: body,
    status: answer.status,
    responseHeaders,
    responseBody: answer.body,
    isFault,
  };
}

const isRefresh = (request: ApiRequest): boolean => request.body.includes('grant_type=refresh_token');

function responseOf(answer: Answer, headers: Readonly<Record<string, string>>): Response {
  const type = answer.contentType === '' ? {} : { 'Content-Type': answer.contentType };
  const hasBody = answer.status !== 204 && answer.status !== 302;
  return new Response(hasBody ? answer.body : null, {
    status: answer.status,
    headers: { ...type, ...headers, ...answer.headers },
  });
}

/** Half of the body, then the end of the connection. */
function cutResponse(context: Context, answer: Answer, headers: Readonly<Record<string, string>>): Response {
  const bytes = typeof answer.body === 'string' ? new TextEncoder().encode(answer.body) : answer.body;
  let isStarted = false;
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      if (!isStarted) {
        isStarted = true;
        controller.enqueue(bytes.subarray(0, Math.ceil(bytes.length / 2)));
        return;
      }
      if (destroySocket(context)) controller.close();
      else controller.error(new ConnectionDropped());
    },
  });
  const length = { 'Content-Type': answer.contentType, 'Content-Length': String(bytes.length) };
  return new Response(body, { status: answer.status, headers: { ...length, ...headers, ...answer.headers } });
}

/** Over TCP the server's own request hangs on the context; in memory there is none, and `false` says so. */
function destroySocket(context: Context): boolean {
  const env: unknown = context.env;
  if (typeof env !== 'object' || env === null || !('incoming' in env)) return false;
  const { incoming } = env as { incoming?: { socket?: { destroy(): void } } }; // as @hono/node-server sets it
  incoming?.socket?.destroy();
  return incoming?.socket !== undefined;
}
