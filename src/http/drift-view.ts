/** How the drift report stands in answers: comparisons, and what they found, in words. */
import { z } from '@hono/zod-openapi';
import { repairsFor } from '../commands/repair-drift.ts';
import { type DriftCause, type DriftKind, driftKinds, driftRepairs, isSafe } from '../domain/drift.ts';
import {
  causeSentence,
  kindWords,
  repairWords,
  standingSentence,
  statusWords,
} from '../domain/drift-words.ts';
import type { ConnectionRow } from '../store/connections.ts';
import type { Db } from '../store/database.ts';
import { labelOf } from '../store/destinations.ts';
import {
  type DriftCheckRow,
  findCheckUnderWay,
  listDriftChecks,
  type OnlyThere,
} from '../store/drift-checks.ts';
import { countOpenFindings, type DriftFindingRow, listUnrepaired } from '../store/drift-findings.ts';
import { findLedgerContactNames } from '../store/ledger-contacts.ts';
import { ledgerLabel } from '../store/ledger-references.ts';
import type { AppDeps } from './deps.ts';
import { id, instant, money } from './schemas.ts';

const nullableText = z.string().nullable();

export const checkSchema = z
  .object({
    id,
    connectionId: id,
    state: z.enum(['listing', 'confirming', 'done', 'stopped', 'failed']),
    isAsked: z.boolean().openapi({ description: 'By a person; otherwise it was due by itself' }),
    compared: z.int().openapi({ description: 'Invoices that both sides have' }),
    calls: z.int().openapi({ description: 'What it cost' }),
    found: z.int().openapi({ description: 'Differences that were open when it ended' }),
    leftOver: z.int().openapi({ description: 'Invoices that differ and were not looked at any more' }),
    onlyThere: z.int(),
    problem: nullableText,
    startedAt: instant,
    finishedAt: instant.nullable(),
    durationMs: z.int().nullable(),
  })
  .openapi('DriftCheck');

export const standingSchema = z
  .object({
    connectionId: id,
    booksLabel: z.string(),
    ledgerName: z.string(),
    isConnected: z.boolean(),
    isClean: z.boolean().openapi({ description: 'Compared, and nothing differs now' }),
    sentence: z.string().openapi({ description: 'What the last comparison came to' }),
    open: z.int(),
    safe: z.int().openapi({ description: 'Those that one press repairs without a thought' }),
    counts: z.array(z.object({ kind: z.enum(driftKinds), label: z.string(), count: z.int() })),
    /** The last one that came to its end. */
    last: checkSchema.nullable(),
    running: checkSchema.nullable(),
    onlyThere: z
      .object({
        count: z.int(),
        newest: z.array(
          z.object({
            ledgerId: z.string(),
            number: nullableText,
            customer: nullableText,
            currency: z.string(),
            total: money,
            amountOwing: money,
            booksUrl: nullableText,
          }),
        ),
      })
      .openapi({ description: 'Invoices that people made in the books themselves: no difference' }),
    actions: z.array(z.enum(['compare', 'stop', 'repairAll'])),
  })
  .openapi('DriftStanding');

export const findingSchema = z
  .object({
    id,
    connectionId: id,
    kind: z.enum(driftKinds),
    label: z.string(),
    invoiceId: id.nullable(),
    number: nullableText,
    booksUrl: nullableText,
    currency: nullableText.openapi({ description: 'Where both sides are amounts' }),
    ours: nullableText,
    theirs: nullableText,
    why: z.string(),
    changedAt: instant.nullable().openapi({ description: 'When the books changed it last' }),
    state: z.enum(['open', 'repaired', 'gone']),
    foundAt: instant,
    closedAt: instant.nullable(),
    repairs: z.array(z.object({ how: z.enum(driftRepairs), label: z.string(), asks: nullableText })),
    operationId: id
      .nullable()
      .openapi({ description: 'The change that could not be sent: the sync centre says why' }),
    underWay: nullableText.openapi({ description: 'The repair that is being carried out' }),
    repairProblem: nullableText.openapi({ description: 'Why the last repair did not help' }),
    isForPerson: z.boolean().openapi({ description: 'Nothing to press: only a person can decide' }),
  })
  .openapi('DriftFinding');

export function shownCheck(row: DriftCheckRow): z.infer<typeof checkSchema> {
  const { started_at: startedAt, finished_at: finishedAt } = row;
  return {
    id: row.id,
    connectionId: row.connection_id,
    // The table's check constraint admits no other state.
    state: row.state as z.infer<typeof checkSchema>['state'],
    isAsked: row.is_asked,
    compared: row.compared,
    calls: row.calls,
    found: row.found,
    leftOver: row.left_over,
    onlyThere: row.only_there,
    problem: row.problem,
    startedAt: startedAt.toISOString(),
    finishedAt: finishedAt?.toISOString() ?? null,
    durationMs: finishedAt === null ? null : finishedAt.getTime() - startedAt.getTime(),
  };
}

