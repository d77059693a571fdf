/** What a ledger says when something goes wrong, where it differs from ledger to ledger. */
import type { Answer } from './wire.ts';

export type FaultAnswers = {
  readonly internalError: Answer;
  readonly busy: Answer;
  readonly tokenExpired: Answer;
  tooMany(kind: 'minute' | 'day' | 'concurrent' | 'app', retryAfterSeconds: number | undefined): Answer;
};

const bytes = (text: string): Answer['body'] => new Uint8Array(Buffer.from(text));

export function jsonAnswer(status: number, body: unknown): Answer {
  return { status, headers: { 'content-type': 'application/json' }, body: bytes(JSON.stringify(body)) };
}

export function pageAnswer(status: number, words: string): Answer {
  const body = bytes(`<html><body><h1>${words}</h1></body></html>`);
  return { status, headers: { 'content-type': 'text/html' }, body };
}

export function textAnswer(status: number, headers: Answer['headers'], text: string): Answer {
  return { status, headers, body: bytes(text) };
}
