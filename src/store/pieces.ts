/** Cuts long lists for statements of many rows: PostgreSQL takes 65,535 values in one. */

/** Pieces of `size` items at most, in order; none for an empty list. */
export function inPieces<Item>(items: readonly Item[], size = 1_000): (readonly Item[])[] {
  const pieces: (readonly Item[])[] = [];
  for (let start = 0; start < items.length; start += size) pieces.push(items.slice(start, start + size));
  return pieces;
}
