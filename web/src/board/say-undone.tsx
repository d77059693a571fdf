/** Says what was done, with a press that takes it back. */
import { Button, Group, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { orSayWhy } from '../fields/say-why.ts';

const forMs = 10_000;

export function sayUndone(what: string, undo: () => Promise<unknown>): void {
  const id = notifications.show({
    autoClose: forMs,
    message: (
      <Group justify="space-between" wrap="nowrap">
        <Text size="sm">{what}</Text>
        <Button
          size="compact-sm"
          variant="default"
          onClick={() => {
            notifications.hide(id);
            void orSayWhy(undo);
          }}
        >
          Undo
        </Button>
      </Group>
    ),
  });
}
