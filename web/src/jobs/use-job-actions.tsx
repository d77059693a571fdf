/** What can be done with a job now, as the server lists it. */
import { IconArchive, IconFileInvoice, IconLayoutSidebarRight } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useCallback } from 'react';
import { archive } from '../api/records.ts';
import type { Job } from '../api/types.ts';
import { orSayWhy } from '../fields/say-why.ts';
import type { ActionItem } from '../grid/action-menu.tsx';

export function useJobActions(): (job: Job) => readonly ActionItem[] {
  const navigate = useNavigate();
  const queryClient = useQueryClient();

  return useCallback(
    (job) => {
      const items: ActionItem[] = [];
      if (job.actions.includes('createInvoice')) {
        items.push({
          label: 'Create invoice',
          icon: <IconFileInvoice size={15} aria-hidden />,
          run: () => navigate({ to: '/invoices/new', search: { jobId: job.id } }),
        });
      }
      items.push({
        label: 'Open',
        icon: <IconLayoutSidebarRight size={15} aria-hidden />,
        run: () => navigate({ to: '/jobs/$id', params: { id: job.id } }),
      });
      if (job.actions.includes('archive')) {
        items.push({
          label: 'Archive',
          icon: <IconArchive size={15} aria-hidden />,
          run: () =>
            orSayWhy(async () => {
              await archive('jobs', job.id);
              await queryClient.invalidateQueries({ queryKey: ['jobs'] });
              await navigate({ to: '/jobs' });
            }),
        });
      }
      return items;
    },
    [navigate, queryClient],
  );
}
