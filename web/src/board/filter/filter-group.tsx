/** Conditions that hold together, all or any of them, and what adds one. */
import { Button, Group, SegmentedControl, Stack } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useRef } from 'react';
import type { BoardColumn } from '../board-column.ts';
import { ConditionRow } from './condition-row.tsx';
import classes from './filter.module.css';
import {
  type DraftGroup,
  isDraftGroup,
  newCondition,
  newGroup,
  withoutPart,
  withPart,
} from './filter-draft.ts';

export function FilterGroup<R>({
  group,
  columns,
  mayNest = false,
  onChange,
}: {
  group: DraftGroup;
  columns: readonly BoardColumn<R>[];
  /** One group within is as much as people read at a glance. */
  mayNest?: boolean;
  onChange: (group: DraftGroup) => void;
}) {
  const add = useRef<HTMLButtonElement>(null);
  const [first] = columns;
  function remove(id: number) {
    onChange(withoutPart(group, id));
    // The button that was pressed is gone: the focus stays in the list.
    add.current?.focus();
  }
  return (
    <Stack gap="sm">
      {group.parts.length > 1 ? (
        <SegmentedControl
          size="xs"
          className={classes.join}
          aria-label="Which of the conditions must hold"
          value={group.join}
          onChange={(join) => onChange({ ...group, join: join === 'or' ? 'or' : 'and' })}
          data={[
            { value: 'and', label: 'All of these' },
            { value: 'or', label: 'Any of these' },
          ]}
        />
      ) : null}
      {group.parts.map((part) =>
        isDraftGroup(part) ? (
          // biome-ignore lint/a11y/useSemanticElements: a fieldset would want a legend on screen
          <div key={part.id} role="group" aria-label="Conditions within" className={classes.nested}>
            <FilterGroup
              group={part}
              columns={columns}
              onChange={(next) =>
                next.parts.length === 0 ? remove(part.id) : onChange(withPart(group, next))
              }
            />
          </div>
        ) : (
          <ConditionRow
            key={part.id}
            condition={part}
            columns={columns}
            onChange={(next) => onChange(withPart(group, next))}
            onRemove={() => remove(part.id)}
          />
        ),
      )}
      {first ? (
        <Group gap="xs">
          <Button
            ref={add}
            size="xs"
            variant="subtle"
            leftSection={<IconPlus size={14} aria-hidden />}
            onClick={() => onChange({ ...group, parts: [...group.parts, newCondition(first)] })}
          >
            Add condition
          </Button>
          {mayNest && !group.parts.some(isDraftGroup) ? (
            <Button
              size="xs"
              variant="subtle"
              leftSection={<IconPlus size={14} aria-hidden />}
              onClick={() => onChange({ ...group, parts: [...group.parts, newGroup(first)] })}
            >
              Add group
            </Button>
          ) : null}
        </Group>
      ) : null}
    </Stack>
  );
}
