/** The chip: icon, words and colour together. Read-only. */
import { useQuery } from '@tanstack/react-query';
import { connectionsQuery } from '../api/queries.ts';
import type { Chip } from '../api/types.ts';
import { chipLook } from './chip-look.ts';
import classes from './status-chip.module.css';

export function StatusChip({ chip, count = 1 }: { chip: Chip; count?: number }) {
  const { tone, Icon } = chipLook[chip.kind];
  const words = useChipWords(chip);
  return (
    <span
      className={classes.chip}
      data-chip={chip.kind}
      style={{ color: `var(--cf-${tone}-ink)`, background: `var(--cf-${tone}-tint)` }}
    >
      <Icon size={14} stroke={2} aria-hidden />
      <span className={classes.words}>{words}</span>
      {count > 1 ? (
        <span className={classes.count}>
          ×{count}
          <span className="visually-hidden"> invoices</span>
        </span>
      ) : null}
    </span>
  );
}

/** The chip's label, but for what cannot leave: a queue that nobody serves is no queue. */
export function useChipWords(chip: Chip | null): string {
  const { data: connections } = useQuery(connectionsQuery);
  if (chip === null) return '';
  const isHeld = connections?.some(({ status }) => status === 'reconnectNeeded') ?? false;
  return isHeld && chip.kind === 'queued' ? 'Waits to reconnect' : chip.label;
}
