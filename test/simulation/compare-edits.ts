/** Holds what we say of an invoice against what the books say: the same, unless a difference is shown or a person is asked. */
import Big from 'big.js';
import { nameIn, readInvoices, simulatedInvoices } from './compare-books.ts';
import type { Finding } from './findings.ts';
import type { InvoiceThere } from './ledgers/books.ts';
import type { Stage } from './stage.ts';

export async function findEditFaults(stage: Stage, workspaceId: string): Promise<readonly Finding[]> {
  const { db } = stage;
  const [invoices, lines, mirrors, asked] = await Promise.all([
    readInvoices(db, workspaceId),
    db.selectFrom('invoice_lines').selectAll().orderBy('position').execute(),
    db.selectFrom('mirrors').selectAll().execute(),
    db
      .selectFrom('sync_operations')
      .select('subject_id')
      .where('kind', '=', 'updateInvoice')
      .where('state', '=', 'needsAttention')
      .execute(),
  ]);
  const theirs = await simulatedInvoices(stage, workspaceId);
  return invoices.flatMap((row): Finding[] => {
    const name = nameIn(row.reference);
    const mirror = mirrors.find((each) => each.invoice_id === row.id);
    const copy = theirs.get(name)?.find(({ invoice }) => invoice.invoiceId === mirror?.ledger_id)?.invoice;
    if (mirror === undefined || copy === undefined || row.sync_state !== 'inBooks') return [];
    const isGone = copy.status === 'VOIDED' || copy.status === 'DELETED';
    // A person is shown the difference, or asked what to do.
    if (isGone || mirror.is_changed_there || asked.some(({ subject_id }) => subject_id === row.id)) return [];
    const own = lines.filter((line) => line.invoice_id === row.id);
    return [
      ...fact(name, 'reference', row.reference ?? '', copy.reference),
      ...fact(name, 'date', row.issue_date, copy.date),
      ...fact(name, 'due date', row.due_date ?? '', copy.dueDate ?? ''),
      ...fact(name, 'lines', own.map(ourLine).join('; '), copy.lines.map(theirLine).join('; ')),
    ];
  });
}

function fact(subject: string, what: string, ours: string, books: string): Finding[] {
  if (ours === books) return [];
  return [{ kind: 'mismatched', subject, says: `${what}: we say ${ours}, the books ${books}` }];
}

function ourLine(line: {
  readonly ledger_line_id: string | null;
  readonly description: string;
  readonly quantity: string;
  readonly unit_price: string;
  readonly discount_rate: string;
}): string {
  return lineWords(line.ledger_line_id, line.description, line.quantity, line.unit_price, line.discount_rate);
}

function theirLine(line: InvoiceThere['lines'][number]): string {
  const { lineItemId, description, quantity = '1', unitAmount = '0', discountRate = '0' } = line;
  return lineWords(lineItemId, description, quantity, unitAmount, discountRate);
}

function lineWords(id: string | null, words: string, ...figures: readonly string[]): string {
  return `${id} ${words} ${figures.map((figure) => new Big(figure).toFixed()).join(' × ')}`;
}
