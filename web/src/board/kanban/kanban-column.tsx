/** One column of cards, drawn only where it is seen; cards are dropped onto it. */
import { dropTargetForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter';
import { autoScrollForElements } from '@atlaskit/pragmatic-drag-and-drop-auto-scroll/element';
import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useMemo, useRef, useState } from 'react';
import { Money } from '../../format/money.tsx';
import { StageLabel } from '../../grid/stage-label.tsx';
import { AddToGroup } from '../add-to-group.tsx';
import type { Adding } from '../use-add-row.ts';
import classes from './kanban.module.css';
import { type CardActs, type CardContent, KanbanCard } from './kanban-card.tsx';
import type { KanbanColumn } from './kanban-columns.ts';

/** The card that shall have the focus once it is drawn; after a move that is in another column. */
export type WantedCard = { readonly id: string; readonly column?: string | null };

type Props<R> = {
  readonly column: KanbanColumn<R>;
  readonly all: readonly KanbanColumn<R>[];
  /** The card that had the focus last, in whichever column. */
  readonly pickedId: string | null;
  readonly wanted: WantedCard | null;
  readonly onFocused: () => void;
  readonly keysId: string;
  readonly cardOf: (row: R, tabIndex: number) => CardContent;
  readonly canMove: (row: R) => boolean;
  readonly mayClear: boolean;
  readonly acts: CardActs<R>;
  readonly adding: Adding | null;
};

const cardPx = 84;
const gapPx = 8;
const nowhere: readonly never[] = [];

export function KanbanColumnView<R extends { readonly id: string }>(props: Props<R>) {
  const { column, all, pickedId, onFocused, keysId, cardOf, canMove, mayClear, adding } = props;
  const { rows } = column;
  const scroller = useRef<HTMLUListElement>(null);
  const isOver = useDrop(scroller, props);
  // One stop for Tab in each column: so that its cards can be reached, and scrolled, by keys.
  const stop = Math.max(
    rows.findIndex(({ id }) => id === pickedId),
    0,
  );
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => cardPx,
    gap: gapPx,
    overscan: 4,
    getItemKey: (index) => rows[index]?.id ?? index,
    // The card that Tab leads to stays drawn wherever the column is scrolled to: the focus is never lost.
    rangeExtractor: (range) => [
      ...new Set([...defaultRangeExtractor(range), ...(rows.length > 0 ? [stop] : [])]),
    ],
  });
  const wanted = indexOfWanted(props);
  useEffect(() => {
    if (wanted < 0) return;
    virtual.scrollToIndex(wanted);
    const card = scroller.current?.querySelector<HTMLElement>(`[data-index="${wanted}"] button`);
    card?.focus({ preventScroll: true });
    // Of the whole card, sideways too on a phone.
    card?.closest('section')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    onFocused();
  }, [wanted, virtual, onFocused]);

  const targets = useMemo(
    () => all.filter((one) => one !== column && (one.value !== null || mayClear)),
    [all, column, mayClear],
  );
  return (
    <section className={classes.column} aria-label={`${column.name}, ${countWords(rows.length)}`}>
      <header className={classes.head}>
        <StageLabel name={column.name} color={column.color} />
        <span className={classes.count}>{rows.length}</span>
        {adding ? (
          <AddToGroup
            label={`New ${adding.noun} in ${column.name}`}
            tabIndex={0}
            onAdd={(title) => adding.add(title, column.value ?? '')}
          />
        ) : null}
        <span className={classes.sums}>
          {column.sums.map(({ currency, amount }) => (
            <Money key={currency} amount={amount} currency={currency ?? ''} />
          ))}
        </span>
      </header>
      <ul ref={scroller} className={classes.cards} data-over={isOver || undefined} aria-label={column.name}>
        <li role="presentation" aria-hidden style={{ height: virtual.getTotalSize() }} />
        {virtual.getVirtualItems().map((item) => {
          const row = rows[item.index];
          return row ? (
            <li
              key={item.key}
              ref={virtual.measureElement}
              data-index={item.index}
              aria-setsize={rows.length}
              aria-posinset={item.index + 1}
              className={classes.place}
              style={{ transform: `translateY(${item.start}px)` }}
            >
              <KanbanCard
                row={row}
                cardOf={cardOf}
                isTabStop={item.index === stop}
                keysId={keysId}
                targets={canMove(row) ? targets : nowhere}
                acts={props.acts}
              />
            </li>
          ) : null;
        })}
      </ul>
    </section>
  );
}

function indexOfWanted<R extends { readonly id: string }>({ wanted, column }: Props<R>): number {
  if (wanted === null) return -1;
  // Before the rows tell of the move the card is still in its old column: to focus it there would be too early.
  if (wanted.column !== undefined && wanted.column !== column.value) return -1;
  return column.rows.findIndex(({ id }) => id === wanted.id);
}

function countWords(count: number): string {
  return count === 1 ? '1 card' : `${count} cards`;
}

/** @returns whether a card that may be dropped here is over it. */
function useDrop<R extends { readonly id: string }>(
  scroller: { readonly current: HTMLElement | null },
  { column, all, acts, mayClear }: Props<R>,
): boolean {
  const [isOver, setIsOver] = useState(false);
  // Rows change often; what listens to the pointer is set up once.
  const now = useRef({ column, all, acts, mayClear });
  now.current = { column, all, acts, mayClear };
  useEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const stopDrop = dropTargetForElements({
      element,
      canDrop: ({ source }) =>
        typeof source.data.cardId === 'string' && (now.current.column.value !== null || now.current.mayClear),
      onDragEnter: () => setIsOver(true),
      onDragLeave: () => setIsOver(false),
      onDrop: ({ source }) => {
        setIsOver(false);
        const { column, all, acts } = now.current;
        if (column.rows.some(({ id }) => id === source.data.cardId)) return;
        const row = all.flatMap(({ rows }) => rows).find(({ id }) => id === source.data.cardId);
        if (row) acts.move(row, column);
      },
    });
    const stopScroll = autoScrollForElements({ element });
    return () => {
      stopDrop();
      stopScroll();
    };
  }, [scroller]);
  return isOver;
}
