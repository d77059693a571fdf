/** The accounting API's one entrance: token, company, form of the answer, and then the operation itself. */

import type { Answer } from '../answer.ts';
import type { Company } from './company.ts';
import { entityNamed } from './entities.ts';
import type { Call, EntityOperations } from './entity.ts';
import { badToken, json, notJson, Refusal, serviceFault, wrongRealm } from './faults-wire.ts';
import { isJson, type Json, type Value } from './json.ts';
import { read, unsupported, write } from './operations.ts';
import { pacificMoment } from './pacific.ts';
import { agedReceivables } from './reports/aged-receivables.ts';
import { profitAndLoss } from './reports/profit-and-loss.ts';
import { checkToken } from './tokens.ts';
import { upload } from './transactions/attachables.ts';
import type { World } from './world.ts';

export const API_PATH = '/v3/company';

export interface ApiRequest {
  readonly method: string;
  readonly url: URL;
  readonly headers: Headers;
  /** Of an upload one character for each byte. */
  readonly body: string;
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
  const call: Call = { world, company, params: request.url.searchParams, now, by: 'api' };
  return dispatch(call, request, rest);
}

function dispatch(call: Call, request: ApiRequest, rest: readonly string[]): Answer {
  const [noun = '', id, extra] = rest;
  if (noun === 'reports' && request.method === 'GET') return reportNamed(call, id ?? '', request.url);
  if (noun === 'upload' && request.method === 'POST') return uploadTo(call, request);
  const operations = entityNamed(noun);
  if (!operations) throw unknownAddress(request.url);
  if (request.method === 'GET' && noun === 'preferences')
    return one(call, operations, read(call, operations, '1'));
  if (request.method === 'GET' && noun === 'companyinfo')
    return one(call, operations, read(call, operations, companyInfoId(call.company, id)));
  if (id !== undefined && extra !== undefined) return extraOf(call, operations, id, extra);
  if (request.method === 'GET' && id !== undefined) return one(call, operations, read(call, operations, id));
  if (request.method !== 'POST' || id !== undefined) throw unsupported(operations.name);
  refuseLapsed(call.company);
  return one(call, operations, write(call, operations, bodyOf(request)));
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

function uploadTo(call: Call, request: ApiRequest): Answer {
  refuseLapsed(call.company);
  return upload(call, request);
}

function extraOf(call: Call, operations: EntityOperations, id: string, extra: string): Answer {
  const work = operations.extras?.[extra];
  if (!work) throw unsupported(operations.name);
  return work(call, id);
}

/** The envelope of one record. */
const one = (call: Call, { name }: EntityOperations, record: Json): Answer =>
  json(200, { [name]: record, time: pacificMoment(call.now) });

/** The company's own record goes by the realm in addresses, and by "1" in itself. */
const companyInfoId = (company: Company, id: string | undefined): string =>
  id === undefined || id === company.realmId ? '1' : id;

export function refuseLapsed(company: Company): void {
  if (!company.state().hasLapsed) return;
  throw new Refusal(
    '6190',
    'Subscription period has ended or canceled, or there was a billing problem: you can read, but not change anything.', // the end is ours
  );
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
