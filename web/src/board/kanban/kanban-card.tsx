/** A record as a card: opens when pressed, is dragged, and moves by its menu too. */
import { draggable } from '@atlaskit/pragmatic-drag-and-drop/element/adapter';
import { ActionIcon, Menu } from '@mantine/core';
import { IconArrowsMove } from '@tabler/icons-react';
import { type KeyboardEvent, memo, type ReactNode, useEffect, useRef } from 'react';
import classes from './kanban.module.css';
import type { KanbanColumn } from './kanban-columns.ts';

export type CardContent = {
  /** What it is called in sentences: "J-1001". */
  readonly name: string;
  readonly title: string;
  /** What else is told at a glance: customer, date, chip. */
  readonly details?: ReactNode;
};

/** What people do with a card; the same object each time. */
export type CardActs<R> = {
  readonly move: (row: R, to: KanbanColumn<R>) => void;
  readonly open: (row: R) => void;
  readonly pick: (row: R) => void;
  readonly keyDown: (event: KeyboardEvent, row: R) => void;
};

type Props<R> = {
  readonly row: R;
  readonly cardOf: (row: R, tabIndex: number) => CardContent;
  readonly isTabStop: boolean;
  readonly keysId: string;
  /** Where it may be moved to; none: it stays. */
  readonly targets: readonly KanbanColumn<R>[];
  readonly acts: CardActs<R>;
};

// An arrow goes from one card to another: the fifty others on screen need not be drawn for that.
export const KanbanCard = memo(Card) as typeof Card;

function Card<R extends { readonly id: string }>({
  row,
  cardOf,
  isTabStop,
  keysId,
  targets,
  acts,
}: Props<R>) {
  const { id } = row;
  const tabIndex = isTabStop ? 0 : -1;
  const { name, title, details } = cardOf(row, tabIndex);
  const card = useRef<HTMLDivElement>(null);
  const isMovable = targets.length > 0;
  useEffect(() => {
    const element = card.current;
    return element && isMovable ? draggable({ element, getInitialData: () => ({ cardId: id }) }) : undefined;
  }, [id, isMovable]);
  return (
    <div ref={card} className={classes.card} data-movable={isMovable || undefined}>
      <button
        type="button"
        className={classes.open}
        tabIndex={tabIndex}
        aria-describedby={keysId}
        onClick={() => acts.open(row)}
        onFocus={() => acts.pick(row)}
        onKeyDown={(event) => acts.keyDown(event, row)}
      >
        <span className={classes.name}>{name}</span> <span className={classes.title}>{title}</span>
      </button>
      {isMovable ? (
        <Menu width={200} withInitialFocusPlaceholder={false}>
          <Menu.Target>
            <ActionIcon
              variant="subtle"
              color="gray"
              size={26}
              tabIndex={tabIndex}
              className={classes.menu}
              aria-label={`Move ${name} to …`}
            >
              <IconArrowsMove size={15} />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Label>Move to</Menu.Label>
            {targets.map((target) => (
              <Menu.Item key={target.value ?? 'none'} onClick={() => acts.move(row, target)}>
                {target.name}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      ) : null}
      {details ? <div className={classes.details}>{details}</div> : null}
    </div>
  );
}
