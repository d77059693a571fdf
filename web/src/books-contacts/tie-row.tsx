/** One customer: whom it is tied to or could be, why, and the acts that are possible. */
import { Badge, Button, Group, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { changeTie, tieContact } from '../api/books-contacts.ts';
import { ApiRefusal } from '../api/request.ts';
import type { BooksContact, Connection, ContactTie } from '../api/types.ts';
import { Dialog } from '../fields/dialog.tsx';
import { LinkAnchor } from '../fields/links.tsx';
import { orSayWhy } from '../fields/say-why.ts';
import { useCan } from '../fields/use-can.ts';
import { Contact } from './books-contact.tsx';
import { ChooseContact } from './choose-contact.tsx';
import classes from './ties.module.css';

export function TieRow({ tie, connection }: { tie: ContactTie; connection: Connection }) {
  const mayTie = useCan('mappings:write');
  const acts = useTieActs(tie, connection);
  const { customer, contact, suggestions, state } = tie;
  return (
    <li className={classes.item} data-tie={state}>
      <div>
        <LinkAnchor
          to={customer.kind === 'company' ? '/companies/$id' : '/contacts/$id'}
          params={{ id: customer.id }}
          size="sm"
          fw={600}
        >
          {customer.name}
        </LinkAnchor>
        <Text size="xs" c="dimmed" className={classes.words}>
          {customer.emails.join(', ') || 'No e-mail address'}
        </Text>
      </div>
      <Stack gap={6}>
        <Group gap={8}>
          <State tie={tie} />
        </Group>
        {contact ? <Contact contact={contact} /> : null}
        {suggestions.map((suggestion) => (
          <Group key={suggestion.ledgerId} gap="sm" justify="space-between" wrap="nowrap">
            <Contact contact={suggestion} />
            {mayTie ? (
              <Button
                size="compact-xs"
                variant="default"
                aria-label={`Tie ${customer.name} to ${suggestion.name}`}
                onClick={() => acts.tie(suggestion)}
              >
                This one
              </Button>
            ) : null}
          </Group>
        ))}
      </Stack>
      {mayTie ? (
        <Group gap={6} className={classes.acts}>
          <Button size="compact-xs" variant="default" onClick={acts.choose}>
            {contact ? 'Tie to another' : 'Choose'}
          </Button>
          {contact ? (
            <Button size="compact-xs" variant="default" onClick={() => acts.change('untie')}>
              Untie
            </Button>
          ) : state === 'createsNew' ? null : (
            <Button size="compact-xs" variant="default" onClick={() => acts.change('create-new')}>
              Create new
            </Button>
          )}
        </Group>
      ) : null}
      {acts.isChoosing ? (
        <ChooseContact tie={tie} connection={connection} onPick={acts.tie} onClose={acts.stopChoosing} />
      ) : null}
      {acts.shared ? (
        <Dialog
          title={`Tie one ${connection.words.contact} of the books to several customers?`}
          onClose={acts.stopSharing}
        >
          <Stack gap="md">
            <Text size="sm">{acts.shared.words}</Text>
            <Group justify="flex-end" gap="sm">
              <Button variant="default" onClick={acts.stopSharing} data-autofocus>
                Choose another
              </Button>
              <Button onClick={acts.share}>Tie it as well</Button>
            </Group>
          </Stack>
        </Dialog>
      ) : null}
    </li>
  );
}

type Shared = { readonly contact: BooksContact; readonly words: string };

function useTieActs(tie: ContactTie, connection: Connection) {
  const queryClient = useQueryClient();
  const [isChoosing, setIsChoosing] = useState(false);
  const [shared, setShared] = useState<Shared | null>(null);
  const { customer } = tie;
  const refresh = () => queryClient.invalidateQueries({ queryKey: ['contactTies'] });

  const tieTo = (contact: BooksContact, isShared: boolean) =>
    orSayWhy(async () => {
      try {
        await tieContact(connection.id, customer, contact.ledgerId, isShared);
      } catch (error) {
        if (!(error instanceof ApiRefusal) || error.code !== 'contactTaken') throw error;
        setShared({ contact, words: error.message });
        return;
      }
      setIsChoosing(false);
      setShared(null);
      notifications.show({ message: `${customer.name} is tied to ${contact.name}.` });
      await refresh();
    });

  return {
    isChoosing,
    shared,
    choose: () => setIsChoosing(true),
    stopChoosing: () => setIsChoosing(false),
    stopSharing: () => setShared(null),
    tie: (contact: BooksContact) => tieTo(contact, false),
    share: () => (shared ? tieTo(shared.contact, true) : undefined),
    change: (act: 'untie' | 'create-new') =>
      orSayWhy(async () => {
        await changeTie(connection.id, customer, act);
        notifications.show({
          message:
            act === 'untie'
              ? `${customer.name} is untied. The ${connection.words.contact} stays in the books.`
              : `${customer.name} is made anew in the books.`,
        });
        await refresh();
      }),
  };
}

const linkedByWords: Readonly<Record<NonNullable<ContactTie['linkedBy']>, string>> = {
  creation: 'Tied: created by us',
  marker: 'Tied: by our mark',
  email: 'Tied: by e-mail',
  name: 'Tied: by name',
  hand: 'Tied: by hand',
  import: 'Tied: imported',
};

function State({ tie }: { tie: ContactTie }) {
  const words =
    tie.state === 'linked'
      ? linkedByWords[tie.linkedBy ?? 'creation']
      : tie.state === 'ambiguous'
        ? 'Could be several: say which'
        : tie.state === 'createsNew'
          ? 'Made anew on purpose'
          : tie.state === 'none'
            ? 'New with the first invoice'
            : tie.isExact
              ? 'Will be tied with the first invoice'
              : 'Perhaps';
  return (
    <Badge
      variant="light"
      color={tie.state === 'ambiguous' ? 'orange' : 'gray'}
      tt="none"
      fw={550}
      radius="sm"
      className={classes.state}
      {...(tie.state === 'ambiguous'
        ? { style: { color: 'var(--cf-orange-ink)', background: 'var(--cf-orange-tint)' } }
        : { style: { color: 'var(--cf-gray-ink)', background: 'var(--cf-gray-tint)' } })}
    >
      {words}
    </Badge>
  );
}
