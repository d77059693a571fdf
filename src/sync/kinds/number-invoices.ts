/** Numbers invoices that have none, where the books number none themselves: just before they leave, so that no number is spent in vain. */
import { numberInWords } from '../../domain/invoice-numbers.ts';
import { takeNumbers } from '../../store/counters.ts';
import { findTakenNumbers } from '../../store/invoice-numbers.ts';
import { type InvoiceRow, setInvoiceNumbers } from '../../store/invoices.ts';
import type { Place } from './kind.ts';

/** Numbers that somebody gave by hand are passed over; so many in a row are somebody's list, and the next look goes on behind it. */
const MOST_LOOKS = 50;

/** In the order given. @returns the same invoices, each with its number. */
export async function numberInvoices(
  { tx, connection }: Place,
  invoices: readonly InvoiceRow[],
): Promise<readonly InvoiceRow[]> {
  const unnumbered = invoices.filter(({ number }) => number === null);
  if (connection.numbers_invoices || unnumbered.length === 0) return invoices;
  let free: readonly { readonly id: string; readonly number: string }[] = [];
  let wanting = unnumbered.map(({ id }) => id);
  for (let look = 0; wanting.length > 0 && look < MOST_LOOKS; look++) {
    const first = await takeNumbers(tx, connection.workspace_id, 'invoice', wanting.length);
    const given = wanting.map((id, index) => ({ id, number: numberInWords(first + BigInt(index)) }));
    const taken = await findTakenNumbers(tx, connection, given);
    free = [...free, ...given.filter(({ id }) => !taken.has(id))];
    wanting = given.filter(({ id }) => taken.has(id)).map(({ id }) => id);
  }
  await setInvoiceNumbers(tx, connection.workspace_id, free);
  const numbers = new Map(free.map(({ id, number }) => [id, number]));
  return invoices.map((invoice) => ({
    ...invoice,
    number: invoice.number ?? numbers.get(invoice.id) ?? null,
  }));
}
