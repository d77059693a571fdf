/** Records made on a board of their titles alone: in the group where they were typed, and told of where a filter hides them. */
import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useMemo, useRef } from 'react';
import { newExternalId, post } from '../api/request.ts';
import { sentence } from '../fields/use-save.ts';
import type { BoardColumn } from './board-column.ts';
import { boardPaths, type Row, refreshRows } from './rows.ts';
import type { BoardName } from './view-settings.ts';

export type Adding = {
  /** "job". */
  readonly noun: string;
  /** Answers whether the record is made. */
  readonly add: (title: string, groupId: string) => Promise<boolean>;
};

/**
 * @param groupColumn whose value a new row takes over from its group
 * @param isShown whether a row passes the filter
 * @returns null where a group does not say what its rows hold: by what the books say, or by several tags
 */
export function useAddRow<R extends Row>(board: {
  readonly name: BoardName;
  /** Absent: this person makes none here. */
  readonly noun: string | undefined;
  readonly nameOf: (row: R) => string;
  readonly groupColumn: BoardColumn<R> | null;
  readonly isShown: (row: R) => boolean;
}): Adding | null {
  const client = useQueryClient();
  const latest = useRef(board);
  latest.current = board;
  const { noun } = board;
  const { edit, type } = board.groupColumn ?? {};
  const isPlaced = edit !== undefined && type !== 'tags';
  const add = useCallback<Adding['add']>(
    async (title, groupId) => {
      const { name, nameOf, groupColumn, isShown } = latest.current;
      try {
        const row = await makeRow(name, title, groupColumn, groupId);
        await refreshRows(client, name, { ids: [row.id] });
        if (!isShown(row)) {
          notifications.show({ message: `${nameOf(row)} is added. The filter does not show it.` });
        }
        return true;
      } catch (error) {
        notifications.show({ color: 'red', title: `“${title}” is not added`, message: sentence(error) });
        return false;
      }
    },
    [client],
  );
  return useMemo(() => (noun && isPlaced ? { noun, add } : null), [noun, isPlaced, add]);
}

async function makeRow<R extends Row>(
  board: BoardName,
  title: string,
  column: BoardColumn<R> | null,
  value: string,
): Promise<R> {
  const field = column?.edit?.field;
  const placed = value !== '' && field !== undefined ? { [field]: value } : {};
  const row = await post<R>(boardPaths[board], { title, ...placed, externalId: newExternalId() });
  if (value !== '' && field === undefined) await column?.edit?.save(row, value, null);
  return row;
}
