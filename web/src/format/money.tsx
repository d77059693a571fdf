/** An amount of money: tabular figures with its currency, exact as the API sent it. */
import { formatMoney } from './decimal.ts';

export function Money({ amount, currency }: { amount: string | null | undefined; currency: string }) {
  if (amount === null || amount === undefined) return <span className="money">–</span>;
  return (
    <span className="money">
      {formatMoney(amount, currency)} <small>{currency}</small>
    </span>
  );
}
