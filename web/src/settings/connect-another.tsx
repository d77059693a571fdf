/** Further books beside those that are connected: another organisation of a ledger, or another ledger. */
import { Button, Group, Text } from '@mantine/core';
import { IconPlugConnected } from '@tabler/icons-react';
import type { Connection } from '../api/types.ts';
import { useCan } from '../fields/use-can.ts';
import { Section } from './section.tsx';
import { useConnect } from './use-connect.ts';

export function ConnectAnother({
  current,
  providers,
}: {
  current: readonly Connection[];
  /** The ledgers that can be connected. */
  providers: readonly string[];
}) {
  if (!useCan('connections:manage')) return null;
  return (
    <Section title="Connect more books">
      <Text size="sm" mb="md">
        Invoices go to the default books, unless their customer is tied to others: choose them on the company
        or contact, or on one invoice before it is sent.
      </Text>
      <Group gap="sm">
        {providers.map((provider) => (
          <Another key={provider} provider={provider} current={current} />
        ))}
      </Group>
    </Section>
  );
}

const names: Readonly<Record<string, string>> = { xero: 'Xero', quickbooks: 'QuickBooks' };

function Another({ provider, current }: { provider: string; current: readonly Connection[] }) {
  const { connect, isBusy } = useConnect(provider);
  const name = names[provider] ?? provider;
  const isFirst = !current.some((one) => one.provider === provider);
  return (
    <Button
      size="xs"
      variant="default"
      onClick={connect}
      loading={isBusy}
      leftSection={<IconPlugConnected size={14} aria-hidden />}
    >
      {isFirst ? `Connect ${name}` : `Connect another ${name} organisation`}
    </Button>
  );
}
