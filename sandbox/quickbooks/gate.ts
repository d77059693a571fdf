/** The way of every request to the practice QuickBooks: log and faults around the one thing that does the work. */

import type { Context } from 'hono';
import {
  type Answer,
  ConnectionDropped,
  cutResponse,
  destroySocket,
  gatewayPage,
  responseOf,
  WAITING_PAGE,
} from '../answer.ts';
import { createRequestLog, passThrough, plainly } from '../passage.ts';
import { type ApiRequest, carriesFile, placeOf } from './api.ts';
import { deedsOf } from './deeds.ts';
import type { Fault, FaultPlace, Faults } from './faults.ts';
import { badToken, type FaultCode, json, Refusal, serviceFault, throttled } from './faults-wire.ts';
import type { Limits } from './limits.ts';
import { pacificMoment } from './pacific.ts';
import type { World } from './world.ts';

/** One request of the accounting API and its answer, as they went over the wire. */
export interface Exchange {
  readonly method: string;
  readonly url: string;
  readonly requestHeaders: Headers;
  /** Empty for a GET, whose body nobody reads. */
  readonly requestBody: string;
  readonly status: number;
  readonly responseHeaders: Headers;
  /** Bytes for a PDF or a file, text for everything else. */
  readonly responseBody: Answer['body'];
  /** A laid fault answered in the API's stead. */
  readonly isFault: boolean;
}

export interface LoggedRequest {
  readonly at: number;
  readonly method: string;
  readonly path: string;
  readonly query: string;
  readonly realmId: string;
  /** 0 when the connection was dropped. */
  readonly status: number;
  readonly ms: number;
  readonly bytes: number;
  readonly requestId: string;
  readonly intuitTid: string;
}

export interface Gate {
  /** `isApi`: the accounting API is observed, signing in is not. */
  pass(context: Context, isApi: boolean, work: (request: ApiRequest) => Answer): Promise<Response>;
  requests(): readonly LoggedRequest[];
  clearRequests(): void;
}

const NOWHERE = { realmId: '', rest: [] };
/** After this QuickBooks gives up on an answer, whatever becomes of the work. */
const LONGEST_MS = 120_000;

export function createGate(
  world: World,
  faults: Faults,
  limits: Limits,
  observe: (exchange: Exchange) => void = () => {},
): Gate {
  const log = createRequestLog<LoggedRequest>();

  const record = (
    request: ApiRequest,
    realmId: string,
    startedAt: number,
    tid: string,
    status: number,
    bytes: number,
  ) => {
    log.add({
      at: startedAt,
      method: request.method,
      path: request.url.pathname,
      query: request.url.search,
      realmId,
      status,
      ms: world.clock.now() - startedAt,
      bytes,
      requestId: request.url.searchParams.get('requestid') ?? '',
      intuitTid: tid,
    });
  };

  const passageOf = (request: ApiRequest, place: FaultPlace, work: () => Answer) =>
    passThrough({
      ...{ faults, place, work, timers: world.timers, latencyMs: world.settings().latencyMs },
      isRefresh: isRefresh(request),
      longestMs: LONGEST_MS,
      refusal() {
        const struck = faults.strike(STANDING_IN, place);
        return struck && (() => refusalOf(world, struck, work));
      },
    });

  return {
    async pass(context, isApi, work) {
      const request = await readRequest(context);
      const { realmId, rest } = isApi ? placeOf(request) : NOWHERE;
      const { method, url } = request;
      const deeds = isApi ? deedsOf(request) : [];
      const place = { method, path: `${url.pathname}${url.search}`, deeds, realmId };
      const [startedAt, tid] = [world.clock.now(), world.chance.uuid()];
      const headers = { intuit_tid: tid };
      try {
        const tooMany = isApi ? limits.enter(realmId, rest[0] ?? '', request) : undefined;
        const { answer, isCut, isFault } = tooMany
          ? plainly(tooMany)
          : await passageOf(request, place, () =>
              work({ ...request, pageStretch: stretchOf(faults, rest[0], place) }),
            );
        record(request, realmId, startedAt, tid, isCut ? 0 : answer.status, answer.body.length);
        if (isCut) return cutResponse(context, answer, headers);
        const response = responseOf(answer, headers);
        if (isApi) observe(exchangeOf(request, answer, response.headers, isFault));
        return response;
      } catch (error) {
        record(request, realmId, startedAt, tid, error instanceof ConnectionDropped ? 0 : 500, 0);
        if (error instanceof ConnectionDropped) destroySocket(context);
        throw error;
      }
    },
    requests: log.all,
    clearRequests: log.clear,
  };
}

function stretchOf(faults: Faults, noun: string | undefined, place: FaultPlace): number {
  if (noun !== 'query' && noun !== 'batch') return 0;
  const struck = faults.strike(['shortPage', 'longPage'], place);
  if (!struck) return 0;
  return struck.kind === 'shortPage' ? -1 : 1;
}

/** Faults that answer in the API's stead. */
const STANDING_IN = [
  'status429',
  'status500',
  'status502',
  'status503',
  'status504',
  'html200',
  'fault200',
  'tokenExpired',
  'duplicateRequestId',
  'companyLocked',
  'companyMaintenance',
] as const;

type Struck = Extract<Fault, { kind: (typeof STANDING_IN)[number] }>;

function refusalOf(world: World, fault: Struck, work: () => Answer): Answer {
  const now = world.clock.now();
  const service = (code: FaultCode, detail?: string, status = 400) =>
    serviceFault(new Refusal(code, detail, '', status), now);
  switch (fault.kind) {
    case 'status429':
      return throttled(fault.shape ?? world.settings().switches.throttleShape, now);
    case 'status500':
      if (fault.afterCommit) work();
      return service('10000', 'System Failure Error: null', 500);
    case 'status502':
    case 'status503':
    case 'status504':
      if (fault.afterCommit) work();
      return gatewayPage(fault.kind);
    case 'html200':
      return WAITING_PAGE;
    case 'fault200':
      return { ...service('10000', 'System Failure Error: null'), status: 200 };
    case 'tokenExpired':
      return badToken('Token expired: practice', now);
    case 'duplicateRequestId':
      return service('600');
    case 'companyLocked':
      return lockedOut('140', 'Company Locked Out', now);
    case 'companyMaintenance':
      return lockedOut('150', 'Company Under Maintenance', now);
  }
}

/** The type is misspelled on the wire too. */
const lockedOut = (code: string, Message: string, now: number): Answer =>
  json(403, {
    Fault: { Error: [{ Message, Detail: Message, code, element: '' }], type: 'AuthorizatonFault' },
    time: pacificMoment(now),
  });

async function readRequest(context: Context): Promise<ApiRequest> {
  const { method, url, raw } = context.req;
  const address = new URL(url);
  const isRead = method === 'GET' || method === 'HEAD';
  const bytes = isRead ? new ArrayBuffer(0) : await context.req.arrayBuffer();
  // Bytes of a file that are no text would be lost by reading them as such.
  const body = Buffer.from(bytes).toString(carriesFile(address) ? 'latin1' : 'utf8');
  return { method, url: address, headers: raw.headers, body };
}

function exchangeOf(
  request: ApiRequest,
  answer: Answer,
  responseHeaders: Headers,
  isFault: boolean,
): Exchange {
  return {
    method: request.method,
    url: request.url.href,
    requestHeaders: request.headers,
    requestBody: request.body,
    status: answer.status,
    responseHeaders,
    responseBody: answer.body,
    isFault,
  };
}

const isRefresh = (request: ApiRequest): boolean => request.body.includes('grant_type=refresh_token');
