/** The head of a column: its name and order, and a menu for all that can be done with the column. */
import { Menu } from '@mantine/core';
import {
  IconArrowDown,
  IconArrowLeft,
  IconArrowRight,
  IconArrowUp,
  IconChevronDown,
  IconEyeOff,
  IconLayoutRows,
  IconPencil,
  IconPin,
  IconPinnedOff,
  IconTags,
  IconTrash,
} from '@tabler/icons-react';
import { type KeyboardEvent, type SyntheticEvent, useState } from 'react';
import classes from './board.module.css';
import type { LaidOut } from './layout.ts';

export type ColumnActions = {
  readonly sort: (key: string, direction: 'asc' | 'desc', isAdded: boolean) => void;
  readonly group: (key: string | null) => void;
  readonly hide: (key: string) => void;
  readonly freeze: (key: string, isFrozen: boolean) => void;
  readonly move: (key: string, step: 1 | -1) => void;
  /** The next three for columns that people added, by those who may change them. */
  readonly rename?: (key: string, name: string) => void;
  readonly editLabels?: (key: string) => void;
  readonly remove?: (key: string) => void;
  /** For the column of stages, by those who may change them. */
  readonly editStages?: () => void;
};

export type HeaderState = {
  /** The column whose menu is open. */
  readonly menuOf: string | null;
  readonly setMenuOf: (key: string | null) => void;
  readonly renaming: string | null;
  readonly setRenaming: (key: string | null) => void;
};

type Props<R> = {
  laidOut: LaidOut<R>;
  sortDirection: 'ASC' | 'DESC' | undefined;
  priority: number | undefined;
  isGroupedBy: boolean;
  isSorted: boolean;
  actions: ColumnActions;
  state: HeaderState;
};

export function HeaderCell<R>(props: Props<R>) {
  const { laidOut, sortDirection, priority, state, actions } = props;
  const { column } = laidOut;
  if (state.renaming === column.key) {
    return (
      <Rename
        name={column.name}
        onEnd={(name) => {
          state.setRenaming(null);
          if (name !== null && name !== column.name) actions.rename?.(column.key, name);
        }}
      />
    );
  }
  const isEnd = column.type === 'money' || column.type === 'number';
  return (
    <span className={classes.header} data-end={isEnd || undefined}>
      <span className={classes.headerName} title={column.name}>
        {column.name}
      </span>
      {sortDirection === 'ASC' ? <IconArrowUp size={13} aria-hidden /> : null}
      {sortDirection === 'DESC' ? <IconArrowDown size={13} aria-hidden /> : null}
      {priority === undefined ? null : (
        <span>
          {priority}
          <span className="visually-hidden">
            {` of the sort keys, ${sortDirection === 'ASC' ? 'ascending' : 'descending'}`}
          </span>
        </span>
      )}
      <ColumnMenu {...props} />
    </span>
  );
}

function ColumnMenu<R>({ laidOut, isGroupedBy, isSorted, actions, state }: Props<R>) {
  const { column, isFrozen } = laidOut;
  const { key, type, custom } = column;
  const isOwn = custom !== undefined && actions.rename !== undefined;
  const hasLabels = type === 'status' || type === 'tags';
  return (
    <Menu
      opened={state.menuOf === key}
      onChange={(isOpen) => state.setMenuOf(isOpen ? key : null)}
      position="bottom-start"
      width={210}
      returnFocus
    >
      <Menu.Target>
        {/* The head itself is the stop of the arrow keys; Alt+↓ on it opens this. */}
        <button
          type="button"
          tabIndex={-1}
          className={classes.headerMenu}
          aria-label="Column menu"
          onMouseDown={stop}
          onClick={(event) => {
            stop(event);
            state.setMenuOf(state.menuOf === key ? null : key);
          }}
        >
          <IconChevronDown size={14} aria-hidden />
        </button>
      </Menu.Target>
      <Menu.Dropdown onKeyDown={stop} onClick={stop} onMouseDown={stop}>
        <Item icon={IconArrowUp} label="Sort ascending" onClick={() => actions.sort(key, 'asc', false)} />
        <Item icon={IconArrowDown} label="Sort descending" onClick={() => actions.sort(key, 'desc', false)} />
        {isSorted ? (
          <Item icon={IconArrowUp} label="Then by this" onClick={() => actions.sort(key, 'asc', true)} />
        ) : null}
        <Item
          icon={IconLayoutRows}
          label={isGroupedBy ? 'Do not group' : 'Group by this'}
          onClick={() => actions.group(isGroupedBy ? null : key)}
        />
        <Menu.Divider />
        <Item icon={IconArrowLeft} label="Move left" onClick={() => actions.move(key, -1)} />
        <Item icon={IconArrowRight} label="Move right" onClick={() => actions.move(key, 1)} />
        <Item
          icon={isFrozen ? IconPinnedOff : IconPin}
          label={isFrozen ? 'Let it scroll' : 'Freeze at the left'}
          onClick={() => actions.freeze(key, !isFrozen)}
        />
        <Item icon={IconEyeOff} label="Hide" onClick={() => actions.hide(key)} />
        {key === 'stage' && actions.editStages ? (
          <Item icon={IconTags} label="Edit stages" onClick={actions.editStages} />
        ) : null}
        {isOwn ? (
          <>
            <Menu.Divider />
            <Item icon={IconPencil} label="Rename" onClick={() => state.setRenaming(key)} />
            {hasLabels && actions.editLabels ? (
              <Item icon={IconTags} label="Edit labels" onClick={() => actions.editLabels?.(key)} />
            ) : null}
            <Item icon={IconTrash} label="Remove column" onClick={() => actions.remove?.(key)} isRed />
          </>
        ) : null}
      </Menu.Dropdown>
    </Menu>
  );
}

function Item(props: { icon: typeof IconPin; label: string; onClick: () => void; isRed?: boolean }) {
  const { icon: Icon, label, onClick, isRed } = props;
  return (
    <Menu.Item
      leftSection={<Icon size={15} aria-hidden />}
      onClick={onClick}
      {...(isRed ? { color: 'red' } : {})}
    >
      {label}
    </Menu.Item>
  );
}

function Rename({ name, onEnd }: { name: string; onEnd: (name: string | null) => void }) {
  const [typed, setTyped] = useState(name);
  const keep = () => onEnd(typed.trim() === '' ? null : typed.trim());
  function onKeyDown(event: KeyboardEvent) {
    // The head would sort, and the grid would move.
    event.stopPropagation();
    if (event.key === 'Enter') keep();
    if (event.key === 'Escape') onEnd(null);
  }
  return (
    <input
      className={classes.rename}
      aria-label={`New name of the column ${name}`}
      maxLength={100}
      // biome-ignore lint/a11y/noAutofocus: the person has just asked to type here
      autoFocus
      value={typed}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onFocus={(event) => event.currentTarget.select()}
      onBlur={keep}
      onKeyDown={onKeyDown}
      onClick={stop}
      onMouseDown={stop}
    />
  );
}

function stop(event: SyntheticEvent) {
  event.stopPropagation();
}
