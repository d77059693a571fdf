/** The filter of a board: a quick “Mine”, and a button that opens its conditions and says how many there are. */
import { Badge, Button, Group, Popover, Stack, Text } from '@mantine/core';
import { IconFilter, IconUser } from '@tabler/icons-react';
import { useState } from 'react';
import type { BoardColumn } from '../board-column.ts';
import type { Filter } from '../view-settings.ts';
import { countConditions, describeFilter } from './describe-filter.ts';
import classes from './filter.module.css';
import { newCondition, toDraft, toFilter } from './filter-draft.ts';
import { FilterGroup } from './filter-group.tsx';
import { isMine, mineKey, withMine } from './mine.ts';

type Props<R> = {
  readonly columns: readonly BoardColumn<R>[];
  readonly value: Filter | null;
  readonly onChange: (filter: Filter | null) => void;
};

export function FilterBuilder<R>(props: Props<R>) {
  return (
    <Group gap="xs" wrap="nowrap">
      <MineSwitch {...props} />
      <FilterPopover {...props} />
    </Group>
  );
}

function MineSwitch<R>({ columns, value, onChange }: Props<R>) {
  const key = mineKey(columns);
  if (key === null) return null;
  const isOn = isMine(value, key);
  return (
    <Button
      size="xs"
      variant={isOn ? 'light' : 'default'}
      aria-pressed={isOn}
      leftSection={<IconUser size={14} aria-hidden />}
      onClick={() => onChange(withMine(value, key, !isOn))}
    >
      Mine
    </Button>
  );
}

function FilterPopover<R>(props: Props<R>) {
  const { columns, value } = props;
  const [isOpen, setIsOpen] = useState(false);
  const count = countConditions(value);
  return (
    <Popover
      opened={isOpen}
      onChange={setIsOpen}
      position="bottom-start"
      trapFocus
      returnFocus
      withRoles={false}
      closeOnEscape={false}
      width="min(640px, calc(100vw - 16px))"
    >
      <Popover.Target>
        <Button
          size="xs"
          variant={count > 0 ? 'light' : 'default'}
          aria-haspopup="dialog"
          aria-expanded={isOpen}
          title={describeFilter(value, columns) || undefined}
          leftSection={<IconFilter size={14} aria-hidden />}
          rightSection={count > 0 ? <Count count={count} /> : null}
          onClick={() => setIsOpen(!isOpen)}
        >
          Filter
        </Button>
      </Popover.Target>
      <Popover.Dropdown
        role="dialog"
        aria-label="Filter"
        className={classes.panel}
        onKeyDown={(event) => event.key === 'Escape' && !isInOpenList(event.target) && setIsOpen(false)}
      >
        <Conditions {...props} />
      </Popover.Dropdown>
    </Popover>
  );
}

/** There Esc closes the list alone. */
function isInOpenList(target: EventTarget): boolean {
  return target instanceof Element && target.getAttribute('aria-expanded') === 'true';
}

function Count({ count }: { count: number }) {
  return (
    <Badge size="sm" circle>
      {count}
      <span className="visually-hidden"> {count === 1 ? 'condition' : 'conditions'}</span>
    </Badge>
  );
}

/** Begins from the filter each time it opens; what lacks its value stays here and is not asked. */
function Conditions<R>({ columns, value, onChange }: Props<R>) {
  const [draft, setDraft] = useState(() => startOf(value, columns));
  function change(next: typeof draft) {
    setDraft(next);
    onChange(toFilter(next, columns));
  }
  return (
    <Stack gap="sm">
      {draft.parts.length === 0 ? (
        <Text size="sm" c="dimmed">
          Every row is shown.
        </Text>
      ) : null}
      <FilterGroup group={draft} columns={columns} mayNest onChange={change} />
      {draft.parts.length > 0 ? (
        <Button
          size="xs"
          variant="subtle"
          color="gray"
          className={classes.clear}
          onClick={() => change({ ...draft, join: 'and', parts: [] })}
        >
          Clear all
        </Button>
      ) : null}
    </Stack>
  );
}

function startOf<R>(value: Filter | null, columns: readonly BoardColumn<R>[]) {
  const draft = toDraft(value);
  const [first] = columns;
  return draft.parts.length > 0 || !first ? draft : { ...draft, parts: [newCondition(first)] };
}
