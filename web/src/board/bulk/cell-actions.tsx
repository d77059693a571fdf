/** A stage, a label or a person set in all selected rows, by the same way as in the cell of one. */
import { IconTag, IconUser } from '@tabler/icons-react';
import type { BoardColumn, CellEditing, CellValue, Choice } from '../board-column.ts';
import type { ChoiceAction } from './bulk-action.ts';

/**
 * One action for each column of few choices that may be edited.
 * @param onSaved with the row as it is now, where the answer says it
 */
export function cellActions<R>(
  columns: readonly BoardColumn<R>[],
  onSaved: (row: R) => void,
): readonly ChoiceAction<R>[] {
  return columns.flatMap((column) => {
    const { edit, choices = [] } = column;
    return edit && (column.type === 'status' || column.type === 'person') && choices.length > 0
      ? [cellAction(column, edit, choices, onSaved)]
      : [];
  });
}

function cellAction<R>(
  column: BoardColumn<R>,
  edit: CellEditing<R>,
  choices: readonly Choice[],
  onSaved: (row: R) => void,
): ChoiceAction<R> {
  const isPerson = column.type === 'person';
  const none: Choice = { value: '', label: isPerson ? 'Nobody' : 'None' };
  const offered = choices.filter(({ value }) => value !== '');
  async function set(row: R, value: CellValue, was: CellValue) {
    const saved = await edit.save(row, value, was);
    if (saved) onSaved(saved);
  }
  return {
    kind: 'choice',
    key: column.key,
    label: column.name,
    icon: isPerson ? <IconUser size={14} aria-hidden /> : <IconTag size={14} aria-hidden />,
    choices: edit.isOptional ? [none, ...offered] : offered,
    step: ({ value, label }) => ({
      whyNot: (row) => {
        if (!edit.isAllowed(row)) return `You cannot change its ${column.name}.`;
        return (column.value(row) ?? '') === value ? `Its ${column.name} is ${label} already.` : null;
      },
      run: async (row) => {
        await set(row, value || null, column.value(row));
        return { words: `${column.name} is ${label} now.` };
      },
    }),
    undo: ({ value }) => ({
      whyNot: () => null,
      run: async (row) => {
        await set(row, column.value(row), value || null);
        return { words: `${column.name} is as it was.` };
      },
    }),
  };
}
