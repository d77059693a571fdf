/** The one shape of every answer that is not what was asked for (RFC 9457), and how each fault becomes it. */
import { z } from '@hono/zod-openapi';
import type { Context, ErrorHandler, NotFoundHandler } from 'hono';
import { HTTPException } from 'hono/http-exception';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { FieldFault, Refusal, Result } from '../commands/refusal.ts';
import type { Log } from '../lib/log.ts';
import { databaseFault, isDatabaseAway } from '../store/database-fault.ts';
import type { HttpEnv } from './deps.ts';

export const problemSchema = z
  .object({
    type: z.literal('about:blank'),
    title: z.string(),
    status: z.int(),
    code: z.string().openapi({ example: 'validationFailed' }),
    detail: z.string(),
    fields: z.array(
      z.object({ path: z.string().openapi({ example: 'lines.0.quantity' }), message: z.string() }),
    ),
  })
  .openapi('HttpProblem');

/** Thrown by handlers and middleware; becomes an answer in one place. */
export class HttpProblem extends Error {
  override readonly name = 'HttpProblem';
  readonly status: ContentfulStatusCode;
  readonly code: string;
  readonly fields: readonly FieldFault[];
  readonly headers: Readonly<Record<string, string>>;
  /** More members of the answer, beside those that every problem has. */
  readonly extensions: Readonly<Record<string, unknown>>;

  constructor(
    status: ContentfulStatusCode,
    code: string,
    detail: string,
    {
      fields = [],
      headers = {},
      extensions = {},
    }: Partial<Pick<HttpProblem, 'fields' | 'headers' | 'extensions'>> = {},
  ) {
    super(detail);
    this.status = status;
    this.code = code;
    this.fields = fields;
    this.headers = headers;
    this.extensions = extensions;
  }
}

/** The value of a command's result, or the problem that its refusal is. */
export function accepted<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  throw refusalProblem(result.refusal);
}

export function found<T>(record: T | undefined, what: string): T {
  if (record === undefined) throw new HttpProblem(404, 'notFound', `There is no such ${what}.`);
  return record;
}

/** What @hono/zod-openapi calls after each check: a failed one answers 422 and names every field. */
export function refuseInvalid(
  result: { success: true } | { success: false; target: string; error: z.ZodError },
): void {
  if (result.success) return;
  const prefix = result.target === 'json' ? [] : [result.target];
  const fields = result.error.issues.flatMap((issue) => faultsOf(issue, prefix));
  throw invalidProblem(fields);
}

export function invalidProblem(fields: readonly FieldFault[]): HttpProblem {
  const detail = fields.map(({ path, message }) => `${path}: ${message}`).join('; ');
  return new HttpProblem(422, 'validationFailed', detail.slice(0, 1_000), { fields });
}

export function errorHandler(log: Log): ErrorHandler<HttpEnv> {
  return (error, c) => {
    const problem = problemOf(error);
    if (problem.status >= 500) log.error({ err: error, requestId: c.get('requestId') }, 'A request failed');
    return problemResponse(c, problem);
  };
}

export const notFoundHandler: NotFoundHandler<HttpEnv> = (c) =>
  problemResponse(c, new HttpProblem(404, 'notFound', 'There is nothing at this address.'));

export function problemResponse(c: Context, problem: HttpProblem): Response {
  const { status, code, message, fields, headers, extensions } = problem;
  const title = titles[status] ?? 'Error';
  const body = { type: 'about:blank', title, status, code, detail: message, fields, ...extensions };
  return c.body(JSON.stringify(body), status, { ...headers, 'content-type': 'application/problem+json' });
}

function refusalProblem(refusal: Refusal): HttpProblem {
  switch (refusal.kind) {
    case 'notFound':
      return new HttpProblem(404, 'notFound', refusal.message);
    case 'invalid':
      return invalidProblem(refusal.fields);
    case 'conflict':
      return new HttpProblem(409, refusal.code, refusal.message);
    case 'forbidden':
      return new HttpProblem(403, 'forbidden', refusal.message);
  }
}

function problemOf(error: Error): HttpProblem {
  if (error instanceof HttpProblem) return error;
  if (error instanceof HTTPException) return exceptionProblem(error);
  // What the schemas let through and the database still refuses is the caller's fault, not ours.
  const fault = databaseFault(error);
  if (fault?.kind === 'taken') {
    return new HttpProblem(409, 'conflict', `Another record has this ${fault.field} already.`, {
      fields: [{ path: fault.field, message: 'is taken' }],
    });
  }
  if (fault !== null) return invalidProblem([{ path: fault.field, message: fault.message }]);
  if (isDatabaseAway(error))
    return new HttpProblem(
      503,
      'databaseUnavailable',
      'The database does not answer for the moment. Try again soon.',
      {
        headers: { 'retry-after': '2' },
      },
    );
  return new HttpProblem(500, 'internal', 'Something went wrong here. It has been written to the log.');
}

function exceptionProblem({ status, message }: HTTPException): HttpProblem {
  if (status === 400)
    return new HttpProblem(400, 'validationFailed', message, { fields: [{ path: 'body', message }] });
  const code = codes[status] ?? 'refused';
  return new HttpProblem(status as ContentfulStatusCode, code, message || (titles[status] ?? ''));
}

const codes: Record<number, string> = { 404: 'notFound', 413: 'tooLarge', 415: 'unsupportedMediaType' };

const titles: Record<number, string> = {
  400: 'Bad request',
  401: 'Not signed in',
  403: 'Not allowed',
  404: 'Not found',
  409: 'Conflict',
  413: 'Too large',
  415: 'Unsupported media type',
  422: 'Not valid',
  429: 'Too many requests',
  500: 'Internal error',
  503: 'Not ready',
};

function faultsOf(issue: z.core.$ZodIssue, prefix: readonly string[]): FieldFault[] {
  const path = [...prefix, ...issue.path.map(String)];
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({ path: [...path, key].join('.'), message: 'is not a known field' }));
  }
  return [{ path: path.join('.') || 'body', message: sentenceFor(issue) }];
}

/** The checks' own words are for programmers; these stand beside a field that a person fills in. */
function sentenceFor(issue: z.core.$ZodIssue): string {
  if (issue.code === 'too_small' && issue.origin === 'string')
    return issue.minimum === 1 ? 'must not be empty' : `must have at least ${issue.minimum} characters`;
  if (issue.code === 'too_big' && issue.origin === 'string')
    return `must have at most ${issue.maximum} characters`;
  if (issue.code === 'too_small' && issue.origin === 'array') return `must have at least ${issue.minimum}`;
  if (issue.code === 'too_big' && issue.origin === 'array') return `must have at most ${issue.maximum}`;
  if (issue.code === 'invalid_format' && issue.format === 'email') return 'must be an e-mail address';
  if (issue.code === 'invalid_type' && issue.message.endsWith('received undefined')) return 'is missing';
  return issue.message;
}
