/** The endpoints, how each stands, and what can be done with it. */
import { Button, Group, Table, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import {
  removeEndpoint,
  rotateSecret,
  switchEndpoint,
  testEndpoint,
  type WebhookEndpoint,
  type WebhookSecret,
} from '../api/webhooks.ts';
import { AskFirst } from '../fields/ask-first.tsx';
import { orSayWhy } from '../fields/say-why.ts';
import { formatInstant } from '../format/dates.ts';
import { WideTable } from '../grid/wide-table.tsx';

export function Endpoints({
  endpoints,
  onSecret,
}: {
  endpoints: readonly WebhookEndpoint[];
  onSecret: (secret: WebhookSecret) => void;
}) {
  return (
    <WideTable label="Endpoints" minWidth={640}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>Endpoint</Table.Th>
          <Table.Th>How it stands</Table.Th>
          <Table.Th>Waiting</Table.Th>
          <Table.Th>
            <span className="visually-hidden">Actions</span>
          </Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {endpoints.map((endpoint) => (
          <Table.Tr key={endpoint.id}>
            <Table.Td>
              {endpoint.name}
              <Text size="xs" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
                {endpoint.url}
              </Text>
            </Table.Td>
            <Table.Td>
              <Standing endpoint={endpoint} />
            </Table.Td>
            <Table.Td>{endpoint.waiting}</Table.Td>
            <Table.Td>
              <Actions endpoint={endpoint} onSecret={onSecret} />
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </WideTable>
  );
}

const inks = { good: 'green', quiet: 'gray', bad: 'orange' } as const;

function Standing({ endpoint }: { endpoint: WebhookEndpoint }) {
  const { standing, tone, lastDeliveredAt, previousSecretUntil } = endpoint;
  return (
    <>
      <Text size="sm" style={{ color: `var(--cf-${inks[tone]}-ink)` }}>
        {standing}
      </Text>
      {lastDeliveredAt ? (
        <Text size="xs" c="dimmed">
          Last heard {formatInstant(lastDeliveredAt)}
        </Text>
      ) : null}
      {previousSecretUntil ? (
        <Text size="xs" c="dimmed">
          The secret before signs as well until {formatInstant(previousSecretUntil)}
        </Text>
      ) : null}
    </>
  );
}

function Actions({
  endpoint,
  onSecret,
}: {
  endpoint: WebhookEndpoint;
  onSecret: (secret: WebhookSecret) => void;
}) {
  const queryClient = useQueryClient();
  const { id, name, isOn } = endpoint;
  const [asking, setAsking] = useState<'secret' | 'removal' | null>(null);
  const stopAsking = () => setAsking(null);
  const run = async (act: () => Promise<unknown>) => {
    await act();
    await queryClient.invalidateQueries({ queryKey: ['webhookEndpoints'] });
    await queryClient.invalidateQueries({ queryKey: ['webhookDeliveries'] });
  };
  const actions = [
    ...(isOn ? [{ label: 'Test', press: () => orSayWhy(() => run(() => testEndpoint(id))) }] : []),
    {
      label: isOn ? 'Switch off' : 'Switch on',
      press: () => orSayWhy(() => run(() => switchEndpoint(endpoint, !isOn))),
    },
    { label: 'New secret', press: () => setAsking('secret') },
    { label: 'Remove', press: () => setAsking('removal') },
  ];
  return (
    <Group gap={4} justify="flex-end">
      {actions.map(({ label, press }) => (
        <Button
          key={label}
          size="compact-sm"
          variant="subtle"
          color="gray"
          aria-label={`${label}: ${name}`}
          onClick={press}
        >
          {label}
        </Button>
      ))}
      <AskFirst
        title={`Give ${name} a new secret?`}
        isOpen={asking === 'secret'}
        onClose={stopAsking}
        keep="Keep the secret"
        go="New secret"
        act={() => run(async () => onSecret(await rotateSecret(id)))}
      >
        <Text size="sm">{secretWords(endpoint)}</Text>
      </AskFirst>
      <AskFirst
        title={`Remove ${name}?`}
        isOpen={asking === 'removal'}
        onClose={stopAsking}
        keep="Keep it"
        go="Remove endpoint"
        act={() => run(() => removeEndpoint(id))}
      >
        <Text size="sm">
          What waits for it is not sent, and automations that call it fail from now on. Its secret is gone
          with it. To pause it, switch it off instead.
        </Text>
      </AskFirst>
    </Group>
  );
}

function secretWords({ previousSecretUntil }: WebhookEndpoint): string {
  const inUse = 'The one in use signs as well for another 24 hours, so that the receiver has time to change.';
  if (previousSecretUntil === null) return `The new one is shown once. ${inUse}`;
  return `It was changed less than 24 hours ago: the secret before that stops signing at once. ${inUse}`;
}
