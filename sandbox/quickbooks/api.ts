/** The accounting API's one entrance: token, company, form of the answer, and then the operation itself. */

import type { Answer } from '../answer.ts';
import { answerBatch } from './batch.ts';
import { answerCdc } from './cdc.ts';
import { entityNamed } from './entities.ts';
import type { Call, EntityOperations } from './entity.ts';
import { badToken, json, notJson, Refusal, serviceFault, wrongRealm } from './faults-wire.ts';
import { isJson, type Json, type Value } from './json.ts';
import { read, refuseLapsed, unsupported, write } from './operations.ts';
import { pacificMoment } from './pacific.ts';
import { answerQuery } from './query/run.ts';
import { agedReceivables } from './reports/aged-receivables.ts';
import { profitAndLoss } from './reports/profit-and-loss.ts';
import { onceFor, refuseRequestId } from './request-id.ts';
import { makeTaxCode } from './tax-service.ts';
import { checkToken } from './tokens.ts';
import { downloadOf, upload } from './transactions/attachables.ts';
import type { World } from './world.ts';

export const API_PATH = '/v3/company';

export interface ApiRequest {
  readonly method: string;
  readonly url: URL;
  readonly headers: Headers;
  /** Of an upload one character for each byte. */
  readonly body: string;
  /** Of a fault: see `Call`. */
  readonly pageStretch?: number;
}

/** `/v3/company/:realmId/…`, taken apart. */
export function placeOf({ url }: ApiRequest): { readonly realmId: string; readonly rest: readonly string[] } {
  const [realmId = '', ...rest] = url.pathname.slice(API_PATH.length).split('/').filter(Boolean).map(decoded);
  return { realmId, rest };
}

/** Whether the body of such a request is a file rather than text. */
export const carriesFile = ({ pathname }: URL): boolean => pathname.endsWith('/upload');

/** Everything after the rate limits; synchronous, so that one request is one transaction. */
export function answerApi(world: World, request: ApiRequest): Answer {
  return world.store.transaction(() =>
    world.store.attempt(() => {
      try {
        const answer = admit(world, request);
        return { keep: true, result: answer };
      } catch (error) {
        if (error instanceof Refusal) return { keep: false, result: serviceFault(error, world.clock.now()) };
        throw error;
      }
    }),
  );
}

function admit(world: World, request: ApiRequest): Answer {
  const now = world.clock.now();
  const token = checkToken(world, request.headers.get('Authorization'));
  if (token.kind === 'bad') return badToken(token.detail, now);
  const { realmId, rest } = placeOf(request);
  const company = world.findCompany(realmId);
  if (!company || token.realmId !== realmId) return wrongRealm(now);
  if (!acceptsJson(request)) return notJson();
  const call: Call = {
    world,
    company,
    params: request.url.searchParams,
    now,
    by: 'api',
    pageStretch: request.pageStretch ?? 0,
  };
  return dispatch(call, request, rest);
}

function dispatch(call: Call, request: ApiRequest, rest: readonly string[]): Answer {
  const [noun = '', id, extra] = rest;
  const { method } = request;
  const requestId = call.params.get('requestid');
  if (requestId !== null && method === 'POST') refuseRequestId(requestId);
  if (noun === 'reports' && method === 'GET') return reportNamed(call, id ?? '', request.url);
  const writing = WRITINGS[noun];
  if (writing && method === 'POST') return once(call, request, () => writing(call, request));
  if (noun === 'download' && method === 'GET') return downloadOf(call, request, id ?? '');
  const special = SPECIALS[noun];
  if (special) return enveloped(call, special(call, request));
  const operations = entityNamed(noun);
  if (!operations) throw unknownAddress(request.url);
  if (id !== undefined && extra !== undefined)
    return once(call, request, () => extraOf(call, request, workOf(operations, extra), id));
  if (method === 'GET') return one(call, operations, read(call, operations, readIdOf(call, operations, id)));
  if (method !== 'POST' || id !== undefined) throw unsupported(operations.name);
  return once(call, request, () => {
    refuseLapsed(call.company);
    return one(call, operations, write(call, operations, bodyOf(request)));
  });
}

