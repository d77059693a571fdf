/** The drift report: ours and the books held against each other, what differs, and what can be done about it. */
import { Select, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { driftQuery } from '../api/drift.ts';
import type { DriftStanding } from '../api/types.ts';
import { LinkButton } from '../fields/links.tsx';
import { sentence } from '../fields/use-save.ts';
import { Teach } from '../grid/teach.tsx';
import { Comparisons } from './comparisons.tsx';
import classes from './drift.module.css';
import { Findings } from './findings.tsx';
import { OnlyThere } from './only-there.tsx';
import { Standing } from './standing.tsx';

export function BothSidesPage() {
  const { data, error } = useQuery(driftQuery);
  const { connection } = useSearch({ from: '/shell/reports/both-sides' });
  const navigate = useNavigate();
  const [first] = data?.items ?? [];
  const shown = data?.items.find(({ connectionId }) => connectionId === connection) ?? first;
  if (error)
    return (
      <Teach isPage title="Both sides could not be read">
        {sentence(error)}
      </Teach>
    );
  if (data && shown === undefined) return <NothingConnected />;
  return (
    <section className={classes.page} aria-label="Both sides" aria-busy={data === undefined}>
      <div className={classes.head}>
        <div>
          <Title order={1} size="h2">
            Both sides
          </Title>
          <Text size="sm" c="dimmed">
            Every invoice here held against the books: status, total, owing, due date, customer and payments.
          </Text>
        </div>
        {data && data.items.length > 1 && shown ? (
          <Select
            size="xs"
            w={260}
            aria-label="Whose books"
            allowDeselect={false}
            data={data.items.map(({ connectionId: value, booksLabel: label }) => ({ value, label }))}
            value={shown.connectionId}
            onChange={(next) =>
              navigate({ to: '/reports/both-sides', search: next ? { connection: next } : {}, replace: true })
            }
          />
        ) : null}
      </div>
      {shown ? <OfConnection key={shown.connectionId} standing={shown} /> : null}
    </section>
  );
}

function OfConnection({ standing }: { standing: DriftStanding }) {
  return (
    <Stack gap="xl">
      <Standing standing={standing} />
      {standing.last === null ? null : <Findings standing={standing} />}
      {standing.last === null ? null : <Comparisons standing={standing} />}
      {standing.onlyThere.count === 0 ? null : <OnlyThere standing={standing} />}
    </Stack>
  );
}

function NothingConnected() {
  return (
    <Teach
      isPage
      title="Nothing to compare yet"
      action={<LinkButton to="/settings/integrations">Connect your books</LinkButton>}
    >
      Once Xero or QuickBooks is connected, every invoice here is held against the books a few times a day,
      and whatever differs is listed with its cause and a way to repair it.
    </Teach>
  );
}
