/** The mark that a record of ours carries in the books, to be found again by. */

/** One word, within the fifty characters of a ledger's contact number. For contacts, payments and credit notes. */
export function recordMarker(id: string): string {
  return `CF-${id}`;
}

/** The id in such a marker; null where it is none of ours. */
export function recordIdIn(marker: string | null): string | null {
  return /^CF-([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/.exec(marker ?? '')?.[1] ?? null;
}

/** The id of the invoice whose address an invoice's mark is; null where it is the address of something else. */
export function invoiceIdIn(marker: string | null): string | null {
  return /\/invoices\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\b/.exec(marker ?? '')?.[1] ?? null;
}
