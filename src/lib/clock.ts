/** The time, as an argument: the system's in production, one set by hand in tests and simulations. */

/** Anything that knows what time it is. */
export type Clock = { now(): Date };

export const systemClock: Clock = { now: () => new Date() };

export type ManualClock = Clock & {
  /** Moves the time to an instant (ISO 8601, or a Date). */
  set(instant: string | Date): void;
  /** Moves the time on, in milliseconds. */
  advance(byMs: number): void;
};

/** A clock that stands still until it is moved. `start` is an ISO 8601 instant or a Date. */
export function manualClock(start: string | Date): ManualClock {
  let nowMs = instantMs(start);
  return {
    now: () => new Date(nowMs),
    set: (instant) => {
      nowMs = instantMs(instant);
    },
    advance: (byMs) => {
      nowMs += byMs;
    },
  };
}

function instantMs(instant: string | Date): number {
  const ms = new Date(instant).getTime();
  if (Number.isNaN(ms)) throw new Error(`Not an instant: ${String(instant)}`);
  return ms;
}
