/** The layout of a view laid over a board's columns: order, widths, what is hidden, what is frozen. */
import type { BoardColumn } from './board-column.ts';
import type { ColumnLayout } from './view-settings.ts';

export type LaidOut<R> = {
  readonly column: BoardColumn<R>;
  /** In pixels, or a share of what is left over. */
  readonly width: number | string;
  readonly isHidden: boolean;
  readonly isFrozen: boolean;
};

/** Narrow enough for a tick, wide enough for a paragraph. */
export const leastWidth = 56;
export const mostWidth = 900;

/** Columns that the layout does not name follow in their own order. */
export function layOut<R>(
  columns: readonly BoardColumn<R>[],
  layout: readonly ColumnLayout[],
): readonly LaidOut<R>[] {
  const place = new Map(layout.map(({ key }, index) => [key, index]));
  const ordered = columns
    .map((column, own) => ({ column, place: place.get(column.key) ?? layout.length + own }))
    .sort((a, b) => a.place - b.place);
  return ordered.map(({ column }) => {
    const said = layout[place.get(column.key) ?? -1];
    return {
      column,
      width: widthOf(column, said?.width),
      isHidden: said?.isHidden ?? column.isHidden ?? false,
      isFrozen: said?.isFrozen ?? column.isFrozen ?? false,
    };
  });
}

function widthOf<R>({ width, grows }: BoardColumn<R>, said: number | undefined): number | string {
  if (said !== undefined) return Math.min(mostWidth, Math.max(leastWidth, said));
  return grows === undefined ? width : `minmax(${width}px, ${grows}fr)`;
}

/** The layout with something said of one column; the order of all is written down with it. */
export function changeColumnLayout<R>(
  laidOut: readonly LaidOut<R>[],
  layout: readonly ColumnLayout[],
  key: string,
  part: Omit<Partial<ColumnLayout>, 'key'>,
): readonly ColumnLayout[] {
  return inOrder(laidOut, layout).map((one) => (one.key === key ? { ...one, ...part } : one));
}

/** Moves a column to where another one stands. */
export function moveColumn<R>(
  laidOut: readonly LaidOut<R>[],
  layout: readonly ColumnLayout[],
  key: string,
  toKey: string,
): readonly ColumnLayout[] {
  const all = [...inOrder(laidOut, layout)];
  const from = all.findIndex((one) => one.key === key);
  const to = all.findIndex((one) => one.key === toKey);
  const [moved] = from < 0 || to < 0 ? [] : all.splice(from, 1);
  if (moved) all.splice(to, 0, moved);
  return all;
}

/** The visible column before or after, among those that are frozen as it is: what moving by a step swaps with. */
export function neighbour<R>(laidOut: readonly LaidOut<R>[], key: string, step: 1 | -1): string | null {
  const one = laidOut.find(({ column }) => column.key === key);
  if (!one) return null;
  const beside = laidOut.filter((each) => !each.isHidden && each.isFrozen === one.isFrozen);
  return beside[beside.indexOf(one) + step]?.column.key ?? null;
}

function inOrder<R>(
  laidOut: readonly LaidOut<R>[],
  layout: readonly ColumnLayout[],
): readonly ColumnLayout[] {
  const said = new Map(layout.map((one) => [one.key, one]));
  return laidOut.map(({ column: { key } }) => said.get(key) ?? { key });
}

/** Where the screen is narrow nothing is frozen, and the Accounting Status comes right after the first column. */
export function onPhones<R>(visible: readonly LaidOut<R>[]): readonly LaidOut<R>[] {
  const loose = visible.map((one) => ({ ...one, isFrozen: false }));
  const status = loose.find(({ column }) => column.key === 'accounting');
  const [first, ...others] = loose;
  if (!status || !first || status === first) return loose;
  return [first, status, ...others.filter((one) => one !== status)];
}
