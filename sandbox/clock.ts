/** The sandbox's own time: it follows a source until somebody sets, advances or frees it. */

/** Where "now" comes from, in milliseconds since 1970 (UTC). */
export interface TimeSource {
  now(): number;
}

export interface SandboxClock extends TimeSource {
  /** Stops the clock at this moment. */
  set(nowMs: number): void;
  /** Moves the clock forward; a running clock goes on running from there. */
  advance(byMs: number): void;
  /** Follows the source again. */
  free(): void;
  readonly mode: 'running' | 'stopped';
}

export function createClock(source: TimeSource): SandboxClock {
  let stoppedAt: number | undefined;
  let offsetMs = 0;
  return {
    now: () => stoppedAt ?? source.now() + offsetMs,
    set(nowMs) {
      stoppedAt = nowMs;
    },
    advance(byMs) {
      if (stoppedAt === undefined) offsetMs += byMs;
      else stoppedAt += byMs;
    },
    free() {
      stoppedAt = undefined;
      offsetMs = 0;
    },
    get mode() {
      return stoppedAt === undefined ? 'running' : 'stopped';
    },
  };
}
