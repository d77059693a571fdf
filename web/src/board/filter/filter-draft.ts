/** A filter while it is being put together: its parts have ids, and conditions may still lack their value. */
import type { BoardColumn } from '../board-column.ts';
import { type Condition, type Filter, isGroup } from '../view-settings.ts';
import { isAnswerable, operatorsOf } from './operators.ts';

export type DraftCondition = Condition & {
  readonly id: number;
  /** Just added: it takes the focus when it is drawn. */
  readonly isNew: boolean;
};
export type DraftGroup = {
  readonly id: number;
  readonly join: Filter['join'];
  readonly parts: readonly DraftPart[];
};
export type DraftPart = DraftCondition | DraftGroup;

export function toDraft(filter: Filter | null): DraftGroup {
  const parts = (filter?.conditions ?? []).map((part) =>
    isGroup(part) ? toDraft(part) : { ...part, id: nextId(), isNew: false },
  );
  return { id: nextId(), join: filter?.join ?? 'and', parts };
}

/** What of it can be asked already. A condition on a column that is gone stays until somebody removes it. */
export function toFilter<R>(draft: DraftGroup, columns: readonly BoardColumn<R>[]): Filter | null {
  const conditions = draft.parts.flatMap((part): (Condition | Filter)[] => {
    if (isDraftGroup(part)) return [toFilter(part, columns)].filter((group) => group !== null);
    const { id: _id, isNew: _isNew, ...condition } = part;
    const column = columns.find(({ key }) => key === condition.key);
    return !column || isAnswerable(condition, column.type) ? [condition] : [];
  });
  return conditions.length === 0 ? null : { join: draft.join, conditions };
}

export function newCondition<R>(column: BoardColumn<R>): DraftCondition {
  const operator = operatorsOf[column.type][0] ?? 'is';
  return { id: nextId(), isNew: true, key: column.key, operator, values: [] };
}

export function newGroup<R>(column: BoardColumn<R>): DraftGroup {
  return { id: nextId(), join: 'or', parts: [newCondition(column)] };
}

/** Another column: what was chosen for the old one says nothing of it, unless both are alike. */
export function withColumn<R>(
  condition: DraftCondition,
  from: BoardColumn<R> | undefined,
  to: BoardColumn<R>,
): DraftCondition {
  if (from?.type === to.type && !to.choices && !to.picker) return { ...condition, key: to.key };
  return { ...newCondition(to), id: condition.id };
}

export function withPart(group: DraftGroup, part: DraftPart): DraftGroup {
  return { ...group, parts: group.parts.map((one) => (one.id === part.id ? part : one)) };
}

/** A group whose last condition goes, goes with it. */
export function withoutPart(group: DraftGroup, id: number): DraftGroup {
  return { ...group, parts: group.parts.filter((part) => part.id !== id) };
}

export function isDraftGroup(part: DraftPart): part is DraftGroup {
  return 'parts' in part;
}

let lastId = 0;

function nextId(): number {
  lastId += 1;
  return lastId;
}
