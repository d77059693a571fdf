/** Where webhooks of a practice ledger arrive, and addresses where nothing does. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { LedgerProvider } from '../../src/providers/provider.ts';

export type Delivery = { readonly rawBody: Uint8Array; readonly headers: Headers };

/** Answers the good deliveries with 200 and the others with 401, as the product must. */
export async function openReceiver(
  path: string,
  signatureHeader: string,
  verifyWebhook: LedgerProvider['verifyWebhook'],
) {
  const deliveries: Delivery[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Uint8Array[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const headers = new Headers({ [signatureHeader]: String(request.headers[signatureHeader]) });
    const delivery = { rawBody: new Uint8Array(Buffer.concat(chunks)), headers };
    deliveries.push(delivery);
    response.writeHead(verifyWebhook(delivery).kind === 'events' ? 200 : 401).end();
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo; // a server that listens on TCP has such an address
  const close = () =>
    new Promise<void>((done) => {
      server.close(() => done());
      server.closeAllConnections();
    });
  return { url: `http://127.0.0.1:${port}${path}`, deliveries, close };
}

/** An address at which something listened a moment ago and nothing does now. */
export async function closedAddress(): Promise<string> {
  const { url, close } = await openReceiver('', 'x-none', () => ({ kind: 'invalid' }));
  await close();
  return new URL(url).origin;
}

/** A consent page's own form, pressed as a browser would. Answers with the callback's whole address. */
export async function pressConsent(
  authorizationUrl: string,
  formUrl: string,
  pressed: Readonly<Record<string, string>>,
): Promise<string> {
  const page = await fetch(authorizationUrl);
  if (!page.ok) throw new Error(`The consent page answered ${page.status}: ${await page.text()}`);
  const form = new URLSearchParams(new URL(authorizationUrl).search);
  for (const [name, value] of Object.entries(pressed)) form.set(name, value);
  const answer = await fetch(formUrl, { method: 'POST', body: form, redirect: 'manual' });
  const callback = answer.headers.get('location');
  if (callback === null)
    throw new Error(`The consent form answered ${answer.status}: ${await answer.text()}`);
  return callback;
}

/** What a person's act came to; throws what the books refused. */
export function done<T>(
  result: { readonly ok: true; readonly value: T } | { readonly ok: false; readonly why: string },
): T {
  if (!result.ok) throw new Error(`The books refused: ${result.why}`);
  return result.value;
}
