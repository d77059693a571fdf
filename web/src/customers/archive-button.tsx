/** Takes a record off its list. Nothing is lost: its invoices and history stay. */
import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { archive } from '../api/records.ts';
import { orSayWhy } from '../fields/say-why.ts';

export function ArchiveButton({
  path,
  queryKey,
  id,
  onDone,
}: {
  path: 'companies' | 'contacts' | 'products';
  queryKey: string;
  id: string;
  onDone: () => void;
}) {
  const queryClient = useQueryClient();
  const [isBusy, setIsBusy] = useState(false);

  async function run() {
    setIsBusy(true);
    await orSayWhy(async () => {
      await archive(path, id);
      // A board's row goes by the live change.
      await queryClient.invalidateQueries({ queryKey: [queryKey] });
      onDone();
    });
    setIsBusy(false);
  }
  return (
    <Button variant="subtle" color="gray" loading={isBusy} onClick={run}>
      Archive
    </Button>
  );
}
