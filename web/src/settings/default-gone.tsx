/** The default books while they are disconnected: whoever comes to mend it finds them where they were. */
import { Button, Text } from '@mantine/core';
import type { Connection } from '../api/types.ts';
import { useCan } from '../fields/use-can.ts';
import { formatInstant } from '../format/dates.ts';
import { Section } from './section.tsx';
import { useConnect } from './use-connect.ts';

export function DefaultGone({ connection }: { connection: Connection }) {
  const { connect, isBusy } = useConnect(connection.provider);
  const canManage = useCan('connections:manage');
  return (
    <Section title={connection.label} lead="The default, disconnected">
      <Text size="sm" mb={canManage ? 'md' : 0}>
        Disconnected {formatInstant(connection.disconnectedAt)}. What it holds of invoices stays as it was
        last seen.
      </Text>
      {canManage ? (
        <Button size="xs" onClick={connect} loading={isBusy}>
          Connect again
        </Button>
      ) : null}
    </Section>
  );
}
