/** A record as a card: opens when pressed, is dragged, and moves by its menu too. */
import { draggable } from '@atlaskit/pragmatic-drag-and-drop/element/adapter';
import { ActionIcon, Menu } from '@mantine/core';
import { IconArrowsMove } from '@tabler/icons-react';
import { type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react';
import classes from './kanban.module.css';

export type CardContent = {
  /** What it is called in sentences: "J-1001". */
  readonly name: string;
  readonly title: string;
  /** What else is told at a glance: customer, date, chip. */
  readonly details?: ReactNode;
};

type Target = { readonly value: string | null; readonly name: string };

export function KanbanCard<T extends Target>({
  id,
  content,
  isTabStop,
  keysId,
  targets,
  onMove,
  onOpen,
  onPick,
  onKeyDown,
}: {
  id: string;
  content: CardContent;
  isTabStop: boolean;
  keysId: string;
  /** Where it may be moved to; none: it stays. */
  targets: readonly T[];
  onMove: (target: T) => void;
  onOpen: () => void;
  onPick: () => void;
  onKeyDown: (event: KeyboardEvent) => void;
}) {
  const { name, title, details } = content;
  const card = useRef<HTMLDivElement>(null);
  const isMovable = targets.length > 0;
  useEffect(() => {
    const element = card.current;
    return element && isMovable ? draggable({ element, getInitialData: () => ({ cardId: id }) }) : undefined;
  }, [id, isMovable]);
  const tabIndex = isTabStop ? 0 : -1;
  return (
    <div ref={card} className={classes.card} data-movable={isMovable || undefined}>
      <button
        type="button"
        className={classes.open}
        tabIndex={tabIndex}
        aria-describedby={keysId}
        onClick={onOpen}
        onFocus={onPick}
        onKeyDown={onKeyDown}
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
              <Menu.Item key={target.value ?? 'none'} onClick={() => onMove(target)}>
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
