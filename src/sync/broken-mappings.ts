/** Tells of mappings that a reading of the books has broken: before the next invoice fails on them. */
import { insertActivities } from '../store/activities.ts';
import type { ConnectionRow } from '../store/connections.ts';
import type { Tx } from '../store/database.ts';
import { type MappingView, mappingRows } from '../store/mapping-rows.ts';
import type { Engine } from './engine.ts';

/** @param before what was mapped, as it stood with the books as they were read before */
export async function tellOfBroken(
  engine: Engine,
  tx: Tx,
  connection: ConnectionRow,
  before: readonly MappingView[],
): Promise<void> {
  const broken = newlyBroken(before, await mappingRows(tx, connection));
  if (broken.length === 0) return;
  engine.log.warn(
    { connectionId: connection.id, mappings: broken.length, problem: broken[0]?.problem?.code },
    'The mapping no longer fits the books',
  );
  await insertActivities(tx, connection.workspace_id, [
    {
      id: engine.newId(),
      subjectKind: 'mapping',
      subjectId: connection.id,
      actorKind: 'ledger',
      actorId: null,
      action: 'broken',
      details: {
        mappings: broken.map(({ kind, subjectId, subjectName, code, problem }) => ({
          kind,
          subjectId,
          subjectName,
          code,
          message: problem?.message,
        })),
      },
      at: engine.clock.now(),
    },
  ]);
}

/** What nobody has chosen yet is a gap, but nothing that has broken. */
function newlyBroken(before: readonly MappingView[], after: readonly MappingView[]): readonly MappingView[] {
  const wasWell = new Set(
    before.filter(({ code, problem }) => code !== null && problem === null).map((row) => keyOf(row)),
  );
  return after.filter((row) => row.problem !== null && wasWell.has(keyOf(row)));
}

function keyOf({ kind, subjectId, code }: MappingView): string {
  return `${kind} ${subjectId} ${code}`;
}
