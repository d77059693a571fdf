/** What the head of a column offers: order, groups, layout, and for columns that people added their name and end. */
import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { useMemo, useRef } from 'react';
import { changeColumn, removeColumn } from '../api/boards.ts';
import { orSayWhy } from '../fields/say-why.ts';
import { useCan } from '../fields/use-can.ts';
import type { ColumnActions } from './header-cell.tsx';
import { changeColumnLayout, type LaidOut, moveColumn, neighbour } from './layout.ts';
import { sayUndone } from './say-undone.tsx';
import type { BoardView } from './use-board-view.ts';
import type { BoardName, ColumnLayout } from './view-settings.ts';

export type LayoutChanges = {
  readonly resize: (key: string, width: number) => void;
  readonly reorder: (key: string, toKey: string) => void;
  readonly show: (key: string, isShown: boolean) => void;
};

export function useColumnActions<R>(
  /** Null: a list, whose columns are its own. */
  board: BoardName | null,
  view: BoardView,
  laidOut: readonly LaidOut<R>[],
  editLabels: (key: string) => void,
): { readonly actions: ColumnActions; readonly changes: LayoutChanges } {
  const client = useQueryClient();
  const mayChangeColumns = useCan('columns:write');
  const mayChangeStages = useCan('stages:write');
  const now = useRef({ view, laidOut, editLabels });
  now.current = { view, laidOut, editLabels };

  return useMemo(() => {
    const layout = () => now.current.view.settings.columns;
    const setLayout = (columns: readonly ColumnLayout[]) => now.current.view.setLayout(columns);
    const say = (key: string, part: Omit<Partial<ColumnLayout>, 'key'>) =>
      setLayout(changeColumnLayout(now.current.laidOut, layout(), key, part));
    const reread = () => client.invalidateQueries({ queryKey: ['columns', board] });
    const changes: LayoutChanges = {
      resize: (key, width) => say(key, { width }),
      reorder: (key, toKey) => setLayout(moveColumn(now.current.laidOut, layout(), key, toKey)),
      show: (key, isShown) => say(key, { isHidden: !isShown }),
    };
    const nameOf = (key: string) =>
      now.current.laidOut.find(({ column }) => column.key === key)?.column.name ?? '';
    const own: Partial<ColumnActions> = {
      rename: (key, name) =>
        void orSayWhy(async () => {
          await changeColumn(key, { name });
          await reread();
        }),
      editLabels: (key) => now.current.editLabels(key),
      remove: (key) =>
        void orSayWhy(async () => {
          const name = nameOf(key);
          await removeColumn(key);
          await reread();
          sayUndone(`The column ${name} is removed, with its values.`, async () => {
            await changeColumn(key, { archived: false });
            await reread();
          });
        }),
    };
    const actions: ColumnActions = {
      sort: (key, direction, isAdded) => {
        const { settings, change } = now.current.view;
        change({ sort: [...(isAdded ? settings.sort : []), { key, direction }] });
      },
      group: (key) => now.current.view.change({ group: key }),
      hide: (key) => {
        changes.show(key, false);
        notifications.show({ message: `${nameOf(key)} is hidden. “Columns” above brings it back.` });
      },
      freeze: (key, isFrozen) => say(key, { isFrozen }),
      move: (key, step) => {
        const beside = neighbour(now.current.laidOut, key, step);
        if (beside !== null) changes.reorder(key, beside);
      },
      ...(mayChangeColumns && board !== null ? own : {}),
      ...(mayChangeStages && (board === 'sales' || board === 'jobs')
        ? { editStages: () => now.current.editLabels('stage') }
        : {}),
    };
    return { actions, changes };
  }, [client, board, mayChangeColumns, mayChangeStages]);
}
