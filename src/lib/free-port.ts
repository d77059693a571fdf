/** Asks the system for ports on this machine. */
import { createServer } from 'node:net';

/** Whether a server could listen there now. Port 0 is never free in this sense. */
export async function isPortFree(port: number, host = '127.0.0.1'): Promise<boolean> {
  if (port === 0) return false;
  return (await tryListen(port, host)) !== undefined;
}

/** A port that nobody listens on; another process may still take it before you do. */
export async function freePort(host = '127.0.0.1'): Promise<number> {
  const port = await tryListen(0, host);
  if (port === undefined) throw new Error(`The system gives no free port on ${host}`);
  return port;
}

async function tryListen(port: number, host: string): Promise<number | undefined> {
  const server = createServer();
  return new Promise((resolve) => {
    server.once('error', () => resolve(undefined));
    server.listen({ port, host, exclusive: true }, () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : undefined));
    });
  });
}
