/** The tax of each line, which QuickBooks does not say: it counts tax for each rate, over all lines that have it. Pure. */
import Big from 'big.js';

type TaxedLine = {
  readonly amount: string;
  /** Null: no tax. */
  readonly taxCode: string | null;
};

export type TaxLine = { readonly amount: string; readonly taxable: string | null };

/** What the ledger counted, shared out over the lines to the cent: together they come to its total. */
export function taxesOfLines(
  lines: readonly TaxedLine[],
  { total, taxLines }: { readonly total: string; readonly taxLines: readonly TaxLine[] },
): readonly string[] {
  const codes = [...new Set(lines.flatMap(({ taxCode }) => taxCode ?? []))];
  const amounts = lines.map(() => new Big(0));
  let left = new Big(total);
  const open = new Set(codes);
  for (const code of codes.length > 1 ? codes : []) {
    const net = sumOf(lines, code);
    const own = taxLines.filter(({ taxable }) => taxable !== null && net.eq(taxable));
    const isOnly = codes.filter((other) => sumOf(lines, other).eq(net)).length === 1;
    if (own.length === 0 || !isOnly) continue;
    const tax = own.reduce((sum, { amount }) => sum.plus(amount), new Big(0));
    shareOut(lines, amounts, (line) => line.taxCode === code, tax);
    open.delete(code);
    left = left.minus(tax);
  }
  shareOut(lines, amounts, ({ taxCode }) => taxCode !== null && open.has(taxCode), left);
  return amounts.map((amount) => amount.toFixed(2));
}

function sumOf(lines: readonly TaxedLine[], code: string): Big {
  return lines
    .filter(({ taxCode }) => taxCode === code)
    .reduce((sum, { amount }) => sum.plus(amount), new Big(0));
}

/** By their amounts, counted on from line to line, so that no cent is lost. */
function shareOut(
  lines: readonly TaxedLine[],
  amounts: Big[],
  isMeant: (line: TaxedLine) => boolean,
  tax: Big,
): void {
  const whole = lines.filter(isMeant).reduce((sum, { amount }) => sum.plus(amount), new Big(0));
  if (whole.eq(0)) return;
  let counted = new Big(0);
  let shared = new Big(0);
  lines.forEach((line, index) => {
    if (!isMeant(line)) return;
    counted = counted.plus(line.amount);
    const upToHere = tax.times(counted).div(whole).round(2, Big.roundHalfUp);
    amounts[index] = upToHere.minus(shared);
    shared = upToHere;
  });
}
