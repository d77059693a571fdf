/** Runs the product as `npm start` does, one process that serves and one that works, and tells what they cost the machine. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { cpuSeconds, residentMiB } from './machine.ts';

export type ProductProcesses = {
  readonly url: string;
  /** Of both together, so far. */
  cpuSeconds(): number;
  /** Of both together, now. */
  residentMiB(): number;
  /** Ends them as an operator would; whoever does not end within ten seconds is killed. */
  stop(): Promise<void>;
};

const main = fileURLToPath(new URL('../src/main.ts', import.meta.url));

/** Resolves when both are ready; rejects with what one of them said when it is not to be. */
export async function startProduct(environment: Readonly<Record<string, string>>): Promise<ProductProcesses> {
  const started = (['serve', 'work'] as const).map((command) => start(command, environment));
  const sum = (of: (pid: number) => number) =>
    started.reduce((total, { child }) => total + of(child.pid ?? 0), 0);
  const [url = ''] = await Promise.all(started.map(({ ready }) => ready));
  return {
    url,
    cpuSeconds: () => sum((pid) => cpuSeconds(pid)),
    residentMiB: () => sum(residentMiB),
    stop: async () => void (await Promise.all(started.map(({ child }) => end(child)))),
  };
}

function start(command: 'serve' | 'work', environment: Readonly<Record<string, string>>) {
  const child = spawn(process.execPath, ['--import', 'tsx', main, command], {
    env: { PATH: process.env.PATH ?? '', LOG_LEVEL: 'error', ...environment },
    stdio: ['ignore', 'inherit', 'pipe', 'ipc'],
  });
  let said = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    said = `${said}${chunk.toString()}`.slice(-5_000);
  });
  const ready = new Promise<string>((resolve, reject) => {
    child.once('exit', () => reject(new Error(`\`${command}\` ended at once: ${said}`)));
    child.on('message', (told: { readonly url?: string }) => told.url !== undefined && resolve(told.url));
  });
  return { child, ready };
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill('SIGTERM');
  const impatient = setTimeout(() => child.kill('SIGKILL'), 10_000);
  await gone;
  clearTimeout(impatient);
}
