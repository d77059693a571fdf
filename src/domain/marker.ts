/** The mark that a record of ours carries in the books, to be found again by. */

/** One word, within the fifty characters of a ledger's contact number. For contacts, payments and credit notes. */
export function recordMarker(id: string): string {
  return `CF-${id}`;
}

/** Of a customer's further contact, in another currency than the organisation's own. */
export function contactMarker(marker: string, currency: string, baseCurrency: string): string {
  return currency === '' || currency === baseCurrency ? marker : `${marker}-${currency}`;
}

/** The id in such a marker; null where it is none of ours. */
export function recordIdIn(marker: string | null): string | null {
  return /^CF-([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(?:-[A-Z]{3})?$/.exec(marker ?? '')?.[1] ?? null;
}

/**
 * An invoice's mark is its address. One that was undone and goes again has another: the books keep what was undone, and
 * it must never be taken for its successor.
 */
export function invoiceMarker(
  publicUrl: string,
  { id, life }: { readonly id: string; readonly life: number },
): string {
  return `${publicUrl}/invoices/${id}${life === 1 ? '' : `?n=${life}`}`;
}

/**
 * What an undone record is called, so that its number is free again; within what the ledger takes. Where that is little the
 * number keeps its end, by which it differs from its neighbours.
 * @param longest characters of a number there
 */
export function undoneNumber(number: string, life: number, longest: number): string {
  const said = `${number} (undone ${life})`;
  if (said.length <= longest) return said;
  const short = ` (u${life})`;
  return `${number.slice(-(longest - short.length))}${short}`;
}

/** Is it the address of an invoice here? */
export function isInvoiceHere(publicUrl: string, marker: string | null): boolean {
  return marker?.startsWith(`${publicUrl}/`) === true && invoiceIdIn(marker) !== null;
}

/** The id of the invoice whose address an invoice's mark is; null where it is the address of something else. */
export function invoiceIdIn(marker: string | null): string | null {
  return /\/invoices\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\b/.exec(marker ?? '')?.[1] ?? null;
}
