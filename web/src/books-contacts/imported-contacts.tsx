/** What becomes of the contacts of the books: counted by outcome, the reasons beneath, and the contacts themselves. */
import { Anchor, Table, Text } from '@mantine/core';
import type { ContactImportCounts, ImportedContact, ImportOutcome } from '../api/types.ts';
import { LinkAnchor } from '../fields/links.tsx';
import { WideTable } from '../grid/wide-table.tsx';

type Tense = 'future' | 'past';

const words: readonly { outcome: ImportOutcome; future: string; past: string }[] = [
  { outcome: 'added', future: 'Would be added', past: 'Added' },
  {
    outcome: 'linked',
    future: 'Match a customer here: would be tied to it',
    past: 'Tied to a customer here',
  },
  { outcome: 'known', future: 'Here already', past: 'Were here already' },
  { outcome: 'asked', future: 'Match several: you would be asked', past: 'For you to decide' },
  { outcome: 'skipped', future: 'Would be skipped', past: 'Skipped' },
];

export function outcomeWords(outcome: ImportOutcome, tense: Tense): string {
  return words.find((one) => one.outcome === outcome)?.[tense] ?? outcome;
}

export function ImportCounts({
  counts,
  tense,
  shown,
  onShow,
}: {
  counts: ContactImportCounts;
  tense: Tense;
  shown: ImportOutcome | null;
  onShow: (outcome: ImportOutcome | null) => void;
}) {
  return (
    <WideTable label={tense === 'past' ? 'Outcomes of the latest import' : 'Outcomes'} minWidth={280}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{tense === 'past' ? 'What became of them' : 'What becomes of them'}</Table.Th>
          <Table.Th ta="end">Contacts</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {words.map(({ outcome }) => (
          <Table.Tr key={outcome} data-outcome={outcome}>
            <Table.Td>
              <Anchor
                component="button"
                type="button"
                size="sm"
                c="inherit"
                ta="start"
                fw={shown === outcome ? 650 : 500}
                aria-pressed={shown === outcome}
                onClick={() => onShow(shown === outcome ? null : outcome)}
              >
                {outcomeWords(outcome, tense)}
              </Anchor>
              {counts.reasons
                .filter((reason) => reason.outcome === outcome)
                .map((reason) => (
                  <Text key={reason.reason} size="xs" c="dimmed">
                    {reason.count.toLocaleString()} × {reason.words}
                  </Text>
                ))}
            </Table.Td>
            <Table.Td ta="end" className="money">
              {counts[outcome].toLocaleString()}
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </WideTable>
  );
}

export function ImportedContacts({
  items,
  hasMore,
  connectionId,
  tense,
}: {
  items: readonly ImportedContact[];
  hasMore: boolean;
  connectionId: string;
  tense: Tense;
}) {
  if (items.length === 0) return null;
  return (
    <>
      <WideTable
        label={tense === 'past' ? 'Contacts of the latest import' : 'Contacts'}
        minWidth={560}
        maxHeight={460}
      >
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Contact</Table.Th>
            <Table.Th>E-mail</Table.Th>
            <Table.Th>{tense === 'past' ? 'What became of it' : 'What becomes of it'}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {items.map((item) => (
            <Table.Tr key={item.ledgerId}>
              <Table.Td>{item.name}</Table.Td>
              <Table.Td>{item.email ?? '–'}</Table.Td>
              <Table.Td>
                {outcomeWords(item.outcome, tense)}
                {item.words ? (
                  <Text size="xs" c="dimmed">
                    {item.words}
                  </Text>
                ) : null}
                <Customers item={item} connectionId={connectionId} />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </WideTable>
      {hasMore ? (
        <Text size="sm" c="dimmed">
          The first {items.length.toLocaleString()} are listed.
          {tense === 'past' ? ' The report has all of them.' : ''}
        </Text>
      ) : null}
    </>
  );
}

/** One who must be asked about is decided in the workbench; the others are only shown. */
function Customers({ item, connectionId }: { item: ImportedContact; connectionId: string }) {
  return item.customers.map((customer) => (
    <Text key={customer.id} size="xs">
      {item.outcome === 'asked' ? (
        <LinkAnchor
          to="/settings/integrations/$connection/contacts"
          params={{ connection: connectionId }}
          search={{ customer: customer.id }}
          size="xs"
        >
          Decide about {customer.name}
        </LinkAnchor>
      ) : (
        <LinkAnchor
          to={customer.kind === 'company' ? '/companies/$id' : '/contacts/$id'}
          params={{ id: customer.id }}
          size="xs"
        >
          {customer.name}
        </LinkAnchor>
      )}
    </Text>
  ));
}
