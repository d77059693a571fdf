/** Asks before disconnecting, and says what stays. */
import { Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { disconnect } from '../api/settings.ts';
import type { Connection } from '../api/types.ts';
import { AskFirst } from '../fields/ask-first.tsx';

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

  async function leave() {
    await disconnect(connection.id);
    notifications.show({ message: `${connection.organisationName} is disconnected.` });
    await queryClient.invalidateQueries();
  }
  return (
    <AskFirst
      title={`Disconnect ${connection.organisationName}?`}
      isOpen={isOpen}
      onClose={onClose}
      keep="Keep connected"
      go="Disconnect"
      act={leave}
    >
      <Text size="sm">
        Nothing changes in {connection.ledgerName}. Invoices stay as they were last seen, and no longer follow
        the books. Connecting the same organisation again takes everything up where it stood.
      </Text>
      {connection.isDefault ? (
        <Text size="sm">
          It is the default: new invoices of customers who are tied to no other books wait here until it is
          connected again, or others are made the default.
        </Text>
      ) : null}
    </AskFirst>
  );
}
