/** A board's columns as its view lays them out, and those of them that there is room for. */
import { useMemo } from 'react';
import { useIsWide } from '../grid/use-is-wide.ts';
import type { BoardColumn } from './board-column.ts';
import { type LaidOut, layOut, onPhones } from './layout.ts';
import type { ColumnLayout } from './view-settings.ts';

export function useLaidOut<R>(
  columns: readonly BoardColumn<R>[],
  layout: readonly ColumnLayout[],
): {
  readonly laidOut: readonly LaidOut<R>[];
  /** Without the hidden ones. */
  readonly visible: readonly LaidOut<R>[];
  readonly isWide: boolean;
} {
  const isWide = useIsWide();
  const laidOut = useMemo(() => layOut(columns, layout), [columns, layout]);
  const visible = useMemo(() => {
    const shown = laidOut.filter(({ isHidden }) => !isHidden);
    return isWide ? shown : onPhones(shown);
  }, [laidOut, isWide]);
  return { laidOut, visible, isWide };
}
