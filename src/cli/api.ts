/** The HTTP API as the command line calls it: JSON out, checked JSON in, refusals as sentences. */
import { z } from 'zod';

export type Api = {
  readonly url: string;
  get<Schema extends z.ZodType>(path: string, answer: Schema): Promise<z.output<Schema>>;
  post<Schema extends z.ZodType>(path: string, body: unknown, answer: Schema): Promise<z.output<Schema>>;
};

/** What a person at the terminal is told; the message is whole sentences. */
export class CliFault extends Error {
  override readonly name = 'CliFault';
}

/** `url` as in the browser, with or without a slash at the end; `key` null for what needs none. */
export function createApi(url: string, key: string | null): Api {
  const base = url.replace(/\/+$/, '');
  const call = async <Schema extends z.ZodType>(
    method: string,
    path: string,
    body: unknown,
    answer: Schema,
  ) => {
    const response = await send(`${base}${path}`, method, key, body);
    const json: unknown = await response.json().catch(() => null);
    if (!response.ok) throw new CliFault(sentenceOf(response.status, json));
    const parsed = answer.safeParse(json);
    if (!parsed.success)
      throw new CliFault(`${base}${path} did not answer as Counterfoil does. Is the address right?`);
    return parsed.data;
  };
  return {
    url: base,
    get: (path, answer) => call('GET', path, undefined, answer),
    post: (path, body, answer) => call('POST', path, body, answer),
  };
}

async function send(address: string, method: string, key: string | null, body: unknown): Promise<Response> {
  const headers = {
    ...(key === null ? {} : { authorization: `Bearer ${key}` }),
    ...(body === undefined ? {} : { 'content-type': 'application/json' }),
  };
  try {
    return await fetch(address, {
      method,
      headers,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? ` (${error.cause.message})` : '';
    throw new CliFault(`Nothing answers at ${new URL(address).origin}${cause}. Is Counterfoil running?`);
  }
}

const problemSchema = z.object({
  detail: z.string(),
  code: z.string(),
  fields: z.array(z.object({ path: z.string(), message: z.string() })).default([]),
});

function sentenceOf(status: number, json: unknown): string {
  const problem = problemSchema.safeParse(json);
  if (!problem.success) return `The server answered ${status}.`;
  const { code, detail, fields } = problem.data;
  if (fields.length === 0) return detail;
  const shown = fields.slice(0, mostFaults).map(({ path, message }) => `  ${path}: ${message}`);
  const more = fields.length > mostFaults ? [`  … and ${fields.length - mostFaults} more`] : [];
  const opening = code === 'importRefused' ? detail : 'This was not accepted:';
  return [opening, ...shown, ...more].join('\n');
}

const mostFaults = 20;
