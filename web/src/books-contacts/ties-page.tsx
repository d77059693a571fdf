/** The contact workbench: every customer with its contact in the books, and what may be done about it. */
import { Button, Group, SegmentedControl, Stack, Text, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { IconSearch } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { confirmExactTies, contactTiesQuery } from '../api/books-contacts.ts';
import type { Connection, ContactTies } from '../api/types.ts';
import { orSayWhy } from '../fields/say-why.ts';
import { useCan } from '../fields/use-can.ts';
import { sentence } from '../fields/use-save.ts';
import { sentenceCase } from '../format/sentences.ts';
import { Section } from '../settings/section.tsx';
import { BooksFrame } from './books-frame.tsx';
import { TieRow } from './tie-row.tsx';
import classes from './ties.module.css';

const page = 50;
const mostRows = 200;
const route = '/shell/settings/integrations/$connection/contacts';

export function ContactTiesPage() {
  const { connection: id } = useParams({ from: route });
  return (
    <BooksFrame
      id={id}
      title={({ organisationName, words }) => `${sentenceCase(words.contacts)} of ${organisationName}`}
      lead={({ words }) =>
        `Which ${words.contact} of the books each customer is. Who is not tied is matched by e-mail, then by exact name, with the first invoice; whoever could be several waits until you say which.`
      }
    >
      {(connection) => <Ties connection={connection} />}
    </BooksFrame>
  );
}

const filters = [
  { state: 'all', label: 'All' },
  { state: 'ambiguous', label: 'Several' },
  { state: 'suggested', label: 'Suggested' },
  { state: 'none', label: 'Nobody' },
  { state: 'createsNew', label: 'New on purpose' },
  { state: 'linked', label: 'Tied' },
] as const;

function Ties({ connection }: { connection: Connection }) {
  const { customer, state = 'all' } = useSearch({ from: route });
  const navigate = useNavigate({ from: '/settings/integrations/$connection/contacts' });
  const [words, setWords] = useState('');
  const [limit, setLimit] = useState(page);
  const [q] = useDebouncedValue(words.trim(), 200);
  const filter = { state: state === 'all' ? null : state, customer: customer ?? null, q, limit };
  const { data, error } = useQuery(contactTiesQuery(connection.id, filter));
  if (error) return <Text role="alert">{sentence(error)}</Text>;
  if (!data) return null;
  return (
    <Section
      title={customer ? 'One customer' : 'Customers'}
      lead={
        customer
          ? undefined
          : `${data.counts.linked.toLocaleString()} of ${data.counts.all.toLocaleString()} are tied`
      }
      aside={
        customer ? (
          <Button size="xs" variant="default" onClick={() => navigate({ search: {} })}>
            Show all customers
          </Button>
        ) : (
          <ConfirmExact connection={connection} count={data.counts.exact} />
        )
      }
    >
      <Stack gap="md">
        {customer ? null : (
          <Group gap="sm" className={classes.bar}>
            <SegmentedControl
              size="xs"
              transitionDuration={120}
              aria-label="Which customers"
              data={filters.map((one) => ({
                value: one.state,
                label: `${one.label} ${data.counts[one.state].toLocaleString()}`,
              }))}
              value={state}
              onChange={(next) => {
                setLimit(page);
                void navigate({ search: next === 'all' ? {} : { state: next } });
              }}
            />
            <TextInput
              size="xs"
              aria-label="Search customers"
              placeholder="Name or e-mail"
              leftSection={<IconSearch size={14} aria-hidden />}
              value={words}
              onChange={({ currentTarget: { value } }) => setWords(value)}
            />
          </Group>
        )}
        <List ties={data} connection={connection} />
        {data.nextCursor === null || customer ? null : limit < mostRows ? (
          <Button size="xs" variant="default" onClick={() => setLimit(mostRows)}>
            Show more
          </Button>
        ) : (
          <Text size="sm" c="dimmed">
            The first {mostRows} are listed. Search to find others.
          </Text>
        )}
      </Stack>
    </Section>
  );
}

function List({ ties, connection }: { ties: ContactTies; connection: Connection }) {
  if (ties.items.length === 0)
    return (
      <Text size="sm" c="dimmed">
        No customer is like that.
      </Text>
    );
  return (
    <ul className={classes.list} aria-label="Customers">
      {ties.items.map((tie) => (
        <TieRow key={tie.customer.id} tie={tie} connection={connection} />
      ))}
    </ul>
  );
}

function ConfirmExact({ connection, count }: { connection: Connection; count: number }) {
  const queryClient = useQueryClient();
  const mayTie = useCan('mappings:write');
  const [isBusy, setIsBusy] = useState(false);
  if (!mayTie || count === 0) return null;
  const run = async () => {
    setIsBusy(true);
    await orSayWhy(async () => {
      const { confirmed, left } = await confirmExactTies(connection.id);
      const tied =
        confirmed === 1 ? '1 customer is tied.' : `${confirmed.toLocaleString()} customers are tied.`;
      const rest = left === 0 ? '' : ` ${left.toLocaleString()} need a look: they share a contact.`;
      notifications.show({ message: `${tied}${rest}` });
      await queryClient.invalidateQueries({ queryKey: ['contactTies'] });
    });
    setIsBusy(false);
  };
  return (
    <Button size="xs" onClick={run} loading={isBusy}>
      Confirm all exact ones ({count.toLocaleString()})
    </Button>
  );
}
