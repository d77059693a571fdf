/** Faults that lie in a request's way until they have struck as often as was asked; which kinds there are is each ledger's. */

interface Layable {
  readonly kind: string;
  /** How often it strikes; 1 when absent. */
  readonly times?: number;
  /** How many matching requests pass first. */
  readonly skip?: number;
}

export interface LaidFault<F extends Layable> {
  readonly id: string;
  readonly fault: F;
  readonly struck: number;
}

export interface Laying<F extends Layable, Place> {
  lay(fault: F): LaidFault<F>;
  list(): readonly LaidFault<F>[];
  clear(): void;
  /** The first fault of one of these kinds that strikes here; it is used up by one. */
  strike<K extends F['kind']>(kinds: readonly K[], place: Place): Extract<F, { kind: K }> | undefined;
}

export function createLaying<F extends Layable, Place>(
  isHere: (fault: F, place: Place) => boolean,
): Laying<F, Place> {
  let laid: { id: string; fault: F; seen: number; struck: number }[] = [];
  let count = 0;
  return {
    lay(fault) {
      count += 1;
      const entry = { id: `fault-${count}`, fault, seen: 0, struck: 0 };
      laid.push(entry);
      return { id: entry.id, fault, struck: 0 };
    },
    list: () => laid.map(({ id, fault, struck }) => ({ id, fault, struck })),
    clear() {
      laid = [];
    },
    strike<K extends F['kind']>(kinds: readonly K[], place: Place) {
      for (const entry of laid) {
        const { fault } = entry;
        if (!isOneOf<F, K>(fault, kinds) || !isHere(fault, place)) continue;
        if (entry.struck >= (fault.times ?? 1)) continue;
        entry.seen += 1;
        if (entry.seen <= (fault.skip ?? 0)) continue;
        entry.struck += 1;
        return fault;
      }
      return undefined;
    },
  };
}

function isOneOf<F extends Layable, K extends F['kind']>(
  fault: F,
  kinds: readonly K[],
): fault is Extract<F, { kind: K }> {
  return (kinds as readonly string[]).includes(fault.kind);
}
