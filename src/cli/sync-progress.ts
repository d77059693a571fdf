/** Watches invoices go to the books until none is on its way. */
import { z } from 'zod';
import { waitUntil } from '../lib/wait-until.ts';
import type { Api } from './api.ts';
import type { Terminal } from './terminal.ts';

export type Drained = {
  readonly inBooks: number;
  readonly needsAttention: number;
  /** False: some were still on their way when the waiting ended. They go on without us. */
  readonly isDone: boolean;
};

/** Waits two hours at most: a daily limit of the ledger can hold a large import for longer than that. */
export async function waitForBooks(
  api: Api,
  terminal: Terminal,
  withinMs = 2 * 60 * 60_000,
): Promise<Drained> {
  terminal.say('Sending to the books. Ctrl-C stops only the watching.');
  const last = { inBooks: 0, onTheWay: 0, needsAttention: 0 };
  const isDone = await waitUntil(
    async () => {
      Object.assign(last, await invoiceCounts(api));
      const { inBooks, onTheWay, needsAttention } = last;
      const trouble = needsAttention === 0 ? '' : `, ${needsAttention} need attention`;
      terminal.progress(`${inBooks} in the books, ${onTheWay} on the way${trouble}`);
      return onTheWay === 0 ? true : undefined;
    },
    { withinMs, everyMs: 500 },
  );
  if (last.needsAttention > 0) await listTrouble(api, terminal);
  return { inBooks: last.inBooks, needsAttention: last.needsAttention, isDone: isDone === true };
}

async function invoiceCounts(api: Api) {
  const { invoices } = await api.get('/api/v1/sync-operations/counts', countsSchema);
  const sum = (...states: string[]) =>
    invoices
      .filter(({ syncState }) => states.includes(syncState))
      .reduce((total, { count }) => total + count, 0);
  return {
    inBooks: sum('inBooks'),
    onTheWay: sum('queued', 'sending'),
    needsAttention: sum('needsAttention'),
  };
}

/** One line for each sentence, with how often it was said: a missing account stops forty invoices alike. */
async function listTrouble(api: Api, terminal: Terminal): Promise<void> {
  const { items } = await api.get('/api/v1/sync-operations?state=needsAttention&limit=200', operationsSchema);
  const sentences = new Map<string, number>();
  for (const { problem } of items) {
    const sentence = problem?.message ?? 'No reason is known.';
    sentences.set(sentence, (sentences.get(sentence) ?? 0) + 1);
  }
  for (const [sentence, times] of sentences) terminal.say(`  ${times} × ${sentence}`);
  terminal.say(`See ${api.url}/sync`);
}

const countsSchema = z.object({ invoices: z.array(z.object({ syncState: z.string(), count: z.number() })) });
const operationsSchema = z.object({
  items: z.array(z.object({ problem: z.object({ message: z.string() }).nullable() })),
});
