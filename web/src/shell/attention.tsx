/** How many things need attention, in the bar of a phone, where the list of screens is folded away. */
import { IconAlertTriangle } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { syncCountsQuery } from '../api/sync-operations.ts';
import classes from './shell.module.css';

export function Attention() {
  const { data: counts } = useQuery(syncCountsQuery());
  const count = counts?.needsAttention ?? 0;
  if (count === 0) return null;
  return (
    <Link
      to="/sync"
      className={classes.attention}
      aria-label={count === 1 ? '1 change of the books needs attention' : `${count} changes need attention`}
    >
      <IconAlertTriangle size={15} aria-hidden />
      {count}
    </Link>
  );
}
