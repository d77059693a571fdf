/** Every way in which Xero says no, each in its own envelope (they differ by status, not by taste). */

import type { Answer } from '../answer.ts';
import type { World } from '../world.ts';
import { toJson, type Wire, type WireObject } from './wire.ts';

export type { Answer } from '../answer.ts';

export function json(status: number, body: Wire, headers?: Readonly<Record<string, string>>): Answer {
  return {
    status,
    contentType: 'application/json; charset=utf-8',
    body: toJson(body),
    ...(headers && { headers }),
  };
}

/** Thrown where a request as a whole cannot be understood; caught once, by the router. */
export class RequestRefused extends Error {
  readonly answer: Answer;
  constructor(answer: Answer) {
    super('the request was refused');
    this.answer = answer;
  }
}

const apiException = (status: number, number: number, type: string, message: string): Answer =>
  json(status, { ErrorNumber: number, Type: type, Message: message });

export const validationException = (elements: readonly WireObject[]): Answer =>
  json(400, {
    ErrorNumber: 10,
    Type: 'ValidationException',
    Message: 'A validation exception occurred',
    Elements: elements,
  });

/** One element that the request was about, and what is wrong with it. */
export const refusal = (element: WireObject, ...problems: readonly string[]): Answer =>
  validationException([{ ...element, ValidationErrors: problems.map((Message) => ({ Message })) }]);

/** A 400 about the request as a whole: the validation envelope with no element to blame. */
export const wholeRequestError = (message: string): Answer =>
  apiException(400, 10, 'ValidationException', message);

export const postDataInvalid = (message: string): Answer =>
  apiException(400, 14, 'PostDataInvalidException', message);
export const queryParseError = (message: string): Answer =>
  apiException(400, 16, 'QueryParseException', message);
export const noDataProcessed = (): Answer =>
  apiException(400, 17, 'NoDataProcessedException', 'No data has been processed for this endpoint.');
export const notImplemented = (): Answer =>
  apiException(501, 20, 'ApiMethodNotImplementedException', 'The Api Method called is not implemented');

/** 404 is never JSON. */
export const notFound = (): Answer => ({
  status: 404,
  contentType: 'text/html; charset=utf-8',
  body: "The resource you're looking for cannot be found",
});

export const notJson = (): Answer => ({
  status: 406,
  contentType: 'text/plain; charset=utf-8',
  body: 'Without "Accept: application/json" Xero answers in XML. This sandbox speaks JSON only.',
});

const OFFLINE = {
  unavailable: 'The Xero API is temporarily unavailable',
  maintenance: 'The Xero API is currently offline for maintenance',
  organisation: 'The Organisation is offline',
} as const;

export const offline = (words: keyof typeof OFFLINE = 'unavailable'): Answer => ({
  status: 503,
  contentType: 'text/plain; charset=utf-8',
  body: OFFLINE[words],
});

export const tokenExpired = (world: World, expiredAt: number): Answer =>
  unauthorized(world, `TokenExpired: token expired at ${americanTime(expiredAt)}`);

export const badToken = (world: World): Answer => unauthorized(world, 'AuthenticationUnsuccessful');

/** The header's spelling is Xero's own. */
export const scopeMissing = (world: World): Answer => ({
  ...unauthorized(world, 'AuthorizationUnsuccessful'),
  headers: { 'WWW-Authenticate': 'Bearer error="insufficent_scope"' },
});

export const wrongTenant = (world: World): Answer =>
  json(403, problem(world, 403, 'Forbidden', 'AuthenticationUnsuccessful'));

/** Observed (Xero-Java#349). */
export const payloadTooLarge = (world: World): Answer =>
  json(413, problem(world, 413, 'RequestEntityTooLarge', 'PayloadTooLarge'));

const unauthorized = (world: World, detail: string): Answer =>
  json(401, problem(world, 401, 'Unauthorized', detail));

const problem = (world: World, status: number, title: string, detail: string): WireObject => ({
  Type: null,
  Title: title,
  Status: status,
  Detail: detail,
  Instance: world.chance.uuid(),
  Extensions: {},
});

function americanTime(ms: number): string {
  const [date = '', time = ''] = new Date(ms).toISOString().split('T');
  const [year, month, day] = date.split('-');
  return `${month}/${day}/${year} ${time.slice(0, 8)}`;
}
