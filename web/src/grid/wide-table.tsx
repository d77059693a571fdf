/** A plain table that scrolls in itself where the screen is narrower than it, by keyboard too. */
import { Table } from '@mantine/core';
import type { ReactNode } from 'react';

export function WideTable({
  label,
  minWidth,
  maxHeight,
  children,
}: {
  label: string;
  /** In pixels: below this it scrolls sideways. */
  minWidth: number;
  maxHeight?: number;
  children: ReactNode;
}) {
  return (
    <Table.ScrollContainer
      minWidth={minWidth}
      type="native"
      tabIndex={0}
      role="region"
      aria-label={`${label}, table`}
      {...(maxHeight ? { mah: maxHeight } : {})}
    >
      <Table aria-label={label} verticalSpacing={6} stickyHeader={maxHeight !== undefined}>
        {children}
      </Table>
    </Table.ScrollContainer>
  );
}
