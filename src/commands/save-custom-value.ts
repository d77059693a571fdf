/** Puts a value into a column of people's own, if the cell still says what the person saw. */
import {
  type BoardName,
  type CustomValue,
  customValueWords,
  isSameValue,
  parseCustomValue,
} from '../domain/custom-value.ts';
import type { ChangeKind } from '../store/changes.ts';
import { type CustomColumn, lockColumn } from '../store/custom-columns.ts';
import { findCustomValue, lockRecord, putCustomValue } from '../store/custom-values.ts';
import { inTransaction, type Tx } from '../store/database.ts';
import { listMembers } from '../store/members.ts';
import type { Actor } from './actor.ts';
import { unknownReferences } from './check-references.ts';
import type { CommandDeps } from './deps.ts';
import { recordChange } from './record-change.ts';
import { done, invalid, notFound, type Result } from './refusal.ts';
import { changedMeanwhile } from './refuse-changed.ts';
import { tellAutomations } from './tell-automations.ts';

export type ValueToSave = {
  readonly columnId: string;
  readonly recordId: string;
  readonly value: CustomValue;
  /** What the person saw; left out: whatever it is now. */
  readonly was?: CustomValue | undefined;
};

export const kindOfBoard = {
  sales: 'salesDoc',
  jobs: 'job',
  invoices: 'invoice',
  companies: 'company',
  contacts: 'contact',
} as const satisfies Record<BoardName, ChangeKind>;

export function saveCustomValue(
  deps: CommandDeps,
  actor: Actor,
  { columnId, recordId, value, was }: ValueToSave,
): Promise<Result<CustomValue>> {
  return inTransaction(deps.db, async (tx) => {
    const { workspaceId } = actor;
    const column = await lockColumn(tx, workspaceId, columnId, 'use');
    if (column === undefined || column.isArchived) return notFound('column');
    if (!(await lockRecord(tx, workspaceId, column.board, recordId))) return notFound('record on this board');
    const before = await findCustomValue(tx, workspaceId, recordId, columnId);
    if (was !== undefined && !isSameValue(was, before)) return changedMeanwhile(column.name);
    const parsed = parseCustomValue(column, value);
    if (!parsed.ok) return invalid([{ path: 'value', message: parsed.why }]);
    if (column.type === 'person') {
      const person = typeof parsed.value === 'string' ? parsed.value : null;
      const unknown = await unknownReferences(tx, workspaceId, [
        { kind: 'member', id: person, path: 'value' },
      ]);
      if (unknown.length > 0) return invalid(unknown);
    }
    if (isSameValue(parsed.value, before)) return done(before);
    await putCustomValue(tx, workspaceId, recordId, columnId, parsed.value);
    await recordChange(deps, tx, actor, {
      kind: kindOfBoard[column.board],
      id: recordId,
      action: 'updated',
      details: { changes: [await changeInWords(tx, workspaceId, column, before, parsed.value)] },
    });
    const facts = { columnId, from: before, to: parsed.value };
    const subject = { kind: kindOfBoard[column.board], id: recordId };
    await tellAutomations(deps, tx, actor, [{ subject, event: { kind: 'column', facts } }]);
    return done(parsed.value);
  });
}

async function changeInWords(
  tx: Tx,
  workspaceId: string,
  column: CustomColumn,
  before: CustomValue,
  after: CustomValue,
) {
  const people = column.type === 'person' ? await listMembers(tx, workspaceId) : [];
  const nameOf = (userId: string) => people.find((person) => person.userId === userId)?.name;
  return {
    field: column.name,
    from: customValueWords(column, before, nameOf),
    to: customValueWords(column, after, nameOf),
  };
}
