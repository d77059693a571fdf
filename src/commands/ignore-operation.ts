/** Ignore, of several operations at once: what was refused and shall not go after all is set aside. */
import { announce } from '../store/changes.ts';
import { inTransaction } from '../store/database.ts';
import { closeWaitingOperations } from '../store/decided-operations.ts';
import type { SubjectKind } from '../store/links.ts';
import { findSyncOperation, type SyncOperationRow } from '../store/sync-operations.ts';
import type { Actor } from './actor.ts';
import { ignoreInvoice } from './issue-invoice.ts';
import type { QueueDeps } from './queue-invoices.ts';
import { conflict, done, notFound, type Result, reasonOf } from './refusal.ts';

/**
 * Whether nothing is lost by leaving it undone: an invoice stays here, a mail is not sent, a file not attached. What is
 * recorded here and not there is taken back where it was recorded: money on its invoice, customers in Contacts.
 */
export function mayBeIgnored({ kind, state }: Pick<SyncOperationRow, 'kind' | 'state'>): boolean {
  return state === 'needsAttention' && ['createInvoice', ...beside].includes(kind);
}

/** Each in a transaction of its own: one that cannot be set aside stops no other. */
export async function ignoreMany(
  deps: QueueDeps,
  actor: Actor,
  ids: readonly string[],
): Promise<readonly { readonly id: string; readonly isIgnored: boolean; readonly reason: string | null }[]> {
  const results: { id: string; isIgnored: boolean; reason: string | null }[] = [];
  for (const id of ids) {
    const outcome = await ignoreOperation(deps, actor, id);
    results.push({ id, isIgnored: outcome.ok, reason: outcome.ok ? null : reasonOf(outcome.refusal) });
  }
  return results;
}

/** What goes to the books beside an invoice that is there. */
const beside: readonly string[] = ['emailInvoice', 'attachFile', 'addHistoryNote'];

async function ignoreOperation(deps: QueueDeps, actor: Actor, id: string): Promise<Result<null>> {
  const { workspaceId } = actor;
  const operation = await findSyncOperation(deps.db, workspaceId, id);
  if (operation === undefined) return notFound('sync operation');
  if (operation.state === 'ignored') return done(null);
  if (!mayBeIgnored(operation))
    return conflict('notIgnorable', 'Only an invoice, a mail, a file or a note that needs attention can be.');
  const { subject_kind: kind, subject_id: subjectId } = operation;
  if (!beside.includes(operation.kind)) return ignoreInvoice(deps, actor, subjectId);
  return inTransaction(deps.db, async (tx) => {
    // The table's check constraint admits no other kind.
    await closeWaitingOperations(tx, workspaceId, kind as SubjectKind, subjectId, deps.clock.now());
    await announce(tx, { workspaceId, kind: 'syncOperation', id });
    return done(null);
  });
}