export async function standingOf(
  { db, booksUrl }: Pick<AppDeps, 'db' | 'booksUrl'>,
  connection: ConnectionRow,
  mayRepair: boolean,
): Promise<z.infer<typeof standingSchema>> {
  const { workspace_id: workspaceId, id: connectionId } = connection;
  const counts = await countOpenFindings(db, workspaceId, connectionId);
  const running = await findCheckUnderWay(db, workspaceId, connectionId);
  const checks = await listDriftChecks(db, workspaceId, connectionId, RECENT);
  const last = checks.find(({ state }) => state === 'done');
  const ledger = ledgerLabel(connection.provider);
  const open = [...counts.values()].reduce((sum, count) => sum + count, 0);
  const safe = await countSafe(db, workspaceId, connectionId);
  // Written by `updateDriftCheck` alone.
  const newest = (last?.only_there_newest ?? []) as unknown as readonly OnlyThere[];
  const isConnected = connection.status === 'active';
  const mayPress = mayRepair && isConnected;
  const actions = [
    ...(running === undefined ? (['compare'] as const) : (['stop'] as const)),
    ...(safe > 0 ? (['repairAll'] as const) : []),
  ];
  return {
    connectionId,
    booksLabel: labelOf(connection),
    ledgerName: ledger,
    isConnected,
    isClean: last !== undefined && open === 0,
    sentence:
      last === undefined
        ? `Not compared yet. Compare now, or wait: ${ledger} is compared by itself every few hours.`
        : standingSentence({ compared: last.compared, found: open, calls: last.calls, ledger }),
    open,
    safe,
    counts: [...counts].map(([kind, count]) => {
      const { one, many } = kindWords[kind];
      return { kind, label: count === 1 ? one.toLowerCase() : many, count };
    }),
    last: last === undefined ? null : shownCheck(last),
    running: running === undefined ? null : shownCheck(running),
    onlyThere: {
      count: last?.only_there ?? 0,
      newest: await shownTheirs({ db, booksUrl }, connection, newest),
    },
    actions: mayPress ? actions : [],
  };
}

/** The last comparison that came to its end is among so many. */
const RECENT = 20;

/** Those that one press repairs without a thought. */
async function countSafe(db: Db, workspaceId: string, connectionId: string): Promise<number> {
  const open = await listUnrepaired(db, workspaceId, connectionId, MOST_COUNTED);
  return open.filter((row) => repairsFor(row).some(isSafe)).length;
}

const MOST_COUNTED = 1_000;

async function shownTheirs(
  { db, booksUrl }: Pick<AppDeps, 'db' | 'booksUrl'>,
  connection: ConnectionRow,
  newest: readonly OnlyThere[],
) {
  const ids = newest.flatMap(({ contactLedgerId }) => contactLedgerId ?? []);
  const names = await findLedgerContactNames(db, connection.workspace_id, connection.id, ids);
  return newest.toReversed().map(({ contactLedgerId, ...each }) => ({
    ...each,
    customer: names.get(contactLedgerId ?? '') ?? null,
    booksUrl: booksUrl(connection, { kind: 'invoice', ledgerId: each.ledgerId }),
  }));
}

/** A function from a row to its view: names of customers are read for all of them at once. */
export async function findingViews(
  { db, booksUrl }: Pick<AppDeps, 'db' | 'booksUrl'>,
  workspaceId: string,
  connections: readonly ConnectionRow[],
  rows: readonly DriftFindingRow[],
  mayRepair: boolean,
): Promise<z.infer<typeof findingSchema>[]> {
  const names = new Map<string, string>();
  for (const { id: connectionId } of connections) {
    const ids = rows
      .filter((row) => row.connection_id === connectionId && row.kind === 'contact')
      .flatMap(({ ours, theirs }) => [ours, theirs].filter((each) => each !== null));
    for (const [ledgerId, name] of await findLedgerContactNames(db, workspaceId, connectionId, ids))
      names.set(ledgerId, name);
  }
  return rows.map((row) => {
    const connection = connections.find((each) => each.id === row.connection_id);
    return shownFinding(booksUrl, row, connection, names, mayRepair);
  });
}

function shownFinding(
  booksUrl: AppDeps['booksUrl'],
  row: DriftFindingRow,
  connection: ConnectionRow | undefined,
  names: ReadonlyMap<string, string>,
  mayRepair: boolean,
): z.infer<typeof findingSchema> {
  // The table's check constraint, and `saveFindings`, admit no others.
  const [kind, cause] = [row.kind as DriftKind, row.cause as DriftCause];
  const repair = row.repair as keyof typeof repairWords | null;
  const isPressable = connection?.status === 'active' && mayRepair;
  const repairs = repairsFor(row);
  return {
    id: row.id,
    connectionId: row.connection_id,
    kind,
    label: kindWords[kind].one,
    invoiceId: row.invoice_id,
    number: row.number,
    booksUrl:
      connection === undefined || row.ledger_id === null
        ? null
        : booksUrl(connection, { kind: 'invoice', ledgerId: row.ledger_id }),
    currency: isAmount(kind) ? row.currency : null,
    ours: shownValue(kind, row.ours, names),
    theirs: shownValue(kind, row.theirs, names),
    why: causeSentence({ kind, cause, theirs: row.theirs }, ledgerLabel(connection?.provider ?? '')),
    changedAt: row.changed_at?.toISOString() ?? null,
    state: row.state as 'open' | 'repaired' | 'gone',
    foundAt: row.found_at.toISOString(),
    closedAt: row.closed_at?.toISOString() ?? null,
    repairs: isPressable ? repairs.map((how) => ({ how, ...repairWords[how] })) : [],
    operationId: row.operation_id,
    underWay: row.state === 'open' && repair !== null ? repairWords[repair].label : null,
    repairProblem: row.repair_problem,
    isForPerson: row.state === 'open' && repair === null && repairs.length === 0,
  };
}

function isAmount(kind: DriftKind): boolean {
  return (
    kind === 'total' || kind === 'owing' || kind === 'payment' || kind === 'notHere' || kind === 'duplicate'
  );
}

function shownValue(
  kind: DriftKind,
  value: string | null,
  names: ReadonlyMap<string, string>,
): string | null {
  if (value === null) return null;
  if (kind === 'contact') return names.get(value) ?? value;
  return statusWords[value] ?? value;
}
