/** Fills an organisation with sample invoices quickly, for benches: by the rules once, and copied from there on. */

import { type Act, asLine, no, PLACES, yes } from './act.ts';
import type { Books, BooksResult } from './books.ts';
import type { InvoiceRecord } from './records.ts';
import { contactInput } from './xero/contact-input.ts';
import { type InvoiceInput, invoiceInput } from './xero/invoice-input.ts';
import { nextNumber } from './xero/invoice-numbers.ts';
import type { Ledger } from './xero/ledger.ts';
import { createInvoice } from './xero/save-invoice.ts';

const MOST = 1_000_000;
/** Small enough for one line of the journal. */
const AT_ONCE = 1_000;

export function plantInvoices(act: Act): Books['plantInvoices'] {
  return ({ tenantId, count }) => {
    if (!Number.isInteger(count) || count < 1 || count > MOST)
      return no(`The count must be a whole number from 1 to ${MOST}.`);
    for (let planted = 0; planted < count; planted += AT_ONCE) {
      const result = act(tenantId, (ledger) => plantSome(ledger, count, planted));
      if (!result.ok) return result;
    }
    return yes({ planted: count });
  };
}

function plantSome(ledger: Ledger, count: number, planted: number): BooksResult<number> {
  const { invoices, contacts } = ledger.tables;
  const active = contacts.all().filter((contact) => contact.status === 'ACTIVE');
  const sample = sampleInvoice(ledger, active[0]?.contactId ?? '');
  if (!sample.ok) return sample;
  const most = Math.min(planted + AT_ONCE, count);
  for (let index = planted; index < most; index += 1) {
    const contactId = active[index % active.length]?.contactId ?? sample.value.contactId;
    // The last one changed now, each before it a second earlier: If-Modified-Since can cut anywhere.
    const at = ledger.now - (count - 1 - index) * 1_000;
    const copy = copyOf(ledger, sample.value, index);
    invoices.put(copy.invoiceId, { ...copy, contactId, createdAt: at, updatedAt: at });
  }
  return yes(most);
}

/** Approved, of one line, as a person would have typed it; it is not kept, and nobody hears of it. */
function sampleInvoice(ledger: Ledger, contactId: string): BooksResult<InvoiceRecord> {
  const account = ledger.tables.accounts
    .all()
    .find(({ class: kind, status }) => kind === 'REVENUE' && status === 'ACTIVE');
  const line = { description: 'Sample', quantity: '1', unitAmount: '100', accountCode: account?.code ?? '' };
  const fields = invoiceInput.parse({
    Type: 'ACCREC',
    Status: 'AUTHORISED',
    Date: ledger.today,
    DueDate: ledger.today,
  });
  const input: InvoiceInput = {
    ...fields,
    Contact: contactInput.parse({ ContactID: contactId }),
    LineItems: [asLine(line)],
  };
  return ledger.world.store.attempt(() => {
    const made = createInvoice(ledger, input, PLACES);
    const result = made.ok ? yes(made.invoice) : no(made.problems.join(' '));
    return { keep: false, result };
  });
}

function copyOf(ledger: Ledger, sample: InvoiceRecord, index: number): InvoiceRecord {
  const { chance } = ledger.world;
  return {
    ...sample,
    invoiceId: chance.uuid(),
    number: nextNumber(ledger),
    reference: `Sample ${index + 1}`,
    lines: sample.lines.map((line) => ({ ...line, lineItemId: chance.uuid() })),
  };
}
