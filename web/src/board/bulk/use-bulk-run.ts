/** The bulk action that runs, or ran last, drawn as it goes on. */
import { useRef, useState, useSyncExternalStore } from 'react';
import type { BulkAction } from './bulk-action.ts';
import { type BulkRun, type BulkState, type BulkStep, startBulkRun } from './bulk-run.ts';

export type ShownRun<R> = {
  readonly label: string;
  readonly run: BulkRun<R>;
  readonly state: BulkState<R>;
  /** What takes back the rows that are done; null: nothing does. */
  readonly undo: (() => void) | null;
};

export type BulkRunner<R> = {
  readonly shown: ShownRun<R> | null;
  readonly isRunning: boolean;
  /** Nothing while another one runs. */
  readonly start: (action: BulkAction<R>, choice: string | null, rows: readonly R[]) => void;
  readonly close: () => void;
};

type Begun<R> = {
  readonly label: string;
  readonly run: BulkRun<R>;
  readonly undoStep: BulkStep<R> | null;
};

/** @param onFinished when nothing is under way any more: what shows the rows is read anew */
export function useBulkRun<R>(onFinished: () => void): BulkRunner<R> {
  const [begun, setBegun] = useState<Begun<R> | null>(null);
  // Two presses may come before the first is drawn: what counts is kept outside of the drawing.
  const current = useRef<BulkRun<R> | null>(null);
  const state = useSyncExternalStore(begun?.run.subscribe ?? never, () => begun?.run.state() ?? null);

  function begin(label: string, rows: readonly R[], step: BulkStep<R>, undoStep: BulkStep<R> | null) {
    if (current.current?.state().isRunning) return;
    const run = startBulkRun(rows, step, onFinished);
    current.current = run;
    setBegun({ label, run, undoStep });
  }
  function undoOf({ label, run, undoStep }: Begun<R>) {
    const done = run.state().items.filter(({ result }) => result.state === 'done');
    if (!undoStep || done.length === 0 || run.state().isRunning) return null;
    const rows = done.map(({ row }) => row);
    return () => begin(`${label}, taken back`, rows, undoStep, null);
  }

  return {
    shown: begun && state ? { ...begun, state, undo: undoOf(begun) } : null,
    isRunning: state?.isRunning ?? false,
    start: (action, value, rows) => {
      if (action.kind === 'plain') return begin(action.label, rows, action.step, null);
      const choice = action.choices.find((one) => one.value === value);
      if (!choice) return;
      begin(`${action.label}: ${choice.label}`, rows, action.step(choice), action.undo?.(choice) ?? null);
    },
    close: () => {
      if (!current.current?.state().isRunning) setBegun(null);
    },
  };
}

const never = () => () => undefined;
