/** A field that leaves the rows which say what is typed. */
import { ActionIcon, TextInput } from '@mantine/core';
import { IconFilter, IconX } from '@tabler/icons-react';

export function QuickFilter(props: { of: string; words: string; onWords: (words: string) => void }) {
  const { of, words, onWords } = props;
  return (
    <TextInput
      size="xs"
      w={190}
      placeholder="Quick filter"
      aria-label={`Filter ${of}`}
      leftSection={<IconFilter size={14} aria-hidden />}
      value={words}
      onChange={(event) => onWords(event.currentTarget.value)}
      rightSection={
        words ? (
          <ActionIcon
            variant="subtle"
            color="gray"
            size="sm"
            aria-label="Clear filter"
            onClick={() => onWords('')}
          >
            <IconX size={14} />
          </ActionIcon>
        ) : null
      }
    />
  );
}
