/** What goes wrong in a seed, how often, and until when: each seed has a weather of its own, from calm to storm. */
import type { Chance } from './chance.ts';
import type { Fate } from './network.ts';
import type { Owner, Task } from './scheduler.ts';
import type { Drop } from './virtual-database.ts';

export type Weather = {
  fateOf(request: Request): Fate;
  /** Counts a fault that struck. */
  tell(kind: string): void;
  /** How often a process died or lost its database so far. */
  losses(): number;
  diesAt(task: Task, label: string): boolean;
  drops(owner: Owner, sql: string): Drop;
  /** How a webhook's delivery goes. */
  delivery(): 'well' | 'lost' | 'doubled' | 'late' | 'forged';
  /** From now on nothing goes wrong. */
  clear(): void;
  /** Faults that struck, by kind. */
  struck(): Readonly<Record<string, number>>;
};

/** A stretch of time in which every call to the ledger ends the same way. */
type Outage = { readonly fromMs: number; readonly toMs: number; readonly fate: () => Fate };

export type Climate = {
  /** How long there is weather at all, from the clock's now. */
  readonly lastsMs: number;
  /** The worst that there is. */
  readonly isRough: boolean;
};

export function createWeather(chance: Chance, now: () => number, { lastsMs, isRough }: Climate): Weather {
  const storm = isRough ? 0.25 : chance.pick([0, 0.04, 0.1, 0.25] as const);
  const deaths = isRough ? 8 : chance.pick([0, 2, 4, 8] as const);
  const losses = chance.pick([0, 1, 3] as const);
  const outages = Array.from({ length: chance.pick([0, 0, 0, 1, 2] as const) }, () =>
    outageOf(chance, now(), lastsMs),
  );
  const struck = new Map<string, number>();
  let isCalm = false;
  let untilDeath = countdown(chance, deaths);
  let untilLoss = countdown(chance, losses);
  // A storm in which everything dies all the time shows nothing more, and takes long to sit out.
  const isEnough = (kind: string, often: number) => (struck.get(kind) ?? 0) >= 2 * often;
  const tell = (kind: string) => struck.set(kind, (struck.get(kind) ?? 0) + 1);

  return {
    fateOf(request) {
      if (isCalm) return well(chance);
      const outage = outages.find(({ fromMs, toMs }) => fromMs <= now() && now() < toMs);
      if (outage !== undefined) return outage.fate();
      // Reads are many and harmless: writes are struck more often.
      const often = request.method === 'GET' ? storm : 2.5 * storm;
      return chance.happens(often) ? misfortune(chance, request.method) : well(chance);
    },
    tell(kind) {
      if (kind !== 'well') tell(kind);
    },
    losses: () => (struck.get(DEATH) ?? 0) + (struck.get(DROP) ?? 0),
    diesAt(task) {
      if (isCalm || !isMortal(task.owner)) return false;
      untilDeath -= 1;
      if (untilDeath > 0) return false;
      untilDeath = isEnough(DEATH, deaths) ? Number.POSITIVE_INFINITY : countdown(chance, deaths);
      tell(DEATH);
      return true;
    },
    drops(owner) {
      if (isCalm || !isMortal(owner)) return null;
      untilLoss -= 1;
      if (untilLoss > 0) return null;
      untilLoss = isEnough(DROP, losses) ? Number.POSITIVE_INFINITY : countdown(chance, losses);
      tell(DROP);
      return chance.happens(0.5) ? 'before' : 'after';
    },
    delivery() {
      if (isCalm || !chance.happens(0.3)) return 'well';
      const how = chance.pick(['lost', 'doubled', 'late', 'forged'] as const);
      tell(`webhook ${how}`);
      return how;
    },
    clear() {
      isCalm = true;
    },
    struck: () => Object.fromEntries([...struck].sort()),
  };
}

const DEATH = 'process died';
const DROP = 'database connection dropped';

/** Processes die; people and the ledger do not. */
export const isMortal = (owner: Owner): boolean => /^(work|serve)/.test(owner.name);

/** Points until the next stroke, so that each point is as likely as any other. */
function countdown(chance: Chance, often: number): number {
  return often === 0 ? Number.POSITIVE_INFINITY : 1 + chance.below(Math.ceil(2_400 / often));
}

function well(chance: Chance): Fate {
  // Now and then an answer takes long, and is still an answer.
  const slow = chance.happens(0.03) ? chance.between(5_000, 20_000) : 0;
  return { kind: 'well', thereMs: chance.between(5, 60), backMs: chance.between(40, 600) + slow };
}

function outageOf(chance: Chance, startMs: number, lastsMs: number): Outage {
  const fromMs = startMs + chance.below(lastsMs);
  // Past the six minutes for which the ledger keeps a key, now and then.
  const toMs =
    fromMs + (chance.happens(0.3) ? chance.between(5, 12) * 60_000 : chance.between(10_000, 120_000));
  const kind = chance.pick(['refused', 'lostBefore', 'lostAfter', 'silence', 'status503'] as const);
  const fate = (): Fate => {
    if (kind === 'silence') return silence(chance);
    if (kind === 'status503') return { kind: 'struck', fault: { kind: 'status503' } };
    return { kind };
  };
  return { fromMs, toMs, fate };
}

/** Half of the requests into silence are done all the same, some of them after their sender gave up. */
function silence(chance: Chance): Fate {
  return { kind: 'silence', arrivesMs: chance.happens(0.5) ? chance.between(1_000, 90_000) : null };
}

function misfortune(chance: Chance, method: string): Fate {
  return chance.weighted<() => Fate>([
    [method === 'GET' ? 1 : 6, () => ({ kind: 'lostAfter' })],
    [2, () => ({ kind: 'torn' })],
    [2, () => ({ kind: 'lostBefore' })],
    [1, () => ({ kind: 'refused' })],
    [4, () => silence(chance)],
    [1, () => ({ kind: 'struck', fault: { kind: 'status503' } })],
    [1, () => ({ kind: 'struck', fault: { kind: 'html200' } })],
    [1, () => ({ kind: 'struck', fault: { kind: 'status502', afterCommit: chance.happens(0.5) } })],
    [1, () => ({ kind: 'struck', fault: { kind: 'status504', afterCommit: chance.happens(0.7) } })],
    [1, () => ({ kind: 'struck', fault: { kind: 'tokenExpired' } })],
    [2, () => ({ kind: 'struck', fault: { kind: 'status429', ...limit(chance) } })],
    [
      4,
      () => ({
        kind: 'struck',
        fault: { kind: 'status500', cached: chance.happens(0.5), afterCommit: chance.happens(0.5) },
      }),
    ],
  ])();
}

function limit(chance: Chance) {
  const problem = chance.weighted([
    [4, 'minute'],
    [2, 'concurrent'],
    [2, 'appminute'],
    [1, 'day'],
  ] as const);
  return { problem, retryAfter: chance.happens(0.3) ? null : chance.between(1, 40) };
}
