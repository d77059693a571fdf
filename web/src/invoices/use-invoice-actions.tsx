/** What can be done with an invoice now, as the server lists it. */
import { notifications } from '@mantine/notifications';
import {
  IconBan,
  IconEdit,
  IconEye,
  IconEyeOff,
  IconFileTypePdf,
  IconLayoutSidebarRight,
  IconReload,
  IconSend,
  IconUserCheck,
} from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type ReactNode, useCallback } from 'react';
import { actOnInvoice, type InvoiceAct } from '../api/invoices.ts';
import { invoiceQuery } from '../api/queries.ts';
import type { InvoiceItem } from '../api/types.ts';
import { download } from '../documents/download.ts';
import { orSayWhy } from '../fields/say-why.ts';
import type { ActionItem } from '../grid/action-menu.tsx';

const acts: readonly { act: InvoiceAct; label: string; icon: ReactNode; done: string; isDangerous?: true }[] =
  [
    {
      act: 'send',
      label: 'Send to the books',
      icon: <IconSend size={15} aria-hidden />,
      done: 'is on its way.',
    },
    {
      act: 'approve',
      label: 'Approve and send',
      icon: <IconUserCheck size={15} aria-hidden />,
      done: 'is approved and on its way.',
    },
    { act: 'retry', label: 'Retry', icon: <IconReload size={15} aria-hidden />, done: 'is tried again.' },
    { act: 'ignore', label: 'Ignore', icon: <IconEyeOff size={15} aria-hidden />, done: 'is ignored.' },
    {
      act: 'unignore',
      label: 'Take up again',
      icon: <IconEye size={15} aria-hidden />,
      done: 'is taken up again.',
    },
    {
      act: 'void',
      label: 'Void',
      icon: <IconBan size={15} aria-hidden />,
      done: 'is being voided.',
      isDangerous: true,
    },
  ];

export function useInvoiceActions(): (invoice: InvoiceItem) => readonly ActionItem[] {
  const navigate = useNavigate();
  const queryClient = useQueryClient();

  return useCallback(
    (invoice) => {
      const run = (act: InvoiceAct, done: string) =>
        orSayWhy(async () => {
          if (
            act === 'void' &&
            !window.confirm('Void this invoice here and in the books? This cannot be undone.')
          )
            return;
          const answer = await actOnInvoice(invoice.id, act);
          queryClient.setQueryData(invoiceQuery(invoice.id).queryKey, answer);
          notifications.show({ message: `${invoice.number ?? 'The invoice'} ${done}` });
          await queryClient.invalidateQueries({ queryKey: ['invoices'] });
        });
      const items: ActionItem[] = acts
        .filter(({ act }) => invoice.actions.includes(act))
        .map(({ act, label, icon, done, isDangerous = false }) => ({
          label,
          icon,
          isDangerous,
          run: () => run(act, done),
        }));
      items.push({
        label: 'Save PDF',
        icon: <IconFileTypePdf size={15} aria-hidden />,
        run: () => download(`/api/v1/invoices/${invoice.id}/pdf`),
      });
      if (invoice.actions.includes('edit')) {
        items.unshift({
          label: 'Edit',
          icon: <IconEdit size={15} aria-hidden />,
          run: () => navigate({ to: '/invoices/$id/edit', params: { id: invoice.id } }),
        });
      }
      items.unshift({
        label: 'Open',
        icon: <IconLayoutSidebarRight size={15} aria-hidden />,
        run: () => navigate({ to: '/invoices/$id', params: { id: invoice.id } }),
      });
      return items;
    },
    [navigate, queryClient],
  );
}
