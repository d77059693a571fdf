/** The lines of invoices, and what mapping and totals need to know of them. */
import { type Selectable, sql } from 'kysely';
import type { LineInput, Totals } from '../domain/invoice.ts';
import { type Books, type MappableLine, type ResolvedLine, taxOfResolved } from '../domain/mapping.ts';
import type { PartLine } from '../domain/part-invoice.ts';
import type { ChosenTracking } from '../domain/tracking.ts';
import type { DB, Db, Tx } from './database.ts';
import { insertRows, replacing } from './insert-rows.ts';

export type InvoiceLineRow = Omit<Selectable<DB['invoice_lines']>, 'tracking'> & {
  readonly tracking: readonly ChosenTracking[];
  readonly category_name: string | null;
  readonly tax_name: string | null;
  readonly tax_rate: string | null;
  readonly product_name: string | null;
};

/** A line as a person or a part of a sales doc has it, before it is stored. */
export type InvoiceLineInput = PartLine;

/** The lines of one invoice or of many; those that are there already are changed. */
export async function insertLines(
  tx: Tx,
  workspaceId: string,
  invoices: readonly {
    readonly invoiceId: string;
    readonly lines: readonly InvoiceLineInput[];
    readonly totals: Totals;
    readonly lineIds: readonly string[];
  }[],
): Promise<void> {
  const rows = invoices.flatMap(({ invoiceId, lines, totals, lineIds }) =>
    lines.map((line, index) => ({
      workspace_id: workspaceId,
      id: lineIds[index] ?? '',
      invoice_id: invoiceId,
      position: index,
      product_id: line.productId,
      category_id: line.categoryId,
      tax_component_id: line.taxComponentId,
      description: line.description,
      quantity: line.quantity,
      unit_price: line.unitPrice,
      discount_rate: line.discountRate,
      account_code: line.accountCode,
      item_code: line.itemCode,
      tax_type: line.taxType,
      tracking: [...line.tracking],
      line_amount: totals.lines[index]?.lineAmount ?? '0',
      tax_amount: totals.lines[index]?.taxAmount ?? '0',
    })),
  );
  await insertRows(tx, 'invoice_lines', rows, replacing(['workspace_id', 'id'], rows));
}

/** Lines of several invoices with the names that screens and problems speak of, in order. */
export async function listInvoiceLines(
  db: Db,
  workspaceId: string,
  invoiceIds: readonly string[],
): Promise<InvoiceLineRow[]> {
  if (invoiceIds.length === 0) return [];
  const rows = await db
    .selectFrom('invoice_lines as line')
    .leftJoin('product_categories as category', (join) =>
      join
        .onRef('category.workspace_id', '=', 'line.workspace_id')
        .onRef('category.id', '=', 'line.category_id'),
    )
    .leftJoin('tax_components as tax', (join) =>
      join.onRef('tax.workspace_id', '=', 'line.workspace_id').onRef('tax.id', '=', 'line.tax_component_id'),
    )
    .leftJoin('products as product', (join) =>
      join
        .onRef('product.workspace_id', '=', 'line.workspace_id')
        .onRef('product.id', '=', 'line.product_id'),
    )
    .selectAll('line')
    .select([
      'category.name as category_name',
      'tax.name as tax_name',
      'tax.rate as tax_rate',
      'product.name as product_name',
    ])
    .where('line.workspace_id', '=', workspaceId)
    .where(sql<boolean>`line.invoice_id = any(${invoiceIds}::uuid[])`)
    .orderBy('line.invoice_id')
    .orderBy('line.position')
    .execute();
  // Written by insertLines alone.
  return rows.map((row) => ({ ...row, tracking: row.tracking as unknown as ChosenTracking[] }));
}

/** A stored line as the mapping looks at it. */
export function mappableLine(line: InvoiceLineRow): MappableLine {
  return {
    categoryId: line.category_id,
    categoryName: line.category_name,
    productId: line.product_id,
    taxComponentId: line.tax_component_id,
    taxName: line.tax_name,
    taxRate: line.tax_rate ?? '0',
    accountCode: line.account_code,
    itemCode: line.item_code,
    taxType: line.tax_type,
    tracking: line.tracking,
  };
}

/** Stored lines with the rates of the books, as totals are computed from them. */
export function ratedLines(
  lines: readonly InvoiceLineRow[],
  resolved: readonly ResolvedLine[],
  books: Books,
): LineInput[] {
  return lines.map((line, index) => ({
    quantity: line.quantity,
    unitPrice: line.unit_price,
    discountRate: line.discount_rate,
    ...taxOfResolved(resolved[index], books),
  }));
}
