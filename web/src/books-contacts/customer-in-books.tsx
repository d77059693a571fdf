/** A customer in the books: its contact there, and, where the two differ, the choice between theirs and ours. */
import { Anchor, Badge, Button, Group, Stack, Table, Text, Title } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconExternalLink } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { addressIn } from '../accounting/problem-note.tsx';
import { type CustomerOf, customerBooksQuery, settleContact } from '../api/books-contacts.ts';
import type { CustomerInBooks as InBooks } from '../api/types.ts';
import { LinkAnchor } from '../fields/links.tsx';
import { orSayWhy } from '../fields/say-why.ts';
import { useCan } from '../fields/use-can.ts';
import { WideTable } from '../grid/wide-table.tsx';

export function CustomerInBooks({ of }: { of: CustomerOf }) {
  const { data } = useQuery(customerBooksQuery(of));
  return data?.items.map((books) => (
    <Stack
      key={`${books.connectionId} ${books.currency}`}
      gap="sm"
      component="section"
      aria-label={`In the books of ${books.organisationName}${books.currency ? `, in ${books.currency}` : ''}`}
    >
      <Group gap="sm">
        <Title order={3}>
          In {books.booksLabel}
          {books.currency ? ` · ${books.currency}` : ''}
        </Title>
        <Badge variant="light" color="gray" tt="none" fw={550} data-books={books.state}>
          {stateWords[books.state]}
        </Badge>
      </Group>
      <Contact books={books} />
      {books.differs ? <Differences of={of} books={books} /> : null}
    </Stack>
  ));
}

function Contact({ books }: { books: InBooks }) {
  const { contact } = books;
  return (
    <div>
      {contact ? (
        <Text size="sm">
          {contact.url ? (
            <Anchor href={contact.url} target="_blank" rel="noreferrer" size="sm">
              {contact.name} <IconExternalLink size={14} aria-label={`Open in ${books.ledgerName}`} />
            </Anchor>
          ) : (
            contact.name
          )}
          {contact.email ? ` · ${contact.email}` : ' · no e-mail address'}
        </Text>
      ) : null}
      <Text size="sm" c="dimmed">
        {books.why}{' '}
        <LinkAnchor {...addressIn(books.setting)} size="sm" td="underline">
          Change the tie
        </LinkAnchor>
      </Text>
    </div>
  );
}

function Differences({ of, books }: { of: CustomerOf; books: InBooks }) {
  const { isSettling, settle } = useSettling(of, books.connectionId);
  const mayWrite = useCan('customers:write');
  return (
    <Stack gap="sm">
      <WideTable label={`Here and in ${books.ledgerName}`} minWidth={300}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>What</Table.Th>
            <Table.Th>Here</Table.Th>
            <Table.Th>In {books.ledgerName}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          <Table.Tr>
            <Table.Td>Name</Table.Td>
            <Table.Td>{books.here.name}</Table.Td>
            <Table.Td>{books.contact?.name}</Table.Td>
          </Table.Tr>
          <Table.Tr>
            <Table.Td>E-mail</Table.Td>
            <Table.Td>{books.here.email ?? '–'}</Table.Td>
            <Table.Td>{books.contact?.email ?? '–'}</Table.Td>
          </Table.Tr>
        </Table.Tbody>
      </WideTable>
      {mayWrite ? (
        <Group gap="sm">
          <Button
            size="xs"
            loading={isSettling === 'take-theirs'}
            disabled={!books.allowed.includes('takeTheirs') || isSettling !== null}
            onClick={() => settle('take-theirs')}
          >
            Take theirs
          </Button>
          <Button
            size="xs"
            variant="default"
            loading={isSettling === 'keep-ours'}
            disabled={!books.allowed.includes('keepOurs') || isSettling !== null}
            onClick={() => settle('keep-ours')}
          >
            Keep ours
          </Button>
        </Group>
      ) : null}
    </Stack>
  );
}

function useSettling(of: CustomerOf, connectionId: string) {
  const queryClient = useQueryClient();
  const [isSettling, setIsSettling] = useState<'take-theirs' | 'keep-ours' | null>(null);
  async function settle(how: 'take-theirs' | 'keep-ours') {
    setIsSettling(how);
    await orSayWhy(async () => {
      await settleContact(of, how, connectionId);
      notifications.show({ message: how === 'take-theirs' ? 'Theirs counts now.' : 'Ours is on its way.' });
      await Promise.all(
        [['contactTies'], ['companies'], ['contacts']].map((queryKey) =>
          queryClient.invalidateQueries({ queryKey }),
        ),
      );
    });
    setIsSettling(null);
  }
  return { isSettling, settle };
}

const stateWords = {
  linked: 'In the books',
  archived: 'Archived there',
  notThere: 'Not there yet',
  onItsWay: 'On its way',
  needsAttention: 'Needs attention',
} as const;
