/** Rate limits of a company, in fixed windows, and the count of metered reads. */

import type { ApiRequest } from './api.ts';
import { throttled } from './faults-wire.ts';
import type { World } from './world.ts';

const PER_MINUTE = 500;
const PER_SECOND = 10;
const BATCHES_PER_MINUTE = 40;

/** Core: data in, for nothing; CorePlus: data out, metered; both since a company was first asked. */
export interface Usage {
  readonly core: number;
  readonly corePlus: number;
  /** Of the calendar month, by which the allowance goes. */
  readonly corePlusThisMonth: number;
}

export interface Limits {
  /** Counts one request in, or answers that there are too many. */
  enter(realmId: string, noun: string, request: ApiRequest): ReturnType<typeof throttled> | undefined;
  usage(realmId: string): Usage;
  forget(): void;
}

export function createLimits(world: World): Limits {
  const windows = new Map<string, { window: string; used: number }>();
  const counted = new Map<string, { core: number; corePlus: number }>();

  const within = (name: string, window: string) => {
    const held = windows.get(name);
    if (held?.window === window) return held;
    const fresh = { window, used: 0 };
    windows.set(name, fresh);
    return fresh;
  };
  const every = (realmId: string, what: string, lengthMs: number) =>
    within(`${what} ${realmId}`, String(Math.floor(world.clock.now() / lengthMs)));
  const month = (realmId: string) =>
    within(`month ${realmId}`, new Date(world.clock.now()).toISOString().slice(0, 7));
  const totals = (realmId: string) => {
    const held = counted.get(realmId) ?? { core: 0, corePlus: 0 };
    counted.set(realmId, held);
    return held;
  };
  const isTooMuch = (realmId: string, isBatch: boolean, reads: number) => {
    const { limits, readsPerMonth } = world.settings();
    if (readsPerMonth !== null && reads > 0 && month(realmId).used + reads > readsPerMonth) return true;
    if (!limits) return false;
    if (every(realmId, 'second', 1000).used >= PER_SECOND) return true;
    if (every(realmId, 'minute', 60_000).used >= PER_MINUTE) return true;
    return isBatch && every(realmId, 'batch', 60_000).used >= BATCHES_PER_MINUTE;
  };

  return {
    enter(realmId, noun, request) {
      const isBatch = noun === 'batch';
      const reads = readsOf(world, noun, request);
      if (isTooMuch(realmId, isBatch, reads))
        return throttled(world.settings().switches.throttleShape, world.clock.now());
      every(realmId, 'second', 1000).used += 1;
      every(realmId, 'minute', 60_000).used += 1;
      if (isBatch) every(realmId, 'batch', 60_000).used += 1;
      month(realmId).used += reads;
      totals(realmId).corePlus += reads;
      if (reads === 0) totals(realmId).core += 1;
      return undefined;
    },
    usage: (realmId) => ({ ...totals(realmId), corePlusThisMonth: month(realmId).used }),
    forget() {
      windows.clear();
      counted.clear();
    },
  };
}

/** How many metered reads a request is; whether a batch's queries count one by one is a switch. */
function readsOf(world: World, noun: string, { method, body }: ApiRequest): number {
  if (method === 'GET' || noun === 'query') return 1;
  if (noun !== 'batch') return 0;
  const queries = body.match(/"Query"\s*:/g)?.length ?? 0;
  return world.settings().switches.batchQueriesCount === 'once' ? Math.min(queries, 1) : queries;
}
