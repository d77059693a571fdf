/** Everything that is sold, with its category (which decides the account) and price. */
import { IconLayoutSidebarRight, IconPlus } from '@tabler/icons-react';
import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { meQuery, productsQuery } from '../api/queries.ts';
import type { Product } from '../api/types.ts';
import { LinkButton } from '../fields/links.tsx';
import { useCan } from '../fields/use-can.ts';
import { sentence } from '../fields/use-save.ts';
import { compareDecimals } from '../format/decimal.ts';
import { Money } from '../format/money.tsx';
import { ActionMenu } from '../grid/action-menu.tsx';
import classes from '../grid/grid.module.css';
import { GridPage } from '../grid/grid-page.tsx';
import type { GridColumn } from '../grid/record-grid.tsx';
import { Teach } from '../grid/teach.tsx';

export function ProductsPage() {
  const navigate = useNavigate();
  const { data: me } = useSuspenseQuery(meQuery);
  const { data: products, error } = useQuery(productsQuery);
  const columns = useColumns(me.workspace.currency);
  const canAdd = useCan('products:write');
  const add = (
    <LinkButton
      size="xs"
      leftSection={<IconPlus size={15} aria-hidden />}
      to="/products/$id"
      params={{ id: 'new' }}
    >
      New product
    </LinkButton>
  );
  return (
    <GridPage
      title="Products"
      columns={columns}
      rows={products}
      failure={error ? sentence(error) : null}
      action={canAdd ? add : null}
      empty={
        <Teach title="No products yet" action={canAdd ? add : null}>
          A product fills a line with its words, price and tax. Its category decides which revenue account the
          line goes to; that is set in Settings, Integrations, Account mapping.
        </Teach>
      }
      onOpen={(product) => navigate({ to: '/products/$id', params: { id: product.id } })}
    />
  );
}

function useColumns(currency: string): readonly GridColumn<Product>[] {
  const navigate = useNavigate();
  return useMemo(
    () =>
      [
        {
          key: 'code',
          name: 'Code',
          width: 120,
          text: (product) => product.code ?? '',
        },
        {
          key: 'name',
          name: 'Name',
          width: 'minmax(200px, 1.5fr)',
          text: (product) => product.name,
          renderCell: ({ row, tabIndex }) => (
            <Link to="/products/$id" params={{ id: row.id }} className={classes.link} tabIndex={tabIndex}>
              {row.name}
            </Link>
          ),
        },
        {
          key: 'description',
          name: 'Description',
          width: 'minmax(200px, 2fr)',
          text: (product) => product.description ?? '',
        },
        {
          key: 'category',
          name: 'Category',
          width: 170,
          text: (product) => product.categoryName ?? '',
          renderCell: ({ row }) => row.categoryName,
        },
        {
          key: 'unitPrice',
          name: 'Price',
          width: 130,
          text: (product) => product.unitPrice,
          compare: (a, b) => compareDecimals(a.unitPrice, b.unitPrice),
          cellClass: classes.end ?? '',
          headerCellClass: classes.end ?? '',
          renderCell: ({ row }) => <Money amount={row.unitPrice} currency={currency} />,
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
                {
                  label: 'Open',
                  icon: <IconLayoutSidebarRight size={15} aria-hidden />,
                  run: () => navigate({ to: '/products/$id', params: { id: row.id } }),
                },
              ]}
            />
          ),
        },
      ] satisfies GridColumn<Product>[],
    [navigate, currency],
  );
}
