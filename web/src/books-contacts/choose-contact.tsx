/** Chooses a contact of the books for a customer, by part of its name or address. */
import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { booksContactsQuery } from '../api/books-contacts.ts';
import type { BooksContact, Connection, ContactTie } from '../api/types.ts';
import { Dialog } from '../fields/dialog.tsx';
import { sentenceCase } from '../format/sentences.ts';
import { Contact } from './books-contact.tsx';
import classes from './ties.module.css';

export function ChooseContact({
  tie,
  connection,
  onPick,
  onClose,
}: {
  tie: ContactTie;
  connection: Connection;
  onPick: (contact: BooksContact) => void;
  onClose: () => void;
}) {
  const [words, setWords] = useState('');
  const [q] = useDebouncedValue(words.trim(), 200);
  const { data } = useQuery(booksContactsQuery(connection.id, q));
  const items = data?.items ?? [];
  return (
    <Dialog
      title={`Which ${connection.words.contact} of the books is ${tie.customer.name}?`}
      onClose={onClose}
    >
      <Stack gap="md">
        <TextInput
          aria-label={`Search the ${connection.words.contacts} of the books`}
          placeholder="Name or e-mail"
          leftSection={<IconSearch size={14} aria-hidden />}
          value={words}
          onChange={({ currentTarget: { value } }) => setWords(value)}
          data-autofocus
        />
        <ul
          className={classes.choices}
          aria-label={`${sentenceCase(connection.words.contacts)} of the books`}
        >
          {items.map((contact) => (
            <li key={contact.ledgerId}>
              <Group gap="sm" justify="space-between" wrap="nowrap">
                <Contact contact={contact} />
                <Button
                  size="compact-xs"
                  variant="default"
                  aria-label={`Tie to ${contact.name}`}
                  onClick={() => onPick(contact)}
                >
                  This one
                </Button>
              </Group>
            </li>
          ))}
        </ul>
        {data && items.length === 0 ? (
          <Text size="sm" c="dimmed">
            Nobody active in the books is called that.
          </Text>
        ) : null}
      </Stack>
    </Dialog>
  );
}
