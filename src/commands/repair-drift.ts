/**
 * Repairs what a comparison found, each in the way that there is for it elsewhere. Asked for here, carried out by the
 * engine: the finding closes when a reading shows that both sides agree.
 */
import { type DriftRepair, isSafe, repairsOf } from '../domain/drift.ts';
import type { ContentField } from '../domain/invoice-content.ts';
import { announce } from '../store/changes.ts';
import { findConnection } from '../store/connections.ts';
import { inTransaction, type Tx } from '../store/database.ts';
import {
  type DriftFindingRow,
  findFinding,
  listOpenOfInvoices,
  lockUnrepaired,
  updateFinding,
} from '../store/drift-findings.ts';
import { wakePull, wakeRepairDrift } from '../store/engine-jobs.ts';
import { findSyncOperation } from '../store/sync-operations.ts';
import { storeOwnEvents } from '../store/webhook-events.ts';
import type { Actor } from './actor.ts';
import { lockStanding } from './invoice-standing.ts';
import type { QueueDeps } from './queue-invoices.ts';
import { queueUpdate } from './queue-update.ts';
import { recordChange } from './record-change.ts';
import { booksNotConnected, conflict, done, notFound, type Result } from './refusal.ts';
import { retryOperation } from './retry-operation.ts';
import { keepOurs, takeTheirs } from './settle-differences.ts';

/** Most findings that one press repairs; the rest stays for the next. */
const MOST_AT_ONCE = 1_000;

export async function repairFinding(
  deps: QueueDeps,
  actor: Actor,
  id: string,
  how: DriftRepair,
): Promise<Result<null>> {
  const { workspaceId } = actor;
  const finding = await findFinding(deps.db, workspaceId, id);
  if (finding === undefined) return notFound('finding');
  // Pressed twice, or too late: it holds no longer.
  if (finding.state !== 'open') return done(null);
  if (!repairsFor(finding).includes(how))
    return conflict('notPossibleNow', 'This difference cannot be repaired in that way.');
  const connection = await findConnection(deps.db, workspaceId, finding.connection_id);
  if (connection?.status !== 'active') return booksNotConnected();
  const acted = await act(deps, actor, finding, how);
  if (!acted.ok) return acted;
  return inTransaction(deps.db, async (tx) => {
    const locked = await lockOpen(tx, finding);
    const held = locked.find((each) => each.id === id);
    if (held === undefined) return done(null);
    // One reading shows everything of an invoice.
    const isRepaired = (each: DriftFindingRow) => how === 'readAgain' && repairsFor(each).includes(how);
    await ask(
      deps,
      tx,
      actor,
      locked.filter((each) => each.id === id || isRepaired(each)),
      how,
    );
    await recordChange(deps, tx, actor, {
      kind: 'drift',
      id,
      action: 'repaired',
      details: { kind: held.kind, how, number: held.number },
    });
    return done(null);
  });
}

/** Those of the same invoice that are still open, in the order in which readings close them. */
async function lockOpen(tx: Tx, finding: DriftFindingRow): Promise<readonly DriftFindingRow[]> {
  const { workspace_id: workspaceId, invoice_id: invoiceId } = finding;
  return listOpenOfInvoices(tx, workspaceId, invoiceId === null ? [] : [invoiceId]);
}

/** All that needs no thought. @returns how many were asked for. */
export function repairAllSafe(
  deps: QueueDeps,
  actor: Actor,
  connectionId: string,
): Promise<Result<{ readonly asked: number }>> {
  const { workspaceId } = actor;
  return inTransaction(deps.db, async (tx) => {
    const connection = await findConnection(tx, workspaceId, connectionId);
    if (connection === undefined) return notFound('connection');
    if (connection.status !== 'active') return booksNotConnected();
    const open = await lockUnrepaired(tx, workspaceId, connectionId, MOST_AT_ONCE);
    let asked = 0;
    for (const how of ['readAgain', 'link'] as const) {
      const some = open.filter((finding) => repairsFor(finding).includes(how) && isSafe(how));
      await ask(deps, tx, actor, some, how);
      asked += some.length;
    }
    return done({ asked });
  });
}

