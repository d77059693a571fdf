/** Every person, of a company or buying privately. */
import { IconFileInvoice, IconLayoutSidebarRight, IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { contactsQuery } from '../api/queries.ts';
import type { Contact } from '../api/types.ts';
import { LinkButton } from '../fields/links.tsx';
import { useCan } from '../fields/use-can.ts';
import { sentence } from '../fields/use-save.ts';
import { ActionMenu } from '../grid/action-menu.tsx';
import classes from '../grid/grid.module.css';
import { GridPage } from '../grid/grid-page.tsx';
import type { GridColumn } from '../grid/record-grid.tsx';
import { Teach } from '../grid/teach.tsx';

export function ContactsPage() {
  const navigate = useNavigate();
  const { data: contacts, error } = useQuery(contactsQuery);
  const columns = useColumns();
  const canAdd = useCan('customers:write');
  const add = (
    <LinkButton
      size="xs"
      leftSection={<IconPlus size={15} aria-hidden />}
      to="/contacts/$id"
      params={{ id: 'new' }}
    >
      New contact
    </LinkButton>
  );
  return (
    <GridPage
      title="Contacts"
      columns={columns}
      rows={contacts}
      failure={error ? sentence(error) : null}
      action={canAdd ? add : null}
      empty={
        <Teach title="No contacts yet" action={canAdd ? add : null}>
          A contact is a person with an e-mail address: at a company, or somebody who buys privately. Both can
          receive invoices.
        </Teach>
      }
      onOpen={(contact) => navigate({ to: '/contacts/$id', params: { id: contact.id } })}
    />
  );
}

function useColumns(): readonly GridColumn<Contact>[] {
  const navigate = useNavigate();
  const canInvoice = useCan('invoices:write');
  return useMemo(
    () =>
      [
        {
          key: 'name',
          name: 'Name',
          width: 'minmax(180px, 1.5fr)',
          text: (contact) => contact.name,
          renderCell: ({ row, tabIndex }) => (
            <Link to="/contacts/$id" params={{ id: row.id }} className={classes.link} tabIndex={tabIndex}>
              {row.name}
            </Link>
          ),
        },
        {
          key: 'company',
          name: 'Company',
          width: 'minmax(180px, 1.5fr)',
          text: (contact) => contact.companyName ?? '',
          renderCell: ({ row, tabIndex }) =>
            row.companyId ? (
              <Link
                to="/companies/$id"
                params={{ id: row.companyId }}
                className={classes.quietLink}
                tabIndex={tabIndex}
              >
                {row.companyName}
              </Link>
            ) : null,
        },
        {
          key: 'email',
          name: 'E-mail',
          width: 'minmax(200px, 1.5fr)',
          text: (contact) => contact.email ?? '',
        },
        { key: 'phone', name: 'Phone', width: 160, text: (contact) => contact.phone ?? '' },
        { key: 'city', name: 'City', width: 140, text: (contact) => contact.city ?? '' },
        { key: 'country', name: 'Country', width: 130, text: (contact) => contact.country ?? '' },
        {
          key: 'actions',
          name: 'Actions',
          width: 78,
          sortable: false,
          resizable: false,
          cellClass: classes.center ?? '',
          renderCell: ({ row, tabIndex }) => (
            <ActionMenu
              name={row.name}
              tabIndex={tabIndex}
              items={[
                ...(canInvoice
                  ? [
                      {
                        label: 'Create invoice',
                        icon: <IconFileInvoice size={15} aria-hidden />,
                        run: () => navigate({ to: '/invoices/new', search: { contactId: row.id } }),
                      },
                    ]
                  : []),
                {
                  label: 'Open',
                  icon: <IconLayoutSidebarRight size={15} aria-hidden />,
                  run: () => navigate({ to: '/contacts/$id', params: { id: row.id } }),
                },
              ]}
            />
          ),
        },
      ] satisfies GridColumn<Contact>[],
    [navigate, canInvoice],
  );
}
