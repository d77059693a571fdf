/** The way of every request to the practice Xero: log, limits and faults around the one thing that does the work. */

import type { Context } from 'hono';
import {
  type Answer,
  ConnectionDropped,
  cutResponse,
  destroySocket,
  gatewayPage,
  responseOf,
  WAITING_PAGE,
} from './answer.ts';
import type { Fault, FaultPlace, Faults } from './faults.ts';
import { createRequestLog, passThrough, plainly } from './passage.ts';
import type { LoggedRequest } from './sandbox.ts';
import type { World } from './world.ts';
import { type ApiRequest, carriesFile, keyedOf } from './xero/api.ts';
import { json, offline, tokenExpired } from './xero/errors.ts';
import { remember, takesKey } from './xero/idempotency.ts';
import { type Limits, tooMany } from './xero/limits.ts';

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

export function createGate(
  world: World,
  faults: Faults,
  limits: Limits,
  observe: (exchange: Exchange) => void = () => {},
): Gate {
  const log = createRequestLog<LoggedRequest>();

  const record = (
    request: ApiRequest,
    startedAt: number,
    correlationId: string,
    status: number,
    bytes: number,
  ) => {
    log.add({
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
  };

  const passageOf = (request: ApiRequest, place: FaultPlace, work: () => Answer) =>
    passThrough({
      ...{ faults, place, work, timers: world.timers, latencyMs: world.settings().latencyMs },
      isRefresh: isRefresh(request),
      refusal() {
        const struck = faults.strike(STANDING_IN, place);
        return struck && (() => refusalOf(world, request, struck, work));
      },
    });

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
          ? plainly(entered.refusal)
          : await passageOf(request, place, () => work(request));
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
    requests: log.all,
    clearRequests: log.clear,
  };
}

const FREE = { refusal: undefined, leave: () => {} };
/** Faults that answer in the API's stead. */
const STANDING_IN = [
  'status429',
  'status500',
  'status502',
  'status503',
  'status504',
  'html200',
  'tokenExpired',
] as const;

type Struck = Extract<Fault, { kind: (typeof STANDING_IN)[number] }>;

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
      return WAITING_PAGE;
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
