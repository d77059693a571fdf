/** A board's cell edits on screen: what was refused is told beside a way on, and what was kept can be undone. */
import { Button, Group, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useReducer } from 'react';
import { ApiRefusal } from '../api/request.ts';
import { sentence } from '../fields/use-save.ts';
import type { BoardColumn, CellValue } from './board-column.ts';
import { type CellEdits, createCellEdits, type Refused } from './cell-edits.ts';
import type { Row } from './rows.ts';
import type { BoardName } from './view-settings.ts';

/** @param nameOf what a row is called: "J-1001" */
export function useCellEdits<R extends Row>(board: BoardName, nameOf: (row: R) => string): CellEdits<R> {
  const client = useQueryClient();
  const [, redraw] = useReducer((count: number) => count + 1, 0);
  const edits = useMemo(() => {
    const made: CellEdits<R> = createCellEdits<R>(client, board, {
      changed: redraw,
      refused: (edit) => sayWhy(edit, nameOf, (was) => made.commit(edit.row, edit.column, edit.value, was)),
    });
    return made;
  }, [client, board, nameOf]);

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'z' || !(event.ctrlKey || event.metaKey) || event.shiftKey) return;
      // In a field Ctrl+Z takes back what was typed.
      if (event.target instanceof HTMLElement && event.target.closest('input, textarea, [role="dialog"]'))
        return;
      if (!edits.canUndo()) return;
      event.preventDefault();
      undo(edits, nameOf);
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [edits, nameOf]);
  return edits;
}

export function undo<R>(edits: CellEdits<R>, nameOf: (row: R) => string): void {
  const done = edits.undo();
  if (!done) return;
  const { row, column, was } = done;
  notifications.show({ message: `${column.name} of ${nameOf(row)} is “${words(column, row, was)}” again.` });
}

function sayWhy<R extends Row>(
  { row, column, value, error }: Refused<R>,
  nameOf: (row: R) => string,
  again: (was: CellValue) => void,
): void {
  const isConflict = error instanceof ApiRefusal && error.code === 'changedMeanwhile';
  const id = `cell ${row.id} ${column.key}`;
  const theirs = column.value(row);
  notifications.show({
    id,
    color: isConflict ? 'orange' : 'red',
    title: `${column.name} of ${nameOf(row)} ${isConflict ? 'was changed meanwhile' : 'is not changed'}`,
    autoClose: false,
    message: (
      <>
        <Text size="sm">
          {isConflict
            ? `It says “${words(column, row, theirs)}” now; yours was “${words(column, row, value)}”.`
            : sentence(error)}
        </Text>
        <Group gap="sm" mt="sm">
          <Button
            size="compact-sm"
            variant="default"
            onClick={() => {
              notifications.hide(id);
              again(theirs);
            }}
          >
            {isConflict ? 'Keep mine' : 'Try again'}
          </Button>
          <Button size="compact-sm" variant="subtle" color="gray" onClick={() => notifications.hide(id)}>
            {isConflict ? 'Keep theirs' : 'Leave it'}
          </Button>
        </Group>
      </>
    ),
  });
}

function words<R>(column: BoardColumn<R>, row: R, value: CellValue): string {
  const said = column.edit ? column.text(column.edit.shown(row, value)) : '';
  return said === '' ? 'nothing' : said;
}
