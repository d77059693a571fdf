/** A contact of the books: name, address, why it is suggested, and whom else it stands for. */
import { Text } from '@mantine/core';
import type { BooksContact } from '../api/types.ts';
import classes from './ties.module.css';

export function Contact({ contact }: { contact: BooksContact }) {
  const facts = [
    contact.email,
    contact.because ? becauseWords[contact.because] : null,
    standingOf(contact),
  ].filter((fact) => fact !== null);
  return (
    <div className={classes.words}>
      <Text size="sm">{contact.name}</Text>
      {facts.length > 0 ? (
        <Text size="xs" c="dimmed">
          {facts.join(' · ')}
        </Text>
      ) : null}
      {contact.alsoStandsFor.length > 0 ? (
        <Text size="xs" c="var(--cf-orange-ink)">
          Stands for {contact.alsoStandsFor.join(', ')} as well
        </Text>
      ) : null}
    </div>
  );
}

function standingOf({ isActive, isGone }: BooksContact): string | null {
  if (isGone) return 'not in the books any more';
  return isActive ? null : 'archived in the books';
}

const becauseWords = {
  marker: 'carries our mark',
  email: 'same e-mail',
  name: 'same name',
  similarName: 'similar name',
} as const;
