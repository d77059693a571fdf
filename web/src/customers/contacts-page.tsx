/** Every person, of a company or buying privately. */
import { IconFileInvoice, IconLayoutSidebarRight, IconPlus } from '@tabler/icons-react';
import { Link, useNavigate } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import type { Contact } from '../api/types.ts';
import type { BoardColumn } from '../board/board-column.ts';
import { type Board, BoardPage } from '../board/board-page.tsx';
import { archiveAction } from '../board/bulk/archive-action.tsx';
import { textColumn } from '../board/own-columns.tsx';
import { LinkButton } from '../fields/links.tsx';
import { useCan } from '../fields/use-can.ts';
import { ActionMenu } from '../grid/action-menu.tsx';
import classes from '../grid/grid.module.css';
import { Teach } from '../grid/teach.tsx';

const nameOf = (contact: Contact) => contact.name;
const board: Board<Contact> = {
  name: 'contacts',
  title: 'Contacts',
  nameOf,
  defaults: { sort: [{ key: 'name', direction: 'asc' }] },
};

export function ContactsPage() {
  const navigate = useNavigate();
  const canInvoice = useCan('invoices:write');
  const rowMenu = useCallback(
    (contact: Contact, tabIndex: number) => (
      <ActionMenu
        name={contact.name}
        tabIndex={tabIndex}
        items={[
          ...(canInvoice
            ? [
                {
                  label: 'Create invoice',
                  icon: <IconFileInvoice size={15} aria-hidden />,
                  run: () => navigate({ to: '/invoices/new', search: { contactId: contact.id } }),
                },
              ]
            : []),
          {
            label: 'Open',
            icon: <IconLayoutSidebarRight size={15} aria-hidden />,
            run: () => navigate({ to: '/contacts/$id', params: { id: contact.id }, search: true }),
          },
        ]}
      />
    ),
    [canInvoice, navigate],
  );
  const canAdd = useCan('customers:write');
  const bulk = useMemo(() => [archiveAction<Contact>('contacts', () => canAdd)], [canAdd]);
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
    <BoardPage
      board={board}
      columns={columns}
      rowMenu={rowMenu}
      bulk={bulk}
      action={canAdd ? add : null}
      empty={
        <Teach title="No contacts yet" action={canAdd ? add : null}>
          A contact is a person with an e-mail address: at a company, or somebody who buys privately. Both can
          receive invoices.
        </Teach>
      }
      onOpen={(contact) => navigate({ to: '/contacts/$id', params: { id: contact.id }, search: true })}
    />
  );
}

const nameColumn: BoardColumn<Contact> = {
  key: 'name',
  name: 'Name',
  type: 'text',
  width: 200,
  grows: 2,
  isFrozen: true,
  value: nameOf,
  text: nameOf,
  render: (contact, tabIndex) => (
    <Link to="/contacts/$id" params={{ id: contact.id }} search className={classes.link} tabIndex={tabIndex}>
      {contact.name}
    </Link>
  ),
};

const columns: readonly BoardColumn<Contact>[] = [
  nameColumn,
  {
    ...textColumn('company', 'Company', 180, (contact) => contact.companyName, 1.5),
    render: (contact, tabIndex) =>
      contact.companyId ? (
        <Link
          to="/companies/$id"
          params={{ id: contact.companyId }}
          className={classes.quietLink}
          tabIndex={tabIndex}
        >
          {contact.companyName}
        </Link>
      ) : null,
  },
  textColumn('email', 'E-mail', 200, (contact) => contact.email, 1.5),
  textColumn('phone', 'Phone', 160, (contact) => contact.phone),
  textColumn('city', 'City', 140, (contact) => contact.city),
  textColumn('country', 'Country', 130, (contact) => contact.country),
];
