/** Which invoices belong to a record: made from it, made out to it, or changed by it. */
import { sql } from 'kysely';
import type { Db } from './database.ts';
import type { Subject } from './links.ts';

export type InvoicesOf = {
  readonly kind: 'invoice' | 'salesDoc' | 'job' | 'company' | 'contact';
  readonly id: string;
};

/** A condition on `invoices`, under the name that the query calls them by. */
export function isInvoiceOf({ kind, id }: InvoicesOf, table: string) {
  return sql<boolean>`${sql.ref(`${table}.${columns[kind]}`)} = ${id}`;
}

const columns = {
  invoice: 'id',
  salesDoc: 'sales_doc_id',
  job: 'job_id',
  company: 'company_id',
  contact: 'contact_id',
} as const satisfies Record<InvoicesOf['kind'], string>;

/** The invoices that operations on these subjects concern: of money on an invoice, or of a document of it, that invoice. */
export async function findInvoicesOfSubjects(
  db: Db,
  workspaceId: string,
  subjects: readonly Subject[],
): Promise<readonly string[]> {
  const own = subjects.filter(({ kind }) => kind === 'invoice').map(({ id }) => id);
  const of = [...new Set(subjects.map(({ kind }) => kind))].flatMap((kind) => {
    const table = besideInvoices.get(kind);
    if (table === undefined) return [];
    const ids = subjects.filter((subject) => subject.kind === kind).map(({ id }) => id);
    return [
      sql`select invoice_id from ${sql.table(table)}
        where workspace_id = ${workspaceId} and id = any(${ids}::uuid[]) and invoice_id is not null`,
    ];
  });
  if (of.length === 0) return own;
  const { rows } = await sql<{ readonly invoice_id: string }>`${sql.join(of, sql` union `)}`.execute(db);
  return [...new Set([...own, ...rows.map((row) => row.invoice_id)])];
}

const besideInvoices: ReadonlyMap<Subject['kind'], string> = new Map([
  ['payment', 'payments'],
  ['creditNote', 'credit_notes'],
  ['creditUse', 'credit_uses'],
  ['invoiceEmail', 'invoice_emails'],
  ['invoiceFile', 'invoice_files'],
  ['invoiceNote', 'invoice_notes'],
]);
