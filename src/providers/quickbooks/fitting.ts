<<<<<<< HEAD
/** How many elements fit one writing call by its size. */
import type { BatchElements } from '../provider.ts';
import { batchSize, largestBodyBytes } from './reach.ts';

/** What QuickBooks' longer names add to an element as the port has it, at the very most. */
const wireFactor = 1.5;

/**
 * How many of the elements, from the first, make a body of the size that we allow ourselves: QuickBooks names none, so a
 * measure of what comes in is as good as one of what goes out. At least one, even where that one alone is too large.
 */
export function fitting({ elements }: BatchElements): number {
  let bytes = 0;
  let count = 0;
  for (const element of elements.slice(0, batchSize)) {
    bytes += Buffer.byteLength(JSON.stringify(element)) * wireFactor;
    if (bytes > largestBodyBytes) return Math.max(count, 1);
=======
/** How many elements fit one writing call by their size. QuickBooks names no limit: ours is what gateways surely let through. */
import { type Outgoing, writeJson } from '../../lib/exact-json.ts';
import type { BatchElements } from '../provider.ts';
import { toCustomerUpdate } from './contact-updates.ts';
import { toCustomer } from './contacts.ts';
import { toCreditMemo } from './credits.ts';
import { toQuickbooks, toQuickbooksUpdate, type Written } from './invoices.ts';
import { toPayment } from './payments.ts';
import { batchSize, largestBodyBytes } from './reach.ts';

/** What stands around each element of a batch, generously. */
const AROUND_BYTES = 100;

/** At least one, even where that one alone is too large: only QuickBooks can refuse it. What does not leave weighs nothing. */
export function fitting(batch: BatchElements, country: string | null): number {
  let bytes = AROUND_BYTES;
  let count = 0;
  for (const body of bodiesOf(batch, country)) {
    bytes += AROUND_BYTES + (body === null ? 0 : Buffer.byteLength(writeJson(body)));
    if (bytes > largestBodyBytes || count === batchSize) return Math.max(count, 1);
>>>>>>> 913712d (wip4)
    count += 1;
  }
  return count;
}
<<<<<<< HEAD
=======

function bodiesOf(batch: BatchElements, country: string | null): Iterable<Outgoing | null> {
  switch (batch.kind) {
    case 'contacts':
      return written(batch.elements, toCustomer);
    case 'contactUpdates':
      return written(batch.elements, (contact) => toCustomerUpdate(contact, '0'));
    case 'invoices':
      return written(batch.elements, (invoice) => bodyIn(toQuickbooks(invoice, country)));
    case 'invoiceUpdates':
      return written(batch.elements, (invoice) => bodyIn(toQuickbooksUpdate(invoice, country)));
    case 'payments':
      return written(batch.elements, (payment) => toPayment(payment, aPayer));
    case 'creditNotes':
      return written(batch.elements, (creditNote) => bodyIn(toCreditMemo(creditNote, country)));
  }
}

/** As long as one may be. */
const aPayer = { customerId: '9'.repeat(19), currency: 'XXX', exchangeRate: '1.123456789012' };

const bodyIn = (each: Written): Outgoing | null => (each.ok ? each.body : null);

// One at a time: of ten thousand that wait, only those that fit are looked at.
function* written<T>(
  elements: readonly T[],
  write: (element: T) => Outgoing | null,
): Generator<Outgoing | null> {
  for (const element of elements) yield write(element);
}
>>>>>>> 913712d (wip4)
