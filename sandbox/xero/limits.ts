/** The four rate limits, per app and organisation, in fixed windows that turn over at each organisation's own moment. */

import { createHash } from 'node:crypto';
import type { World } from '../world.ts';
import type { Answer } from './errors.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
const PER_MINUTE = 60;
const PER_APP_MINUTE = 10_000;
const AT_ONCE = 5;
const PER_DAY = { starter: 1_000, core: 5_000 } as const;

export type LimitProblem = 'concurrent' | 'minute' | 'day' | 'appminute';

export interface Limits {
  /** Counts one request in; call `leave` when its answer is out. */
  enter(tenantId: string): { readonly refusal: Answer | undefined; leave(): void };
  /** The three headers that every response carries. */
  headers(tenantId: string): Record<string, string>;
  forget(): void;
}

export function createLimits(world: World): Limits {
  const windows = new Map<string, { window: number; used: number }>();
  const running = new Map<string, number>();

  const used = (name: string, lengthMs: number, offsetMs: number) => {
    const window = Math.floor((world.clock.now() + offsetMs) / lengthMs);
    const held = windows.get(name);
    if (held?.window === window) return held;
    const fresh = { window, used: 0 };
    windows.set(name, fresh);
    return fresh;
  };
  const minute = (tenantId: string) => used(`minute ${tenantId}`, MINUTE_MS, offsetOf(tenantId, MINUTE_MS));
  const day = (tenantId: string) => used(`day ${tenantId}`, DAY_MS, offsetOf(tenantId, DAY_MS));
  const appMinute = () => used('app', MINUTE_MS, 0);
  const perDay = () => PER_DAY[world.settings().tier];

  const problemFor = (tenantId: string): LimitProblem | undefined => {
    if ((running.get(tenantId) ?? 0) >= AT_ONCE) return 'concurrent';
    if (day(tenantId).used >= perDay()) return 'day';
    if (minute(tenantId).used >= PER_MINUTE) return 'minute';
    return appMinute().used >= PER_APP_MINUTE ? 'appminute' : undefined;
  };

  return {
    enter(tenantId) {
      const problem = world.settings().limits ? problemFor(tenantId) : undefined;
      if (problem)
        return { refusal: tooMany(problem, secondsLeft(world, tenantId, problem)), leave: () => {} };
      minute(tenantId).used += 1;
      day(tenantId).used += 1;
      appMinute().used += 1;
      running.set(tenantId, (running.get(tenantId) ?? 0) + 1);
      return {
        refusal: undefined,
        leave: () => running.set(tenantId, Math.max((running.get(tenantId) ?? 0) - 1, 0)),
      };
    },
    headers(tenantId) {
      // Without limits it looks as during Xero's Rapid Sync: nothing is counted, and the headers say so.
      const left = (limit: number, used: number) =>
        String(world.settings().limits ? Math.max(limit - used, 0) : limit);
      return {
        'X-MinLimit-Remaining': left(PER_MINUTE, minute(tenantId).used),
        'X-DayLimit-Remaining': left(perDay(), day(tenantId).used),
        'X-AppMinLimit-Remaining': left(PER_APP_MINUTE, appMinute().used),
      };
    },
    forget: () => windows.clear(),
  };
}

/** Retry-After comes with the minute and day limits only; the body is empty. */
export function tooMany(problem: LimitProblem, retryAfterSeconds: number | undefined): Answer {
  const withWait = problem === 'minute' || problem === 'day';
  return {
    status: 429,
    contentType: 'text/plain',
    body: '',
    headers: {
      'X-Rate-Limit-Problem': problem,
      ...(withWait && retryAfterSeconds !== undefined && { 'Retry-After': String(retryAfterSeconds) }),
    },
  };
}

function secondsLeft(world: World, tenantId: string, problem: LimitProblem): number {
  const length = problem === 'day' ? DAY_MS : MINUTE_MS;
  return Math.ceil((length - ((world.clock.now() + offsetOf(tenantId, length)) % length)) / 1000);
}

/** Windows reset at a different time for each organisation. */
function offsetOf(tenantId: string, lengthMs: number): number {
  return createHash('sha1').update(tenantId).digest().readUInt32LE() % lengthMs;
}
