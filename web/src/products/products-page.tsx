/** Everything that is sold, with its category (which decides the account) and price. */
import { IconLayoutSidebarRight, IconPlus } from '@tabler/icons-react';
import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import { meQuery, productsQuery } from '../api/queries.ts';
import type { Product } from '../api/types.ts';
import type { BoardColumn } from '../board/board-column.ts';
import { ListPage } from '../board/list-page.tsx';
import { textColumn } from '../board/own-columns.tsx';
import type { ViewSettings } from '../board/view-settings.ts';
import { LinkButton } from '../fields/links.tsx';
import { useCan } from '../fields/use-can.ts';
import { sentence } from '../fields/use-save.ts';
import { Money } from '../format/money.tsx';
import { ActionMenu } from '../grid/action-menu.tsx';
import classes from '../grid/grid.module.css';
import { Teach } from '../grid/teach.tsx';

export function ProductsPage() {
  const navigate = useNavigate();
  const { data: me } = useSuspenseQuery(meQuery);
  const { data: products, error } = useQuery(productsQuery);
  const { currency } = me.workspace;
  const columns = useMemo(() => columnsIn(currency), [currency]);
  const rowMenu = useCallback(
    (product: Product, tabIndex: number) => (
      <ActionMenu
        name={product.name}
        tabIndex={tabIndex}
        items={[
          {
            label: 'Open',
            icon: <IconLayoutSidebarRight size={15} aria-hidden />,
            run: () => navigate({ to: '/products/$id', params: { id: product.id } }),
          },
        ]}
      />
    ),
    [navigate],
  );
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
    <ListPage
      title="Products"
      defaults={defaults}
      nameOf={nameOf}
      rowMenu={rowMenu}
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

const nameOf = (product: Product) => product.name;
const defaults: Partial<ViewSettings> = { sort: [{ key: 'name', direction: 'asc' }] };

function columnsIn(currency: string): readonly BoardColumn<Product>[] {
  return [
    textColumn('code', 'Code', 120, (product) => product.code),
    {
      ...textColumn('name', 'Name', 200, nameOf, 1.5),
      isFrozen: true,
      render: (product, tabIndex) => (
        <Link to="/products/$id" params={{ id: product.id }} className={classes.link} tabIndex={tabIndex}>
          {product.name}
        </Link>
      ),
    },
    textColumn('description', 'Description', 200, (product) => product.description, 2),
    textColumn('category', 'Category', 170, (product) => product.categoryName),
    {
      ...textColumn('unitPrice', 'Price', 130, (product) => product.unitPrice),
      type: 'money',
      currency: () => currency,
      render: (product) => <Money amount={product.unitPrice} currency={currency} />,
    },
  ];
}
