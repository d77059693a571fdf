/** What Xero says when something goes wrong. */
import { type FaultAnswers, jsonAnswer, textAnswer } from '../fault-answers.ts';

const problems = { minute: 'minute', day: 'day', concurrent: 'concurrent', app: 'appminute' } as const;

export const xeroFaultAnswers: FaultAnswers = {
  internalError: jsonAnswer(500, {
    ErrorNumber: 500,
    Type: 'InternalServerException',
    Message: 'An error occurred',
  }),
  busy: jsonAnswer(503, { Title: 'The Organisation is offline', Status: 503 }),
  tokenExpired: jsonAnswer(401, {
    Type: null,
    Title: 'Unauthorized',
    Status: 401,
    Detail: 'TokenExpired: token expired',
  }),
  tooMany: (kind, retryAfterSeconds) => {
    const wait = retryAfterSeconds === undefined ? {} : { 'retry-after': String(retryAfterSeconds) };
    return textAnswer(429, { 'x-rate-limit-problem': problems[kind], ...wait }, '');
  },
};
