/** A line of a sales doc or an invoice while it is being typed. */
import type { LineKind, SalesLineValues } from '../api/records.ts';
import type { InvoiceLineRequest, Product } from '../api/types.ts';
import { isDecimal, trimDecimal } from '../format/decimal.ts';

export type LineDraft = InvoiceLineRequest & {
  /** Of the row on screen only: keeps the focus in its field when lines are added or removed. */
  readonly key: string;
  /** Lines of invoices are items, all of them. */
  readonly kind: LineKind;
  readonly productName: string | null;
  /** Of a saved line; null for a new one. */
  readonly id: string | null;
};

export function blankLine(taxComponentId: string | null): LineDraft {
  return {
    key: newKey(),
    kind: 'item',
    id: null,
    productId: null,
    productName: null,
    categoryId: null,
    taxComponentId,
    description: '',
    quantity: '1',
    unitPrice: '0',
    discountRate: '0',
    accountCode: null,
    itemCode: null,
    taxType: null,
    tracking: [],
  };
}

/** A heading or a remark: words without an amount. */
export function blankText(kind: 'section' | 'remark'): LineDraft {
  return { ...blankLine(null), kind, quantity: '0' };
}

/** A saved or suggested line, opened for typing. */
export function draftOf(line: Omit<SalesLineValues, 'kind'> & Partial<Omit<LineDraft, 'key'>>): LineDraft {
  return {
    key: newKey(),
    kind: line.kind ?? 'item',
    id: line.id ?? null,
    productId: line.productId,
    productName: line.productName ?? null,
    categoryId: line.categoryId,
    taxComponentId: line.taxComponentId,
    description: line.description,
    quantity: trimDecimal(line.quantity),
    unitPrice: trimDecimal(line.unitPrice),
    discountRate: trimDecimal(line.discountRate),
    accountCode: line.accountCode ?? null,
    itemCode: line.itemCode ?? null,
    taxType: line.taxType ?? null,
    tracking: line.tracking ?? [],
  };
}

/** The line with what a product brings along: its words, price, category and tax. */
export function withProduct(line: LineDraft, product: Product | null): LineDraft {
  if (!product) return { ...line, productId: null, productName: null };
  return {
    ...line,
    productId: product.id,
    productName: product.name,
    categoryId: product.categoryId,
    taxComponentId: product.taxComponentId ?? line.taxComponentId,
    description: product.description ?? product.name,
    unitPrice: trimDecimal(product.unitPrice),
  };
}

export function salesLine(line: LineDraft): SalesLineValues {
  return { kind: line.kind, ...pricedLine(line) };
}

function pricedLine(line: LineDraft): Omit<SalesLineValues, 'kind'> {
  const { productId, categoryId, taxComponentId, description, quantity, unitPrice, discountRate } = line;
  return {
    productId,
    categoryId,
    taxComponentId,
    description,
    quantity,
    unitPrice,
    discountRate: discountRate || '0',
  };
}

export function invoiceLine(line: LineDraft): InvoiceLineRequest {
  const { accountCode, itemCode, taxType, tracking } = line;
  return { ...pricedLine(line), accountCode, itemCode, taxType, tracking };
}

/** The line for other books: what was chosen by hand from the books before is nothing to these. */
export function withoutCodes(line: LineDraft): LineDraft {
  return { ...line, accountCode: null, itemCode: null, taxType: null, tracking: [] };
}

/** Whether the numbers of every line are numbers, so that asking for totals can make sense. */
export function areCountable(lines: readonly LineDraft[]): boolean {
  return lines.every((line) =>
    [line.quantity, line.unitPrice, line.discountRate || '0'].every((value) => isDecimal(value)),
  );
}

let lastKey = 0;

function newKey(): string {
  lastKey += 1;
  return `line-${lastKey}`;
}
