/** Why the books came to other figures than ours: found from both, line by line, when a reading shows it. */
import { decimal, moneyText, plainText } from './decimal.ts';

/** Decimal strings, as they stand on the invoice. */
export type Amounts = {
  readonly totalTax: string;
  readonly total: string;
  readonly lines: readonly { readonly lineAmount: string; readonly taxAmount: string }[];
};

export type DifferenceReason = 'linesEdited' | 'taxRateChanged' | 'totalsEdited' | 'rounding' | 'unexplained';

export type TotalsDifference = {
  readonly ours: string;
  readonly theirs: string;
  /** Theirs less ours, of the total; of the tax where the totals are the same. */
  readonly difference: string;
  /** A sentence for people. */
  readonly reason: string;
};

/** What a ledger lets a person overwrite by hand, in the currency of the invoice. */
const MOST_OVERWRITTEN = '0.10';
const A_CENT = '0.01';

/**
 * @param theirs without lines where the ledger gave a summary only
 * @param agreedBefore an earlier reading came to our figures: what differs now was changed there since
 * @returns null where both come to the same
 */
export function explainDifference(
  ours: Amounts,
  theirs: Amounts,
  agreedBefore: boolean,
): DifferenceReason | null {
  if (isSame(ours.total, theirs.total) && isSame(ours.totalTax, theirs.totalTax)) return null;
  if (theirs.lines.length === 0) return 'unexplained';
  const amounts = gaps(ours, theirs, 'lineAmount');
  if (amounts === null || exceeds(amounts, agreedBefore ? '0' : A_CENT)) return 'linesEdited';
  const taxes = gaps(ours, theirs, 'taxAmount') ?? [];
  if (exceeds(taxes, agreedBefore ? MOST_OVERWRITTEN : A_CENT)) return 'taxRateChanged';
  return agreedBefore ? 'totalsEdited' : 'rounding';
}

/** The same figures and why, as people read them; null where both are the same. */
export function showDifference(
  ours: Pick<Amounts, 'total' | 'totalTax'>,
  theirs: Pick<Amounts, 'total' | 'totalTax'>,
  reason: DifferenceReason,
  words: { readonly ledger: string; readonly ledgerWords: readonly string[] },
): TotalsDifference | null {
  const ofTotal = decimal(theirs.total).minus(decimal(ours.total));
  const ofTax = decimal(theirs.totalTax).minus(decimal(ours.totalTax));
  if (ofTotal.eq(0) && ofTax.eq(0)) return null;
  return {
    ours: ours.total,
    theirs: theirs.total,
    difference: moneyText(ofTotal.eq(0) ? ofTax : ofTotal),
    reason: sentenceOf(reason, words),
  };
}

function sentenceOf(
  reason: DifferenceReason,
  { ledger, ledgerWords }: { readonly ledger: string; readonly ledgerWords: readonly string[] },
): string {
  const sentences: Record<DifferenceReason, string> = {
    linesEdited: `A line was added, taken out or changed in ${ledger}.`,
    taxRateChanged: `${ledger} taxes a line at another rate than the one that was known here.`,
    totalsEdited: `Somebody changed the tax or the total by hand in ${ledger}.`,
    rounding: `${ledger} rounded a line by a cent otherwise.`,
    unexplained: `${ledger} does not say why.`,
  };
  const said = ledgerWords.length === 0 ? '' : ` It said: ${ledgerWords.join(' ')}`;
  return `${sentences[reason]}${said} The figure of the books counts.`;
}

/** How far each line is apart, without its sign; null where there are more or fewer lines. */
function gaps(ours: Amounts, theirs: Amounts, of: 'lineAmount' | 'taxAmount'): readonly string[] | null {
  if (ours.lines.length !== theirs.lines.length) return null;
  return ours.lines.map((line, index) =>
    plainText(
      decimal(line[of])
        .minus(decimal(theirs.lines[index]?.[of] ?? '0'))
        .abs(),
    ),
  );
}

function exceeds(values: readonly string[], most: string): boolean {
  return values.some((value) => decimal(value).gt(decimal(most)));
}

function isSame(one: string, other: string): boolean {
  return decimal(one).eq(decimal(other));
}
