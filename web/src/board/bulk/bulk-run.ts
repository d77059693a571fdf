/** One action over many rows: a few at a time, each with its own result, stopped at any moment, tried again where it failed. */

export type BulkStep<R> = {
  /** Why this row is not asked for at all, in words; null: it is. */
  readonly whyNot: (row: R) => string | null;
  /** @throws Error whose message says why not. */
  readonly run: (row: R) => Promise<BulkDone>;
};

export type BulkDone = {
  /** "is sent", "is moved to Won". */
  readonly words: string;
  /** An invoice that the row has now. */
  readonly invoiceId?: string;
};

export type RowResult =
  | { readonly state: 'waiting' | 'running' | 'stopped' }
  | ({ readonly state: 'done' } & BulkDone)
  | { readonly state: 'notAllowed'; readonly why: string }
  | { readonly state: 'failed'; readonly why: string };

export type BulkState<R> = {
  readonly items: readonly { readonly row: R; readonly result: RowResult }[];
  readonly isRunning: boolean;
  /** It was asked to stop; what is under way still comes to its end. */
  readonly isStopping: boolean;
};

export type BulkRun<R> = {
  readonly state: () => BulkState<R>;
  readonly subscribe: (listener: () => void) => () => void;
  readonly stop: () => void;
  /** Those that failed or were stopped before their turn; nothing while it still runs. */
  readonly again: () => void;
  readonly finished: () => Promise<void>;
};

/** More would take the server's attention from the people who work beside it. */
const atOnce = 4;
const tellEveryMs = 100;

/** @param onEnd each time that nothing is under way any more */
export function startBulkRun<R>(
  rows: readonly R[],
  step: BulkStep<R>,
  onEnd: () => void = () => undefined,
): BulkRun<R> {
  const results: RowResult[] = rows.map((row) => {
    const why = step.whyNot(row);
    return why === null ? { state: 'waiting' } : { state: 'notAllowed', why };
  });
  const listeners = new Set<() => void>();
  let isRunning = false;
  let isStopping = false;
  let drawn: BulkState<R> | null = null;
  let telling: ReturnType<typeof setTimeout> | undefined;
  let ended: Promise<void> = Promise.resolve();

  function picture(): BulkState<R> {
    const items = rows.map((row, index) => ({ row, result: results[index] ?? waiting }));
    return { items, isRunning, isStopping };
  }
  function tell() {
    clearTimeout(telling);
    telling = undefined;
    drawn = null;
    for (const listener of listeners) listener();
  }
  /** Of ten thousand rows nobody sees each one turn: what shows them is drawn a few times a second. */
  function settle(index: number, result: RowResult) {
    results[index] = result;
    telling ??= setTimeout(tell, tellEveryMs);
  }
  async function runOne(index: number) {
    const row = rows[index];
    if (row === undefined) return;
    settle(index, { state: 'running' });
    try {
      settle(index, { state: 'done', ...(await step.run(row)) });
    } catch (error) {
      settle(index, { state: 'failed', why: error instanceof Error ? error.message : 'It did not work.' });
    }
  }
  async function takeTurns(turns: Iterator<number>) {
    for (let turn = turns.next(); !turn.done && !isStopping; turn = turns.next()) await runOne(turn.value);
  }
  async function run() {
    const turns = results.flatMap((result, index) => (result.state === 'waiting' ? [index] : [])).values();
    await Promise.all(Array.from({ length: atOnce }, () => takeTurns(turns)));
    for (const [index, result] of results.entries()) {
      if (result.state === 'waiting') results[index] = { state: 'stopped' };
    }
    isRunning = false;
    isStopping = false;
    tell();
    onEnd();
  }
  function begin() {
    isRunning = true;
    tell();
    ended = run();
  }

  begin();
  return {
    state: () => {
      drawn ??= picture();
      return drawn;
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    stop: () => {
      if (!isRunning || isStopping) return;
      isStopping = true;
      tell();
    },
    again: () => {
      if (isRunning) return;
      for (const [index, { state }] of results.entries()) {
        if (state === 'failed' || state === 'stopped') results[index] = waiting;
      }
      begin();
    },
    finished: () => ended,
  };
}

const waiting: RowResult = { state: 'waiting' };

export type BulkCounts = Readonly<Record<RowResult['state'], number>>;

export function countResults<R>({ items }: BulkState<R>): BulkCounts {
  const counts = { waiting: 0, running: 0, stopped: 0, done: 0, notAllowed: 0, failed: 0 };
  for (const { result } of items) counts[result.state] += 1;
  return counts;
}

/** "3 done, 1 not allowed, 2 failed". */
export function countWords(counts: BulkCounts): string {
  const parts = [
    [counts.done, 'done'],
    [counts.notAllowed, 'not allowed'],
    [counts.failed, 'failed'],
    [counts.stopped, 'not started'],
  ] as const;
  return parts
    .filter(([count]) => count > 0)
    .map(([count, words]) => `${count} ${words}`)
    .join(', ');
}
