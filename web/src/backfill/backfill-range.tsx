/** From which day to which: asked before a preview. */
import { Button, Group, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { backfillsQuery, previewBackfill } from '../api/backfills.ts';
import { DateField } from '../fields/date-field.tsx';
import { useSave } from '../fields/use-save.ts';
import { formatDate } from '../format/dates.ts';

export function BackfillRange({
  connectionId,
  usual,
}: {
  connectionId: string;
  usual: { readonly from: string; readonly to: string };
}) {
  const queryClient = useQueryClient();
  const [from, setFrom] = useState<string | null>(usual.from);
  const [to, setTo] = useState<string | null>(usual.to);
  const preview = useSave({
    save: () => previewBackfill(connectionId, { from, to }),
    saved: () => queryClient.invalidateQueries({ queryKey: backfillsQuery(connectionId).queryKey }),
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        preview.submit();
      }}
    >
      <Group gap="md" align="flex-start">
        <DateField
          label="From"
          description={`Business year: ${formatDate(usual.from)}`}
          value={from}
          onDate={setFrom}
          error={preview.error('from')}
        />
        <DateField
          label="To"
          description={`Today: ${formatDate(usual.to)}`}
          value={to}
          onDate={setTo}
          error={preview.error('to')}
        />
        <Button type="submit" loading={preview.isSaving} mt={37}>
          Preview
        </Button>
      </Group>
      {preview.message ? (
        <Text size="sm" role="alert" c="var(--cf-red-ink)" mt="sm">
          {preview.message}
        </Text>
      ) : null}
    </form>
  );
}
