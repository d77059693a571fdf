/** How operations end, each end in the transaction of its caller: done, refused, to be sent again, or nobody knows. */
import { oneProblem, type Problem } from '../domain/problem.ts';
import { recordAutomationEvents } from '../store/automation-events.ts';
import { announceAll } from '../store/changes.ts';
import { findInvoicesOfSubjects } from '../store/invoices-of.ts';
import { settleOperations } from '../store/lane-slots.ts';
import type { Subject } from '../store/links.ts';
import {
  findReplaced,
  listWaitingFor,
  type OperationKind,
  type SyncOperationRow,
} from '../store/sync-operations.ts';
import { changesOfInvoices } from './apply.ts';
import { kindOf } from './kinds/index.ts';
import type { Finished, Place } from './kinds/kind.ts';
import { tellOfRefused } from './tell-people.ts';

/** The ledger has them. Those that somebody else has settled meanwhile are left alone. */
export async function finish(
  place: Place,
  kind: OperationKind,
  finished: readonly Finished<unknown>[],
  readAt: Date,
): Promise<void> {
  if (finished.length === 0) return;
  const operations = finished.map(({ operation }) => operation);
  const moved = await settleOperations(place.tx, place.connection.workspace_id, operations, {
    state: 'done',
    problem: null,
    now: place.engine.clock.now(),
  });
  const ours = finished.filter(({ operation }) => moved.has(operation.id));
  if (ours.length === 0) return;
  await kindOf(kind).finish(place, ours, readAt);
  await announceOperations(
    place,
    ours.map(({ operation }) => operation),
  );
}

/** A person must act. What waits for these operations cannot go either, and says so in the same words. */
export async function refuse(
  place: Place,
  operations: readonly SyncOperationRow[],
  problems: readonly Problem[],
): Promise<void> {
  const refused = await refuseWithWaiting(place, operations, problems);
  await tellOfRefused(place, refused, oneProblem(problems));
}

async function refuseWithWaiting(
  place: Place,
  operations: readonly SyncOperationRow[],
  problems: readonly Problem[],
): Promise<readonly SyncOperationRow[]> {
  const moved = await move(place, operations, 'needsAttention', {
    state: 'needsAttention',
    problem: oneProblem(problems),
  });
  await tellOfFailures(place, moved, problems);
  for (const { kind, subject_id: subjectId } of moved)
    place.engine.log.warn(
      { connectionId: place.connection.id, kind, subjectId, problem: problems[0]?.code },
      'A person must act',
    );
  const ids = moved.map((operation) => operation.id);
  const waiting = await listWaitingFor(place.tx, place.connection.workspace_id, ids);
  if (waiting.length === 0) return moved;
  return [...moved, ...(await refuseWithWaiting(place, waiting, problems))];
}

/** An invoice did not reach the books, or not as it is here: automations may wait for that. */
async function tellOfFailures(
  { engine, tx, connection }: Place,
  operations: readonly SyncOperationRow[],
  problems: readonly Problem[],
): Promise<void> {
  const events = operations
    // A backfill says on its own page what became of its hundreds.
    .filter(({ subject_kind: kind, lane }) => kind === 'invoice' && lane === 'interactive')
    .map(({ subject_id: invoiceId }) => {
      const id = engine.newId();
      return {
        id,
        subject: { kind: 'invoice' as const, id: invoiceId },
        event: { kind: 'pushFailed' as const, facts: { problem: problems[0]?.message ?? '' } },
        // An operation is refused once: only those that moved are told of.
        once: id,
        chain: null,
        at: engine.clock.now(),
      };
    });
  await recordAutomationEvents(tx, connection.workspace_id, events);
}

/**
 * Back in the queue, for a time; the problem says why meanwhile. Where something newer has been asked of the same record
 * meanwhile (it was changed, and then voided), that counts alone: of one record one operation waits.
 */
export async function requeue(
  place: Place,
  operations: readonly SyncOperationRow[],
  to: { readonly afterMs: number; readonly neverSent: boolean; readonly problem: Problem | null },
): Promise<void> {
  const { afterMs, ...rest } = to;
  const { workspace_id: workspaceId } = place.connection;
  const replaced = await findReplaced(
    place.tx,
    workspaceId,
    operations.map(({ id }) => id),
  );
  const isReplaced = ({ id }: SyncOperationRow) => replaced.has(id);
  await move(place, operations.filter(isReplaced), null, { state: 'ignored', neverSent: rest.neverSent });
  const others = operations.filter((operation) => !isReplaced(operation));
  await move(place, others, 'queued', { state: 'queued', notBefore: later(place, afterMs), ...rest });
}

/** Nobody knows what they did: looked for at `afterMs` from now. `wasAnswered`: by something that is no answer. */
export async function leaveUnknown(
  place: Place,
  operations: readonly SyncOperationRow[],
  { afterMs, ...rest }: { readonly afterMs: number; readonly wasAnswered?: boolean },
): Promise<void> {
  await move(place, operations, null, { state: 'unknown', notBefore: later(place, afterMs), ...rest });
}

type Shown = 'queued' | 'sending' | 'needsAttention';

async function move(
  place: Place,
  operations: readonly SyncOperationRow[],
  shown: Shown | null,
  to: Omit<Parameters<typeof settleOperations>[3], 'now'>,
): Promise<readonly SyncOperationRow[]> {
  const now = place.engine.clock.now();
  const ids = await settleOperations(place.tx, place.connection.workspace_id, operations, { ...to, now });
  const moved = operations.filter((operation) => ids.has(operation.id));
  if (shown !== null) await show(place, moved, shown);
  await announceOperations(place, moved);
  return moved;
}

/** Shows on the subjects where their operations stand. */
export async function show(
  place: Place,
  operations: readonly SyncOperationRow[],
  state: Shown,
): Promise<void> {
  // The table's check constraint admits no other kind.
  const names = new Set(operations.map((operation) => operation.kind as OperationKind));
  for (const name of names) {
    const alike = operations.filter((operation) => operation.kind === name);
    await kindOf(name).show?.(place, alike, state);
  }
}

/** Tells of operations and of the invoices that they are about, or that their money or documents are of. */
export async function announceOperations(
  { tx, connection }: Place,
  operations: readonly SyncOperationRow[],
): Promise<void> {
  const workspaceId = connection.workspace_id;
  // The table's check constraint admits no other kind.
  const subjects = operations.map(({ subject_kind: kind, subject_id: id }) => ({ kind, id }) as Subject);
  const invoices = await findInvoicesOfSubjects(tx, workspaceId, subjects);
  await announceAll(tx, [
    ...operations.map(({ id }) => ({ workspaceId, kind: 'syncOperation' as const, id })),
    ...(await changesOfInvoices(tx, workspaceId, invoices)),
  ]);
}

function later({ engine }: Place, afterMs: number): Date | null {
  return afterMs > 0 ? new Date(engine.clock.now().getTime() + afterMs) : null;
}
