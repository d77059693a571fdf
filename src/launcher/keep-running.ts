/**
 * Keeps one part of Counterfoil running as a child process.
 *
 *   starting ──ready──► running ──died──► waiting ──► starting …        stop() ends it from every state
 *
 * A part that dies before it was ever ready has said why and would only say it again: that fails the start.
 * Later deaths are answered with a new start after a growing pause, until there were too many in a minute.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';

export type Part = {
  /** As people see it: "the practice ledger". */
  readonly name: string;
  /** The script and its arguments. */
  readonly script: readonly [string, ...string[]];
  readonly env: NodeJS.ProcessEnv;
};

export type RunningPart = {
  readonly name: string;
  /** The address that the part gave when it was first ready. Rejects when it died before. */
  readonly ready: Promise<string>;
  /** Settles when the part runs no more: resolves after stop(), rejects with a sentence when it was given up. */
  readonly ended: Promise<void>;
  /** Asks the part to stop (SIGTERM) and waits; ends it (SIGKILL) when it has not stopped within `graceMs`. */
  stop(graceMs: number): Promise<void>;
};

export type KeepRunningOptions = {
  /** The folder in which `tsx` is installed. */
  readonly cwd: string;
  readonly say: (line: string) => void;
  /** The pauses before the second, third … start; the last holds for all later ones. */
  readonly pausesMs?: readonly number[];
};

export function keepRunning(part: Part, options: KeepRunningOptions): RunningPart {
  const life: Life = {
    part,
    options,
    stopping: new AbortController(),
    child: undefined,
    sayReady: () => undefined,
  };
  const firstReady = new Promise<string>((resolve) => {
    life.sayReady = resolve;
  });
  const ended = live(life);
  const ready = Promise.race([
    firstReady,
    ended.then(() => Promise.reject(new Error(`${part.name} was stopped`))),
  ]);
  // Both are also awaited by the launcher, but perhaps only after they have failed.
  for (const promise of [ended, ready]) promise.catch(() => undefined);
  return { name: part.name, ready, ended, stop: (graceMs) => stop(life, ended, graceMs) };
}

const mostDeaths = 5;
const deathsCountForMs = 60_000;

type Life = {
  readonly part: Part;
  readonly options: KeepRunningOptions;
  readonly stopping: AbortController;
  child: ChildProcess | undefined;
  sayReady: (url: string) => void;
};

async function live(life: Life): Promise<void> {
  const { part, options, stopping } = life;
  const { pausesMs = [250, 500, 1_000, 2_000] } = options;
  let wasReady = false;
  let deathsMs: readonly number[] = [];
  while (!stopping.signal.aborted) {
    const end = await runOnce(life, (url) => {
      wasReady = true;
      life.sayReady(url);
    });
    if (stopping.signal.aborted) return;
    if (!wasReady) throw new Error(`${part.name} could not start (${end}); what it said is above`);
    const nowMs = performance.now();
    deathsMs = [...deathsMs, nowMs].filter((diedMs) => nowMs - diedMs < deathsCountForMs);
    if (deathsMs.length >= mostDeaths)
      throw new Error(`${part.name} died ${mostDeaths} times in a minute (${end})`);
    options.say(`${part.name} died (${end}); starting it again`);
    const pauseMs = pausesMs[Math.min(deathsMs.length, pausesMs.length) - 1] ?? 0;
    await pause(pauseMs, undefined, { signal: stopping.signal }).catch(() => undefined);
  }
}

/** Runs the child once; answers how it ended, in words. */
function runOnce(life: Life, onReady: (url: string) => void): Promise<string> {
  const { script, env } = life.part;
  // Its own process group: Ctrl-C reaches the launcher alone, which then stops its parts in order.
  const child = spawn(process.execPath, ['--import', 'tsx', ...script], {
    cwd: life.options.cwd,
    env,
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    detached: true,
  });
  life.child = child;
  child.on('message', (message) => {
    const url = readyUrl(message);
    if (url !== undefined) onReady(url);
  });
  return new Promise((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('exit', (code, signal) => resolve(signal ?? `exit code ${code}`));
  });
}

function readyUrl(message: unknown): string | undefined {
  if (typeof message !== 'object' || message === null) return undefined;
  const { type, url } = message as { type?: unknown; url?: unknown };
  return type === 'ready' && typeof url === 'string' ? url : undefined;
}

async function stop(life: Life, ended: Promise<void>, graceMs: number): Promise<void> {
  life.stopping.abort();
  life.child?.kill('SIGTERM');
  const overdue = setTimeout(() => life.child?.kill('SIGKILL'), graceMs);
  await ended.catch(() => undefined);
  clearTimeout(overdue);
}
