/** Carries webhooks: one step after the other when something is due, and one body at a time. */

import type { Timers } from './timers.ts';

export type Reception = 'accepted' | 'unauthorised' | 'refused' | 'unreachable';

export interface Courier {
  schedule(at: number): void;
  post(url: string, headers: Readonly<Record<string, string>>, body: string): Promise<Reception>;
  /** What is under way is broken off. */
  stop(): void;
  hasStopped(): boolean;
}

export interface CourierParts {
  readonly clock: { now(): number };
  readonly timers: Timers;
  readonly mode: 'real' | 'manual';
  readonly fetch: (request: Request) => Promise<Response>;
  readonly answerWithinMs: number;
  /** Sends one body, if one is due; `true` when there may be more to do at once. */
  step(): Promise<boolean>;
  /** When there will be something to do again. */
  nextAt(): number | undefined;
}

export function createCourier(parts: CourierParts): Courier {
  const { clock, timers } = parts;
  const stopping = new AbortController();
  let isRunning = false;
  let scheduled: { readonly at: number; readonly cancel: () => void } | undefined;

  const schedule = (at: number) => {
    if (scheduled && scheduled.at <= at) return;
    scheduled?.cancel();
    scheduled = { at, cancel: timers.at(at, run) };
  };
  const run = async (): Promise<void> => {
    scheduled = undefined;
    if (isRunning) return;
    isRunning = true;
    try {
      while (await parts.step()) {
        // each step sends one body
      }
    } finally {
      isRunning = false;
      const next = parts.nextAt();
      if (next !== undefined && next > clock.now()) schedule(next);
    }
  };
  return {
    schedule,
    async post(url, headers, body) {
      // By hand there is no real time to run out of: the simulated network says when an answer is lost.
      const signal =
        parts.mode === 'real'
          ? AbortSignal.any([stopping.signal, AbortSignal.timeout(parts.answerWithinMs)])
          : stopping.signal;
      try {
        const response = await parts.fetch(new Request(url, { method: 'POST', headers, body, signal }));
        await response.body?.cancel();
        if (response.ok) return 'accepted';
        return response.status === 401 ? 'unauthorised' : 'refused';
      } catch {
        return 'unreachable';
      }
    },
    stop: () => stopping.abort(),
    hasStopped: () => stopping.signal.aborted,
  };
}
