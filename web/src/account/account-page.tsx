/** The frame of the pages before the shell: the mark, a heading, one narrow column. */
import { Box, Paper, Stack, Text, Title } from '@mantine/core';
import { IconReceipt } from '@tabler/icons-react';
import type { ReactNode } from 'react';

export function AccountPage({
  title,
  lead,
  children,
}: {
  title: string;
  lead?: string;
  children: ReactNode;
}) {
  return (
    <Box component="main" px="md" py="xl" mih="100dvh">
      <Stack maw={460} mx="auto" gap="lg">
        <Text component="span" fw={700} size="lg" c="var(--mantine-primary-color-light-color)">
          <IconReceipt size={22} style={{ verticalAlign: '-5px' }} aria-hidden /> Counterfoil
        </Text>
        <div>
          <Title order={1}>{title}</Title>
          {lead ? (
            <Text c="dimmed" mt="xs">
              {lead}
            </Text>
          ) : null}
        </div>
        <Paper withBorder p="lg" radius="md">
          {children}
        </Paper>
      </Stack>
    </Box>
  );
}
