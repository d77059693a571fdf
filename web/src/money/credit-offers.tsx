/** Credit of the customer in the books that this invoice can take, and what of it is on its way. */
import { Button, Group, Paper, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { creditsQuery } from '../api/credits.ts';
import type { Credit, Invoice } from '../api/types.ts';
import { formatDate } from '../format/dates.ts';
import { Money } from '../format/money.tsx';
import { CreditUseRow } from './credit-use-row.tsx';
import { creditName } from './credit-words.ts';
import { UseCreditDialog } from './use-credit-dialog.tsx';

export function CreditOffers({ invoice }: { invoice: Invoice }) {
  const { data } = useQuery(creditsQuery({ invoiceId: invoice.id }));
  const credits = data?.items ?? [];
  const [chosen, setChosen] = useState<Credit | null>(null);
  if (credits.length === 0) return null;
  return (
    <Paper withBorder p="sm" component="section" aria-label="Credit of this customer">
      <Stack gap="sm">
        {credits.map((credit) => (
          <Offer key={credit.id} credit={credit} invoice={invoice} onUse={() => setChosen(credit)} />
        ))}
      </Stack>
      {chosen ? <UseCreditDialog invoice={invoice} credit={chosen} onClose={() => setChosen(null)} /> : null}
    </Paper>
  );
}

function Offer({ credit, invoice, onUse }: { credit: Credit; invoice: Invoice; onUse: () => void }) {
  return (
    <Stack gap={4}>
      {credit.suggested === null ? null : (
        <Group justify="space-between" gap="sm" wrap="nowrap">
          <Text size="sm">
            This customer has <Money amount={credit.left} currency={credit.currency} /> of credit in{' '}
            {credit.ledgerName}
            <Text size="xs" c="dimmed">
              {creditName(credit)}, {formatDate(credit.issueDate)}
            </Text>
          </Text>
          {credit.actions.includes('use') ? (
            <Button size="xs" onClick={onUse} style={{ flexShrink: 0 }}>
              Use it
            </Button>
          ) : null}
        </Group>
      )}
      {credit.uses
        .filter((use) => use.invoiceId === invoice.id)
        .map((use) => (
          <CreditUseRow key={use.id} use={use} what={creditName(credit)} />
        ))}
    </Stack>
  );
}
