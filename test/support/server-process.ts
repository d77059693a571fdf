/** The product as one process of its own, serving and working: to be killed. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const main = fileURLToPath(new URL('../../src/main.ts', import.meta.url));

export type ServerProcess = {
  readonly url: string;
  /** SIGKILL: no handler runs, nothing is closed. */
  kill(): Promise<void>;
};

/** Starts `serve-and-work` and resolves when it serves. */
export async function startServer(settings: Readonly<Record<string, string>>): Promise<ServerProcess> {
  const child = spawn(process.execPath, ['--import', 'tsx', main, 'serve-and-work'], {
    env: { PATH: process.env.PATH ?? '', LOG_LEVEL: 'warn', ...settings },
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  let said = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    said += chunk.toString();
  });
  const ended = once(child, 'exit').then(() =>
    Promise.reject(new Error(`The server ended at once: ${said}`)),
  );
  // Whoever waits for readiness hears of it; afterwards an end is what the test wants.
  ended.catch(() => undefined);
  const ready = new Promise<string>((resolve) => {
    child.on(
      'message',
      (message: { readonly url?: string }) => message.url !== undefined && resolve(message.url),
    );
  });
  const url = await Promise.race([ready, ended]);
  return {
    url,
    async kill() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const gone = once(child, 'exit');
      child.kill('SIGKILL');
      await gone;
    },
  };
}
