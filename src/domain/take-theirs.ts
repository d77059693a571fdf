/** Our lines as they are once what the books say counts: which stay, which are new, which are gone. */
import { decimal } from './decimal.ts';
import type { ContentLine } from './invoice-content.ts';
import type { ChosenTracking } from './tracking.ts';

/** A line of ours, with the account, item and tax that the mapping gives it now. */
export type OurLine = {
  readonly id: string;
  readonly ledgerLineId: string | null;
  readonly accountCode: string | null;
  readonly itemCode: string | null;
  readonly taxType: string | null;
  readonly tracking: readonly ChosenTracking[];
  readonly resolved: {
    readonly accountCode: string | null;
    readonly itemCode: string | null;
    readonly taxType: string | null;
    readonly tracking: readonly { readonly trackingCategoryId: string; readonly optionId: string }[];
  };
};

export type TakenLine<Ours> = {
  /** Null: a line that was added there. */
  readonly ours: Ours | null;
  readonly ledgerLineId: string | null;
  readonly description: string;
  readonly quantity: string;
  readonly unitPrice: string;
  readonly discountRate: string;
  /** Written on the line only where the mapping says something else. */
  readonly accountCode: string | null;
  readonly itemCode: string | null;
  readonly taxType: string | null;
  readonly tracking: readonly ChosenTracking[];
};

/** In the order of the books. */
export function takeLines<Ours extends OurLine>(
  ours: readonly Ours[],
  theirs: readonly ContentLine[],
): readonly TakenLine<Ours>[] {
  return theirs.map((line) => {
    const own = ours.find((each) => each.ledgerLineId !== null && each.ledgerLineId === line.ledgerLineId);
    const written = (code: 'accountCode' | 'itemCode' | 'taxType') =>
      own !== undefined && own.resolved[code] === line[code] ? own[code] : line[code];
    return {
      ours: own ?? null,
      ledgerLineId: line.ledgerLineId,
      description: line.description,
      quantity: decimal(line.quantity).toFixed(),
      unitPrice: decimal(line.unitPrice).toFixed(),
      discountRate: decimal(line.discountRate).toFixed(),
      accountCode: written('accountCode'),
      itemCode: written('itemCode'),
      taxType: written('taxType'),
      tracking: trackingFrom(own, line),
    };
  });
}

/** Named on the line where the mapping says something else: an option there, or none where the mapping has one. */
function trackingFrom(own: OurLine | undefined, { tracking }: ContentLine): readonly ChosenTracking[] {
  const theirs = tracking.map(({ categoryLedgerId, optionLedgerId }) => ({
    trackingCategoryId: categoryLedgerId,
    optionId: optionLedgerId,
  }));
  if (own === undefined) return theirs;
  const words = (all: readonly ChosenTracking[]) =>
    all
      .map(({ trackingCategoryId, optionId }) => `${trackingCategoryId} ${optionId}`)
      .sort()
      .join();
  if (words(theirs) === words(own.resolved.tracking)) return own.tracking;
  const none = own.resolved.tracking
    .filter((mapped) => theirs.every((each) => each.trackingCategoryId !== mapped.trackingCategoryId))
    .map(({ trackingCategoryId }) => ({ trackingCategoryId, optionId: null }));
  return [...theirs, ...none];
}
