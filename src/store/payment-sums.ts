/** What the invoices of a record come to, what was paid and credited of them, and what is still owing: a row a currency. */
import { sql } from 'kysely';
import type { Db } from './database.ts';
import { type InvoicesOf, isInvoiceOf } from './invoices-of.ts';

/** Decimal strings. */
export type PaymentSum = {
  readonly currency: string;
  readonly invoiced: string;
  readonly paid: string;
  readonly credited: string;
  readonly owing: string;
};

/** Voided invoices, and those deleted in the books, count for nothing. One that the books do not have yet owes all of it. */
export async function sumPayments(
  db: Db,
  workspaceId: string,
  of: InvoicesOf,
): Promise<readonly PaymentSum[]> {
  const { rows } = await sql<PaymentSum>`
    select invoice.currency,
      sum(coalesce(mirror.total, invoice.total))::text as invoiced,
      sum(coalesce(mirror.amount_paid, 0))::numeric(18,2)::text as paid,
      sum(coalesce(mirror.amount_credited, 0))::numeric(18,2)::text as credited,
      sum(coalesce(mirror.amount_owing, invoice.total))::text as owing
    from invoices invoice
    left join mirrors mirror on mirror.workspace_id = invoice.workspace_id and mirror.invoice_id = invoice.id
    where invoice.workspace_id = ${workspaceId} and ${isInvoiceOf(of, 'invoice')}
      and not invoice.is_voided
      and (mirror.ledger_status is null or mirror.ledger_status not in ('voided', 'deleted'))
    group by invoice.currency
    order by invoice.currency`.execute(db);
  return rows;
}
