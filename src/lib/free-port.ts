/** Finds ports on this machine. */
import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';

/** Whether a server could listen there now. Port 0 is never free in this sense. */
export async function isPortFree(port: number, host = '127.0.0.1'): Promise<boolean> {
  if (port === 0) return false;
  const server = createServer();
  return new Promise((resolve) => {
    server.once('error', () => resolve(false));
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(true)));
  });
}

/** Systems give the ports above these to whoever asks for any, and to calls that go out. */
const [FIRST, LAST] = [20_000, 32_767];
const MOST_TRIES = 100;

/** A port that nobody listens on, and that the system gives to nobody else before you take it. */
export async function freePort(host = '127.0.0.1'): Promise<number> {
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    const port = randomInt(FIRST, LAST + 1);
    if (await isPortFree(port, host)) return port;
  }
  throw new Error(`There is no free port on ${host}`);
}
