/** Things that happen later, by the sandbox's clock: on real timers, or only when `runDue` is called. */

import type { TimeSource } from './clock.ts';

export interface Timers {
  /** Runs `act` once the clock has reached `at`. Returns what takes it back. */
  at(at: number, act: () => void | Promise<void>): () => void;
  /** Resolves once the clock has moved by this much. */
  wait(ms: number): Promise<void>;
  runDue(): Promise<number>;
  nextDueAt(): number | undefined;
  /** Call after the clock was moved by hand. */
  clockMoved(): void;
  close(): void;
}

interface Due {
  readonly at: number;
  readonly order: number;
  readonly act: () => void | Promise<void>;
}

/** A timer of Node may be at most this long; later ones are armed again. */
const LONGEST_MS = 60_000;

export function createTimers(clock: TimeSource, mode: 'real' | 'manual'): Timers {
  const queue = new Set<Due>();
  let armed: NodeJS.Timeout | undefined;
  let order = 0;

  const earliest = () => [...queue].sort((a, b) => a.at - b.at || a.order - b.order)[0];
  const arm = () => {
    if (mode === 'manual') return;
    clearTimeout(armed);
    const next = earliest();
    if (!next) return;
    armed = setTimeout(() => void runDue(), Math.min(Math.max(next.at - clock.now(), 0), LONGEST_MS));
    armed.unref();
  };
  const runDue = async (): Promise<number> => {
    let ran = 0;
    for (let next = earliest(); next && next.at <= clock.now(); next = earliest()) {
      queue.delete(next);
      ran += 1;
      const done = next.act();
      // By hand, one thing after the other; on real timers a slow webhook must not hold up an answer.
      if (mode === 'manual') await done;
    }
    arm();
    return ran;
  };
  const at: Timers['at'] = (when, act) => {
    const due = { at: when, order: order++, act };
    queue.add(due);
    arm();
    return () => queue.delete(due);
  };

  return {
    at,
    wait: (ms) => new Promise((resolve) => at(clock.now() + ms, resolve)),
    runDue,
    nextDueAt: () => earliest()?.at,
    clockMoved: arm,
    close() {
      clearTimeout(armed);
      queue.clear();
    },
  };
}
