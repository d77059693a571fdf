/** What an edit changed of an invoice, in the words of its screen. */
import type { ShownChange } from '../domain/history-words.ts';
import type { LineAmountType } from '../domain/invoice.ts';
import { amountsInWords, changesBetween, linesInWords, type NamedFields } from '../domain/record-changes.ts';
import type { Tx } from '../store/database.ts';
import { type InvoiceLineRow, listInvoiceLines } from '../store/invoice-lines.ts';
import { findInvoice, type InvoiceRow } from '../store/invoices.ts';
import { listRecordNames } from '../store/record-names.ts';

export type InvoiceInWords = Awaited<ReturnType<typeof invoiceInWords>>;

/** Taken before a change is written, so that it can be told what was. */
export async function invoiceInWords(tx: Tx, invoice: InvoiceRow) {
  const lines = await listInvoiceLines(tx, invoice.workspace_id, [invoice.id]);
  const names = (await listRecordNames(tx, invoice.workspace_id, [invoice])).get(invoice.id);
  return {
    company: names?.companyName ?? null,
    contact: names?.contactName ?? null,
    billingEmail: invoice.billing_email,
    issueDate: invoice.issue_date,
    dueDate: invoice.due_date,
    reference: invoice.reference,
    number: invoice.number,
    currency: invoice.currency,
    // The table's check constraint admits no other type.
    amounts: amountsInWords[invoice.line_amount_type as LineAmountType],
    lines: linesInWords(lines.map(lineOf)),
    total: `${invoice.total} ${invoice.currency}`,
  };
}

export async function changesSince(
  tx: Tx,
  workspaceId: string,
  id: string,
  before: InvoiceInWords,
): Promise<readonly ShownChange[]> {
  const invoice = await findInvoice(tx, workspaceId, id);
  if (invoice === undefined) return [];
  return changesBetween(fields, before, await invoiceInWords(tx, invoice));
}

const fields: NamedFields<InvoiceInWords> = [
  ['company', 'Company'],
  ['contact', 'Contact'],
  ['billingEmail', 'E-mail'],
  ['issueDate', 'Date'],
  ['dueDate', 'Due'],
  ['reference', 'Reference'],
  ['number', 'Number'],
  ['currency', 'Currency'],
  ['amounts', 'Amounts'],
  ['lines', 'Lines'],
  ['total', 'Total'],
];

function lineOf(line: InvoiceLineRow) {
  const { description, quantity, unit_price: unitPrice, discount_rate: discountRate } = line;
  return { description, quantity, unitPrice, discountRate };
}
