/** What is read page by page, newest first: a sheet of rows, what stands in their place, and those before them. */
import { Skeleton } from '@mantine/core';
import type { ReactNode } from 'react';
import { sentence } from '../fields/use-save.ts';
import classes from './column-page.module.css';
import { OlderButton, type Paged } from './older-button.tsx';
import { Teach } from './teach.tsx';

export function PagedList<Item>({
  of,
  label,
  what,
  empty,
  children,
}: {
  of: Pages<Item>;
  label: string;
  /** "The outbox": what could not be read. */
  what: string;
  empty: ReactNode;
  /** A row. */
  children: (item: Item) => ReactNode;
}) {
  const items = of.data?.pages.flatMap((page) => page.items);
  return (
    <>
      {of.error ? <Teach title={`${what} could not be read`}>{sentence(of.error)}</Teach> : null}
      {!items && !of.error ? <Skeleton height={160} /> : null}
      {items?.length === 0 ? empty : null}
      {items && items.length > 0 ? (
        <ul className={`${classes.list} ${classes.sheet}`} aria-label={label}>
          {items.map(children)}
        </ul>
      ) : null}
      <OlderButton of={of} />
    </>
  );
}

type Pages<Item> = Paged & {
  readonly data: { readonly pages: readonly { readonly items: readonly Item[] }[] } | undefined;
  readonly error: Error | null;
};
