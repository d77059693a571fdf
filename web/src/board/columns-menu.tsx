/** Which columns a view shows: each with a tick. */
import { ActionIcon, Checkbox, Popover, Stack, Tooltip } from '@mantine/core';
import { IconColumns3 } from '@tabler/icons-react';
import type { LaidOut } from './layout.ts';

export function ColumnsMenu<R>({
  laidOut,
  onShow,
}: {
  laidOut: readonly LaidOut<R>[];
  onShow: (key: string, isShown: boolean) => void;
}) {
  const hidden = laidOut.filter(({ isHidden }) => isHidden).length;
  return (
    <Popover position="bottom-end" trapFocus returnFocus>
      <Popover.Target>
        <Tooltip label={hidden > 0 ? `Columns: ${hidden} hidden` : 'Columns'}>
          <ActionIcon variant="default" size={30} aria-label="Columns">
            <IconColumns3 size={16} {...(hidden > 0 ? { color: 'var(--cf-accent-ink)' } : {})} />
          </ActionIcon>
        </Tooltip>
      </Popover.Target>
      <Popover.Dropdown mah={420} style={{ overflowY: 'auto' }}>
        <Stack gap="sm">
          {laidOut.map(({ column, isHidden }) => (
            <Checkbox
              key={column.key}
              size="xs"
              label={column.name}
              checked={!isHidden}
              onChange={(event) => onShow(column.key, event.currentTarget.checked)}
            />
          ))}
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}
