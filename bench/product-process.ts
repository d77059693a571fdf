/** Runs the product as `npm start` does, as a process of its own, and tells what it costs the machine. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

export type ProductProcess = {
  readonly url: string;
  readonly pid: number;
  /** Ends it as an operator would; whoever does not end within ten seconds is killed. */
  stop(): Promise<void>;
};

const main = fileURLToPath(new URL('../src/main.ts', import.meta.url));

/** Resolves when it is ready; rejects with what it said when it is not to be. */
export async function startProduct(
  command: 'serve' | 'work' | 'serve-and-work',
  environment: Readonly<Record<string, string>>,
  nodeArgs: readonly string[] = [],
): Promise<ProductProcess> {
  const child = spawn(process.execPath, [...nodeArgs, '--import', 'tsx', main, command], {
    env: { PATH: process.env.PATH ?? '', LOG_LEVEL: 'error', ...environment },
    stdio: ['ignore', 'inherit', 'pipe', 'ipc'],
  });
  let said = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    said = `${said}${chunk.toString()}`.slice(-5_000);
  });
  const url = await new Promise<string>((resolve, reject) => {
    child.once('exit', () => reject(new Error(`The product ended at once: ${said}`)));
    child.on('message', (told: { readonly url?: string }) => told.url !== undefined && resolve(told.url));
  });
  return {
    url,
    pid: child.pid ?? 0,
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const gone = once(child, 'exit');
      child.kill('SIGTERM');
      const impatient = setTimeout(() => child.kill('SIGKILL'), 10_000);
      await gone;
      clearTimeout(impatient);
    },
  };
}
