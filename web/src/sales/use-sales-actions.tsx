/** What can be done with a sales doc now, as the server lists it. */
import {
  IconArchive,
  IconArrowBackUp,
  IconCheck,
  IconFileInvoice,
  IconFileTypePdf,
  IconHammer,
  IconLayoutSidebarRight,
} from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useCallback } from 'react';
import { archive, createJobFrom } from '../api/records.ts';
import type { SalesDoc } from '../api/types.ts';
import { download } from '../documents/download.ts';
import { orSayWhy } from '../fields/say-why.ts';
import type { ActionItem } from '../grid/action-menu.tsx';
import { useAcceptance } from './use-acceptance.tsx';

export function useSalesActions(): (doc: SalesDoc) => readonly ActionItem[] {
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const { accept, undo } = useAcceptance();

  return useCallback(
    (doc) => {
      const can = (action: SalesDoc['actions'][number]) => doc.actions.includes(action);
      const items: ActionItem[] = [];
      if (can('accept')) {
        items.push({
          label: 'Accept quote',
          icon: <IconCheck size={15} aria-hidden />,
          run: () => accept(doc),
        });
      }
      if (can('createInvoice')) {
        items.push({
          label: 'Create invoice',
          icon: <IconFileInvoice size={15} aria-hidden />,
          run: () => navigate({ to: '/invoices/new', search: { salesDocId: doc.id } }),
        });
      }
      if (can('createJob')) {
        items.push({
          label: 'Create job',
          icon: <IconHammer size={15} aria-hidden />,
          run: () =>
            orSayWhy(async () => {
              const job = await createJobFrom(doc.id);
              await queryClient.invalidateQueries({ queryKey: ['jobs'] });
              await navigate({ to: '/jobs/$id', params: { id: job.id } });
            }),
        });
      }
      items.push({
        label: 'Open',
        icon: <IconLayoutSidebarRight size={15} aria-hidden />,
        run: () => navigate({ to: '/sales/$id', params: { id: doc.id } }),
      });
      items.push({
        label: 'Save PDF',
        icon: <IconFileTypePdf size={15} aria-hidden />,
        run: () => download(`/api/v1/sales-docs/${doc.id}/pdf`),
      });
      if (can('undoAcceptance')) {
        items.push({
          label: 'Undo acceptance',
          icon: <IconArrowBackUp size={15} aria-hidden />,
          run: () => undo(doc),
        });
      }
      if (can('archive')) {
        items.push({
          label: 'Archive',
          icon: <IconArchive size={15} aria-hidden />,
          run: () =>
            orSayWhy(async () => {
              await archive('sales-docs', doc.id);
              await queryClient.invalidateQueries({ queryKey: ['salesDocs'] });
              await navigate({ to: '/sales' });
            }),
        });
      }
      return items;
    },
    [navigate, queryClient, accept, undo],
  );
}
