/** What comparisons found, as it stands in answers: both sides, why, and what can be done about it, in words. */
import { z } from '@hono/zod-openapi';
import { repairsFor } from '../commands/repair-drift.ts';
import { type DriftCause, type DriftKind, driftKinds, driftRepairs } from '../domain/drift.ts';
import { causeSentence, kindWords, repairWords, statusWords } from '../domain/drift-words.ts';
import type { ConnectionRow } from '../store/connections.ts';
import type { DriftFindingRow } from '../store/drift-findings.ts';
import { findLedgerContactNames } from '../store/ledger-contacts.ts';
import { ledgerLabel } from '../store/ledger-references.ts';
import type { AppDeps } from './deps.ts';
import { id, instant } from './schemas.ts';

const nullableText = z.string().nullable();

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
