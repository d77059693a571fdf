/** How many elements fit one writing call by its size, and the body that such a call sends. */

import type { Outgoing } from '../../lib/exact-json.ts';
import { writeJson } from '../../lib/exact-json.ts';
import type { BatchElements } from '../provider.ts';
import { toXeroContactUpdate } from './contact-updates.ts';
import { toXeroContact } from './contacts.ts';
import { toXeroCreditNote } from './credit-notes.ts';
import { toXero, toXeroUpdate } from './invoices.ts';
import { toXeroPayment } from './payments.ts';
import { largestBodyBytes } from './reach.ts';

/** The body of a writing call: what `fitting` measures is what is sent. */
export function bodyOf(batch: BatchElements): Outgoing {
  const { list, elements } = listFor(batch);
  return { [list]: [...elements] };
}

/**
 * How many of the elements, from the first, make a body within Xero's 3.5 MB of UTF-8. Each is written once, and none
 * after the first that is too many. At least one, even where that one alone is too large: only Xero can refuse it.
 */
export function fitting(batch: BatchElements): number {
  const { list, elements } = listFor(batch);
  let bytes = Buffer.byteLength(writeJson({ [list]: [] }));
  let count = 0;
  for (const element of elements) {
    bytes += Buffer.byteLength(writeJson(element)) + (count === 0 ? 0 : ','.length);
    if (bytes > largestBodyBytes) return Math.max(count, 1);
    count += 1;
  }
  return count;
}

function listFor(batch: BatchElements): { readonly list: string; readonly elements: Iterable<Outgoing> } {
  switch (batch.kind) {
    case 'contacts':
      return { list: 'Contacts', elements: written(batch.elements, toXeroContact) };
    case 'contactUpdates':
      return { list: 'Contacts', elements: written(batch.elements, toXeroContactUpdate) };
    case 'invoices':
      return { list: 'Invoices', elements: written(batch.elements, toXero) };
    case 'invoiceUpdates':
      return { list: 'Invoices', elements: written(batch.elements, toXeroUpdate) };
    case 'payments':
      return { list: 'Payments', elements: written(batch.elements, toXeroPayment) };
    case 'creditNotes':
      return { list: 'CreditNotes', elements: written(batch.elements, toXeroCreditNote) };
  }
}

// One at a time: of ten thousand that wait, only those that fit are looked at.
function* written<T>(elements: readonly T[], write: (element: T) => Outgoing): Generator<Outgoing> {
  for (const element of elements) yield write(element);
}
