/** How a backfill is shown: counts and sums by outcome in our words, its cost, its progress, what may be done now. */
import { z } from '@hono/zod-openapi';
import type { Actor } from '../commands/actor.ts';
import { backfillActs, defaultRange } from '../commands/backfill.ts';
import { costOf, type Pace, paceOf, secondsLeft, warningsOf } from '../domain/backfill.ts';
import { decimal, moneyText, sum } from '../domain/decimal.ts';
import { ledgerTraits } from '../domain/ledger-traits.ts';
import { type BackfillKey, type ItemOutcome, itemOutcomes } from '../store/backfill-items.ts';
import {
  countAsked,
  countContacts,
  countDoneSince,
  countItemsUpTo,
  countOutcomes,
  type ListedItem,
  type OutcomeCount,
} from '../store/backfill-report.ts';
import type { BackfillRow } from '../store/backfills.ts';
import { type ConnectionRow, findConnection } from '../store/connections.ts';
import { ledgerLabel } from '../store/ledger-references.ts';
import type { AppDeps } from './deps.ts';
import { id, instant, money } from './schemas.ts';

const outcomeSchema = z.object({
  outcome: z.enum(itemOutcomes),
  label: z.string().openapi({ example: 'Will be sent' }),
  problemCode: z
    .string()
    .nullable()
    .openapi({ description: 'Why it needs attention, or could not be undone' }),
  why: z.string().nullable(),
  count: z.int(),
  sums: z.array(z.object({ currency: z.string(), total: money })),
});

export const backfillSchema = z
  .object({
    id,
    connectionId: id,
    state: z.enum([
      'checking',
      'checked',
      'failed',
      'running',
      'paused',
      'stopped',
      'done',
      'undoing',
      'undoPaused',
      'undoStopped',
      'undone',
    ]),
    label: z.string().openapi({ example: 'Running' }),
    from: z.string(),
    to: z.string(),
    problem: z.string().nullable(),
    outcomes: z.array(outcomeSchema),
    checked: z
      .object({ asked: z.int(), toAsk: z.int().nullable() })
      .openapi({ description: 'How many numbers the books have been asked for' }),
    contacts: z.object({ linked: z.int(), willLink: z.int(), willCreate: z.int() }),
    cost: z.object({ calls: z.int(), seconds: z.int() }),
    warnings: z.array(z.string()),
    progress: z
      .object({
        of: z.int(),
        done: z.int(),
        needsAttention: z.int(),
        secondsLeft: z.int().nullable().openapi({ description: 'Null while nothing is under way' }),
      })
      .nullable()
      .openapi({ description: 'Of the run, or of its undoing; null before it was started' }),
    actions: z.array(z.enum(['start', 'pause', 'resume', 'stop', 'undo'])),
    createdAt: instant,
    startedAt: instant.nullable(),
    finishedAt: instant.nullable(),
    undoStartedAt: instant.nullable(),
    undoFinishedAt: instant.nullable(),
  })
  .openapi('Backfill');

export const itemSchema = z
  .object({
    invoiceId: id,
    number: z.string().nullable(),
    customer: z.string().nullable(),
    issueDate: z.string(),
    currency: z.string(),
    total: money,
    outcome: z.enum(itemOutcomes),
    label: z.string(),
    problemCode: z.string().nullable(),
    why: z.string().nullable(),
    booksUrl: z.string().nullable(),
  })
  .openapi('BackfillInvoice');

export type BackfillView = z.infer<typeof backfillSchema>;