/** The same answer to the same requestid; reading has none. */
function once(call: Call, { method, url, body }: ApiRequest, work: () => Answer): Answer {
  if (method === 'GET') return work();
  return onceFor(call, call.params.get('requestid'), `${url.pathname}${body}`, work);
}

const REPORTS: Readonly<Record<string, (call: Call) => Json>> = {
  AgedReceivables: agedReceivables,
  ProfitAndLoss: profitAndLoss,
};

function reportNamed(call: Call, name: string, url: URL): Answer {
  const make = Object.hasOwn(REPORTS, name) ? REPORTS[name] : undefined;
  if (!make) throw unknownAddress(url);
  return json(200, make(call));
}

/** Writes that are about no one record. */
const WRITINGS: Readonly<Record<string, (call: Call, request: ApiRequest) => Answer>> = {
  taxservice: (call, request) => json(200, makeTaxCode(call, bodyOf(request))),
  upload(call, request) {
    refuseLapsed(call.company);
    return enveloped(call, upload(call, request));
  },
};

/** What is no kind of record. */
const SPECIALS: Readonly<Record<string, (call: Call, request: ApiRequest) => Json>> = {
  query: (call, request) => ({ QueryResponse: answerQuery(call, statementIn(request)) }),
  cdc: (call) => answerCdc(call),
  batch: (call, request) => answerBatch(call, bodyOf(request)),
};

const statementIn = ({ method, url, body }: ApiRequest): string =>
  method === 'POST' ? body : (url.searchParams.get('query') ?? '');

type Extra = NonNullable<EntityOperations['extras']>[string];

function workOf({ name, extras }: EntityOperations, extra: string): Extra {
  const work = extras?.[extra];
  if (!work) throw unsupported(name);
  return work;
}

/** What is posted is a write, and none is done where the subscription has ended. */
function extraOf(call: Call, { method, url }: ApiRequest, { by, work }: Extra, id: string): Answer {
  if (method !== by) throw new Refusal('500', `Operation ${url.pathname} is not supported by ${method}.`); // ours
  if (by === 'POST') refuseLapsed(call.company);
  return work(call, id);
}

/** The envelope of one record. */
const one = (call: Call, { name }: EntityOperations, record: Json): Answer =>
  enveloped(call, { [name]: record });

const enveloped = (call: Call, body: Json): Answer => json(200, { ...body, time: pacificMoment(call.now) });

/** Of the company and its preferences there is one; the company goes by its realm in addresses. */
function readIdOf(call: Call, { name }: EntityOperations, id: string | undefined): string {
  if (name === 'Preferences' || (name === 'CompanyInfo' && id === call.company.realmId)) return '1';
  if (name === 'ExchangeRate') return '';
  if (id === undefined) throw unsupported(name);
  return id;
}

export function bodyOf({ body }: ApiRequest): Json {
  const parsed = parsedOf(body);
  if (!isJson(parsed)) throw new Refusal('2010', 'The request body is not a JSON object.'); // ours
  return parsed;
}

function parsedOf(body: string): Value {
  try {
    return JSON.parse(body) as Value; // JSON.parse gives nothing else
  } catch {
    return undefined;
  }
}

function acceptsJson({ url, headers }: ApiRequest): boolean {
  const accepted = headers.get('Accept') ?? '';
  if (/\bjson\b|pdf|octet-stream/.test(accepted)) return true;
  return url.searchParams.get('format') === 'json';
}

const unknownAddress = (url: URL): Refusal =>
  new Refusal(
    '10000',
    `System Failure Error: Could not find resource for relative : ${url.pathname.slice(3)} of full path: ${url.href}`,
    '',
    500,
  );

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
