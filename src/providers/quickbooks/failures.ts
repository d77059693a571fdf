/** The one place where a status and a fault of QuickBooks' become a failure, named by what we do next. */

import { fitWords } from '../../lib/redact.ts';
import type { ProviderFailure } from '../provider.ts';
import type { Answer } from '../transport.ts';
import type { Fault } from './faults.ts';
import { faultInText, wordsOfError } from './faults.ts';
import type { Sent } from './problems.ts';
import { appRefused, deletedInBooks, ledgerRejected, problemsOf } from './problems.ts';

/** What the failing call was. `sent` is the record, where one alone was sent. */
export type FailedCall = { readonly isWrite: boolean; readonly sent: Sent | null };

/** The failure that an answer means which is no 2xx, or which holds a fault all the same. */
export function failureOf(answer: Answer, call: FailedCall): ProviderFailure {
  const { status } = answer;
  if (status === 429) return rateLimited(answer.headers);
  if (status === 502 || status === 504) return gateway(answer, call);
  const fault = faultInText(answer.text);
  const general = fault === null ? null : failureOfAll(fault, answer, call);
  if (general !== null) return general;
  // Of a 403 some are of the record: a feature that the plan does not have.
  if (fault !== null && isRefusal(fault) && status < 500 && status !== 401) return refused(fault, call);
  if (status === 401 || status === 403) return reconnectNeeded(answer);
  if (status === 404) return { kind: 'rejected', problems: [deletedInBooks] };
  if (status >= 400 && status < 500 && status !== 408)
    return {
      kind: 'rejected',
      problems: [ledgerRejected('QuickBooks refused this. Its own words say why.', wordsOf(answer))],
    };
  return unanswered(answer, call);
}

/** An answer that came but is none: a 5xx, HTML where JSON was due, or JSON of another shape (`place` says where). */
export function unanswered(
  answer: Answer,
  { isWrite }: Pick<FailedCall, 'isWrite'>,
  place = '',
): ProviderFailure {
  const where = place === '' ? '' : ` at ${place}`;
  const words =
    `QuickBooks answered ${answer.status} with nothing that can be read${where}. ${wordsOf(answer)}`.trim();
  return isWrite ? { kind: 'outcomeUnknown', answered: true, words } : { kind: 'unavailable', words };
}

/**
 * Does the fault refuse the record as it stands, and nothing else? Then other items of its batch are not touched by it,
 * and asking again would bring the same answer. Anything else is of the whole call: limits, access, or nobody knows.
 */
export function isRefusal({ type, errors: [first] }: Fault): boolean {
  if (/system/i.test(type) || generalCodes.has(first.code)) return false;
  return /validation/i.test(type) || /^[2-68]\d{2,3}$/.test(first.code);
}

/** Somebody changed the record since it was read. The same code was seen where the books are closed. */
export function isStale({ errors }: Fault): boolean {
  return errors.some((error) => error.code === '5010' && !/period|closed/i.test(wordsOfError(error)));
}

/** Is it the access token itself that was refused? Then a fresh one may mend it. */
export function isTokenRefused({ status, text }: Answer): boolean {
  if (status !== 401) return false;
  const code = faultInText(text)?.errors[0].code;
  // 120: the token is good, and the person behind it may not do this any more.
  return code !== '120';
}

/** What an OAuth error code of the token endpoint means: two that come alike, with opposite remedies. */
export function grantFailure(error: string): ProviderFailure {
  if (error === 'invalid_grant')
    return { kind: 'reconnectNeeded', words: 'QuickBooks no longer accepts the grant (invalid_grant).' };
  return { kind: 'rejected', problems: [appRefused(fitWords(error))] };
}

/** Codes that mean the call and not the record. Source: developer.intuit.com, error codes. */
const generalCodes: ReadonlySet<string> = new Set([
  '100',
  '120',
  '140',
  '150',
  '600',
  '3001',
  '3100',
  '3200',
  '10000',
]);

function failureOfAll(fault: Fault, answer: Answer, { isWrite }: FailedCall): ProviderFailure | null {
  const words = fitWords(fault.errors.map(wordsOfError).join(' '));
  switch (fault.errors[0].code) {
    case '3001':
      return rateLimited(answer.headers);
    case '100':
    case '3100':
    case '3200':
      return { kind: 'reconnectNeeded', words };
    case '120':
      // Seen with a 500 now and then, while nothing was wrong with the person.
      return answer.status >= 500 ? null : { kind: 'reconnectNeeded', words };
    case '140':
    case '150':
      // The company is locked or maintained: said before anything is done.
      return { kind: 'unavailable', words };
    case '600':
      // The id already stands for another request: what became of that one must be looked up before a new one is taken.
      return isWrite
        ? { kind: 'outcomeUnknown', answered: true, words: 'The request id stands for another request.' }
        : null;
    default:
      return null;
  }
}

function refused(fault: Fault, { sent }: FailedCall): ProviderFailure {
  if (isStale(fault)) return { kind: 'staleVersion' };
  return { kind: 'rejected', problems: problemsOf(fault, sent) };
}

function reconnectNeeded(answer: Answer): ProviderFailure {
  return { kind: 'reconnectNeeded', words: wordsOf(answer) };
}

/** A gateway's word, not QuickBooks': the request may have passed, so for a write this is silence. */
function gateway(answer: Answer, { isWrite }: FailedCall): ProviderFailure {
  const words = `A gateway answered ${answer.status} in place of QuickBooks.`;
  return isWrite ? { kind: 'outcomeUnknown', answered: false, words } : { kind: 'unavailable', words };
}

/**
 * QuickBooks says neither which limit was met nor when to go on: its advice is a minute. A gateway in between may say.
 * The month's allowance answers alike, and asking again each minute costs nothing then, since it is not counted.
 */
function rateLimited(headers: Headers): ProviderFailure {
  const text = headers.get('retry-after')?.trim() ?? '';
  const retryAfterMs = /^\d{1,6}$/.test(text) ? Number(text) * 1000 : 60_000;
  return { kind: 'rateLimited', limit: 'minute', retryAfterMs };
}

/** QuickBooks' own sentence, wherever this kind of answer keeps it. A page of HTML has none. */
function wordsOf({ status, text }: Answer): string {
  const fault = faultInText(text);
  const said = fault === null ? '' : fault.errors.map(wordsOfError).join(' ').trim();
  if (said !== '') return fitWords(said);
  return text === '' || /^\s*[<{[]/.test(text) ? `HTTP ${status}` : fitWords(text);
}
