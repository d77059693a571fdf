/** Rates: we count units of the foreign currency for one of the company's own, QuickBooks the other way round. Pure. */
import Big from 'big.js';

/** Decimals that are sent: enough that ours can be found again. */
const SENT_PLACES = 15;
/** Decimals of ours. */
const OUR_PLACES = 6;

/** @param currencyRate null: QuickBooks takes its own of the day. */
export function toExchangeRate(currencyRate: string | null): Big | undefined {
  return currencyRate === null ? undefined : new Big(1).div(currencyRate).round(SENT_PLACES, Big.roundHalfUp);
}

/** The shortest rate of ours that would be sent as this one. A company of one currency says none: it is its own. */
export function fromExchangeRate(literal: string | null): string {
  const rate = new Big(literal ?? '1');
  if (rate.lte(0)) return '1';
  // Written short it is exact; of many decimals the last may be rounded.
  const places = Math.max(literal?.split('.')[1]?.length ?? 0, OUR_PLACES);
  const ours = new Big(1).div(rate);
  for (let kept = 0; kept < OUR_PLACES; kept += 1) {
    const shorter = ours.round(kept, Big.roundHalfUp);
    if (shorter.gt(0) && new Big(1).div(shorter).round(places, Big.roundHalfUp).eq(rate))
      return shorter.toFixed();
  }
  return ours.round(OUR_PLACES, Big.roundHalfUp).toFixed();
}

/** Theirs as it is, to count with as they do: ours, of six decimals and the other way round, would lose cents. */
export function ownRateOf(literal: string | null): string | null {
  return literal === null || new Big(literal).lte(0) ? null : new Big(literal).toFixed();
}
