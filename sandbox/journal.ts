/** An append-only file of committed changes, one JSON line a transaction. */

import {
  appendFileSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';

/** Collection, key, and the record as it now is; `null` when it is gone. */
export type Change = readonly [collection: string, key: string, record: unknown];

export interface Journal {
  append(changes: readonly Change[]): void;
  /** Puts exactly these records in place of everything written before. */
  rewrite(changes: Iterable<Change>): void;
  close(): void;
}

/** Replays what the folder holds into `apply`, then gives the journal to go on writing. */
export function openJournal(dataDir: string, apply: (changes: readonly Change[]) => void): Journal {
  mkdirSync(dataDir, { recursive: true });
  const file = join(dataDir, 'journal.jsonl');
  if (existsSync(file)) for (const changes of readLines(file)) apply(changes);
  let handle = openSync(file, 'a');
  return {
    append(changes) {
      appendFileSync(handle, `${JSON.stringify(changes)}\n`);
    },
    rewrite(changes) {
      closeSync(handle);
      const fresh = `${file}.new`;
      writeFileSync(fresh, [...changes].map((change) => `${JSON.stringify([change])}\n`).join(''));
      renameSync(fresh, file);
      handle = openSync(file, 'a');
    },
    close: () => closeSync(handle),
  };
}

/** A process killed while writing leaves a torn last line: it was never answered, so it never happened. */
function readLines(file: string): (readonly Change[])[] {
  const lines = readFileSync(file, 'utf8').split('\n');
  return lines.flatMap((line, index) => {
    if (line === '') return [];
    try {
      return [JSON.parse(line) as readonly Change[]]; // our own file: written by append above
    } catch (error) {
      if (index >= lines.length - 2) return [];
      throw new Error(`line ${index + 1} of ${file} is damaged`, { cause: error });
    }
  });
}
