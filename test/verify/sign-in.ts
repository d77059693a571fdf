/** A person's consent, asked for once: the address to open, and the answer that their browser brings here. */
import { randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import type { Grant, LedgerProvider } from '../../src/providers/provider.ts';

export type SignIn = {
  readonly provider: LedgerProvider;
  /** Where the answer is heard: `http://localhost:<port><path>`, as the app's settings name it. */
  readonly port: number;
  readonly path: string;
  /** Scopes beyond the product's own. */
  readonly moreScopes: readonly string[];
  /** Brings the address before the person. */
  readonly show: (authorizationUrl: string) => void | Promise<void>;
};

/** Waits for as long as the person takes. Throws where they do not allow it. */
export async function signIn({ provider, port, path, moreScopes, show }: SignIn): Promise<Grant> {
  const request = {
    state: randomBytes(24).toString('base64url'),
    verifier: randomBytes(48).toString('base64url'),
    redirectUri: `http://localhost:${port}${path}`,
  };
  const answer = await listenForAnswer(port, path);
  try {
    await show(withScopes(await provider.authorizationUrl(request), moreScopes));
    const callbackUrl = `http://localhost:${port}${await answer.address}`;
    const outcome = await provider.exchangeCode({ ...request, callbackUrl });
    if (!outcome.ok) throw new Error(`No access was given: ${JSON.stringify(outcome.failure)}`);
    return outcome.value;
  } finally {
    answer.close();
  }
}

function withScopes(authorizationUrl: string, more: readonly string[]): string {
  const url = new URL(authorizationUrl);
  url.searchParams.set('scope', [url.searchParams.get('scope') ?? '', ...more].join(' '));
  return url.href.replaceAll('+', '%20');
}

async function listenForAnswer(port: number, path: string) {
  let heard: (address: string) => void = () => {};
  const address = new Promise<string>((resolve) => {
    heard = resolve;
  });
  const server = createServer(({ url = '/' }, response) => {
    if (!url.startsWith(`${path}?`)) return void response.writeHead(404).end();
    response.setHeader('connection', 'close');
    response.end('That is all that was needed here: the terminal goes on.');
    heard(url);
  });
  await new Promise<void>((done, failed) => {
    server.once('error', failed);
    // Not an address: `localhost` is one or the other on different machines.
    server.listen(port, 'localhost', done);
  });
  const close = () => {
    server.close();
    // A browser keeps its connection open, and the command would wait for it.
    server.closeAllConnections();
  };
  return { address, close };
}
