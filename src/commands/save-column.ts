/** Adds, changes, removes and brings back the columns of people's own. */
import type { BoardName, ColumnOption, ColumnType } from '../domain/custom-value.ts';
import { changeOf } from '../domain/record-changes.ts';
import {
  type CustomColumn,
  findColumn,
  insertColumn,
  listColumns,
  lockColumn,
  updateColumn,
} from '../store/custom-columns.ts';
import { countLabelUses } from '../store/custom-values.ts';
import { inTransaction, type Tx } from '../store/database.ts';
import type { Actor } from './actor.ts';
import type { CommandDeps } from './deps.ts';
import { recordChange } from './record-change.ts';
import { conflict, done, invalid, notFound, type Result } from './refusal.ts';

/** A label without an id is new. */
export type OptionToSave = {
  readonly id?: string | undefined;
  readonly name: string;
  readonly color: string;
};

export type ColumnToCreate = {
  readonly board: BoardName;
  readonly name: string;
  readonly type: ColumnType;
  readonly options: readonly OptionToSave[];
  readonly currency: string | null;
};

/** So many that a board is still read; a mistake in a loop ends here. */
const mostColumns = 100;

export function createColumn(
  deps: CommandDeps,
  actor: Actor,
  column: ColumnToCreate,
): Promise<Result<CustomColumn>> {
  return inTransaction(deps.db, async (tx) => {
    const existing = await listColumns(tx, actor.workspaceId, column.board);
    if (existing.length >= mostColumns) {
      return conflict('tooManyColumns', `A board has ${mostColumns} columns of its own at most.`);
    }
    const unfit = unfitOptions(column.type, column.options, []);
    if (unfit !== null) return unfit;
    const id = deps.ids();
    const options = withIds(deps, column.options);
    const position = Math.max(-1, ...existing.map((one) => one.position)) + 1;
    await insertColumn(tx, actor.workspaceId, { ...column, id, options, position });
    await recordChange(deps, tx, actor, {
      kind: 'column',
      id,
      action: 'created',
      details: { name: column.name },
    });
    return done(await load(tx, actor, id));
  });
}

export type ColumnToChange = {
  readonly name?: string | undefined;
  /** All of them, in their order: one that is left out is removed. */
  readonly options?: readonly OptionToSave[] | undefined;
  readonly archived?: false | undefined;
};

export function changeColumn(
  deps: CommandDeps,
  actor: Actor,
  id: string,
  { name, options, archived }: ColumnToChange,
): Promise<Result<CustomColumn>> {
  return inTransaction(deps.db, async (tx) => {
    const column = await lockColumn(tx, actor.workspaceId, id, 'change');
    if (column === undefined) return notFound('column');
    if (options !== undefined) {
      const unfit =
        unfitOptions(column.type, options, column.options) ?? (await inUse(tx, actor, column, options));
      if (unfit !== null) return unfit;
    }
    await updateColumn(tx, actor.workspaceId, id, {
      name,
      options: options && withIds(deps, options),
      ...(archived === false ? { archivedAt: null } : {}),
    });
    const after = await load(tx, actor, id);
    const changes = [
      ...changeOf('Name', column.name, after.name),
      ...changeOf('Labels', labelsOf(column), labelsOf(after)),
    ];
    const action = column.isArchived && !after.isArchived ? 'restored' : 'updated';
    const details = { name: after.name, changes };
    await recordChange(deps, tx, actor, { kind: 'column', id, action, details });
    return done(after);
  });
}

function labelsOf({ options }: CustomColumn): string | null {
  return options.length === 0 ? null : options.map(({ name }) => name).join(', ');
}

/** Off its board; its values come back with it. */
export function archiveColumn(deps: CommandDeps, actor: Actor, id: string): Promise<Result<CustomColumn>> {
  return inTransaction(deps.db, async (tx) => {
    const column = await lockColumn(tx, actor.workspaceId, id, 'change');
    if (column === undefined) return notFound('column');
    await updateColumn(tx, actor.workspaceId, id, { archivedAt: deps.clock.now() });
    await recordChange(deps, tx, actor, {
      kind: 'column',
      id,
      action: 'archived',
      details: { name: column.name },
    });
    return done(await load(tx, actor, id));
  });
}

function unfitOptions(type: ColumnType, options: readonly OptionToSave[], known: readonly ColumnOption[]) {
  if (options.length > 0 && type !== 'status' && type !== 'tags') {
    return invalid([{ path: 'options', message: 'are of status and tags columns alone' }]);
  }
  const names = options.map(({ name }) => name.toLowerCase());
  const twice = names.findIndex((name, index) => names.indexOf(name) !== index);
  if (twice >= 0) return invalid([{ path: `options.${twice}.name`, message: 'is there already' }]);
  const unknown = options.findIndex(
    ({ id }) => id !== undefined && !known.some((option) => option.id === id),
  );
  if (unknown >= 0)
    return invalid([{ path: `options.${unknown}.id`, message: 'names a label that does not exist' }]);
  return null;
}

/** A label goes only when no row holds it: nothing that people have set is cleared behind their back. */
async function inUse(tx: Tx, actor: Actor, column: CustomColumn, options: readonly OptionToSave[]) {
  const gone = column.options.filter(({ id }) => !options.some((option) => option.id === id));
  const uses = await countLabelUses(
    tx,
    actor.workspaceId,
    column.id,
    gone.map(({ id }) => id),
  );
  const used = gone.find(({ id }) => uses.has(id));
  if (used === undefined) return null;
  const count = uses.get(used.id) ?? 0;
  const rows = count === 1 ? 'one row' : `${count} rows`;
  return conflict(
    'labelInUse',
    `“${used.name}” stands in ${rows}. Give ${count === 1 ? 'it' : 'them'} another label first.`,
  );
}

function withIds({ ids }: CommandDeps, options: readonly OptionToSave[]): readonly ColumnOption[] {
  return options.map(({ id, name, color }) => ({ id: id ?? ids(), name, color }));
}

async function load(tx: Tx, actor: Actor, id: string): Promise<CustomColumn> {
  const column = await findColumn(tx, actor.workspaceId, id);
  if (column === undefined) throw new Error('A column that was just written is not there');
  return column;
}
