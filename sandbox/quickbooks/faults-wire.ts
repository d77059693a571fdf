/** Every way in which QuickBooks says no: its service in one envelope, the gateway before it in another. */

import type { Answer } from '../answer.ts';
import type { Json } from './json.ts';
import { pacificMoment } from './pacific.ts';

/** Code → the message that goes with it, in Intuit's words. */
const MESSAGES = {
  '400': 'MalformedRequest',
  '500': 'Unsupported Operation',
  '600': 'Duplicate Request ID',
  '610': 'Object Not Found',
  '620': 'Txn ID Cannot Be Linked',
  '800': 'Cannot delete object',
  '1040': 'Batch size exceeds allowed limit',
  '2000': 'Invalid or unsupported object name',
  '2010': 'Request has invalid or unsupported property',
  '2020': 'Required param missing, need to supply the required value for the API',
  '2030': 'Invalid ID',
  '2050': 'Invalid String Length',
  '2060': 'Invalid Date Format',
  '2130': 'Invalid Request Id Format',
  '2170': 'Invalid Enumeration',
  '2210': 'Invalid Email Address Format',
  '2220': 'Invalid Currency Type',
  '2290': 'NegativeAmount',
  '2500': 'Invalid Reference Id',
  '4000': 'Error parsing query',
  '4001': 'Invalid query',
  '4002': 'query could not be processed',
  '5010': 'Stale Object Error',
  '5020': 'Permission Denied Error',
  '6000': 'A business validation error has occurred while processing your request',
  '6070': 'Amount calculation incorrect in the request',
  '6080': 'Name is required',
  '6090': 'Discount Line missing required info',
  '6100': 'Invalid Line TaxCode in the request',
  '6140': 'Duplicate Document Number Error',
  '6160': 'Invalid TaxCodeRef Error',
  '6170': 'Invalid TxnTaxDetail Error',
  '6190': 'Invalid Company Status',
  '6200': 'Account Period Closed Error',
  '6210': 'Account Period Closed, Cannot Update Through Services API',
  '6220': 'Delete Entity Has Balance Error',
  '6240': 'Duplicate Name Exists Error',
  '6250': 'InvalidSalesCustomer',
  '6420': 'Email address is required',
  '6430': 'Invalid account type used',
  '6440': 'Transaction Detail Information Required',
  '6450': 'Attempt to Void Transaction failed',
  '6480': 'Matched Transaction Delete Error',
  '6540': 'Deposited Transaction cannot be changed',
  '10000': 'An application error has occurred while processing your request',
} as const;

export type FaultCode = keyof typeof MESSAGES;

/** Codes whose errors were seen without the key `element`. */
const WITHOUT_ELEMENT: readonly FaultCode[] = ['4000', '4001', '4002'];

/** Thrown where an operation cannot be done; what it did before is undone. */
export class Refusal extends Error {
  readonly code: FaultCode;
  readonly detail: string;
  readonly element: string;
  readonly status: number;
  /** @param detail Intuit's message when absent */
  constructor(code: FaultCode, detail: string = MESSAGES[code], element = '', status = 400) {
    super(detail);
    this.code = code;
    this.detail = detail;
    this.element = element;
    this.status = status;
  }
}

export const notFound = (): Refusal =>
  new Refusal(
    '610',
    "Object Not Found : Something you're trying to use has been made inactive. Check the fields with accounts, customers, items, vendors or employees.",
  );

export const stale = (): Refusal =>
  new Refusal(
    '5010',
    'Stale Object Error : You and root were working on this at the same time. root finished before you did, so your work was not saved.',
  );

export const missing = (field: string): Refusal =>
  new Refusal('2020', `Required parameter ${field} is missing in the request`, field);

export const badReference = (path: string): Refusal =>
  new Refusal('2500', `Invalid Reference Id : ${path}`, path);

export const businessRule = (sentence: string, element = ''): Refusal =>
  new Refusal('6000', `Business Validation Error: ${sentence}`, element);

export const unknownProperty = (name: string): Refusal =>
  new Refusal('2010', `Property Name:${name} specified is unsupported or invalid`, name);

export const tooLong = (field: string, longest: number, length: number): Refusal =>
  new Refusal(
    '2050',
    `String length is either shorter or longer than supported by specification. Min: 0 Max: ${longest} Supplied length: ${length}`,
    field,
  );

/** The `Fault` of an answer or of one item of a batch. */
export function faultOf({ code, detail, element }: Refusal): Json {
  const error = { Message: MESSAGES[code], Detail: detail, code };
  return {
    Error: [WITHOUT_ELEMENT.includes(code) ? error : { ...error, element }],
    type: code === '10000' ? 'SystemFault' : 'ValidationFault',
  };
}

export const json = (status: number, body: Json): Answer => ({
  status,
  contentType: 'application/json;charset=UTF-8',
  body: JSON.stringify(body),
});

export const serviceFault = (refusal: Refusal, now: number): Answer =>
  json(refusal.status, { Fault: faultOf(refusal), time: pacificMoment(now) });

/** The gateway's own envelope: lower-case keys, milliseconds, and everything that is not there as `null`. */
function gatewayFault(status: number, error: Json, type: string, now: number): Answer {
  return json(status, {
    warnings: null,
    intuitObject: null,
    fault: { error: [{ ...error, element: null }], type },
    report: null,
    queryResponse: null,
    batchItemResponse: [],
    attachableResponse: [],
    syncErrorResponse: null,
    requestId: null,
    time: now,
    status: null,
    cdcresponse: [],
  });
}

/** @param detail e.g. `Token expired: …` */
export const badToken = (detail: string, now: number): Answer =>
  gatewayFault(
    401,
    { message: 'message=AuthenticationFailed; errorCode=003200; statusCode=401', detail, code: '3200' },
    'AUTHENTICATION',
    now,
  );

export const wrongRealm = (now: number): Answer =>
  gatewayFault(
    403,
    {
      message: 'message=ApplicationAuthorizationFailed; errorCode=003100; statusCode=403',
      detail: 'The application is not allowed to use this company.', // ours: no source gives the sentence
      code: '3100',
    },
    'SERVICE',
    now,
  );

const THROTTLE = {
  message: 'message=ThrottleExceeded; errorCode=003001; statusCode=429',
  detail: 'The request limit was reached.  Try again later',
};

/** Seen in XML although JSON was asked for (python-quickbooks#43); there is no Retry-After. */
export function throttled(shape: 'xml' | 'json', now: number): Answer {
  if (shape === 'json') return gatewayFault(429, { ...THROTTLE, code: '3001' }, 'SERVICE', now);
  const body = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><IntuitResponse time="${pacificMoment(now)}" xmlns="http://schema.intuit.com/finance/v3"><Fault type="SERVICE"><Error code="3001"><Message>${THROTTLE.message}</Message><Detail>${THROTTLE.detail}</Detail></Error></Fault></IntuitResponse>`;
  return { status: 429, contentType: 'application/xml', body };
}

export const notJson = (): Answer => ({
  status: 406,
  contentType: 'text/plain; charset=utf-8',
  body: 'Without "Accept: application/json" or "format=json" QuickBooks answers in XML. This sandbox speaks JSON only.',
});
