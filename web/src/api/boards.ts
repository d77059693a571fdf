/** Custom columns, their values and saved views of the boards. */
import { queryOptions } from '@tanstack/react-query';
import type { CellValue } from '../board/board-column.ts';
import type { BoardName, ViewSettings } from '../board/view-settings.ts';
import { getAll, patch, post, put, remove } from './request.ts';
import type { CustomColumn } from './types.ts';

export type View = {
  readonly id: string;
  readonly board: BoardName;
  readonly name: string;
  readonly isMain: boolean;
  readonly isShared: boolean;
  readonly isMine: boolean;
  readonly settings: ViewSettings;
  readonly version: number;
};

export const columnsQuery = (board: BoardName) =>
  queryOptions({
    queryKey: ['columns', board],
    queryFn: ({ signal }) => getAll<CustomColumn>('/columns', { board }, signal),
    staleTime: 60_000,
  });

/** The main view first. */
export const viewsQuery = (board: BoardName) =>
  queryOptions({
    queryKey: ['views', board],
    queryFn: ({ signal }) => getAll<View>('/views', { board }, signal),
    staleTime: 60_000,
  });

export function createColumn(column: {
  readonly board: BoardName;
  readonly name: string;
  readonly type: CustomColumn['type'];
  readonly options?: readonly { readonly name: string; readonly color: string }[];
}): Promise<CustomColumn> {
  return post('/columns', column);
}

export function changeColumn(
  id: string,
  part: {
    readonly name?: string;
    readonly options?: readonly { readonly id?: string; readonly name: string; readonly color: string }[];
    readonly archived?: false;
  },
): Promise<CustomColumn> {
  return patch(`/columns/${id}`, part);
}

/** Takes the column off its board; its values come back with it. */
export function removeColumn(id: string): Promise<void> {
  return remove(`/columns/${id}`);
}

/** If the cell still holds `was`. @throws ApiRefusal `changedMeanwhile` */
export function saveValue(
  columnId: string,
  recordId: string,
  value: CellValue,
  was: CellValue,
): Promise<{ readonly value: CellValue }> {
  return put(`/columns/${columnId}/values/${recordId}`, { value, was });
}

export function changeViewSettings(id: string, settings: ViewSettings): Promise<View> {
  return patch(`/views/${id}`, { settings });
}

export type ViewValues = Pick<View, 'name' | 'isShared' | 'settings'>;

export function createView(board: BoardName, values: ViewValues): Promise<View> {
  return post('/views', { board, ...values });
}

export function changeView(id: string, part: Partial<Pick<View, 'name' | 'isShared'>>): Promise<View> {
  return patch(`/views/${id}`, part);
}

export function deleteView(id: string): Promise<void> {
  return remove(`/views/${id}`);
}
