/** What was invoiced of a sales doc or job already: every invoice of it that stands. */
import type { LineAmountType } from '../domain/invoice.ts';
import type { PartLine } from '../domain/part-invoice.ts';
import type { Db } from './database.ts';
import { listInvoiceLines } from './invoice-lines.ts';

export type BilledInvoice = {
  readonly number: string | null;
  readonly currency: string;
  readonly lineAmountType: LineAmountType;
  /** As the books have it, where they have it. */
  readonly total: string;
  readonly lines: readonly PartLine[];
};

/** Oldest first; voided ones, and those deleted in the books, are left out. Of a job with a sales doc: all of the doc's. */
export async function listBilledInvoices(
  db: Db,
  workspaceId: string,
  { salesDocId, jobId }: { readonly salesDocId: string | null; readonly jobId: string | null },
): Promise<readonly BilledInvoice[]> {
  if (salesDocId === null && jobId === null) return [];
  const rows = await db
    .selectFrom('invoices as invoice')
    .leftJoin('mirrors as mirror', (join) =>
      join
        .onRef('mirror.workspace_id', '=', 'invoice.workspace_id')
        .onRef('mirror.invoice_id', '=', 'invoice.id'),
    )
    .select(['invoice.id', 'invoice.number', 'invoice.currency', 'invoice.line_amount_type'])
    .select((eb) => eb.fn.coalesce('mirror.total', 'invoice.total').as('total'))
    .where('invoice.workspace_id', '=', workspaceId)
    .$if(salesDocId !== null, (query) => query.where('invoice.sales_doc_id', '=', salesDocId))
    .$if(salesDocId === null, (query) => query.where('invoice.job_id', '=', jobId))
    .where('invoice.is_voided', '=', false)
    .where((eb) =>
      eb.or([
        eb('mirror.ledger_status', 'is', null),
        eb('mirror.ledger_status', 'not in', ['voided', 'deleted']),
      ]),
    )
    .orderBy('invoice.id')
    .execute();
  const ids = rows.map(({ id }) => id);
  const lines = await listInvoiceLines(db, workspaceId, ids);
  return rows.map((row) => ({
    number: row.number,
    currency: row.currency,
    // The table's check constraint admits no other type.
    lineAmountType: row.line_amount_type as LineAmountType,
    total: row.total,
    lines: lines
      .filter((line) => line.invoice_id === row.id)
      .map((line) => ({
        description: line.description,
        quantity: line.quantity,
        unitPrice: line.unit_price,
        discountRate: line.discount_rate,
        productId: line.product_id,
        categoryId: line.category_id,
        taxComponentId: line.tax_component_id,
        accountCode: line.account_code,
        itemCode: line.item_code,
        taxType: line.tax_type,
        tracking: line.tracking,
      })),
  }));
}