export async function backfillView(
  { db, clock }: Pick<AppDeps, 'db' | 'clock'>,
  actor: Actor,
  row: BackfillRow,
): Promise<BackfillView> {
  const key = { workspaceId: row.workspace_id, backfillId: row.id };
  const connection = await findConnection(db, row.workspace_id, row.connection_id);
  if (connection === undefined) throw new Error('A backfill without its connection');
  const [counts, contacts, asked] = await Promise.all([
    countOutcomes(db, key),
    countContacts(db, key),
    countAsked(db, key),
  ]);
  const count = (...outcomes: ItemOutcome[]) => countOf(counts, outcomes);
  const decided = (decision: string) => contacts.get(decision) ?? 0;
  const mayAct = actor.can('sync:write');
  const pace = paceOf(ledgerTraits(connection.provider));
  return {
    id: row.id,
    connectionId: row.connection_id,
    // The table's check constraint admits no other state.
    state: row.state as BackfillView['state'],
    label: stateLabels[row.state] ?? row.state,
    from: row.from_date,
    to: row.to_date,
    problem: row.problem,
    outcomes: shownOutcomes(counts, row, connection),
    checked: { asked, toAsk: row.to_ask },
    contacts: {
      linked: decided('linked'),
      willLink: decided('willLink'),
      willCreate: decided('willCreate'),
    },
    cost: costOf({ contactsToCreate: decided('willCreate'), invoices: count('willSend') }, pace),
    warnings: row.state === 'checked' ? [...(await warnings(db, key, row, connection, clock.now()))] : [],
    progress: await progressOf(db, key, row, count, pace, clock.now()),
    actions: mayAct
      ? backfillActs(row.state, { waiting: count('willSend'), sent: count('sent', 'undoRefused') })
      : [],
    createdAt: row.created_at.toISOString(),
    startedAt: row.started_at?.toISOString() ?? null,
    finishedAt: row.finished_at?.toISOString() ?? null,
    undoStartedAt: row.undo_started_at?.toISOString() ?? null,
    undoFinishedAt: row.undo_finished_at?.toISOString() ?? null,
  };
}

export function shownItem(
  { booksUrl }: Pick<AppDeps, 'booksUrl'>,
  connection: ConnectionRow | undefined,
  item: ListedItem,
): z.infer<typeof itemSchema> {
  const { position: _position, problemMessage, ledgerId, ...rest } = item;
  return {
    ...rest,
    label: outcomeLabels[item.outcome],
    why: problemMessage ?? undoWords(item.problemCode),
    booksUrl:
      connection === undefined || ledgerId === null
        ? null
        : booksUrl(connection, { kind: 'invoice', ledgerId }),
  };
}

/** The pace is that of the last minutes. */
const LATELY_MS = 2 * 60_000;

function countOf(counts: readonly OutcomeCount[], outcomes: readonly ItemOutcome[]): number {
  return counts
    .filter(({ outcome }) => outcomes.includes(outcome))
    .reduce((total, { count }) => total + count, 0);
}

function shownOutcomes(
  counts: readonly OutcomeCount[],
  row: BackfillRow,
  connection: ConnectionRow,
): BackfillView['outcomes'] {
  const groups = new Map<string, OutcomeCount[]>();
  for (const each of counts) {
    const name = `${itemOutcomes.indexOf(each.outcome)} ${each.problemCode ?? ''}`;
    groups.set(name, [...(groups.get(name) ?? []), each]);
  }
  return [...groups.values()]
    .sort(([a], [b]) => order(a) - order(b))
    .map((group) => {
      const { outcome, problemCode } = group[0] as OutcomeCount; // a group has at least the one that made it
      const isOver = outcome === 'willSend' && row.state === 'stopped';
      return {
        outcome,
        label: isOver ? 'Not sent: the run was stopped' : outcomeLabels[outcome],
        problemCode,
        why: undoWords(problemCode) ?? whyWords(outcome, connection),
        count: group.reduce((total, { count }) => total + count, 0),
        sums: sumsOf(group),
      };
    });
}

function order(count: OutcomeCount | undefined): number {
  return count === undefined ? 0 : shownFirst.indexOf(count.outcome);
}

const shownFirst: readonly ItemOutcome[] = [
  'sent',
  'sending',
  'undone',
  'undoing',
  'undoRefused',
  'willSend',
  'needsAttention',
  'inBooks',
  'inBooksByNumber',
  'onItsWay',
  'changedMeanwhile',
  'setAside',
  'voided',
];

function sumsOf(group: readonly OutcomeCount[]): { currency: string; total: string }[] {
  const currencies = [...new Set(group.map(({ currency }) => currency))].sort();
  return currencies.map((currency) => ({
    currency,
    total: moneyText(
      sum(group.filter((each) => each.currency === currency).map(({ total }) => decimal(total))),
    ),
  }));
}

