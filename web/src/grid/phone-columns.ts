/** Columns on a phone: what people open a board for must be on screen without scrolling sideways. */
import { useMediaQuery } from '@mantine/hooks';
import type { GridColumn } from './record-grid.tsx';

/** Whether there is room for a frozen first column and the usual order. */
export function useIsWide(): boolean {
  return useMediaQuery('(min-width: 48em)', true, { getInitialValueInEffect: false });
}

/** The Accounting Status right after the number where the screen is narrow. */
export function statusSecondOnPhones<R>(
  isWide: boolean,
  columns: readonly GridColumn<R>[],
): readonly GridColumn<R>[] {
  const status = columns.find((column) => column.key === 'accounting');
  const [first, ...others] = columns;
  if (isWide || !status || !first) return columns;
  return [first, status, ...others.filter((column) => column !== status)];
}
