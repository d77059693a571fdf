/** Lines of a document as it is read: headings with the sum beneath them, remarks, and the tax by rate. */
import { type Decimal, decimal, moneyText, plainText, sum, ZERO } from './decimal.ts';

/** A section is a heading over the items that follow it; a remark only says something. */
export const lineKinds = ['item', 'section', 'remark'] as const;
export type LineKind = (typeof lineKinds)[number];

/** What the items beneath each section come to, up to the next one; null for every other line. */
export function sectionTotals(
  lines: readonly { readonly kind: LineKind; readonly lineAmount: string }[],
): readonly (string | null)[] {
  return lines.map((line, index) => {
    if (line.kind !== 'section') return null;
    const rest = lines.slice(index + 1);
    const end = rest.findIndex(({ kind }) => kind === 'section');
    const beneath = end === -1 ? rest : rest.slice(0, end);
    return moneyText(sum(beneath.map(({ lineAmount }) => decimal(lineAmount))));
  });
}

export type TaxRow = { readonly name: string; readonly taxable: string; readonly tax: string };

export type TaxedLine = {
  /** Null: not taxed. */
  readonly taxName: string | null;
  readonly taxRate: string;
  readonly lineAmount: string;
  readonly taxAmount: string;
};

/**
 * The tax of each rate over what it is counted on. Where the lines do not come to the document's tax, as when the ledger
 * rounds otherwise, one row says the tax as a whole: rows that do not add up would be worse than none.
 */
export function taxRows(
  lines: readonly TaxedLine[],
  document: { readonly subTotal: string; readonly totalTax: string },
): readonly TaxRow[] {
  const taxed = lines.filter(({ taxName, taxAmount }) => taxName !== null && !decimal(taxAmount).eq(ZERO));
  const groups = new Map<string, { taxable: Decimal; tax: Decimal }>();
  for (const line of taxed) {
    const name = rowName(line);
    const group = groups.get(name) ?? { taxable: ZERO, tax: ZERO };
    groups.set(name, {
      taxable: group.taxable.plus(decimal(line.lineAmount)),
      tax: group.tax.plus(decimal(line.taxAmount)),
    });
  }
  const counted = sum([...groups.values()].map(({ tax }) => tax));
  const { subTotal: taxable, totalTax } = document;
  if (!counted.eq(decimal(totalTax))) return [{ name: 'Tax', taxable, tax: totalTax }];
  return [...groups].map(([name, group]) => ({
    name,
    taxable: moneyText(group.taxable),
    tax: moneyText(group.tax),
  }));
}

/** "GST 10%" says its rate already. */
function rowName({ taxName, taxRate }: TaxedLine): string {
  const rate = plainText(decimal(taxRate));
  const name = taxName ?? 'Tax';
  return new RegExp(`\\b${rate.replace('.', '\\.')}\\s*%`).test(name) ? name : `${name} ${rate}%`;
}
