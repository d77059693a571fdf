/** Work that nobody waits for, and whose failure somebody must hear of all the same. */
import type { Log } from './log.ts';

/** `what` is said where it fails. */
export type Background = (what: string, work: () => Promise<void>) => void;

export function createBackground(log: Log): Background {
  return (what, work) => void work().catch((error: unknown) => log.warn({ err: error }, `Could not ${what}`));
}
