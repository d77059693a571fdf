/** Ids: version 7 UUIDs, whose text order is the order in which they were made. */
import { randomBytes } from 'node:crypto';
import type { Clock } from './clock.ts';
import { systemClock } from './clock.ts';

export type IdSource = () => string;

export type IdSourceOptions = {
  readonly clock?: Clock;
  /** Gives `size` random bytes; a seeded one makes ids repeatable. */
  readonly random?: (size: number) => Uint8Array;
};

/**
 * Makes a source of ids (RFC 9562, version 7: 48 bits of milliseconds, a 12-bit counter, 62 random bits).
 * Ids of one source always grow, also within a millisecond and when the clock is set back.
 */
export function createIdSource({
  clock = systemClock,
  random = randomBytes,
}: IdSourceOptions = {}): IdSource {
  let lastMs = 0;
  let counter = 0;
  return () => {
    const nowMs = clock.now().getTime();
    const bytes = random(10);
    if (nowMs > lastMs) {
      lastMs = nowMs;
      // Starting in the lower half leaves at least 2,048 ids before the counter is full.
      counter = (((bytes[8] ?? 0) << 8) | (bytes[9] ?? 0)) & 0x7ff;
    } else {
      counter += 1;
    }
    if (counter > 0xfff) {
      lastMs += 1;
      counter = 0;
    }
    return format(lastMs, counter, bytes);
  };
}

/** A new id from the system's clock and randomness. */
export const newId: IdSource = createIdSource();

function format(timeMs: number, counter: number, random: Uint8Array): string {
  const time = timeMs.toString(16).padStart(12, '0');
  const version = (0x7000 | counter).toString(16);
  const tail = Buffer.from(random.subarray(0, 8));
  tail[0] = ((tail[0] ?? 0) & 0x3f) | 0x80;
  const rest = tail.toString('hex');
  return `${time.slice(0, 8)}-${time.slice(8)}-${version}-${rest.slice(0, 4)}-${rest.slice(4)}`;
}
