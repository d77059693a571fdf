/** A ledger before any books are connected: what connecting does, and the button. */
import { Button, Group, List, Stack, Text } from '@mantine/core';
import { IconPlugConnected } from '@tabler/icons-react';
import type { ConnectableLedger } from '../api/queries.ts';
import { useCan } from '../fields/use-can.ts';
import { Section } from './section.tsx';
import { useConnect } from './use-connect.ts';

export function ConnectCard({ ledger: { provider, name } }: { ledger: ConnectableLedger }) {
  const { connect, isBusy } = useConnect(provider);
  const canConnect = useCan('connections:manage');
  return (
    <Section title={name} lead="Not connected">
      <Stack gap="md">
        <List size="sm" spacing={4}>
          <List.Item>Invoices made here arrive in {name} by themselves.</List.Item>
          <List.Item>
            Their number, due date, payments and status come back, usually within a second.
          </List.Item>
          <List.Item>Your chart of accounts suggests the account mapping; you confirm it.</List.Item>
        </List>
        {canConnect ? (
          <Group>
            <Button
              onClick={connect}
              loading={isBusy}
              leftSection={<IconPlugConnected size={16} aria-hidden />}
            >
              Connect {name}
            </Button>
          </Group>
        ) : (
          <Text size="sm" c="dimmed">
            An owner, an admin or somebody in accounts can connect it.
          </Text>
        )}
      </Stack>
    </Section>
  );
}
