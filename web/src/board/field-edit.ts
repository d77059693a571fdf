/** How a cell that is a field of its record is edited. */
import { patch } from '../api/request.ts';
import type { CellEditing, CellValue } from './board-column.ts';
import { boardPaths, type Row } from './rows.ts';
import type { BoardName } from './view-settings.ts';

type EditableRow = Row & { readonly actions?: readonly string[] };

/** @param shown what the row shows beside the field itself: the name of the stage or person picked */
export function fieldEdit<R extends EditableRow>(
  board: BoardName,
  field: keyof R & string,
  options: {
    readonly isOptional?: boolean;
    readonly shown?: (value: string | null) => Partial<R>;
    readonly isAllowed?: (row: R) => boolean;
  } = {},
): CellEditing<R> {
  const { isOptional = true, isAllowed = (row) => row.actions?.includes('edit') === true } = options;
  return {
    field,
    isAllowed,
    isOptional,
    shown: (row, value) => ({ ...row, [field]: value, ...options.shown?.(oneOf(value)) }),
    save: (row, value, was) =>
      patch<R>(`${boardPaths[board]}/${row.id}`, { [field]: value, was: { [field]: was } }),
  };
}

function oneOf(value: CellValue): string | null {
  return typeof value === 'string' ? value : null;
}
