/** What a person may overwrite by hand: the tax and the total of an invoice, by up to ten cents from what its lines make. */

import Big from 'big.js';
import { type Act, no, yes } from './act.ts';
import type { Books, BooksResult } from './books.ts';
import type { InvoiceRecord, LineRecord } from './records.ts';
import { fireInvoice, type Ledger, note } from './xero/ledger.ts';
import { documentTotals } from './xero/totals.ts';

const MOST = '0.10';

export function totalActs(act: Act): Pick<Books, 'overwriteTotals'> {
  return {
    overwriteTotals: ({ tenantId, invoiceId, totalTax, total }) =>
      act(tenantId, (ledger) => {
        const invoice = ledger.tables.invoices.get(invoiceId);
        if (!invoice) return no<InvoiceRecord>('There is no such invoice.');
        return overwrite(ledger, invoice, { totalTax, total });
      }),
  };
}

function overwrite(
  ledger: Ledger,
  invoice: InvoiceRecord,
  typed: { readonly totalTax: string | undefined; readonly total: string | undefined },
): BooksResult<InvoiceRecord> {
  const isOpen = ['DRAFT', 'SUBMITTED', 'AUTHORISED'].includes(invoice.status);
  if (!isOpen || Number(invoice.amountPaid) > 0 || Number(invoice.amountCredited) > 0)
    return no('The totals of this invoice can no longer be changed.');
  const made = documentTotals(invoice.lines, invoice.lineAmountTypes);
  const taxBy = new Big(typed.totalTax ?? made.totalTax).minus(made.totalTax);
  const taxed = documentTotals(withTax(invoice.lines, taxBy), invoice.lineAmountTypes);
  const totalBy = new Big(typed.total ?? taxed.total).minus(taxed.total);
  if (taxBy.abs().gt(MOST) || totalBy.abs().gt(MOST))
    return no('The tax and the total may be changed by no more than 0.10 from what the lines come to.');
  const total = new Big(taxed.total).plus(totalBy).toFixed(2);
  const saved = {
    ...invoice,
    ...taxed,
    lines: withTax(invoice.lines, taxBy),
    total,
    amountDue: total,
    updatedAt: ledger.now,
  };
  ledger.tables.invoices.put(saved.invoiceId, saved);
  note(ledger, saved.invoiceId, 'Edited', `The totals were changed to ${total} ${saved.currencyCode}`);
  fireInvoice(ledger, saved.invoiceId, 'UPDATE');
  return yes(saved);
}

/** The last taxed line carries it, so that the lines' tax still makes the tax of the whole. */
function withTax(lines: readonly LineRecord[], by: Big): readonly LineRecord[] {
  const last = lines.findLastIndex(({ taxAmount }) => Number(taxAmount) !== 0);
  return lines.map((line, at) =>
    at === last ? { ...line, taxAmount: new Big(line.taxAmount).plus(by).toFixed(2) } : line,
  );
}
