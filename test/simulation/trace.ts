/** What happened, line by line, as one digest: two runs of a seed are the same run if their digests are. */
import { createHash } from 'node:crypto';

export type Trace = {
  note(atMs: number, who: string, what: string): void;
  digest(): string;
  /** How many lines. */
  length(): number;
};

/** @param hear gets each line, for `--trace`. */
export function createTrace(hear: ((line: string) => void) | null = null): Trace {
  const hash = createHash('sha256');
  let lines = 0;
  return {
    note(atMs, who, what) {
      const line = `${new Date(atMs).toISOString()} ${who}: ${what}`;
      lines += 1;
      hash.update(`${line}\n`);
      hear?.(line);
    },
    digest: () => hash.copy().digest('hex'),
    length: () => lines,
  };
}
