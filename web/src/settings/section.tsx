/** One part of the settings: heading, a line of explanation, its content on a sheet. */
import { Box, Paper, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';

export function Section({
  title,
  lead,
  aside,
  children,
}: {
  title: string;
  lead?: ReactNode;
  /** At the end of the heading's line: the main action. */
  aside?: ReactNode;
  children: ReactNode;
}) {
  return (
    <Stack gap="sm" mb="xl">
      <Box
        style={{
          display: 'flex',
          flexWrap: 'wrap',
          gap: 12,
          alignItems: 'center',
          justifyContent: 'space-between',
        }}
      >
        <div>
          <Title order={2}>{title}</Title>
          {lead ? (
            <Text size="sm" c="dimmed" component="div">
              {lead}
            </Text>
          ) : null}
        </div>
        {aside}
      </Box>
      <Paper withBorder p="lg" radius="md">
        {children}
      </Paper>
    </Stack>
  );
}
