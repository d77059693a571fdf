/** Keeps the rows that are shown as a CSV file. */
import { ActionIcon, Tooltip } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';

export function CsvButton({ isEmpty, onSave }: { isEmpty: boolean; onSave: () => void }) {
  return (
    <Tooltip label="Save these rows as CSV">
      <ActionIcon variant="default" size={30} aria-label="Save as CSV" disabled={isEmpty} onClick={onSave}>
        <IconDownload size={16} />
      </ActionIcon>
    </Tooltip>
  );
}
