/** An invoice in the shape that a board's chip and card take. */
import type { AccountingCell, InvoiceItem } from '../api/types.ts';

export function cellOf(invoice: InvoiceItem): AccountingCell {
  return {
    chip: invoice.chip,
    count: 1,
    invoices: [
      {
        id: invoice.id,
        number: invoice.number,
        currency: invoice.currency,
        dueDate: invoice.dueDate,
        subTotal: invoice.subTotal,
        totalTax: invoice.totalTax,
        total: invoice.total,
        amountOwing: invoice.amountOwing,
        totalsDifference: invoice.totalsDifference,
        asOf: invoice.asOf,
        chip: invoice.chip,
        why: invoice.why,
        booksUrl: invoice.booksUrl,
        books: invoice.books,
        ledgerName: invoice.ledger?.name ?? null,
        organisationName: invoice.ledger?.organisationName ?? null,
        payments: invoice.payments,
        problem: invoice.problem,
        next: invoice.next,
      },
    ],
  };
}
