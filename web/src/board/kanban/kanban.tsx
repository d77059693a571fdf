/** The rows of a board as cards under their stages: moved by dragging, by the menu of a card, or by keys. */
import { autoScrollForElements } from '@atlaskit/pragmatic-drag-and-drop-auto-scroll/element';
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react';
import type { BoardColumn } from '../board-column.ts';
import type { Adding } from '../use-add-row.ts';
import classes from './kanban.module.css';
import type { CardActs, CardContent } from './kanban-card.tsx';
import { KanbanColumnView, type WantedCard } from './kanban-column.tsx';
import { type KanbanColumn, kanbanColumns, summedColumn } from './kanban-columns.ts';
import { columnBeside, type Direction, nextPlace } from './next-place.ts';

type Props<R> = {
  /** The accessible name: "JobBoard". */
  readonly label: string;
  readonly columns: readonly BoardColumn<R>[];
  /** A status column, whose choices are the columns of cards. */
  readonly groupBy: BoardColumn<R>;
  readonly rows: readonly R[];
  readonly cardOf: (row: R, tabIndex: number) => CardContent;
  readonly canMove: (row: R) => boolean;
  /** The card is shown at its new place as soon as `rows` say so. */
  readonly moveTo: (row: R, value: string | null) => void;
  /** Makes a record as a card of a column; null: not here, or not by this person. */
  readonly adding: Adding | null;
  readonly onOpen: (row: R) => void;
};

export function Kanban<R extends { readonly id: string }>(props: Props<R>) {
  const { label, columns, groupBy, rows, cardOf, canMove, moveTo, onOpen } = props;
  const shown = useMemo(() => kanbanColumns(groupBy, rows, summedColumn(columns)), [groupBy, rows, columns]);
  const [pickedId, setPickedId] = useState<string | null>(null);
  const [said, setSaid] = useState('');
  const [wanted, setWanted] = useState<WantedCard | null>(null);
  const board = useRef<HTMLDivElement>(null);
  useEffect(() => (board.current ? autoScrollForElements({ element: board.current }) : undefined), []);

  function goTo(row: R | undefined, to?: KanbanColumn<R>) {
    if (!row) return;
    setPickedId(row.id);
    setWanted({ id: row.id, ...(to ? { column: to.value } : {}) });
  }
  function move(row: R, to: KanbanColumn<R>) {
    if (!canMove(row) || (to.value === null && !groupBy.edit?.isOptional)) return;
    setSaid(`${cardOf(row, -1).name} is moved to ${to.name}.`);
    goTo(row, to);
    moveTo(row, to.value);
  }
  function onKeyDown(event: KeyboardEvent, row: R) {
    const direction = directions[event.key];
    if (!direction || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    if (!event.shiftKey) return goTo(nextPlace(shown, row.id, direction));
    if (direction !== 'left' && direction !== 'right') return;
    const to = columnBeside(shown, row.id, direction === 'left' ? -1 : 1);
    if (to) move(row, to);
  }

  const latest = useRef({ move, onOpen, onKeyDown });
  latest.current = { move, onOpen, onKeyDown };
  const acts = useMemo<CardActs<R>>(
    () => ({
      move: (row, to) => latest.current.move(row, to),
      open: (row) => latest.current.onOpen(row),
      pick: (row) => setPickedId(row.id),
      keyDown: (event, row) => latest.current.onKeyDown(event, row),
    }),
    [],
  );
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for inputs
    <div ref={board} role="group" aria-label={label} className={classes.board}>
      <p id={keysId} className="visually-hidden">
        Arrows go from card to card, Enter opens one, Shift with left or right moves it.
      </p>
      <p role="status" className="visually-hidden">
        {said}
      </p>
      {shown.map((column) => (
        <KanbanColumnView
          key={column.value ?? 'none'}
          column={column}
          all={shown}
          pickedId={pickedId}
          wanted={wanted}
          onFocused={() => setWanted(null)}
          keysId={keysId}
          cardOf={cardOf}
          canMove={canMove}
          mayClear={groupBy.edit?.isOptional ?? false}
          acts={acts}
          adding={props.adding}
        />
      ))}
    </div>
  );
}

const keysId = 'kanban-keys';

const directions: Readonly<Record<string, Direction>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
  Home: 'first',
  End: 'last',
};
