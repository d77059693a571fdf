/** The mark that a record of ours carries in the books, to be found again by. */

/** One word, within the fifty characters of a ledger's contact number. For contacts, payments and credit notes. */
export function recordMarker(id: string): string {
  return `CF-${id}`;
}

/** The id in such a marker; null where it is none of ours. */
export function recordIdIn(marker: string | null): string | null {
  return /^CF-([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/.exec(marker ?? '')?.[1] ?? null;
}
