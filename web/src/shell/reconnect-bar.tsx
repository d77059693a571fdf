/** Across every screen while the books no longer let us in: what that means, and the button for those who may press it. */
import { Button } from '@mantine/core';
import { IconPlugConnectedX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { connectionsQuery } from '../api/queries.ts';
import type { Connection } from '../api/types.ts';
import { useCan } from '../fields/use-can.ts';
import { useConnect } from '../settings/use-connect.ts';
import classes from './shell.module.css';

export function ReconnectBar() {
  const broken = useBrokenConnections();
  return broken.map((connection) => <Bar key={connection.id} connection={connection} />);
}

/** Those whose grant is dead: nothing leaves for them until a person reconnects. */
export function useBrokenConnections(): readonly Connection[] {
  const { data } = useQuery(connectionsQuery);
  return data?.filter(({ status }) => status === 'reconnectNeeded') ?? [];
}

function Bar({ connection }: { connection: Connection }) {
  const canManage = useCan('connections:manage');
  const { connect, isBusy } = useConnect(connection.provider);
  const { ledgerName, organisationName } = connection;
  return (
    <div className={classes.reconnect} role="alert" data-bar="reconnect">
      <IconPlugConnectedX size={18} aria-hidden />
      <p>
        <strong>{ledgerName} no longer lets us in.</strong> Invoices for {organisationName} are kept here and
        go on by themselves once it is reconnected.
        {canManage ? '' : ' Ask an owner, an administrator or somebody in accounts to reconnect.'}
      </p>
      {canManage ? (
        <Button size="xs" onClick={connect} loading={isBusy}>
          Reconnect
        </Button>
      ) : null}
    </div>
  );
}
