/** Approves and sends every invoice of the list that waits for it, and says which could not go. */
import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconUserCheck } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { approveInvoices } from '../api/invoices.ts';
import type { InvoiceItem } from '../api/types.ts';
import { orSayWhy } from '../fields/say-why.ts';

/** So many go in one request. */
const MOST = 200;

export function ApproveAll({ invoices = [] }: { invoices?: readonly InvoiceItem[] | undefined }) {
  const queryClient = useQueryClient();
  const [isAsking, setIsAsking] = useState(false);
  const ids = invoices.filter(({ actions }) => actions.includes('approve')).map(({ id }) => id);
  if (ids.length === 0) return null;
  const what = ids.length === 1 ? '1 invoice' : `${ids.length} invoices`;
  const run = async () => {
    if (!window.confirm(`Approve ${what} and send ${ids.length === 1 ? 'it' : 'them'} to the books?`)) return;
    setIsAsking(true);
    await orSayWhy(async () => {
      const results = [];
      for (let start = 0; start < ids.length; start += MOST)
        results.push(...(await approveInvoices(ids.slice(start, start + MOST))).items);
      const refused = results.filter(({ isSent }) => !isSent);
      notifications.show({
        message: `${results.length - refused.length} approved and on their way.`,
        ...(refused[0]
          ? { color: 'orange', title: `${refused.length} could not go`, message: refused[0].reason }
          : {}),
      });
      await queryClient.invalidateQueries({ queryKey: ['invoices'] });
    });
    setIsAsking(false);
  };
  return (
    <Button size="xs" loading={isAsking} leftSection={<IconUserCheck size={14} aria-hidden />} onClick={run}>
      Approve and send {ids.length === 1 ? 'it' : `all ${ids.length}`}
    </Button>
  );
}
