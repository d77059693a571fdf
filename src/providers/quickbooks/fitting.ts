/** How many elements fit one writing call by its size. */
import type { BatchElements } from '../provider.ts';
import { batchSize, largestBodyBytes } from './reach.ts';

/** What QuickBooks' longer names add to an element as the port has it, at the very most. */
const wireFactor = 1.5;

/**
 * How many of the elements, from the first, make a body of the size that we allow ourselves: QuickBooks names none, so a
 * measure of what comes in is as good as one of what goes out. At least one, even where that one alone is too large.
 */
export function fitting({ elements }: BatchElements): number {
  let bytes = 0;
  let count = 0;
  for (const element of elements.slice(0, batchSize)) {
    bytes += Buffer.byteLength(JSON.stringify(element)) * wireFactor;
    if (bytes > largestBodyBytes) return Math.max(count, 1);
    count += 1;
  }
  return count;
}
