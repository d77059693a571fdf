/** Account mapping: where revenue and tax go in the books, chosen from what the books hold now. */
import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { connectionsQuery, mappingsQuery, referencesQuery } from '../api/queries.ts';
import { saveMappings } from '../api/settings.ts';
import type { Connection, MappingChange, MappingRow, Mappings, Product, Reference } from '../api/types.ts';
import { connectionIn } from '../books/live-books.ts';
import { LinkAnchor, LinkButton } from '../fields/links.tsx';
import { ProductPicker } from '../fields/record-picker.tsx';
import { useCan } from '../fields/use-can.ts';
import { sentence, useSave } from '../fields/use-save.ts';
import { Teach } from '../grid/teach.tsx';
import { AccountItems } from './account-items.tsx';
import { keyOf, MappingRows } from './mapping-rows.tsx';
import { Section } from './section.tsx';
import classes from './settings.module.css';
import { suggestedRows } from './suggested-rows.ts';
import { TrackingMapping } from './tracking-mapping.tsx';

export function MappingSettings() {
  const { connection: id } = useParams({ from: '/shell/settings/integrations/$connection/mapping' });
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
        Connect first; the mapping is then suggested from your chart of accounts.
      </Teach>
    );
  }
  return <Loaded connection={connection} />;
}

function Loaded({ connection }: { connection: Connection }) {
  const { data: mappings, error } = useQuery(mappingsQuery(connection.id));
  const accounts = useQuery(referencesQuery(connection.id, 'account')).data ?? [];
  const taxRates = useQuery(referencesQuery(connection.id, 'taxRate')).data ?? [];
  const items = useQuery(referencesQuery(connection.id, 'item')).data ?? [];
  const tracking = useQuery(referencesQuery(connection.id, 'trackingCategory')).data ?? [];
  if (error) return <Text role="alert">{sentence(error)}</Text>;
  if (!mappings) return null;
  return (
    <Editor
      connection={connection}
      mappings={mappings}
      accounts={accounts}
      taxRates={taxRates}
      items={items}
      tracking={tracking}
    />
  );
}

function Editor({
  connection,
  mappings,
  accounts,
  taxRates,
  items,
  tracking,
}: {
  connection: Connection;
  mappings: Mappings;
  accounts: readonly Reference[];
  taxRates: readonly Reference[];
  items: readonly Reference[];
  tracking: readonly Reference[];
}) {
  const queryClient = useQueryClient();
  const canEdit = useCan('mappings:write');
  const [changes, setChanges] = useState<ReadonlyMap<string, MappingChange>>(new Map());
  const [added, setAdded] = useState<readonly MappingRow[]>([]);
  const suggested = suggestedRows(mappings);
  const save = useSave({
    // What was suggested and is left as it is counts as confirmed.
    save: () =>
      saveMappings(connection.id, [...suggested.map(changeOf), ...changes.values()].reduce(lastWins, [])),
    saved: async (answer) => {
      setChanges(new Map());
      setAdded([]);
      queryClient.setQueryData(mappingsQuery(connection.id).queryKey, answer);
      await queryClient.invalidateQueries({ queryKey: ['connections'] });
      notifications.show({ message: 'The mapping is saved.' });
    },
  });
  const pick = (row: MappingRow, code: string | null) =>
    setChanges((now) => new Map(now).set(keyOf(row), { kind: row.kind, subjectId: row.subjectId, code }));
  const part = { changes, onPick: pick, canEdit };
  const canSave = changes.size > 0 || suggested.length > 0;

  return (
    <div className={classes.wideColumn}>
      <Stack gap={4} mb="lg">
        <LinkAnchor to="/settings/integrations" size="sm">
          ← Integrations
        </LinkAnchor>
        <Title order={2}>Account mapping for {connection.organisationName}</Title>
        <Text size="sm" c="dimmed">
          Rows marked “Suggested” come from your chart of accounts; saving confirms them. A line of an invoice
          may choose otherwise.
        </Text>
      </Stack>
      <Section title="Default revenue account" lead="For lines whose category has none of its own">
        <MappingRows {...part} rows={[mappings.defaultAccount]} references={accounts} />
      </Section>
      <Section
        title="Payments"
        lead="The bank or clearing account of payments that are recorded here; a method may have one of its own"
      >
        <MappingRows {...part} rows={[mappings.paymentAccount]} references={payable(accounts)} />
        <MappingRows
          {...part}
          rows={mappings.paymentMethods}
          references={payable(accounts)}
          emptyWords="As above"
        />
      </Section>
      <Section title="Product categories" lead="Each to a revenue account">
        <MappingRows
          {...part}
          rows={mappings.categories}
          references={accounts}
          emptyWords="By default account"
        />
      </Section>
      <AccountItems {...part} connection={connection} rows={mappings.accountItems} items={items} />
      <Section title="Taxes" lead="Each to a tax rate of the books">
        <MappingRows {...part} rows={mappings.taxes} references={taxRates} />
      </Section>
      <Section
        title="Products"
        lead="Those that are an item of the books; items of the same code are suggested, the others go without one"
      >
        <MappingRows
          {...part}
          rows={withAdded(mappings.products, added)}
          references={items}
          emptyWords="No item"
        />
        {canEdit ? (
          <div className={classes.addRow}>
            <ProductPicker
              accessibleName="Add a product"
              placeholder="Add a product"
              size="xs"
              value={null}
              valueLabel={null}
              onPick={(product) => {
                if (product) setAdded((now) => [...now, rowOfProduct(product)]);
              }}
            />
          </div>
        ) : null}
      </Section>
      <TrackingMapping {...part} tracking={mappings.tracking} categories={tracking} />
      {canEdit ? (
        <Group gap="md" className={classes.saveBar}>
          <Button onClick={() => save.submit()} loading={save.isSaving} disabled={!canSave}>
            {changes.size === 0 && suggested.length > 0 ? 'Confirm suggestions' : 'Save mapping'}
          </Button>
          {save.message ? (
            <Text size="sm" role="alert" c="var(--cf-red-ink)">
              {save.message}
            </Text>
          ) : null}
        </Group>
      ) : null}
    </div>
  );
}

/** A product that has a row already gets no second one. */
function withAdded(rows: readonly MappingRow[], added: readonly MappingRow[]): readonly MappingRow[] {
  return [...new Map([...added, ...rows].map((row) => [keyOf(row), row])).values()];
}

function rowOfProduct({ id, code, name }: Product): MappingRow {
  const subjectName = code ? `${code} – ${name}` : name;
  return {
    kind: 'productItem',
    subjectId: id,
    subjectName,
    code: null,
    name: null,
    words: null,
    isSuggested: false,
    problem: null,
  };
}

function payable(accounts: readonly Reference[]): readonly Reference[] {
  return accounts.filter(({ details }) => details.acceptsPayments === true);
}

function changeOf(row: MappingRow): MappingChange {
  return { kind: row.kind, subjectId: row.subjectId, code: row.code };
}

function lastWins(kept: readonly MappingChange[], change: MappingChange): readonly MappingChange[] {
  return [...kept.filter((other) => keyOf(other) !== keyOf(change)), change];
}
