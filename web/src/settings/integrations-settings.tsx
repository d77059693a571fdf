/** The ledgers: a card for each set of books, others to connect, and the way back from the ledger's own consent page. */
import { Alert, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { connectingQuery, connectionsQuery } from '../api/queries.ts';
import { isLive } from '../books/live-books.ts';
import { sentence } from '../fields/use-save.ts';
import { AuthorizationOutcome } from './authorization-outcome.tsx';
import { ConnectAnother } from './connect-another.tsx';
import { ConnectCard } from './connect-card.tsx';
import { ConnectionCard } from './connection-card.tsx';
import { DefaultGone } from './default-gone.tsx';
import classes from './settings.module.css';

export function IntegrationsSettings() {
  const { authorization } = useSearch({ from: '/shell/settings/integrations' });
  const { data: connections, error } = useQuery(connectionsQuery);
  const { data: connecting } = useQuery(connectingQuery);
  const current = connections?.filter(isLive);
  const gone = connections?.find((one) => one.isDefault && !isLive(one));
  return (
    <div className={classes.column}>
      {authorization ? <AuthorizationOutcome id={authorization} /> : null}
      {error ? <Text role="alert">{sentence(error)}</Text> : null}
      {connecting?.whyWaiting ? (
        <Alert color="orange" role="alert" mb="lg" data-default="gone">
          {connecting.whyWaiting}
        </Alert>
      ) : null}
      {current?.map((connection) => (
        <ConnectionCard
          key={connection.id}
          connection={connection}
          isAlone={current.length === 1 && gone === undefined}
        />
      ))}
      {gone && current?.length ? <DefaultGone connection={gone} /> : null}
      {current?.length === 0
        ? connecting?.ledgers.map((ledger) => <ConnectCard key={ledger.provider} ledger={ledger} />)
        : null}
      {current?.length && connecting ? (
        <ConnectAnother current={current} ledgers={connecting.ledgers} />
      ) : null}
    </div>
  );
}
