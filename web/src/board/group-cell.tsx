/** The cells of a group's line: its label with the number of rows, and what its columns come to. */
import { IconChevronDown } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { formatMoney, trimDecimal } from '../format/decimal.ts';
import { StageLabel } from '../grid/stage-label.tsx';
import type { GroupRow } from './arrange.ts';
import classes from './board.module.css';
import type { Sum } from './sums.ts';

export function GroupLabel<R>({
  group,
  tabIndex,
  onToggle,
  children,
}: {
  group: GroupRow<R>;
  tabIndex: number;
  onToggle: () => void;
  /** Beside the count. */
  children: ReactNode;
}) {
  const { label, color, rows, isOpen } = group;
  return (
    <span className={classes.groupLabel}>
      <button
        type="button"
        className={`${classes.groupButton} ${classes.groupToggle}`}
        aria-expanded={isOpen}
        aria-label={`${isOpen ? 'Close' : 'Open'} ${label}`}
        tabIndex={tabIndex}
        onClick={onToggle}
        // The grid would take Enter and Space for itself.
        onKeyDown={(event) => (event.key === 'Enter' || event.key === ' ') && event.stopPropagation()}
      >
        <IconChevronDown size={15} aria-hidden />
      </button>
      {color === undefined ? label : <StageLabel name={label} color={color} />}
      <span className={classes.count}>{rows.length.toLocaleString()}</span>
      {children}
    </span>
  );
}

export function Sums({ sums }: { sums: readonly Sum[] }) {
  if (sums.length === 0) return null;
  return (
    <span className={`money ${classes.sum}`} title={sums.map(inWords).join(' + ')}>
      {sums.map((sum, index) => (
        <span key={sum.currency}>
          {index > 0 ? ' + ' : ''}
          {sum.currency === null ? (
            trimDecimal(sum.amount)
          ) : (
            <>
              {formatMoney(sum.amount, sum.currency)} <small>{sum.currency}</small>
            </>
          )}
        </span>
      ))}
    </span>
  );
}

function inWords({ currency, amount }: Sum): string {
  return currency === null ? trimDecimal(amount) : `${formatMoney(amount, currency)} ${currency}`;
}