/** What may be done about it now; nothing while a repair is under way. */
export function repairsFor(
  finding: Pick<DriftFindingRow, 'kind' | 'cause' | 'state' | 'repair' | 'ledger_id'>,
): readonly DriftRepair[] {
  if (finding.state !== 'open' || finding.repair !== null) return [];
  // The table's check constraint, and `saveFindings`, admit no others.
  const repairs = repairsOf(finding as Parameters<typeof repairsOf>[0]);
  return finding.ledger_id === null ? repairs.filter((repair) => repair === 'sendOurs') : repairs;
}

/** What is done by commands at once; the rest is the engine's. */
function act(
  deps: QueueDeps,
  actor: Actor,
  finding: DriftFindingRow,
  how: DriftRepair,
): Promise<Result<null>> {
  const invoiceId = finding.invoice_id ?? '';
  switch (how) {
    case 'takeTheirs':
      return takeTheirs(deps, actor, invoiceId, fieldsOf(finding));
    case 'sendOurs':
      return finding.operation_id === null
        ? keepOurs(deps, actor, invoiceId, fieldsOf(finding))
        : sendAgain(deps, actor, invoiceId, finding.operation_id);
    case 'readAgain':
    case 'link':
    case 'voidDuplicate':
      return Promise.resolve(done(null));
  }
}

/** A change that was set aside is asked for anew: what was ignored once stays so. */
async function sendAgain(
  deps: QueueDeps,
  actor: Actor,
  invoiceId: string,
  operationId: string,
): Promise<Result<null>> {
  const operation = await findSyncOperation(deps.db, actor.workspaceId, operationId);
  if (operation?.state !== 'ignored') return retryOperation(deps, actor, operationId);
  return inTransaction(deps.db, async (tx) => {
    const locked = await lockStanding(tx, actor.workspaceId, invoiceId);
    if (locked?.standing.kind !== 'inBooks' || operation.kind !== 'updateInvoice')
      return conflict('ignored', 'It was set aside. Ask for it anew on the invoice itself.');
    await queueUpdate(deps, tx, actor, locked.invoice, locked.standing);
    return done(null);
  });
}

function fieldsOf({ kind }: DriftFindingRow): readonly ContentField[] | null {
  if (kind === 'dueDate' || kind === 'contact') return [kind];
  return null;
}

/** Marks them, and wakes what shows whether it has helped. */
async function ask(
  deps: QueueDeps,
  tx: Tx,
  actor: Actor,
  findings: readonly DriftFindingRow[],
  how: DriftRepair,
): Promise<void> {
  const [first] = findings;
  if (first === undefined) return;
  const { workspaceId, userId, apiKeyId } = actor;
  const now = deps.clock.now();
  for (const { id } of findings) {
    await updateFinding(tx, workspaceId, id, {
      repair: how,
      repair_asked_at: now,
      repair_asked_by: userId ?? apiKeyId,
      repair_problem: null,
    });
    if (how === 'link' || how === 'voidDuplicate') await wakeRepairDrift(tx, { workspaceId, findingId: id });
  }
  if (how === 'readAgain' || how === 'takeTheirs') {
    const key = { workspaceId, connectionId: first.connection_id };
    const ledgerIds = new Set(findings.flatMap(({ ledger_id }) => ledger_id ?? []));
    const events = [...ledgerIds].map((ledgerId) => ({
      id: deps.ids(),
      resource: 'invoice' as const,
      ledgerId,
      kind: 'ours' as const,
      at: now.toISOString(),
    }));
    await storeOwnEvents(tx, key, events, now);
    await wakePull(tx, workspaceId, first.connection_id);
  }
  await announce(tx, { workspaceId, kind: 'drift', id: findings.length === 1 ? first.id : null });
}
