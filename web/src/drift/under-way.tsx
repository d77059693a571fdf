/** What was pressed and is not over yet. */
import { Group, Loader, Text } from '@mantine/core';

export function UnderWay({ what }: { what: string }) {
  return (
    <Group gap="xs" wrap="nowrap" role="status">
      <Loader size={14} aria-hidden />
      <Text size="sm">{what} …</Text>
    </Group>
  );
}
