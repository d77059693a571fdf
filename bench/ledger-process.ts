/** Starts the practice ledger as a process of its own, and calls its books and its control from here. */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Books, Control } from '../sandbox/sandbox.ts';

export type LedgerQuestion = {
  readonly id: number;
  readonly part: 'books' | 'control';
  readonly act: string;
  readonly args: readonly unknown[];
};

type Remote<T> = {
  readonly [Act in keyof T]: T[Act] extends (...args: infer Args) => infer Result
    ? (...args: Args) => Promise<Awaited<Result>>
    : never;
};

export type LedgerProcess = {
  readonly url: string;
  readonly pid: number;
  /** Of the copied organisations. */
  readonly tenantIds: readonly string[];
  readonly books: Remote<Books>;
  readonly control: Remote<Control>;
  close(): Promise<void>;
};

type Ready = { readonly url: string; readonly tenantIds: readonly string[] };
type Told = Ready | { readonly id: number; readonly value?: unknown; readonly error?: string };

/**
 * No limits and no delay until `control.changeSettings` says otherwise.
 * @param copies how many organisations there shall be beside the seeded ones.
 */
export async function startLedger(copies: number): Promise<LedgerProcess> {
  const file = fileURLToPath(new URL('./ledger-child.ts', import.meta.url));
  const child = fork(file, [String(copies)], {
    execArgv: ['--import', 'tsx'],
    serialization: 'advanced',
  });
  const waiting = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>();
  const { url, tenantIds } = await new Promise<Ready>((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`The practice ledger ended with ${code}`)));
    child.on('message', (told: Told) => {
      if ('url' in told) return resolve(told);
      const asked = waiting.get(told.id);
      waiting.delete(told.id);
      if (told.error === undefined) asked?.resolve(told.value);
      else asked?.reject(new Error(told.error));
    });
  });
  let count = 0;
  const ask = (part: LedgerQuestion['part'], act: string, args: readonly unknown[]) =>
    new Promise<unknown>((resolve, reject) => {
      count += 1;
      waiting.set(count, { resolve, reject });
      child.send({ id: count, part, act, args } satisfies LedgerQuestion);
    });
  return {
    url,
    pid: child.pid ?? 0,
    tenantIds,
    books: remote<Books>('books', ask),
    control: remote<Control>('control', ask),
    close: () => end(child),
  };
}

function remote<T>(
  part: LedgerQuestion['part'],
  ask: (part: LedgerQuestion['part'], act: string, args: readonly unknown[]) => Promise<unknown>,
): Remote<T> {
  // Every property is the act of that name, asked for in the other process, where it has the type given here.
  return new Proxy(
    {},
    {
      get:
        (_, act) =>
        (...args: unknown[]) =>
          ask(part, String(act), args),
    },
  ) as Remote<T>;
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.disconnect();
  await gone;
}
