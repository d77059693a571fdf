import { expect, test } from 'vitest';
import type { BoardColumn, CellValue } from '../board-column.ts';
import { startBulkRun } from './bulk-run.ts';
import { cellActions } from './cell-actions.tsx';

type Row = { readonly id: string; readonly stage: string };

function desk() {
  const saved: { id: string; value: CellValue; was: CellValue }[] = [];
  const stage: BoardColumn<Row> = {
    key: 'stage',
    name: 'Stage',
    type: 'status',
    width: 100,
    value: (row) => row.stage,
    text: (row) => row.stage,
    choices: [
      { value: 'new', label: 'New' },
      { value: 'won', label: 'Won' },
    ],
    edit: {
      isOptional: false,
      isAllowed: (row) => row.id !== 'locked',
      shown: (row) => row,
      save: async ({ id }, value, was) => {
        saved.push({ id, value, was });
        return null;
      },
    },
  };
  const total: BoardColumn<Row> = { ...stage, key: 'total', type: 'text' };
  return { saved, actions: cellActions([stage, total], () => undefined) };
}

test('a stage set in all rows leaves out those that have it or may not change, and is taken back', async () => {
  const { saved, actions } = desk();
  const [action] = actions;
  expect(actions).toHaveLength(1);
  const won = { value: 'won', label: 'Won' };
  const rows = [
    { id: 'a', stage: 'new' },
    { id: 'b', stage: 'won' },
    { id: 'locked', stage: 'new' },
  ];
  if (!action) return;
  const run = startBulkRun(rows, action.step(won));
  await run.finished();
  expect(saved).toEqual([{ id: 'a', value: 'won', was: 'new' }]);
  expect(run.state().items.map(({ result }) => result.state)).toEqual(['done', 'notAllowed', 'notAllowed']);

  const undo = action.undo?.(won);
  if (undo) await startBulkRun(rows.slice(0, 1), undo).finished();
  expect(saved[1]).toEqual({ id: 'a', value: 'new', was: 'won' });
});
