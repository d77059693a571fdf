/** “+” at the end of a board's head: a new column, its name and type. */
import { ActionIcon, Button, Group, Popover, Select, Stack, TextInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { type SyntheticEvent, useState } from 'react';
import { columnsQuery, createColumn } from '../api/boards.ts';
import type { CustomColumn } from '../api/types.ts';
import { useSave } from '../fields/use-save.ts';
import type { BoardName } from './view-settings.ts';

const types: readonly { readonly value: CustomColumn['type']; readonly label: string }[] = [
  { value: 'status', label: 'Status: coloured labels' },
  { value: 'person', label: 'Person' },
  { value: 'date', label: 'Date' },
  { value: 'number', label: 'Number' },
  { value: 'money', label: 'Money' },
  { value: 'text', label: 'Text' },
  { value: 'link', label: 'Link' },
  { value: 'tags', label: 'Tags: several labels' },
];

/** What a new column of labels begins with; a person renames them, adds more, and takes away. */
const firstLabels: Partial<Record<CustomColumn['type'], readonly { name: string; color: string }[]>> = {
  status: [
    { name: 'To do', color: 'gray' },
    { name: 'Under way', color: 'amber' },
    { name: 'Done', color: 'green' },
  ],
};

export function AddColumn({
  board,
  tabIndex,
  onAdded,
}: {
  board: BoardName;
  tabIndex: number;
  /** Labels come next, where it has some. */
  onAdded: (column: CustomColumn) => void;
}) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <Popover opened={isOpen} onChange={setIsOpen} position="bottom-end" trapFocus returnFocus width={260}>
      <Popover.Target>
        <ActionIcon
          variant="subtle"
          color="gray"
          size={26}
          tabIndex={tabIndex}
          aria-label="Add a column"
          onClick={() => setIsOpen(!isOpen)}
          // The grid would take Enter and Space for itself.
          onKeyDown={(event) => (event.key === 'Enter' || event.key === ' ') && event.stopPropagation()}
        >
          <IconPlus size={16} />
        </ActionIcon>
      </Popover.Target>
      {/* Keys and clicks pass through the portal up to the head, which would sort. */}
      <Popover.Dropdown onKeyDown={stop} onClick={stop} onMouseDown={stop} aria-label="Add a column">
        <NewColumn
          board={board}
          onAdded={(column) => {
            setIsOpen(false);
            onAdded(column);
          }}
        />
      </Popover.Dropdown>
    </Popover>
  );
}

function NewColumn({ board, onAdded }: { board: BoardName; onAdded: (column: CustomColumn) => void }) {
  const client = useQueryClient();
  const [name, setName] = useState('');
  const [type, setType] = useState<CustomColumn['type']>('status');
  const save = useSave({
    save: () =>
      createColumn({ board, name, type, ...(firstLabels[type] ? { options: firstLabels[type] } : {}) }),
    saved: async (column) => {
      await client.invalidateQueries({ queryKey: columnsQuery(board).queryKey });
      onAdded(column);
    },
  });
  return (
    <form onSubmit={save.submit}>
      <Stack gap="sm">
        <TextInput
          size="xs"
          label="Name"
          data-autofocus
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          error={save.error('name')}
        />
        <Select
          size="xs"
          label="Type"
          allowDeselect={false}
          comboboxProps={{ withinPortal: false }}
          data={[...types]}
          value={type}
          onChange={(picked) => setType(types.find((one) => one.value === picked)?.value ?? 'text')}
        />
        <Group justify="flex-end">
          <Button size="xs" type="submit" loading={save.isSaving} disabled={name.trim() === ''}>
            Add column
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function stop(event: SyntheticEvent) {
  event.stopPropagation();
}
