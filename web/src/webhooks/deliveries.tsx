/** What endpoints were told lately: what came of each, and another try. */
import { Button, Select, Table, Text } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import {
  deliveriesQuery,
  retryDelivery,
  type WebhookDelivery,
  type WebhookEndpoint,
} from '../api/webhooks.ts';
import { orSayWhy } from '../fields/say-why.ts';
import { formatInstant } from '../format/dates.ts';
import { WideTable } from '../grid/wide-table.tsx';
import { Section } from '../settings/section.tsx';
import classes from '../settings/settings.module.css';

export function Deliveries({ endpoints }: { endpoints: readonly WebhookEndpoint[] }) {
  const [endpointId, setEndpointId] = useState<string | null>(null);
  const { data: deliveries } = useQuery(deliveriesQuery(endpointId));
  return (
    <Section
      title="Last deliveries"
      lead="Those that have ended are kept for 35 days."
      aside={
        <Select
          size="xs"
          w={200}
          clearable
          aria-label="Of which endpoint"
          placeholder="All endpoints"
          data={endpoints.map(({ id, name }) => ({ value: id, label: name }))}
          value={endpointId}
          onChange={setEndpointId}
        />
      }
    >
      {deliveries?.length === 0 ? (
        <Text size="sm" c="dimmed">
          Nothing was sent yet. Test tells an endpoint of an event of the type “test”.
        </Text>
      ) : (
        <WideTable label="Last deliveries" minWidth={640}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Event</Table.Th>
              <Table.Th>Endpoint</Table.Th>
              <Table.Th>State</Table.Th>
              <Table.Th>What came of it</Table.Th>
              <Table.Th>
                <span className="visually-hidden">Retry</span>
              </Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {deliveries?.map((delivery) => (
              <Row key={delivery.id} delivery={delivery} />
            ))}
          </Table.Tbody>
        </WideTable>
      )}
    </Section>
  );
}

const inks = { queued: 'gray', delivered: 'green', failed: 'orange' } as const;

function Row({ delivery }: { delivery: WebhookDelivery }) {
  const queryClient = useQueryClient();
  const { id, type, endpointName, createdAt, state, stateWords, words, attempts, nextAttemptAt } = delivery;
  return (
    <Table.Tr>
      <Table.Td>
        {type}
        <Text size="xs" c="dimmed">
          {formatInstant(createdAt)}
        </Text>
        <details style={{ maxWidth: 420 }}>
          <summary>What is sent</summary>
          <code className={classes.key}>{delivery.payload}</code>
        </details>
      </Table.Td>
      <Table.Td>{endpointName}</Table.Td>
      <Table.Td style={{ color: `var(--cf-${inks[state]}-ink)` }}>{stateWords}</Table.Td>
      <Table.Td>
        {words ?? '–'}
        <Text size="xs" c="dimmed">
          {attempts === 1 ? '1 attempt' : `${attempts} attempts`}
          {nextAttemptAt && attempts > 0 ? `, the next ${formatInstant(nextAttemptAt)}` : ''}
        </Text>
      </Table.Td>
      <Table.Td>
        {delivery.mayRetry ? (
          <Button
            size="compact-sm"
            variant="subtle"
            color="gray"
            aria-label={`Retry ${type} to ${endpointName}`}
            onClick={() =>
              orSayWhy(async () => {
                await retryDelivery(id);
                await queryClient.invalidateQueries({ queryKey: ['webhookDeliveries'] });
              })
            }
          >
            Retry
          </Button>
        ) : null}
      </Table.Td>
    </Table.Tr>
  );
}
