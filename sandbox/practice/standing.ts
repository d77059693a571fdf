/** The state of an invoice in words; the colour only repeats them. */

import type { InvoiceRecord } from '../records.ts';
import { type Html, html } from './html.ts';

export function standing(invoice: InvoiceRecord, today: string): Html {
  const [tone, word] = toneAndWord(invoice, today);
  return html`<span class="chip ${tone}">${word}</span>`;
}

export const isOverdue = (invoice: InvoiceRecord, today: string): boolean =>
  invoice.status === 'AUTHORISED' && invoice.dueDate !== undefined && invoice.dueDate < today;

function toneAndWord(invoice: InvoiceRecord, today: string): readonly [tone: string, word: string] {
  switch (invoice.status) {
    case 'DRAFT':
      return ['still', 'Draft'];
    case 'SUBMITTED':
      return ['still', 'Awaiting approval'];
    case 'PAID':
      return ['good', 'Paid'];
    case 'VOIDED':
      return ['ended', 'Voided'];
    case 'DELETED':
      return ['ended', 'Deleted'];
    case 'AUTHORISED':
      if (isOverdue(invoice, today)) return ['bad', 'Overdue'];
      return invoice.amountDue === invoice.total ? ['open', 'Awaiting payment'] : ['partly', 'Part paid'];
  }
}
