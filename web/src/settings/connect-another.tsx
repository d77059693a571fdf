/** Further books beside those that are connected: another organisation of a ledger, or another ledger. */
import { Button, Group, Text } from '@mantine/core';
import { IconPlugConnected } from '@tabler/icons-react';
import type { ConnectableLedger } from '../api/queries.ts';
import type { Connection } from '../api/types.ts';
import { useCan } from '../fields/use-can.ts';
import { Section } from './section.tsx';
import { useConnect } from './use-connect.ts';

export function ConnectAnother({
  current,
  ledgers,
}: {
  current: readonly Connection[];
  /** The ledgers that can be connected. */
  ledgers: readonly ConnectableLedger[];
}) {
  if (!useCan('connections:manage')) return null;
  return (
    <Section title="Connect more books">
      <Text size="sm" mb="md">
        Invoices go to the default books, unless their customer is tied to others: choose them on the company
        or contact, or on one invoice before it is sent.
      </Text>
      <Group gap="sm">
        {ledgers.map((ledger) => (
          <Another key={ledger.provider} ledger={ledger} current={current} />
        ))}
      </Group>
    </Section>
  );
}

function Another({ ledger, current }: { ledger: ConnectableLedger; current: readonly Connection[] }) {
  const { provider, name, organisation } = ledger;
  const { connect, isBusy } = useConnect(provider);
  const isFirst = !current.some((one) => one.provider === provider);
  return (
    <Button
      size="xs"
      variant="default"
      onClick={connect}
      loading={isBusy}
      leftSection={<IconPlugConnected size={14} aria-hidden />}
    >
      {isFirst ? `Connect ${name}` : `Connect another ${name} ${organisation}`}
    </Button>
  );
}
