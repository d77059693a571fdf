/** Does one thing to many operations, a few at a time: how far it is, what became of each, and Stop. */
import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { BulkResult } from '../api/sync-operations.ts';
import type { SyncOperation } from '../api/types.ts';
import { sentence } from '../fields/use-save.ts';

export type BulkRun = {
  /** "tried again", "ignored": what those are for which there is no reason why not. */
  readonly did: string;
  readonly operations: readonly SyncOperation[];
  readonly results: ReadonlyMap<string, BulkResult>;
  readonly isGoing: boolean;
  /** Why it came to an end before its time, in words. */
  readonly stopped: string | null;
};

type Act = (ids: readonly string[]) => Promise<readonly BulkResult[]>;

// Small enough that Stop stops soon, large enough that a hundred take few requests.
const atOnce = 20;

export function useBulkRun(): {
  readonly run: BulkRun | null;
  readonly start: (did: string, operations: readonly SyncOperation[], act: Act) => Promise<void>;
  readonly stop: () => void;
  readonly close: () => void;
} {
  const queryClient = useQueryClient();
  const [run, setRun] = useState<BulkRun | null>(null);
  const isStopped = useRef(false);

  async function start(did: string, operations: readonly SyncOperation[], act: Act) {
    isStopped.current = false;
    const results = new Map<string, BulkResult>();
    const tell = (rest: Pick<BulkRun, 'isGoing' | 'stopped'>) =>
      setRun({ did, operations, results: new Map(results), ...rest });
    tell({ isGoing: true, stopped: null });
    let stopped: string | null = null;
    for (let from = 0; from < operations.length && stopped === null; from += atOnce) {
      const ids = operations.slice(from, from + atOnce).map(({ id }) => id);
      try {
        for (const result of await act(ids)) results.set(result.id, result);
        tell({ isGoing: true, stopped: null });
      } catch (error) {
        stopped = sentence(error);
      }
      if (isStopped.current) stopped = 'Stopped. The rest is as it was.';
    }
    tell({ isGoing: false, stopped: results.size === operations.length ? null : stopped });
    await queryClient.invalidateQueries({ queryKey: ['syncOperations'] });
  }

  return {
    run,
    start,
    stop: () => {
      isStopped.current = true;
    },
    close: () => setRun(null),
  };
}