async function warnings(
  db: AppDeps['db'],
  key: BackfillKey,
  row: BackfillRow,
  connection: ConnectionRow,
  now: Date,
): Promise<readonly string[]> {
  const lockedUpTo =
    [connection.period_lock_date, connection.year_end_lock_date]
      .filter((each) => each !== null)
      .sort()
      .at(-1) ?? null;
  return warningsOf({
    from: row.from_date,
    yearStart: defaultRange(connection, now).from,
    lockedUpTo,
    lockedInvoices: lockedUpTo === null ? 0 : await countItemsUpTo(db, key, lockedUpTo),
    ledger: ledgerTraits(connection.provider),
  });
}

async function progressOf(
  db: AppDeps['db'],
  key: BackfillKey,
  row: BackfillRow,
  count: (...outcomes: ItemOutcome[]) => number,
  pace: Pace,
  now: Date,
): Promise<BackfillView['progress']> {
  if (row.started_at === null) return null;
  const isUndo = row.undo_started_at !== null;
  const done = isUndo ? count('undone', 'undoRefused') : count('sent');
  const left = isUndo ? count('sent', 'undoing') : count('willSend', 'sending');
  const needsAttention = isUndo
    ? count('undoRefused')
    : row.started_at === null
      ? 0
      : count('needsAttention');
  const isMoving = row.state === 'running' || row.state === 'undoing';
  const begunAt = (isUndo ? row.undo_started_at : row.started_at) ?? now;
  const since = new Date(Math.max(now.getTime() - LATELY_MS, begunAt.getTime()));
  const column = isUndo ? 'undo_operation_id' : 'operation_id';
  const run = {
    left,
    doneLately: isMoving ? await countDoneSince(db, key, column, since) : 0,
    latelyMs: now.getTime() - since.getTime(),
    // An undo takes two calls for each batch, and one to read each piece.
    pace: isUndo ? { ...pace, perCall: pace.perCall / 3 } : pace,
  };
  return { of: done + left, done, needsAttention, secondsLeft: isMoving ? secondsLeft(run) : null };
}

const stateLabels: Readonly<Record<string, string>> = {
  checking: 'Being looked through',
  checked: 'Ready to start',
  failed: 'The preview failed',
  running: 'Running',
  paused: 'Paused',
  stopped: 'Stopped',
  done: 'Done',
  undoing: 'Being undone',
  undoPaused: 'Undoing paused',
  undoStopped: 'Undoing stopped',
  undone: 'Undone',
};

const outcomeLabels: Readonly<Record<ItemOutcome, string>> = {
  willSend: 'Will be sent',
  needsAttention: 'Needs attention',
  inBooks: 'In the books already',
  inBooksByNumber: 'In the books by its number',
  onItsWay: 'On its way already',
  setAside: 'Set aside',
  voided: 'Voided',
  changedMeanwhile: 'Sent or changed by somebody meanwhile',
  sending: 'On its way',
  sent: 'In the books, by this run',
  undoing: 'Being taken out',
  undone: 'Taken out again',
  undoRefused: 'Stays in the books',
};

function whyWords(outcome: ItemOutcome, { provider }: ConnectionRow): string | null {
  const ledger = ledgerLabel(provider);
  switch (outcome) {
    case 'inBooks':
      return 'It was sent before.';
    case 'inBooksByNumber':
      return `An invoice in ${ledger} has its number: it is taken for the same and skipped.`;
    case 'setAside':
      return 'Somebody chose not to send it, or has not approved it yet.';
    case 'onItsWay':
      return 'It was asked for before.';
    default:
      return null;
  }
}

function undoWords(code: string | null): string | null {
  return code === null ? null : (undoSentences[code] ?? null);
}

const undoSentences: Readonly<Record<string, string>> = {
  hasMoney: 'Money was applied to it. Remove the payments or credits first.',
  changed:
    'It was changed since the run: what was done to it would be lost. Void it by hand if that is meant.',
  locked: 'It lies in a locked period of the books.',
  gone: 'It was voided or deleted already, by somebody else.',
  onItsWay: 'Something else is under way for it. Try again when that is done.',
};
