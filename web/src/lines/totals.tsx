/** Subtotal, tax and total as the server computed them; in italics while newer ones are on their way. */
import type { LineAmountType } from '../api/types.ts';
import { Money } from '../format/money.tsx';
import classes from './lines.module.css';

export function Totals({
  currency,
  totals,
  isStale = false,
}: {
  currency: string;
  totals: { subTotal: string; totalTax: string; total: string } | undefined;
  isStale?: boolean;
}) {
  return (
    <dl className={classes.totals} data-stale={isStale} aria-live="polite">
      <dt>Subtotal</dt>
      <dd>
        <Money amount={totals?.subTotal} currency={currency} />
      </dd>
      <dt>Tax</dt>
      <dd>
        <Money amount={totals?.totalTax} currency={currency} />
      </dd>
      <dt className={classes.grand}>Total</dt>
      <dd className={classes.grand}>
        <Money amount={totals?.total} currency={currency} />
      </dd>
    </dl>
  );
}

export const lineAmountTypes: readonly { readonly value: LineAmountType; readonly label: string }[] = [
  { value: 'exclusive', label: 'Prices without tax' },
  { value: 'inclusive', label: 'Prices with tax' },
  { value: 'noTax', label: 'No tax' },
];
