/** An answer before it goes over the wire, and the ways in which the wire can break under it. */

import type { Context } from 'hono';

export interface Answer {
  readonly status: number;
  readonly contentType: string;
  readonly body: string | Uint8Array<ArrayBuffer>;
  readonly headers?: Readonly<Record<string, string>>;
}

/** What a caller sees when the connection broke: over TCP a destroyed socket, in memory a rejected fetch. */
export class ConnectionDropped extends Error {
  constructor() {
    super('the connection was dropped');
  }
}

export const html = (status: number, body: string): Answer => ({
  status,
  contentType: 'text/html; charset=utf-8',
  body,
});

export const redirect = (target: URL): Answer => ({
  status: 302,
  contentType: 'text/plain',
  body: '',
  headers: { Location: target.href },
});

const GATEWAY = {
  status502: [502, 'Bad Gateway'],
  status503: [503, 'Service Unavailable'],
  status504: [504, 'Gateway Time-out'],
} as const;

/** What stands before a ledger's servers says this where they cannot. */
export function gatewayPage(kind: keyof typeof GATEWAY): Answer {
  const [status, words] = GATEWAY[kind];
  const body = `<html><head><title>${status} ${words}</title></head><body><h1>${status} ${words}</h1></body></html>`;
  return { status, contentType: 'text/html', body };
}

export const WAITING_PAGE: Answer = {
  status: 200,
  contentType: 'text/html',
  body: '<html><body>Please wait</body></html>',
};

export function responseOf(answer: Answer, headers: Readonly<Record<string, string>>): Response {
  const type = answer.contentType === '' ? {} : { 'Content-Type': answer.contentType };
  const hasBody = answer.status !== 204 && answer.status !== 302;
  return new Response(hasBody ? answer.body : null, {
    status: answer.status,
    headers: { ...type, ...headers, ...answer.headers },
  });
}

/** Half of the body, then the end of the connection. */
export function cutResponse(
  context: Context,
  answer: Answer,
  headers: Readonly<Record<string, string>>,
): Response {
  const bytes = typeof answer.body === 'string' ? new TextEncoder().encode(answer.body) : answer.body;
  let isStarted = false;
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      if (!isStarted) {
        isStarted = true;
        controller.enqueue(bytes.subarray(0, Math.ceil(bytes.length / 2)));
        return;
      }
      if (destroySocket(context)) controller.close();
      else controller.error(new ConnectionDropped());
    },
  });
  const length = { 'Content-Type': answer.contentType, 'Content-Length': String(bytes.length) };
  return new Response(body, { status: answer.status, headers: { ...length, ...headers, ...answer.headers } });
}

/** Over TCP the server's own request hangs on the context; in memory there is none, and `false` says so. */
export function destroySocket(context: Context): boolean {
  const socket = socketOf(context);
  socket?.destroy();
  return socket !== undefined;
}

/** In memory there is no socket, and the caller is in this process. */
export function isLoopback(context: Context): boolean {
  const socket = socketOf(context);
  if (!socket) return true;
  const address = socket.remoteAddress ?? '';
  return address === '::1' || /^(::ffff:)?127\./.test(address);
}

function socketOf(context: Context): { readonly remoteAddress?: string; destroy(): void } | undefined {
  const env: unknown = context.env;
  if (typeof env !== 'object' || env === null || !('incoming' in env)) return undefined;
  const { incoming } = env as { incoming?: { socket?: { remoteAddress?: string; destroy(): void } } }; // as @hono/node-server sets it
  return incoming?.socket;
}
