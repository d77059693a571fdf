/** The endpoints, how each stands, and what can be done with it. */
import { Button, Group, Table, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import {
  removeEndpoint,
  rotateSecret,
  switchEndpoint,
  testEndpoint,
  type WebhookEndpoint,
  type WebhookSecret,
} from '../api/webhooks.ts';
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
  const run = (act: () => Promise<unknown>) =>
    orSayWhy(async () => {
      await act();
      await queryClient.invalidateQueries({ queryKey: ['webhookEndpoints'] });
      await queryClient.invalidateQueries({ queryKey: ['webhookDeliveries'] });
    });
  const actions = [
    ...(isOn ? [{ label: 'Test', act: () => testEndpoint(id) }] : []),
    { label: isOn ? 'Switch off' : 'Switch on', act: () => switchEndpoint(endpoint, !isOn) },
    { label: 'New secret', act: async () => onSecret(await rotateSecret(id)) },
    { label: 'Remove', act: () => removeEndpoint(id) },
  ];
  return (
    <Group gap={4} justify="flex-end">
      {actions.map(({ label, act }) => (
        <Button
          key={label}
          size="compact-sm"
          variant="subtle"
          color="gray"
          aria-label={`${label}: ${name}`}
          onClick={() => run(act)}
        >
          {label}
        </Button>
      ))}
    </Group>
  );
}
