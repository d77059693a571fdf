/** The credit that a customer has in the books: what is left of each, what it went to, and paying it back. */
import { Anchor, Button, Group, Stack, Table, Text, Title, VisuallyHidden } from '@mantine/core';
import { IconExternalLink } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { type CreditsOf, creditsQuery } from '../api/credits.ts';
import type { Credit } from '../api/types.ts';
import { LinkAnchor } from '../fields/links.tsx';
import { formatDate } from '../format/dates.ts';
import { Money } from '../format/money.tsx';
import { CreditUseRow } from './credit-use-row.tsx';
import { creditName } from './credit-words.ts';
import { RefundDialog } from './refund-dialog.tsx';

export function CustomerCredits({ of }: { of: CreditsOf }) {
  const { data } = useQuery(creditsQuery(of));
  const credits = data?.items ?? [];
  const [refunded, setRefunded] = useState<Credit | null>(null);
  if (credits.length === 0) return null;
  return (
    <Stack gap="sm" component="section" aria-label="Credit">
      <Title order={3}>Credit in the books</Title>
      <Table verticalSpacing={6} aria-label="Credit">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>What</Table.Th>
            <Table.Th ta="end">Left</Table.Th>
            <Table.Th>
              <VisuallyHidden>Refund</VisuallyHidden>
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {credits.map((credit) => (
            <CreditRow key={credit.id} credit={credit} onRefund={() => setRefunded(credit)} />
          ))}
        </Table.Tbody>
      </Table>
      {refunded ? <RefundDialog credit={refunded} onClose={() => setRefunded(null)} /> : null}
    </Stack>
  );
}

function CreditRow({ credit, onRefund }: { credit: Credit; onRefund: () => void }) {
  return (
    <Table.Tr>
      <Table.Td>
        <Group gap={4}>
          {creditName(credit)}
          {credit.booksUrl ? (
            <Anchor
              href={credit.booksUrl}
              target="_blank"
              rel="noreferrer"
              aria-label={`Open ${creditName(credit)} in ${credit.ledgerName}`}
            >
              <IconExternalLink size={14} aria-hidden />
            </Anchor>
          ) : null}
        </Group>
        <Text size="xs" c="dimmed">
          {formatDate(credit.issueDate)}, of <Money amount={credit.total} currency={credit.currency} />
        </Text>
        <Spent credit={credit} />
        {credit.uses.map((use) => (
          <CreditUseRow key={use.id} use={use} what={creditName(credit)} />
        ))}
      </Table.Td>
      <Table.Td ta="end">
        <Money amount={credit.left} currency={credit.currency} />
      </Table.Td>
      <Table.Td ta="end">
        {credit.actions.includes('refund') ? (
          <Button size="compact-xs" variant="default" onClick={onRefund}>
            Refund
          </Button>
        ) : null}
      </Table.Td>
    </Table.Tr>
  );
}

/** What it was set against and what was paid back, as the books have it. */
function Spent({ credit }: { credit: Credit }) {
  return (
    <>
      {credit.usedOn.map((part) => (
        <Text size="xs" key={`${part.invoiceId} ${part.date} ${part.amount}`}>
          <Money amount={part.amount} currency={credit.currency} /> on{' '}
          {part.invoiceId === null ? (
            'an invoice that is only in the books'
          ) : (
            <LinkAnchor to="/invoices/$id" params={{ id: part.invoiceId }} size="xs">
              an invoice
            </LinkAnchor>
          )}
          {part.date ? `, ${formatDate(part.date)}` : ''}
        </Text>
      ))}
      {credit.refunds.map((refund) => (
        <Text size="xs" key={`refund ${refund.paidOn} ${refund.amount}`}>
          <Money amount={refund.amount} currency={credit.currency} /> paid back, {formatDate(refund.paidOn)}
        </Text>
      ))}
    </>
  );
}
