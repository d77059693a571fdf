/** What can be done with a company or a contact now. */
import { IconArchive, IconFileInvoice } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { archive } from '../api/records.ts';
import { orSayWhy } from '../fields/say-why.ts';
import { useCan } from '../fields/use-can.ts';
import type { ActionItem } from '../grid/action-menu.tsx';

export function useCustomerActions(kind: 'companies' | 'contacts'): (id: string) => readonly ActionItem[] {
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const canInvoice = useCan('invoices:write');
  const canEdit = useCan('customers:write');

  return (id) => [
    ...(canInvoice
      ? [
          {
            label: 'Create invoice',
            icon: <IconFileInvoice size={15} aria-hidden />,
            run: () =>
              void navigate({
                to: '/invoices/new',
                search: kind === 'companies' ? { companyId: id } : { contactId: id },
              }),
          },
        ]
      : []),
    ...(canEdit
      ? [
          {
            label: 'Archive',
            icon: <IconArchive size={15} aria-hidden />,
            run: () =>
              void orSayWhy(async () => {
                await archive(kind, id);
                await queryClient.invalidateQueries({ queryKey: [kind] });
                await navigate({ to: `/${kind}` });
              }),
          },
        ]
      : []),
  ];
}
