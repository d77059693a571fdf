/** Backfill: invoices from before the connection, looked over, sent and, if need be, taken out again. */
import { Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { backfillsQuery } from '../api/backfills.ts';
import { connectionsQuery } from '../api/queries.ts';
import type { Backfill, Connection } from '../api/types.ts';
import { connectionIn } from '../books/live-books.ts';
import { LinkAnchor, LinkButton } from '../fields/links.tsx';
import { useCan } from '../fields/use-can.ts';
import { sentence } from '../fields/use-save.ts';
import { formatDate } from '../format/dates.ts';
import { Teach } from '../grid/teach.tsx';
import { Section } from '../settings/section.tsx';
import classes from '../settings/settings.module.css';
import { BackfillRange } from './backfill-range.tsx';
import { BackfillRun } from './backfill-run.tsx';

export function BackfillPage() {
  const { connection: id } = useParams({ from: '/shell/settings/integrations/$connection/backfill' });
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
        Connect first; then invoices from before can be sent.
      </Teach>
    );
  }
  return <Loaded connection={connection} />;
}

function Loaded({ connection }: { connection: Connection }) {
  const { data, error } = useQuery(backfillsQuery(connection.id));
  const mayAct = useCan('sync:write');
  if (error) return <Text role="alert">{sentence(error)}</Text>;
  if (!data) return null;
  const [latest, ...earlier] = data.items;
  const isUnderWay = latest !== undefined && underWay.has(latest.state);
  return (
    <div className={classes.wideColumn}>
      <Stack gap={4} mb="lg">
        <LinkAnchor to="/settings/integrations" size="sm">
          ← Integrations
        </LinkAnchor>
        <Title order={2}>Backfill {connection.organisationName}</Title>
        <Text size="sm" c="dimmed">
          Connecting sends nothing old. Choose which invoices from before should go to {connection.ledgerName}
          ; a preview shows what would become of each, and nothing is sent until you start it.
        </Text>
      </Stack>
      {mayAct && !isUnderWay ? (
        <Section title="Which invoices" lead="By their date of issue, both days included">
          <BackfillRange connectionId={connection.id} usual={data.usualRange} />
        </Section>
      ) : null}
      {latest ? <BackfillRun backfill={latest} connection={connection} /> : null}
      {earlier.length > 0 ? (
        <Section title="Earlier">
          <Stack gap="sm">
            {earlier.map((backfill) => (
              <Earlier key={backfill.id} backfill={backfill} connection={connection} />
            ))}
          </Stack>
        </Section>
      ) : null}
    </div>
  );
}

const underWay: ReadonlySet<Backfill['state']> = new Set(['running', 'paused', 'undoing', 'undoPaused']);

function Earlier({ backfill, connection }: { backfill: Backfill; connection: Connection }) {
  const made = backfill.outcomes.find(({ outcome }) => outcome === 'sent')?.count ?? 0;
  const undone = backfill.outcomes.find(({ outcome }) => outcome === 'undone')?.count ?? 0;
  return (
    <details>
      <summary>
        {formatDate(backfill.from)} to {formatDate(backfill.to)}: {backfill.label}
        {made > 0 ? `, ${made} in the books` : ''}
        {undone > 0 ? `, ${undone} taken out again` : ''}
      </summary>
      <BackfillRun backfill={backfill} connection={connection} />
    </details>
  );
}
