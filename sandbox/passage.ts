/** How one answer comes through the faults that any wire has: lost before or after the work, late, or cut off. */

import { type Answer, ConnectionDropped, gatewayPage } from './answer.ts';
import type { Timers } from './timers.ts';

type WireFault =
  | 'delayBefore'
  | 'dropRequestBefore'
  | 'delay'
  | 'refreshLost'
  | 'dropAnswerAfterCommit'
  | 'resetMidBody';

interface Passage<Place> {
  readonly faults: {
    strike(
      kinds: readonly WireFault[],
      place: Place,
    ): { readonly kind: string; readonly delayMs?: number } | undefined;
  };
  readonly place: Place;
  readonly timers: Timers;
  readonly latencyMs: number;
  /** Of a token, whose answer can be lost by itself. */
  readonly isRefresh: boolean;
  /** After this the ledger gives up on an answer, whatever becomes of the work. */
  readonly longestMs?: number;
  /** What a laid fault answers in the ledger's stead. */
  refusal(): (() => Answer) | undefined;
  work(): Answer;
}

export interface Passed {
  readonly answer: Answer;
  /** The answer breaks off in the middle of its body. */
  readonly isCut: boolean;
  readonly isFault: boolean;
}

export const plainly = (answer: Answer): Passed => ({ answer, isCut: false, isFault: false });

export async function passThrough<Place>(passage: Passage<Place>): Promise<Passed> {
  const { place, timers, latencyMs, isRefresh, longestMs = Number.POSITIVE_INFINITY } = passage;
  const strike = (kind: WireFault) => passage.faults.strike([kind], place);
  const held = strike('delayBefore');
  if (held) await timers.wait(held.delayMs ?? 0);
  if (strike('dropRequestBefore')) throw new ConnectionDropped();
  const refusal = passage.refusal();
  if (latencyMs > 0) await timers.wait(latencyMs);
  if (refusal) return { answer: refusal(), isCut: false, isFault: true };
  const answer = passage.work();
  const delayMs = strike('delay')?.delayMs ?? 0;
  if (delayMs > 0) await timers.wait(Math.min(delayMs, longestMs));
  if (delayMs > longestMs) return { answer: gatewayPage('status504'), isCut: false, isFault: true };
  if (isRefresh && strike('refreshLost')) throw new ConnectionDropped();
  if (strike('dropAnswerAfterCommit')) throw new ConnectionDropped();
  return { answer, isCut: strike('resetMidBody') !== undefined, isFault: false };
}

/** The newest of what was asked, some thousands of them. */
export interface RequestLog<Logged> {
  add(logged: Logged): void;
  all(): readonly Logged[];
  clear(): void;
}

const LOG_MOST = 10_000;

export function createRequestLog<Logged>(): RequestLog<Logged> {
  let log: Logged[] = [];
  return {
    add(logged) {
      log.push(logged);
      if (log.length > LOG_MOST * 1.1) log = log.slice(-LOG_MOST);
    },
    all: () => log,
    clear() {
      log = [];
    },
  };
}
