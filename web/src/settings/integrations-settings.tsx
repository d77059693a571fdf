/** The ledgers: a card each, and the way back from the ledger's own consent page. */
import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { connectionsQuery } from '../api/queries.ts';
import { sentence } from '../fields/use-save.ts';
import { AuthorizationOutcome } from './authorization-outcome.tsx';
import { ConnectCard } from './connect-card.tsx';
import { ConnectionCard } from './connection-card.tsx';
import classes from './settings.module.css';

export function IntegrationsSettings() {
  const { authorization } = useSearch({ from: '/shell/settings/integrations' });
  const { data: connections, error } = useQuery(connectionsQuery);
  const current = connections?.filter((connection) => connection.status !== 'disconnected');
  return (
    <div className={classes.column}>
      {authorization ? <AuthorizationOutcome id={authorization} /> : null}
      {error ? <Text role="alert">{sentence(error)}</Text> : null}
      {current?.map((connection) => (
        <ConnectionCard key={connection.id} connection={connection} />
      ))}
      {current?.length === 0 ? <ConnectCard /> : null}
    </div>
  );
}
