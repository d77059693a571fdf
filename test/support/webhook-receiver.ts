// What listens to webhooks of ours: a server on this machine that answers as a test says.
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export type Heard = { readonly headers: IncomingHttpHeaders; readonly body: string };
/** A status, or whatever else a server may do instead of answering. */
export type Answering = number | ((response: ServerResponse) => void);

export type WebhookReceiver = {
  readonly url: string;
  readonly heard: readonly Heard[];
  /** From the next one on. */
  answer(answering: Answering): void;
  close(): Promise<void>;
};

export async function openWebhookReceiver(): Promise<WebhookReceiver> {
  const heard: Heard[] = [];
  let answering: Answering = 204;
  const server = createServer(async (request, response) => {
    const chunks: Uint8Array[] = [];
    for await (const chunk of request) chunks.push(chunk);
    heard.push({ headers: request.headers, body: Buffer.concat(chunks).toString() });
    if (typeof answering === 'number') response.writeHead(answering).end();
    else answering(response);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo; // a server that listens on TCP has such an address
  return {
    url: `http://127.0.0.1:${port}/hooks`,
    heard,
    answer(next) {
      answering = next;
    },
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}
