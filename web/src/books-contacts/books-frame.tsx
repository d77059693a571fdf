/** The frame of a page about one connected ledger: the way back, its heading, and what to do where none is connected. */
import { Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { connectionsQuery } from '../api/queries.ts';
import type { Connection } from '../api/types.ts';
import { connectionIn } from '../books/live-books.ts';
import { LinkAnchor, LinkButton } from '../fields/links.tsx';
import { sentence } from '../fields/use-save.ts';
import { Teach } from '../grid/teach.tsx';
import classes from '../settings/settings.module.css';

export function BooksFrame({
  id,
  title,
  lead,
  children,
}: {
  id: string;
  title: (connection: Connection) => string;
  lead: (connection: Connection) => string;
  children: (connection: Connection) => ReactNode;
}) {
  const { data: connections, error } = useQuery(connectionsQuery);
  const connection = connections && connectionIn(connections, id);
  if (error) return <Text role="alert">{sentence(error)}</Text>;
  if (!connections) return null;
  if (!connection) {
    return (
      <Teach
        title="These books are not connected"
        action={<LinkButton to="/settings/integrations">Open integrations</LinkButton>}
      >
        Connect first; then their contacts are here.
      </Teach>
    );
  }
  return (
    <div className={classes.wideColumn}>
      <Stack gap={4} mb="lg">
        <LinkAnchor to="/settings/integrations" size="sm">
          ← Integrations
        </LinkAnchor>
        <Title order={2}>{title(connection)}</Title>
        <Text size="sm" c="dimmed">
          {lead(connection)}
        </Text>
      </Stack>
      {children(connection)}
    </div>
  );
}
