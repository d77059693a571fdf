/** Invoices that people made in the books themselves: listed apart, since nothing is wrong with them, and brought in on a press. */
import { Anchor, Button, Group, Paper, Stack, Table, Text, Title } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { bringIn } from '../api/drift.ts';
import type { DriftStanding, OnlyThere as Theirs } from '../api/types.ts';
import { LinkAnchor } from '../fields/links.tsx';
import { orSayWhy } from '../fields/say-why.ts';
import { Money } from '../format/money.tsx';
import { WideTable } from '../grid/wide-table.tsx';
import classes from './drift.module.css';
import { UnderWay } from './under-way.tsx';

type Press = (some: readonly Theirs[]) => Promise<void>;

export function OnlyThere({ standing }: { standing: DriftStanding }) {
  const { connectionId, onlyThere, ledgerName } = standing;
  const queryClient = useQueryClient();
  const [isBusy, setBusy] = useState(false);
  const press: Press = async (some) => {
    setBusy(true);
    await orSayWhy(async () => {
      await bringIn(
        connectionId,
        some.map(({ ledgerId }) => ledgerId),
      );
      await queryClient.invalidateQueries({ queryKey: ['drift'] });
    });
    setBusy(false);
  };
  const free = onlyThere.newest.filter(({ mayComeIn }) => mayComeIn);
  return (
    <Stack gap="sm" component="section" aria-label={`Only in ${ledgerName}`}>
      <div>
        <Title order={2}>Only in {ledgerName}</Title>
        <Text size="sm" c="dimmed">
          {howMany(onlyThere.count)} made there by people and never stood here. That is no difference: who
          works in the books may go on. One that is brought in stands among the invoices here, and nothing
          changes in {ledgerName}.
        </Text>
      </div>
      <Paper withBorder p="md" radius="md" component="details">
        <summary>
          {onlyThere.newest.length < onlyThere.count
            ? `Show the ${onlyThere.newest.length} changed last`
            : 'Show them'}
        </summary>
        {free.length > 1 ? (
          <Group justify="flex-end" mt="xs">
            <Button size="xs" variant="default" loading={isBusy} onClick={() => press(free)}>
              Bring in all shown ({free.length})
            </Button>
          </Group>
        ) : null}
        <TheirsTable theirs={onlyThere.newest} ledgerName={ledgerName} isBusy={isBusy} press={press} />
      </Paper>
    </Stack>
  );
}

function howMany(count: number): string {
  return count === 1 ? '1 invoice was' : `${count.toLocaleString()} invoices were`;
}

function TheirsTable({
  theirs,
  ledgerName,
  isBusy,
  press,
}: {
  theirs: readonly Theirs[];
  ledgerName: string;
  isBusy: boolean;
  press: Press;
}) {
  return (
    <WideTable label={`Only in ${ledgerName}`} minWidth={640}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>Number</Table.Th>
          <Table.Th>Customer</Table.Th>
          <Table.Th ta="end">Total</Table.Th>
          <Table.Th ta="end">Owing</Table.Th>
          <Table.Th className={classes.here}>Here</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {theirs.map((each) => (
          <Table.Tr key={each.ledgerId}>
            <Table.Td>
              {each.booksUrl ? (
                <Anchor href={each.booksUrl} target="_blank" rel="noreferrer" size="sm">
                  {each.number ?? 'No number'}
                </Anchor>
              ) : (
                (each.number ?? 'No number')
              )}
            </Table.Td>
            <Table.Td>{each.customer ?? '–'}</Table.Td>
            <Table.Td ta="end">
              <Money amount={each.total} currency={each.currency} />
            </Table.Td>
            <Table.Td ta="end">
              <Money amount={each.amountOwing} currency={each.currency} />
            </Table.Td>
            <Table.Td className={classes.here}>
              <Here theirs={each} isBusy={isBusy} press={press} />
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </WideTable>
  );
}

function Here({ theirs, isBusy, press }: { theirs: Theirs; isBusy: boolean; press: Press }) {
  const { invoiceId, isOnItsWay, mayComeIn, problem } = theirs;
  const number = theirs.number ?? 'this invoice';
  if (invoiceId !== null)
    return (
      <LinkAnchor to="/invoices/$id" params={{ id: invoiceId }} size="sm" aria-label={`Show ${number} here`}>
        Show it
      </LinkAnchor>
    );
  if (isOnItsWay) return <UnderWay what="Bringing it in" />;
  return (
    <Stack gap={4} align="flex-start">
      {mayComeIn ? (
        <Button
          size="compact-sm"
          variant="default"
          disabled={isBusy}
          aria-label={`Bring in ${number}`}
          onClick={() => press([theirs])}
        >
          Bring in
        </Button>
      ) : null}
      {problem ? (
        <Text size="xs" c="dimmed">
          {problem}
        </Text>
      ) : null}
    </Stack>
  );
}
