/** Queues one change of the books for a person who waits: the operation and its wake-up, in the transaction of the caller. */
import type { Problem } from '../domain/problem.ts';
import { announce } from '../store/changes.ts';
import type { Tx } from '../store/database.ts';
import { wakePush } from '../store/engine-jobs.ts';
import type { Subject } from '../store/links.ts';
import { insertSyncOperation, type OperationKind } from '../store/sync-operations.ts';
import type { Actor } from './actor.ts';
import type { CommandDeps } from './deps.ts';

export async function queueOperation(
  deps: CommandDeps,
  tx: Tx,
  actor: Actor,
  operation: {
    readonly kind: OperationKind;
    readonly subject: Subject;
    readonly contactCurrency?: string;
    readonly connectionId: string;
    readonly marker: string;
    readonly waitsFor: string | null;
    /** Why it cannot go yet: it then needs attention from the start. */
    readonly problem: Problem | null;
  },
): Promise<void> {
  const { workspaceId } = actor;
  const { kind, subject, contactCurrency = '', connectionId, marker, waitsFor, problem } = operation;
  const id = deps.ids();
  await insertSyncOperation(tx, {
    workspaceId,
    id,
    connectionId,
    kind,
    subjectKind: subject.kind,
    subjectId: subject.id,
    // Payments and credit notes never change once they are recorded.
    subjectVersion: 1,
    contactCurrency,
    lane: 'interactive',
    marker,
    waitsFor,
    createdBy: actor.userId ?? actor.apiKeyId,
    problem,
    now: deps.clock.now(),
  });
  await wakePush(tx, workspaceId, connectionId, 'interactive');
  await announce(tx, { workspaceId, kind: 'syncOperation', id });
}
