/** How the drift report stands in answers: comparisons, what they came to for each connection, and its card. */
import { z } from '@hono/zod-openapi';
import { repairsFor } from '../commands/repair-drift.ts';
import { driftKinds, isSafe } from '../domain/drift.ts';
import { kindWords, standingSentence } from '../domain/drift-words.ts';
import type { ConnectionRow } from '../store/connections.ts';
import type { Db } from '../store/database.ts';
import { labelOf } from '../store/destinations.ts';
import {
  type DriftCheckRow,
  findCheckUnderWay,
  listDriftChecks,
  type OnlyThere,
} from '../store/drift-checks.ts';
import { countOpenFindings, listUnrepaired } from '../store/drift-findings.ts';
import { findAskedFor } from '../store/invoices-to-bring-in.ts';
import { findLedgerContactNames } from '../store/ledger-contacts.ts';
import { ledgerLabel } from '../store/ledger-references.ts';
import { findMirroredInvoices } from '../store/mirrors.ts';
import type { AppDeps } from './deps.ts';
import type { CardOf } from './report-cards.ts';
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
            invoiceId: id.nullable().openapi({ description: 'It stands here by now' }),
            isOnItsWay: z.boolean().openapi({ description: 'It is being brought in' }),
            mayComeIn: z.boolean().openapi({ description: 'It can be brought in now' }),
            problem: nullableText.openapi({ description: 'Why it could not be brought in' }),
          }),
        ),
      })
      .openapi({ description: 'Invoices that people made in the books themselves: no difference' }),
    actions: z.array(z.enum(['compare', 'stop', 'repairAll'])),
  })
  .openapi('DriftStanding');

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
  const theirs = await shownTheirs({ db, booksUrl }, connection, newest, mayPress);
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
      count: (last?.only_there ?? 0) - theirs.filter(({ invoiceId }) => invoiceId !== null).length,
      newest: theirs,
    },
    actions: mayPress ? actions : [],
  };
}

export const bothSidesCard: CardOf = async ({ db }, workspaceId, { connection }) => {
  const counts = await countOpenFindings(db, workspaceId, connection.id);
  const open = [...counts.values()].reduce((sum, count) => sum + count, 0);
  const checks = await listDriftChecks(db, workspaceId, connection.id, RECENT);
  const last = checks.find(({ state }) => state === 'done');
  const words = open === 0 ? 'Nothing differs' : open === 1 ? '1 difference' : `${open} differences`;
  return {
    id: 'bothSides',
    title: 'Both sides',
    figure: { kind: 'words', words: last === undefined ? 'Not compared yet' : words },
    note:
      last === undefined
        ? 'both sides are compared by themselves every few hours'
        : `of ${last.compared === 1 ? '1 invoice' : `${last.compared} invoices`} on both sides`,
    answers: 'Do we and the books say the same?',
  };
};

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
  mayPress: boolean,
) {
  const ids = newest.flatMap(({ contactLedgerId }) => contactLedgerId ?? []);
  const names = await findLedgerContactNames(db, connection.workspace_id, connection.id, ids);
  const key = { workspaceId: connection.workspace_id, connectionId: connection.id };
  const ledgerIds = newest.map(({ ledgerId }) => ledgerId);
  const here = await findMirroredInvoices(db, key.workspaceId, key.connectionId, ledgerIds);
  const asked = await findAskedFor(db, key, ledgerIds);
  return newest.toReversed().map(({ contactLedgerId, ...each }) => {
    const invoiceId = here.get(each.ledgerId)?.invoiceId ?? null;
    const problem = asked.get(each.ledgerId);
    const isOnItsWay = invoiceId === null && problem === null;
    return {
      ...each,
      customer: names.get(contactLedgerId ?? '') ?? null,
      booksUrl: booksUrl(connection, { kind: 'invoice', ledgerId: each.ledgerId }),
      ...{ invoiceId, isOnItsWay, problem: problem ?? null },
      mayComeIn: mayPress && invoiceId === null && !isOnItsWay,
    };
  });
}
