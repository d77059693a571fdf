/** One process of the product, kept running however often it is killed. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

export type Victim = {
  readonly name: string;
  /** Settles once the process has been ready; rejects where it ended before it ever was. */
  readonly ready: Promise<void>;
  /** Whether it serves or works just now. */
  isReady(): boolean;
  /** How long the last start took that came to an end: a slow machine must get further than starting. */
  startedInMs(): number;
  /** SIGKILL, if it runs: no handler runs, nothing is closed. It is started again after `pauseMs`. */
  kill(pauseMs: number): boolean;
  /** How often it ended without having been killed, after it was ready. */
  endedByItself(): number;
  /** SIGTERM, and no new start; settles when it has gone. */
  stop(): Promise<void>;
};

export type VictimOptions = {
  readonly name: string;
  /** The script under the project's root, and its arguments. */
  readonly script: readonly [string, ...string[]];
  readonly env: Readonly<Record<string, string>>;
  /** Where `<name>.log` is written. */
  readonly logDir: string;
};

const root = fileURLToPath(new URL('../../', import.meta.url));

/** Between two starts of a process that ended by itself. */
const RESTART_MS = 500;

export function startVictim({ name, script, env, logDir }: VictimOptions): Victim {
  const log = createWriteStream(join(logDir, `${name}.log`), { flags: 'a' });
  let child: ChildProcess | undefined;
  let isReady = false;
  let wasReady = false;
  let startedInMs = 0;
  let isStopping = false;
  let endedByItself = 0;
  let pauseMs: number | null = null;
  let sayReady = (): void => undefined;
  const firstReady = new Promise<void>((resolve) => {
    sayReady = resolve;
  });

  const runOnce = async (): Promise<void> => {
    const from = performance.now();
    child = spawn(process.execPath, ['--import', 'tsx', ...script], {
      cwd: root,
      env: { PATH: process.env.PATH ?? '', ...env },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    child.stdout?.pipe(log, { end: false });
    child.stderr?.pipe(log, { end: false });
    child.once('message', () => {
      isReady = true;
      startedInMs = performance.now() - from;
      wasReady = true;
      sayReady();
    });
    await once(child, 'exit');
    if (isReady && pauseMs === null && !isStopping) endedByItself += 1;
    isReady = false;
    child = undefined;
  };
  const live = async (): Promise<void> => {
    while (!isStopping) {
      await runOnce();
      if (!wasReady) throw new Error(`${name} could not start: ${join(logDir, `${name}.log`)} says why`);
      if (!isStopping) await pause(pauseMs ?? RESTART_MS);
      pauseMs = null;
    }
  };
  const life = live().finally(() => log.end());
  const ready = Promise.race([firstReady, life]);
  // Awaited by whoever starts it, but perhaps only after it has failed.
  for (const promise of [life, ready]) promise.catch(() => undefined);
  return {
    name,
    ready,
    isReady: () => isReady,
    startedInMs: () => startedInMs,
    kill(afterMs) {
      if (child === undefined || pauseMs !== null) return false;
      pauseMs = afterMs;
      return child.kill('SIGKILL');
    },
    endedByItself: () => endedByItself,
    async stop() {
      isStopping = true;
      child?.kill('SIGTERM');
      await life.catch(() => undefined);
    },
  };
}
