/** The one place where a status and a body of Xero's become a failure, named by what we do next. */
import { z } from 'zod';
import { readJson } from '../../lib/exact-json.ts';
import { fitWords } from '../../lib/redact.ts';
import type { ProviderFailure } from '../provider.ts';
import type { Answer } from '../transport.ts';
import type { Sent } from './problems.ts';
import { appRefused, deletedInBooks, ledgerRejected, problemsOf } from './problems.ts';
import { messagesOf } from './verdict.ts';

/** What the failing call was. `sent` is the record, where one alone was sent. */
export type FailedCall = { readonly isWrite: boolean; readonly sent: Sent | null };

/** The failure that an answer other than 2xx means. Source: Xero's HTTP response codes, and its limits page. */
export function failureOf(answer: Answer, call: FailedCall): ProviderFailure {
  const { status } = answer;
  if (status === 401 || status === 403) return { kind: 'reconnectNeeded', words: wordsOf(answer) };
  if (status === 429) return rateLimited(answer.headers);
  if (status === 503) return offline(answer, call);
  if (status === 502 || status === 504) return gateway(answer, call);
  if (status === 404) return { kind: 'rejected', problems: [deletedInBooks] };
  if (status === 501) return rejectedWith('This cannot be done through Xero’s API.', answer);
  if (status >= 400 && status < 500 && status !== 408) return refused(answer, call);
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
    `Xero answered ${answer.status} with nothing that can be read${where}. ${wordsOf(answer)}`.trim();
  return isWrite ? { kind: 'outcomeUnknown', answered: true, words } : { kind: 'unavailable', words };
}

/**
 * Is it the access token itself that was refused (expired, not missing a scope)? Then a fresh one may mend it.
 * Xero's FAQ spells the scope error `insufficent_scope`; both spellings count.
 */
export function isTokenRefused({ status, headers, text }: Answer): boolean {
  if (status !== 401) return false;
  const challenge = `${headers.get('www-authenticate') ?? ''} ${text}`;
  return !/insuffici?ent_scope|AuthorizationUnsuccessful/i.test(challenge);
}

/** What an OAuth error code of the token endpoint means. Source: RFC 6749, 5.2. */
export function grantFailure(error: string): ProviderFailure {
  if (error === 'invalid_grant')
    return { kind: 'reconnectNeeded', words: 'Xero no longer accepts the grant (invalid_grant).' };
  return { kind: 'rejected', problems: [appRefused(fitWords(error))] };
}

function refused(answer: Answer, { isWrite, sent }: FailedCall): ProviderFailure {
  const error = errorIn(answer.text);
  // The key already stands for another request: what became of that one must be looked up before a new key is taken.
  if (isWrite && answer.text.includes('is used with a different request')) {
    return {
      kind: 'outcomeUnknown',
      answered: true,
      words: 'The idempotency key stands for another request.',
    };
  }
  const messages = (error?.Elements ?? []).flatMap(messagesOf);
  if (messages.length > 0) return { kind: 'rejected', problems: problemsOf(messages, sent) };
  return rejectedWith('Xero refused this. Its own words say why.', answer);
}

function rejectedWith(message: string, answer: Answer): ProviderFailure {
  return { kind: 'rejected', problems: [ledgerRejected(message, wordsOf(answer))] };
}

// "Offline" is said before anything is done. "Temporarily unavailable" says nothing about a write.
function offline(answer: Answer, call: FailedCall): ProviderFailure {
  return /\boffline\b/i.test(answer.text)
    ? { kind: 'unavailable', words: wordsOf(answer) }
    : unanswered(answer, call);
}

/**
 * A gateway's word, not Xero's: the request may have passed and Xero may be at work on it still, so for a write this
 * is silence. Nothing of it is kept under the key either, as a 500 of Xero's own is: the same request under the same
 * key joins the first one instead of overtaking it.
 */
function gateway(answer: Answer, { isWrite }: FailedCall): ProviderFailure {
  const words = `A gateway answered ${answer.status} in place of Xero.`;
  return isWrite ? { kind: 'outcomeUnknown', answered: false, words } : { kind: 'unavailable', words };
}

/** What Xero does not say must be guessed: `Retry-After` comes only with the minute's and the day's limit. */
const guessedRetryMs = { minute: 60_000, day: 60 * 60_000, concurrent: 1_000, app: 60_000 } as const;

function rateLimited(headers: Headers): ProviderFailure {
  const limit = limitOf((headers.get('x-rate-limit-problem') ?? '').toLowerCase());
  return { kind: 'rateLimited', limit, retryAfterMs: retryAfterMs(headers) ?? guessedRetryMs[limit] };
}

/**
 * Seconds, as Xero writes it, or a date, as HTTP allows and what stands between us may write. A date is counted from
 * the answer's own, not from our clock, which may differ from theirs. Source: RFC 9110, 10.2.3.
 */
function retryAfterMs(headers: Headers): number | null {
  const text = headers.get('retry-after')?.trim() ?? '';
  if (/^\d{1,9}$/.test(text)) return Number(text) * 1000;
  const waitMs = Date.parse(text) - Date.parse(headers.get('date') ?? '');
  return Number.isNaN(waitMs) ? null : Math.max(waitMs, 0);
}

// Sources differ on spelling (`appminute`, `app-minute`, `DayLimit`); what is not known counts for the whole app.
function limitOf(problem: string): keyof typeof guessedRetryMs {
  if (problem.includes('app')) return 'app';
  if (problem.includes('day')) return 'day';
  if (problem.includes('concurrent')) return 'concurrent';
  return problem.includes('minute') ? 'minute' : 'app';
}

const errorSchema = z.object({
  Message: z.string().nullish(),
  Title: z.string().nullish(),
  Detail: z.string().nullish(),
  Elements: z.array(z.unknown()).nullish(),
});

function errorIn(text: string): z.infer<typeof errorSchema> | null {
  try {
    return errorSchema.safeParse(readJson(text)).data ?? null;
  } catch {
    return null;
  }
}

/** Xero's own sentence, wherever this kind of answer keeps it. A page of HTML has none. */
function wordsOf({ status, text }: Answer): string {
  const error = errorIn(text);
  const said = error?.Message ?? error?.Detail ?? error?.Title;
  if (said !== undefined && said !== null && said !== '') return fitWords(said);
  return text === '' || /^\s*[<{[]/.test(text) ? `HTTP ${status}` : fitWords(text);
}
