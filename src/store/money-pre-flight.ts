/** May these payments and credit notes go to the books as they are? The one place that answers: Save, Retry and the push all ask here. */
import { checkCredit } from '../domain/credit.ts';
import { computeTotals, type LineAmountType, type Totals } from '../domain/invoice.ts';
import { checkDocument, type ResolvedLine, resolveLines } from '../domain/mapping.ts';
import { checkPayment, type InvoiceToPay } from '../domain/payment.ts';
import type { Problem } from '../domain/problem.ts';
import type { ConnectionRow } from './connections.ts';
import type { Db } from './database.ts';
import { type InvoiceLineRow, mappableLine, ratedLines } from './invoice-lines.ts';
import { loadBooks } from './ledger-references.ts';
import { loadMapping } from './mappings.ts';

/** A payment, saved or not. `amount_owing` is what it may come to; null where the books do not say. */
export type PaymentDraft = {
  readonly amount: string;
  readonly currency: string;
  readonly paid_on: string;
  readonly account_code: string | null;
  readonly method_id: string | null;
  readonly invoice_ledger_status: string | null;
  readonly amount_owing: string | null;
};

export type PaymentPreFlight<Payment> = {
  readonly payment: Payment;
  /** Where the money goes: its own account, or the mapping's. */
  readonly accountCode: string | null;
  /** Empty: it may go. */
  readonly problems: readonly Problem[];
};

/** Looks at the mapping and the books as they are now. Answers in the order of the payments given. */
export async function preFlightPayments<Payment extends PaymentDraft>(
  db: Db,
  connection: ConnectionRow,
  payments: readonly Payment[],
): Promise<readonly PaymentPreFlight<Payment>[]> {
  const [books, mapping] = await Promise.all([
    loadBooks(db, connection),
    loadMapping(db, connection.workspace_id, connection.id),
  ]);
  return payments.map((payment) => {
    const { amount, currency, paid_on: paidOn, account_code: accountCode, method_id: methodId } = payment;
    const invoice = {
      // The table's check constraint admits no other status.
      ledgerStatus: payment.invoice_ledger_status as InvoiceToPay['ledgerStatus'],
      left: payment.amount_owing ?? amount,
      currency,
    };
    return { payment, ...checkPayment({ amount, paidOn, accountCode, methodId }, invoice, mapping, books) };
  });
}

/** A credit note, saved or not: lines of the invoice in the quantities that are credited. */
export type CreditDraft = {
  readonly currency: string;
  readonly issue_date: string;
  readonly line_amount_type: LineAmountType;
  readonly lines: readonly InvoiceLineRow[];
  readonly amount_owing: string | null;
};

export type CreditPreFlight<Credit> = {
  readonly creditNote: Credit;
  /** In the order of its lines, as is `totals.lines`. */
  readonly resolved: readonly ResolvedLine[];
  readonly totals: Totals;
  readonly problems: readonly Problem[];
};

/** The same for credit notes: their lines go where the invoice's lines go. */
export async function preFlightCreditNotes<Credit extends CreditDraft>(
  db: Db,
  connection: ConnectionRow,
  creditNotes: readonly Credit[],
): Promise<readonly CreditPreFlight<Credit>[]> {
  const [books, mapping] = await Promise.all([
    loadBooks(db, connection),
    loadMapping(db, connection.workspace_id, connection.id),
  ]);
  return creditNotes.map((creditNote) => {
    const { lines, currency, issue_date: issueDate, line_amount_type: lineAmountType } = creditNote;
    const mapped = resolveLines(lines.map(mappableLine), lineAmountType, mapping, books);
    const totals = computeTotals(
      { lineAmountType, lines: ratedLines(lines, mapped.lines, books) },
      books.traits.taxRounding,
    );
    const problems = [
      ...checkDocument({ currency, issueDate }, books),
      ...mapped.problems,
      ...checkCredit({ total: totals.total, left: creditNote.amount_owing, currency }),
    ];
    return { creditNote, resolved: mapped.lines, totals, problems };
  });
}
