/** Books for the unit tests of this folder: a QuickBooks that answers as told, and keeps what it was asked. */
import { readJson } from '../../lib/exact-json.ts';
import { createTransport } from '../transport.ts';
import { createCallers } from './call.ts';

export type Asked = {
  readonly method: string;
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly headers: Headers;
  readonly body: string;
};

export type Told = {
  readonly status?: number;
  readonly body: unknown;
  readonly headers?: Record<string, string>;
};

/** Each answer for one request, in order: JSON unless it is text already. */
export function toldBooks(...answers: readonly (Told | Error)[]) {
  const asked: Asked[] = [];
  const left = [...answers];
  const fetch = async (request: Request): Promise<Response> => {
    const url = new URL(request.url);
    asked.push({
      method: request.method,
      path: url.pathname,
      query: Object.fromEntries(url.searchParams),
      headers: request.headers,
      body: await request.text(),
    });
    const answer = left.shift();
    if (answer === undefined) throw new Error(`Nobody expected ${request.method} ${request.url}`);
    if (answer instanceof Error) throw answer;
    const { status = 200, body, headers = {} } = answer;
    return new Response(typeof body === 'string' ? body : JSON.stringify(body), { status, headers });
  };
  const transport = { fetch };
  const tokens = ['token-1', 'token-2'];
  const begin = createCallers('https://books.example', createTransport(transport), {
    organisationId: '9130350000000001',
    country: 'US',
    baseCurrency: 'USD',
    countsSalesTax: false,
    accessToken: async (refused) => {
      if (refused !== undefined) tokens.shift();
      return { ok: true, value: tokens[0] ?? 'token-none' };
    },
    beforeCall: async () => ({ ok: true, value: null }),
    afterCall: async () => undefined,
  });
  return {
    call: begin(),
    transport,
    asked,
    bodies: () => asked.map(({ body }) => (body === '' ? null : readJson(body))),
  };
}

/** A fault of the service, as JSON. */
export function fault(
  code: string,
  Message: string,
  Detail = '',
  element?: string,
  type = 'ValidationFault',
) {
  const error = { Message, Detail, code, ...(element === undefined ? {} : { element }) };
  return { Fault: { Error: [error], type }, time: '2026-11-20T14:00:00.123-08:00' };
}
