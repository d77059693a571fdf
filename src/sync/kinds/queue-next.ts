/** Queues what follows an operation on the same subject, in the transaction that ends it. */
import { wakePush } from '../../store/engine-jobs.ts';
import type { SubjectKind } from '../../store/links.ts';
import {
  insertSyncOperation,
  type Lane,
  type OperationKind,
  type SyncOperationRow,
} from '../../store/sync-operations.ts';
import type { Place } from './kind.ts';

export async function queueNext(
  { engine, tx, connection }: Place,
  operation: SyncOperationRow,
  kind: OperationKind,
): Promise<void> {
  // The table's check constraints admit no other lane and no other kind of subject.
  const lane = operation.lane as Lane;
  await insertSyncOperation(tx, {
    workspaceId: operation.workspace_id,
    id: engine.newId(),
    connectionId: connection.id,
    kind,
    subjectKind: operation.subject_kind as SubjectKind,
    subjectId: operation.subject_id,
    subjectVersion: operation.subject_version,
    lane,
    marker: operation.marker,
    waitsFor: null,
    createdBy: operation.created_by,
    problem: null,
    now: engine.clock.now(),
  });
  await wakePush(tx, operation.workspace_id, connection.id, lane);
}
