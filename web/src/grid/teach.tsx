/** An empty place that says what to do next. */
import { Group, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';

export function Teach({
  title,
  children,
  action,
  isPage = false,
}: {
  title: string;
  children: ReactNode;
  action?: ReactNode;
  /** It is all that the screen shows: then its title is the screen's heading. */
  isPage?: boolean;
}) {
  return (
    <Stack align="flex-start" gap="sm" p="xl" maw={520} style={{ whiteSpace: 'normal', lineHeight: 1.5 }}>
      <Title order={isPage ? 1 : 2} size="h2">
        {title}
      </Title>
      <Text c="dimmed" component="div">
        {children}
      </Text>
      {action ? <Group gap="sm">{action}</Group> : null}
    </Stack>
  );
}
