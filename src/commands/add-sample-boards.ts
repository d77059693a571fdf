/** Puts the sample's columns, what stands in them and its views on the boards. */
import { addDays } from '../domain/calendar.ts';
import type { BoardName, ColumnOption, CustomValue } from '../domain/custom-value.ts';
import { insertSampleColumns, insertSampleValues } from '../store/sample-rows.ts';
import { insertViews } from '../store/views.ts';
import { type SampleView, sampleColumns, sampleViews } from './sample-boards.ts';
import { keepAsSample, type SampleDesk } from './sample-desk.ts';

/** @param rowIds of each board, the oldest first. */
export async function addSampleBoards(
  desk: SampleDesk,
  rowIds: Readonly<Record<BoardName, readonly string[]>>,
): Promise<void> {
  const { deps, tx, actor, today, stageIds } = desk;
  const columns = sampleColumns.map((column, position) => ({
    column,
    id: deps.ids(),
    position,
    options: column.labels.map((label) => ({ id: deps.ids(), ...label })),
  }));
  await insertSampleColumns(
    tx,
    actor.workspaceId,
    columns.map(({ column: { board, name, type }, ...rest }) => ({
      ...{ id: rest.id, position: rest.position, options: rest.options, currency: null },
      ...{ board, name, type },
    })),
  );
  const about = { ownerId: actor.userId, day: (inDays: number) => addDays(today, inDays) };
  const values = columns.flatMap(({ column, id: columnId, options }) =>
    rowIds[column.board].flatMap((recordId, index) => {
      const value = withOptionIds(column.valueOf(index, about), options);
      return value === null ? [] : [{ recordId, columnId, value }];
    }),
  );
  await insertSampleValues(tx, actor.workspaceId, values);
  await keepAsSample(desk, 'column', columns, ({ column: { name } }) => ({ name }));
  const added = (name: string) =>
    columns.find(({ column }) => column.board === 'jobs' && column.name === name)?.id ?? '';
  await addViews(desk, sampleViews({ stageIds, added }));
}

/** Labels are kept by their ids. */
function withOptionIds(value: CustomValue, options: readonly ColumnOption[]): CustomValue {
  if (options.length === 0 || value === null) return value;
  const idOf = (name: string) => options.find((option) => option.name === name)?.id ?? '';
  return typeof value === 'string' ? idOf(value) : value.map(idOf);
}

async function addViews(desk: SampleDesk, toAdd: readonly SampleView[]): Promise<void> {
  const { deps, tx, actor } = desk;
  const views = toAdd.map((view) => ({
    ...view,
    id: deps.ids(),
    isMain: false,
    isShared: true,
    ownerId: actor.userId,
  }));
  await insertViews(tx, actor.workspaceId, views);
  await keepAsSample(desk, 'view', views, ({ name }) => ({ name }));
}
