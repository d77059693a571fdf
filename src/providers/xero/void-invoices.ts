/** Voids many invoices at Xero and frees their numbers: changed first, because nothing can be changed of a voided one. */

import type { ElementOutcome, InvoiceToVoid, LedgerClient, LedgerInvoice, Outcome } from '../provider.ts';
import { UnexpectedAnswer } from '../transport.ts';
import type { Caller } from './call.ts';
import { listIn, outcomeOf } from './elements.ts';
import { fromXero } from './invoices.ts';
import { batchSize } from './reach.ts';

/**
 *   change the numbers ──► void those that were changed ──► give those that were refused their numbers back
 *
 * Each step under a key of its own. Whoever repeats the whole after a lost answer finds each step done already or does
 * it: nothing is made, so nothing can be made twice.
 */
export async function voidInvoices(
  call: Caller,
  invoices: readonly InvoiceToVoid[],
  key: string,
): ReturnType<LedgerClient['voidInvoices']> {
  if (invoices.length > batchSize) throw new RangeError(`At most ${batchSize} invoices fit into one call`);
  const renumbered = await update(call, 'renumberInvoices', `${key}n`, invoices.flatMap(newNumberOf));
  if (!renumbered.ok) return renumbered;
  const isKept = ({ ledgerId }: InvoiceToVoid) => renumbered.value.get(ledgerId)?.ok === false;
  const rest = invoices.filter((invoice) => !isKept(invoice));
  const voided = await update(call, 'voidInvoices', `${key}v`, rest.map(endOf));
  if (!voided.ok) return voided;
  const refused = rest.filter(({ ledgerId }) => voided.value.get(ledgerId)?.ok === false);
  const restored = await update(call, 'restoreNumbers', `${key}b`, refused.flatMap(oldNumberOf));
  if (!restored.ok) return restored;
  const outcomes = invoices.map(
    ({ ledgerId }) => voided.value.get(ledgerId) ?? renumbered.value.get(ledgerId),
  );
  return { ok: true, value: outcomes.filter((outcome) => outcome !== undefined) };
}

/** `POST` with the id changes that very record and makes none. */
type Change = { readonly InvoiceID: string; readonly InvoiceNumber?: string; readonly Status?: string };

function newNumberOf({ ledgerId, renumber }: InvoiceToVoid): readonly Change[] {
  return renumber === null ? [] : [{ InvoiceID: ledgerId, InvoiceNumber: renumber.to }];
}

function oldNumberOf({ ledgerId, renumber }: InvoiceToVoid): readonly Change[] {
  return renumber === null ? [] : [{ InvoiceID: ledgerId, InvoiceNumber: renumber.from }];
}

function endOf({ ledgerId, ledgerStatus }: InvoiceToVoid): Change {
  const isApproved = ledgerStatus === 'approved' || ledgerStatus === 'paid';
  return { InvoiceID: ledgerId, Status: isApproved ? 'VOIDED' : 'DELETED' };
}

/** What became of each, by its id. Nothing is sent where there is nothing to change. */
async function update(
  call: Caller,
  operation: string,
  key: string,
  changes: readonly Change[],
): Promise<Outcome<ReadonlyMap<string, ElementOutcome<LedgerInvoice>>>> {
  if (changes.length === 0) return { ok: true, value: new Map() };
  return call({
    operation,
    method: 'POST',
    path: 'Invoices',
    query: { summarizeErrors: 'false', unitdp: '4' },
    write: { body: { Invoices: [...changes] }, key },
    read: (json) => outcomesById(listIn(json, 'Invoices'), changes),
  });
}

/** Xero answers in the order sent; should it ever not, nothing may be taken for another record's outcome. */
function outcomesById(
  elements: readonly unknown[],
  changes: readonly Change[],
): ReadonlyMap<string, ElementOutcome<LedgerInvoice>> {
  if (elements.length !== changes.length) throw new UnexpectedAnswer('Not one answer for each element');
  return new Map(
    changes.map(({ InvoiceID: id }, index) => {
      const outcome = outcomeOf(elements[index], null, fromXero);
      if (outcome.ok && outcome.value.ledgerId.toLowerCase() !== id.toLowerCase())
        throw new UnexpectedAnswer('Another order');
      return [id, outcome];
    }),
  );
}
