/** Asks before disconnecting, and says what stays. */
import { Button, Group, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { disconnect } from '../api/settings.ts';
import type { Connection } from '../api/types.ts';
import { Dialog } from '../fields/dialog.tsx';
import { orSayWhy } from '../fields/say-why.ts';

export function DisconnectDialog({
  connection,
  isOpen,
  onClose,
}: {
  connection: Connection;
  isOpen: boolean;
  onClose: () => void;
}) {
  const queryClient = useQueryClient();
  const [isBusy, setIsBusy] = useState(false);

  async function run() {
    setIsBusy(true);
    await orSayWhy(async () => {
      await disconnect(connection.id);
      notifications.show({ message: `${connection.organisationName} is disconnected.` });
      await queryClient.invalidateQueries();
      onClose();
    });
    setIsBusy(false);
  }
  return (
    <Dialog isOpen={isOpen} onClose={onClose} title={`Disconnect ${connection.organisationName}?`}>
      <Stack gap="md">
        <Text size="sm">
          Nothing changes in {connection.ledgerName}. Invoices stay as they were last seen, and no longer
          follow the books. Connecting the same organisation again takes everything up where it stood.
        </Text>
        {connection.isDefault ? (
          <Text size="sm">
            It is the default: new invoices of customers who are tied to no other books wait here until it is
            connected again, or others are made the default.
          </Text>
        ) : null}
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={onClose} data-autofocus>
            Keep connected
          </Button>
          <Button color="red" loading={isBusy} onClick={run}>
            Disconnect
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}
