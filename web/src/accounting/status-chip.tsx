/** The chip: icon, words and colour together. Read-only. */
import type { Chip } from '../api/types.ts';
import { chipLook } from './chip-look.ts';
import classes from './status-chip.module.css';

export function StatusChip({ chip, count = 1 }: { chip: Chip; count?: number }) {
  const { tone, Icon } = chipLook[chip.kind];
  return (
    <span
      className={classes.chip}
      data-chip={chip.kind}
      style={{ color: `var(--cf-${tone}-ink)`, background: `var(--cf-${tone}-tint)` }}
    >
      <Icon size={14} stroke={2} aria-hidden />
      <span className={classes.words}>{chip.label}</span>
      {count > 1 ? (
        <span className={classes.count}>
          ×{count}
          <span className="visually-hidden"> invoices</span>
        </span>
      ) : null}
    </span>
  );
}
