/** Asks before the sample data is removed, and says what goes and what stays. */
import { List } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { removeSamples } from '../api/sample-data.ts';
import type { SampleData } from '../api/types.ts';
import { AskFirst } from '../fields/ask-first.tsx';

export function RemoveSamplesDialog({
  samples,
  isOpen,
  onClose,
}: {
  samples: SampleData;
  isOpen: boolean;
  onClose: () => void;
}) {
  const queryClient = useQueryClient();

  async function remove() {
    await removeSamples();
    notifications.show({ message: 'The sample data is removed. What is left is yours.' });
    onClose();
    await queryClient.invalidateQueries();
  }
  return (
    <AskFirst
      title="Remove the sample data?"
      isOpen={isOpen}
      onClose={onClose}
      keep="Keep it"
      go="Remove sample data"
      act={remove}
    >
      <List size="sm" spacing="xs">
        {samples.removal.map((sentence) => (
          <List.Item key={sentence}>{sentence}</List.Item>
        ))}
      </List>
    </AskFirst>
  );
}
