/** Every company that buys, with its e-mail addresses and how many people are known there. */
import { IconFileInvoice, IconLayoutSidebarRight, IconPlus } from '@tabler/icons-react';
import { Link, useNavigate } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import type { Company } from '../api/types.ts';
import type { BoardColumn } from '../board/board-column.ts';
import { type Board, BoardPage } from '../board/board-page.tsx';
import { archiveAction } from '../board/bulk/archive-action.tsx';
import { textColumn } from '../board/own-columns.tsx';
import { LinkButton } from '../fields/links.tsx';
import { useCan } from '../fields/use-can.ts';
import { ActionMenu } from '../grid/action-menu.tsx';
import classes from '../grid/grid.module.css';
import { Teach } from '../grid/teach.tsx';

const nameOf = (company: Company) => company.name;
const board: Board<Company> = {
  name: 'companies',
  title: 'Companies',
  nameOf,
  defaults: { sort: [{ key: 'name', direction: 'asc' }] },
};

export function CompaniesPage() {
  const navigate = useNavigate();
  const canInvoice = useCan('invoices:write');
  const rowMenu = useCallback(
    (company: Company, tabIndex: number) => (
      <ActionMenu
        name={company.name}
        tabIndex={tabIndex}
        items={[
          ...(canInvoice
            ? [
                {
                  label: 'Create invoice',
                  icon: <IconFileInvoice size={15} aria-hidden />,
                  run: () => navigate({ to: '/invoices/new', search: { companyId: company.id } }),
                },
              ]
            : []),
          {
            label: 'Open',
            icon: <IconLayoutSidebarRight size={15} aria-hidden />,
            run: () => navigate({ to: '/companies/$id', params: { id: company.id }, search: true }),
          },
        ]}
      />
    ),
    [canInvoice, navigate],
  );
  const canAdd = useCan('customers:write');
  const bulk = useMemo(() => [archiveAction<Company>('companies', () => canAdd)], [canAdd]);
  const add = (
    <LinkButton
      size="xs"
      leftSection={<IconPlus size={15} aria-hidden />}
      to="/companies/$id"
      params={{ id: 'new' }}
    >
      New company
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
        <Teach
          title="No companies yet"
          action={
            <>
              {canAdd ? add : null}
              <LinkButton size="xs" variant="default" to="/settings/import">
                Import customers
              </LinkButton>
            </>
          }
        >
          Add the businesses you sell to, or import them from a CSV file. A company’s e-mail addresses are
          offered when an invoice asks who receives it.
        </Teach>
      }
      onOpen={(company) => navigate({ to: '/companies/$id', params: { id: company.id }, search: true })}
    />
  );
}

const nameColumn: BoardColumn<Company> = {
  key: 'name',
  name: 'Name',
  type: 'text',
  width: 200,
  grows: 2,
  isFrozen: true,
  value: nameOf,
  text: nameOf,
  render: (company, tabIndex) => (
    <Link to="/companies/$id" params={{ id: company.id }} search className={classes.link} tabIndex={tabIndex}>
      {company.name}
    </Link>
  ),
};

const columns: readonly BoardColumn<Company>[] = [
  nameColumn,
  textColumn(
    'emails',
    'E-mail',
    200,
    (company) => company.emails.map((one) => one.email).join(', ') || null,
    1.5,
  ),
  textColumn('phone', 'Phone', 150, (company) => company.phone),
  textColumn('city', 'City', 140, (company) => company.city),
  textColumn('country', 'Country', 130, (company) => company.country),
  {
    ...textColumn('contactCount', 'Contacts', 92, (company) => String(company.contactCount)),
    type: 'number',
    render: (company) => company.contactCount,
  },
];
