/** Records kept in order of a number, then of their keys: what changed since a moment is found without looking at the rest. */

export interface Order {
  set(key: string, before: unknown, after: unknown): void;
  /** Every record whose number is at least this. */
  from(least: number): readonly unknown[];
}

interface Entry {
  readonly at: number;
  readonly key: string;
  readonly record: unknown;
}

/** `read`: the number of a record; it must not change while the record is held. */
export function createOrder(read: (record: unknown) => number): Order {
  const entries: Entry[] = [];
  const remove = (key: string, at: number) => {
    const place = placeOf(entries, at, key);
    if (entries[place]?.key === key) entries.splice(place, 1);
  };
  return {
    set(key, before, after) {
      if (before !== undefined) remove(key, read(before));
      if (after === undefined) return;
      const entry = { at: read(after), key, record: after };
      const last = entries.at(-1);
      // Nearly every change is the newest one.
      if (!last || isBefore(last, entry.at, key)) entries.push(entry);
      else entries.splice(placeOf(entries, entry.at, key), 0, entry);
    },
    from: (least) => entries.slice(placeOf(entries, least, '')).map(({ record }) => record),
  };
}

/** The place of the first entry that does not come before these two. */
function placeOf(entries: readonly Entry[], at: number, key: string): number {
  let [low, high] = [0, entries.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    const entry = entries[middle];
    if (entry && isBefore(entry, at, key)) low = middle + 1;
    else high = middle;
  }
  return low;
}

const isBefore = (entry: Entry, at: number, key: string): boolean =>
  entry.at < at || (entry.at === at && entry.key < key);
