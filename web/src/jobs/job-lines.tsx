/** What a job is to produce: the lines of its sales doc, read there and changed there. */
import { Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { salesDocQuery } from '../api/queries.ts';
import { LineTable } from '../lines/line-table.tsx';

export function JobLines({ salesDocId }: { salesDocId: string }) {
  const { data: doc } = useQuery(salesDocQuery(salesDocId));
  if (!doc) return null;
  const lines = (doc.lines ?? []).map((line) => ({ ...line, books: null }));
  return (
    <Stack gap="sm" component="section" aria-label={`Lines of ${doc.number}`}>
      <Title order={3}>What to produce</Title>
      {lines.length === 0 ? (
        <Text size="sm" c="dimmed">
          {doc.number} has no lines yet.
        </Text>
      ) : (
        <LineTable lines={lines} currency={doc.currency} />
      )}
    </Stack>
  );
}
