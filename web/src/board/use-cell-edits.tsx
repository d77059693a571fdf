/** A board's cell edits on screen: what was refused is told beside a way on, and what was kept can be undone. */
import { Button, Group, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useReducer } from 'react';
import { ApiRefusal } from '../api/request.ts';
import { sentence } from '../fields/use-save.ts';
import type { BoardColumn, CellValue } from './board-column.ts';
import { type CellEdits, createCellEdits, type Edit, type Refused } from './cell-edits.ts';
import type { Row } from './rows.ts';
import type { BoardName } from './view-settings.ts';

/** @param nameOf what a row is called: "J-1001" */
export function useCellEdits<R extends Row>(board: BoardName, nameOf: (row: R) => string): CellEdits<R> {
  const client = useQueryClient();
  const [, redraw] = useReducer((count: number) => count + 1, 0);
  const edits = useMemo(() => {
    const made: CellEdits<R> = createCellEdits<R>(client, board, {
      changed: redraw,
      refused: (edits) => sayWhy(edits, nameOf, made.commit),
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
  const [done, ...others] = edits.undo();
  if (!done) return;
  const { row, column, was } = done;
  const said = `${column.name} of ${nameOf(row)} is “${words(column, row, was)}” again`;
  notifications.show({
    message: others.length === 0 ? `${said}.` : `${said}, and ${cells(others.length)} too.`,
  });
}

/** What others changed meanwhile is asked cell by cell; what failed otherwise is told in one. */
function sayWhy<R extends Row>(
  refused: readonly Refused<R>[],
  nameOf: (row: R) => string,
  again: (edits: readonly Edit<R>[]) => void,
): void {
  const others = refused.filter((edit) => !isConflict(edit));
  for (const edit of refused.filter(isConflict)) {
    const { row, column, value } = edit;
    const theirs = words(column, row, column.value(row));
    ask([edit], again, {
      color: 'orange',
      title: `${column.name} of ${nameOf(row)} was changed meanwhile`,
      why: `It says “${theirs}” now; yours was “${words(column, row, value)}”.`,
      yes: 'Keep mine',
      no: 'Keep theirs',
    });
  }
  const [first] = others;
  if (!first) return;
  ask(others, again, {
    color: 'red',
    title: `${first.column.name} of ${nameOf(first.row)} is not changed${others.length > 1 ? `, nor ${cells(others.length - 1)}` : ''}`,
    why: whyOf(first),
    yes: 'Try again',
    no: 'Leave it',
  });
}

/** What is wrong with the field is told of its column, by the name that people know. */
function whyOf<R>({ column, error }: Refused<R>): string {
  const fault = error instanceof ApiRefusal ? error.fields[0] : undefined;
  return fault ? `${column.name} ${fault.message}.` : sentence(error);
}

function isConflict<R>({ error }: Refused<R>): boolean {
  return error instanceof ApiRefusal && error.code === 'changedMeanwhile';
}

function ask<R extends Row>(
  edits: readonly Refused<R>[],
  again: (edits: readonly Edit<R>[]) => void,
  said: Readonly<Record<'color' | 'title' | 'why' | 'yes' | 'no', string>>,
): void {
  const id = `cells ${edits.map(({ row, column }) => `${row.id} ${column.key}`).join(' ')}`;
  const hide = () => notifications.hide(id);
  notifications.show({
    id,
    color: said.color,
    title: said.title,
    autoClose: false,
    message: (
      <>
        <Text size="sm">{said.why}</Text>
        <Group gap="sm" mt="sm">
          <Button
            size="compact-sm"
            variant="default"
            onClick={() => {
              hide();
              // Against what stands there by now.
              again(edits.map((edit) => ({ ...edit, was: edit.column.value(edit.row) })));
            }}
          >
            {said.yes}
          </Button>
          <Button size="compact-sm" variant="subtle" color="gray" onClick={hide}>
            {said.no}
          </Button>
        </Group>
      </>
    ),
  });
}

function cells(count: number): string {
  return count === 1 ? '1 other cell' : `${count} other cells`;
}

function words<R>(column: BoardColumn<R>, row: R, value: CellValue): string {
  const said = column.edit ? column.text(column.edit.shown(row, value)) : '';
  return said === '' ? 'nothing' : said;
}
