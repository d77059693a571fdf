/** Appears with a selection: how many rows, what can be done with all of them, and how that goes on. */
import { ActionIcon, Button, Group, Menu, Text } from '@mantine/core';
import { IconDownload, IconX } from '@tabler/icons-react';
import classes from './bulk.module.css';
import type { BulkAction } from './bulk-action.ts';
import { BulkProgress } from './bulk-progress.tsx';
import { useBulkRun } from './use-bulk-run.ts';

type Props<R> = {
  /** Those that are selected. */
  readonly rows: readonly R[];
  /** How many of them a filter hides: they are acted on too, so that is told. */
  readonly hidden: number;
  readonly actions: readonly BulkAction<R>[];
  /** What a row is called in its result: "J-1001". */
  readonly nameOf: (row: R) => string;
  readonly onExport: (rows: readonly R[]) => void;
  readonly onClear: () => void;
  /** What shows the rows is read anew. */
  readonly onFinished: () => void;
};

export function BulkBar<R extends { readonly id: string }>(props: Props<R>) {
  const { rows, hidden, actions, nameOf, onExport, onClear, onFinished } = props;
  const runner = useBulkRun<R>(onFinished);
  if (rows.length === 0 && !runner.shown) return null;

  function start(action: BulkAction<R>, choice: string | null) {
    if (action.kind === 'plain' && action.question && !window.confirm(action.question(rows.length))) return;
    runner.start(action, choice, rows);
  }
  return (
    <section className={classes.bar} aria-label="Selected rows">
      {runner.shown ? <BulkProgress shown={runner.shown} nameOf={nameOf} onClose={runner.close} /> : null}
      {rows.length > 0 ? (
        <Group gap="xs">
          <Text size="sm" fw={600} component="span" role="status">
            {rows.length} selected{hidden > 0 ? `, ${hidden} of them hidden by the filter` : ''}
          </Text>
          {actions.map((action) => (
            <ActionButton
              key={action.key}
              action={action}
              isDisabled={runner.isRunning}
              onStart={(choice) => start(action, choice)}
            />
          ))}
          <Button
            size="xs"
            variant="default"
            leftSection={<IconDownload size={14} aria-hidden />}
            onClick={() => onExport(rows)}
          >
            Export CSV
          </Button>
          <ActionIcon
            variant="subtle"
            color="gray"
            size={28}
            className={classes.end}
            aria-label="Clear the selection"
            onClick={onClear}
          >
            <IconX size={16} />
          </ActionIcon>
        </Group>
      ) : null}
    </section>
  );
}

function ActionButton<R>({
  action,
  isDisabled,
  onStart,
}: {
  action: BulkAction<R>;
  isDisabled: boolean;
  onStart: (choice: string | null) => void;
}) {
  const button = { size: 'xs', variant: 'default', disabled: isDisabled, leftSection: action.icon } as const;
  if (action.kind === 'plain') {
    return (
      <Button {...button} onClick={() => onStart(null)}>
        {action.label}
      </Button>
    );
  }
  return (
    <Menu width={220} position="top-start" withInitialFocusPlaceholder={false}>
      <Menu.Target>
        <Button {...button}>{action.label} …</Button>
      </Menu.Target>
      <Menu.Dropdown mah={320} className={classes.choices}>
        <Menu.Label>{action.label}</Menu.Label>
        {action.choices.map(({ value, label }) => (
          <Menu.Item key={value} onClick={() => onStart(value)}>
            {label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
