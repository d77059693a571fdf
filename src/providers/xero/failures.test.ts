import { expect, test } from 'vitest';
import type { Answer } from '../transport.ts';
import { failureOf, grantFailure, isTokenRefused, unanswered } from './failures.ts';

const answer = (status: number, text = '', headers: Record<string, string> = {}): Answer => ({
  kind: 'answered',
  status,
  headers: new Headers(headers),
  text,
});
const read = { isWrite: false, sent: null };
const write = { isWrite: true, sent: null };
const problem = (status: number, title: string, detail: string) =>
  JSON.stringify({ Type: null, Title: title, Status: status, Detail: detail, Instance: 'x', Extensions: {} });

test.each([
  [{ 'X-Rate-Limit-Problem': 'minute', 'Retry-After': '22' }, 'minute', 22_000],
  [{ 'x-rate-limit-problem': 'Minute', 'retry-after': '0' }, 'minute', 0],
  [{ 'X-Rate-Limit-Problem': 'DayLimit', 'Retry-After': '77000' }, 'day', 77_000_000],
  [{ 'X-Rate-Limit-Problem': 'day' }, 'day', 3_600_000],
  [{ 'X-Rate-Limit-Problem': 'minute' }, 'minute', 60_000],
  [{ 'X-Rate-Limit-Problem': 'minute', 'Retry-After': 'soon' }, 'minute', 60_000],
  [{ 'X-Rate-Limit-Problem': 'concurrent' }, 'concurrent', 1_000],
  [{ 'X-Rate-Limit-Problem': 'AppMinute' }, 'app', 60_000],
  [{ 'X-Rate-Limit-Problem': 'app-minute' }, 'app', 60_000],
  [{}, 'app', 60_000],
] as const)('429 with %o is the limit %s', (headers, limit, retryAfterMs) => {
  expect(failureOf(answer(429, '', headers), write)).toEqual({ kind: 'rateLimited', limit, retryAfterMs });
});

test('a Retry-After that is a date counts from the date of the answer, never backwards, and is a guess without it', () => {
  const wait = (headers: Record<string, string>) => {
    const failure = failureOf(answer(429, '', { 'x-rate-limit-problem': 'minute', ...headers }), write);
    return failure.kind === 'rateLimited' && failure.retryAfterMs;
  };
  const at = 'Fri, 20 Nov 2026 22:00:00 GMT';
  expect(wait({ 'retry-after': 'Fri, 20 Nov 2026 22:00:45 GMT', date: at })).toBe(45_000);
  expect(wait({ 'retry-after': 'Fri, 20 Nov 2026 21:00:00 GMT', date: at })).toBe(0);
  expect(wait({ 'retry-after': 'Fri, 20 Nov 2026 22:00:45 GMT' })).toBe(60_000);
});

test('only the access token itself is worth refreshing: a missing scope or a foreign organisation is not', () => {
  const expired = answer(
    401,
    problem(401, 'Unauthorized', 'TokenExpired: token expired at 02/20/2025 08:32:50'),
  );
  const scope = answer(401, problem(401, 'Unauthorized', 'AuthorizationUnsuccessful'));
  const misspelt = answer(401, '', { 'www-authenticate': 'Bearer error="insufficent_scope"' });
  const spelt = answer(401, '', { 'www-authenticate': 'Bearer error="insufficient_scope"' });
  const tenant = answer(403, problem(403, 'Forbidden', 'AuthenticationUnsuccessful'));
  expect(isTokenRefused(expired)).toBe(true);
  for (const other of [scope, misspelt, spelt, tenant]) {
    expect(isTokenRefused(other)).toBe(false);
    expect(failureOf(other, write).kind).toBe('reconnectNeeded');
  }
});

test.each([
  [500, ''],
  [503, 'The Xero API is temporarily unavailable'],
  [408, ''],
] as const)('%i leaves a write unknown and a read unavailable', (status, text) => {
  expect(failureOf(answer(status, text), write)).toMatchObject({ kind: 'outcomeUnknown', answered: true });
  expect(failureOf(answer(status, text), read).kind).toBe('unavailable');
});

test.each([502, 504])(
  '%i is a gateway’s word: a write may still be under way, and a read is unavailable',
  (status) => {
    const page = answer(status, '<html>Bad gateway</html>');
    expect(failureOf(page, write)).toMatchObject({ kind: 'outcomeUnknown', answered: false });
    expect(failureOf(page, read).kind).toBe('unavailable');
  },
);

test.each(['The Xero API is currently offline for maintenance', 'The Organisation is offline'])(
  '503 "%s": nothing was done, also for a write',
  (text) => {
    expect(failureOf(answer(503, text), write)).toEqual({ kind: 'unavailable', words: text });
  },
);

test('HTML where JSON was due is no answer, and its markup is not kept as words', () => {
  const failure = unanswered(answer(200, '<html><b>Sign in</b></html>'), write);
  expect(failure).toMatchObject({ kind: 'outcomeUnknown', answered: true });
  expect(JSON.stringify(failure)).not.toContain('<');
});

test('a key that stands for another request leaves the outcome unknown: look, then take a new key', () => {
  const text = JSON.stringify({
    ErrorNumber: 10,
    Message: 'Idempotency Key: abc is used with a different request.',
  });
  expect(failureOf(answer(400, text), write)).toMatchObject({ kind: 'outcomeUnknown', answered: true });
});

test('validation messages of a 400 become problems, those of lines included', () => {
  const text = JSON.stringify({
    ErrorNumber: 10,
    Type: 'ValidationException',
    Message: 'A validation exception occurred',
    Elements: [
      {
        LineItems: [{ ValidationErrors: [] }, { ValidationErrors: [{ Message: 'Account must be valid.' }] }],
      },
    ],
  });
  expect(failureOf(answer(400, text), write)).toMatchObject({
    kind: 'rejected',
    problems: [{ code: 'InvalidAccountCode', field: 'lines.1.accountCode' }],
  });
});

test('any other 400 is refused with Xero’s words, a 404 is a record that is gone', () => {
  const text = JSON.stringify({
    ErrorNumber: 16,
    Type: 'QueryParseException',
    Message: 'No property of that name',
  });
  expect(failureOf(answer(400, text), read)).toMatchObject({
    kind: 'rejected',
    problems: [{ code: 'LedgerRejected', ledgerWords: 'No property of that name' }],
  });
  expect(failureOf(answer(404, "The resource you're looking for cannot be found"), write)).toMatchObject({
    kind: 'rejected',
    problems: [{ code: 'DeletedInBooks' }],
  });
});

test('a dead grant asks for a new connection; a refused app does not', () => {
  expect(grantFailure('invalid_grant').kind).toBe('reconnectNeeded');
  expect(grantFailure('invalid_client')).toMatchObject({
    kind: 'rejected',
    problems: [{ code: 'AuthFailed' }],
  });
});
