/** Asks before the sample data is removed, and says what goes and what stays. */
import { Button, Group, List, Stack } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { removeSamples } from '../api/sample-data.ts';
import type { SampleData } from '../api/types.ts';
import { Dialog } from '../fields/dialog.tsx';
import { orSayWhy } from '../fields/say-why.ts';

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
  const [isBusy, setIsBusy] = useState(false);

  async function run() {
    setIsBusy(true);
    await orSayWhy(async () => {
      await removeSamples();
      notifications.show({ message: 'The sample data is removed. What is left is yours.' });
      onClose();
      await queryClient.invalidateQueries();
    });
    setIsBusy(false);
  }
  return (
    <Dialog isOpen={isOpen} onClose={onClose} title="Remove the sample data?">
      <Stack gap="md">
        <List size="sm" spacing="xs">
          {samples.removal.map((sentence) => (
            <List.Item key={sentence}>{sentence}</List.Item>
          ))}
        </List>
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={onClose} data-autofocus>
            Keep it
          </Button>
          <Button color="red.9" loading={isBusy} onClick={run}>
            Remove sample data
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}
