/** `backfill`: what invoices from before the connection would come to, the run with its progress, and its undoing. */
import { z } from 'zod';
import { waitUntil } from '../lib/wait-until.ts';
import { type Api, CliFault } from './api.ts';
import { chooseBooks } from './choose-books.ts';
import type { Terminal } from './terminal.ts';

export type BackfillOptions = {
  /** The books, by a part of their name; null: the default ones. */
  readonly books: string | null;
  /** YYYY-MM-DD; null: the start of the business year, today. */
  readonly from: string | null;
  readonly to: string | null;
  /** Says what would happen, and starts nothing. */
  readonly preview: boolean;
  /** Stays until the run has ended. */
  readonly wait: boolean;
};

/** @returns whether all that was to go has arrived. */
export async function runBackfill(
  api: Api,
  { books, from, to, preview, wait }: BackfillOptions,
  terminal: Terminal,
): Promise<boolean> {
  const { id: connectionId } = await chooseBooks(api, books);
  const made = await api.post(`/api/v1/connections/${connectionId}/backfills`, { from, to }, backfillSchema);
  const checked = await watch(api, made.id, terminal, ({ state }) => state !== 'checking', checkedWords);
  if (checked.state === 'failed')
    throw new CliFault(checked.problem ?? 'The books could not be asked. Try again later.');
  for (const line of previewLines(checked)) terminal.say(line);
  if (preview) return true;
  if (!checked.actions.includes('start')) {
    terminal.say('There is nothing to send.');
    return true;
  }
  await api.post(`/api/v1/backfills/${checked.id}/start`, {}, backfillSchema);
  return followOrLeave(api, { connectionId, id: checked.id }, wait, terminal);
}

/** Undoes the latest run that ended. @returns whether all of it was taken out. */
export async function undoBackfill(
  api: Api,
  { books, wait }: Pick<BackfillOptions, 'books' | 'wait'>,
  terminal: Terminal,
): Promise<boolean> {
  const { id: connectionId } = await chooseBooks(api, books);
  const { items } = await api.get(`/api/v1/connections/${connectionId}/backfills`, listSchema);
  const latest = items.find(({ actions }) => actions.includes('undo'));
  if (latest === undefined) throw new CliFault('No run has left anything in the books that could be undone.');
  terminal.say(`Undoing the backfill of ${latest.from} to ${latest.to}.`);
  await api.post(`/api/v1/backfills/${latest.id}/undo`, {}, backfillSchema);
  return followOrLeave(api, { connectionId, id: latest.id }, wait, terminal);
}

async function followOrLeave(
  api: Api,
  { connectionId, id }: { readonly connectionId: string; readonly id: string },
  wait: boolean,
  terminal: Terminal,
): Promise<boolean> {
  if (!wait) {
    terminal.say(`It is under way: see ${api.url}/settings/integrations/${connectionId}/backfill`);
    return true;
  }
  terminal.say('Ctrl-C stops only the watching.');
  const ended = await watch(api, id, terminal, ({ state }) => !isMoving(state), progressWords);
  for (const line of outcomeLines(ended)) terminal.say(line);
  return ended.outcomes.every(({ outcome }) => outcome !== 'needsAttention' && outcome !== 'undoRefused');
}

/** A day at most: a daily limit of the ledger can hold a large run for that long. */
async function watch(
  api: Api,
  id: string,
  terminal: Terminal,
  isOver: (backfill: Backfill) => boolean,
  words: (backfill: Backfill) => string,
): Promise<Backfill> {
  const over = await waitUntil(
    async () => {
      const backfill = await api.get(`/api/v1/backfills/${id}`, backfillSchema);
      terminal.progress(words(backfill));
      return isOver(backfill) ? backfill : undefined;
    },
    { withinMs: 24 * 60 * 60_000, everyMs: 500 },
  );
  if (over === undefined) throw new CliFault('It has not ended within a day; it goes on by itself.');
  return over;
}

function isMoving(state: string): boolean {
  return state === 'running' || state === 'undoing';
}

function checkedWords({ checked }: Backfill): string {
  return checked.toAsk === null
    ? 'Looking through the invoices'
    : `Asking the books for numbers: ${checked.asked} of ${checked.toAsk}`;
}

function progressWords({ label, progress }: Backfill): string {
  if (progress === null) return label;
  const left = progress.secondsLeft === null ? '' : `, about ${progress.secondsLeft} s left`;
  const trouble = progress.needsAttention === 0 ? '' : `, ${progress.needsAttention} need attention`;
  return `${label}: ${progress.done} of ${progress.of}${trouble}${left}`;
}

function previewLines(backfill: Backfill): string[] {
  const { from, to, contacts, cost, warnings } = backfill;
  return [
    `Invoices dated ${from} to ${to}:`,
    ...outcomeLines(backfill),
    `Customers: ${contacts.linked + contacts.willLink} in the books, ${contacts.willCreate} to be made.`,
    `It takes ${cost.calls} API calls and at least ${cost.seconds} s.`,
    ...warnings.map((warning) => `Warning: ${warning}`),
  ];
}

function outcomeLines({ outcomes }: Backfill): string[] {
  if (outcomes.length === 0) return ['  none'];
  return outcomes.map(({ count, label, problemCode, sums }) => {
    const money = sums.map(({ currency, total }) => `${total} ${currency}`).join(', ');
    const reason = problemCode === null ? '' : ` (${problemCode})`;
    return `  ${String(count).padStart(6)}  ${label}${reason}  ${money}`;
  });
}

const backfillSchema = z.object({
  id: z.string(),
  state: z.string(),
  label: z.string(),
  from: z.string(),
  to: z.string(),
  problem: z.string().nullable(),
  outcomes: z.array(
    z.object({
      outcome: z.string(),
      label: z.string(),
      problemCode: z.string().nullable(),
      count: z.number(),
      sums: z.array(z.object({ currency: z.string(), total: z.string() })),
    }),
  ),
  checked: z.object({ asked: z.number(), toAsk: z.number().nullable() }),
  contacts: z.object({ linked: z.number(), willLink: z.number(), willCreate: z.number() }),
  cost: z.object({ calls: z.number(), seconds: z.number() }),
  warnings: z.array(z.string()),
  progress: z
    .object({
      of: z.number(),
      done: z.number(),
      needsAttention: z.number(),
      secondsLeft: z.number().nullable(),
    })
    .nullable(),
  actions: z.array(z.string()),
});
const listSchema = z.object({ items: z.array(backfillSchema) });
type Backfill = z.infer<typeof backfillSchema>;
