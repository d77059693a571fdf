/** Which invoices belong to a record: made from it, or made out to it. */
import { sql } from 'kysely';

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
