/** Every company that buys, with its e-mail addresses and how many people are known there. */
import { IconFileInvoice, IconLayoutSidebarRight, IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { companiesQuery } from '../api/queries.ts';
import type { Company } from '../api/types.ts';
import { LinkButton } from '../fields/links.tsx';
import { useCan } from '../fields/use-can.ts';
import { sentence } from '../fields/use-save.ts';
import { ActionMenu } from '../grid/action-menu.tsx';
import classes from '../grid/grid.module.css';
import { GridPage } from '../grid/grid-page.tsx';
import type { GridColumn } from '../grid/record-grid.tsx';
import { Teach } from '../grid/teach.tsx';

export function CompaniesPage() {
  const navigate = useNavigate();
  const { data: companies, error } = useQuery(companiesQuery);
  const columns = useColumns();
  const canAdd = useCan('customers:write');
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
    <GridPage
      title="Companies"
      columns={columns}
      rows={companies}
      failure={error ? sentence(error) : null}
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
      onOpen={(company) => navigate({ to: '/companies/$id', params: { id: company.id } })}
    />
  );
}

function useColumns(): readonly GridColumn<Company>[] {
  const navigate = useNavigate();
  const canInvoice = useCan('invoices:write');
  return useMemo(
    () =>
      [
        {
          key: 'name',
          name: 'Name',
          width: 'minmax(200px, 2fr)',
          text: (company) => company.name,
          renderCell: ({ row, tabIndex }) => (
            <Link to="/companies/$id" params={{ id: row.id }} className={classes.link} tabIndex={tabIndex}>
              {row.name}
            </Link>
          ),
        },
        {
          key: 'emails',
          name: 'E-mail',
          width: 'minmax(200px, 1.5fr)',
          text: (company) => company.emails.map((one) => one.email).join(', '),
          renderCell: ({ row }) => row.emails.map((one) => one.email).join(', '),
        },
        {
          key: 'phone',
          name: 'Phone',
          width: 150,
          text: (company) => company.phone ?? '',
          renderCell: ({ row }) => row.phone,
        },
        {
          key: 'city',
          name: 'City',
          width: 140,
          text: (company) => company.city ?? '',
          renderCell: ({ row }) => row.city,
        },
        {
          key: 'country',
          name: 'Country',
          width: 130,
          text: (company) => company.country ?? '',
          renderCell: ({ row }) => row.country,
        },
        {
          key: 'contactCount',
          name: 'Contacts',
          width: 92,
          text: (company) => String(company.contactCount),
          cellClass: classes.end ?? '',
          headerCellClass: classes.end ?? '',
          renderCell: ({ row }) => row.contactCount,
        },
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
                        run: () => navigate({ to: '/invoices/new', search: { companyId: row.id } }),
                      },
                    ]
                  : []),
                {
                  label: 'Open',
                  icon: <IconLayoutSidebarRight size={15} aria-hidden />,
                  run: () => navigate({ to: '/companies/$id', params: { id: row.id } }),
                },
              ]}
            />
          ),
        },
      ] satisfies GridColumn<Company>[],
    [navigate, canInvoice],
  );
}
