/** Where something stands: by icon, words and colour. */
import type { Icon } from '@tabler/icons-react';
import classes from './state-mark.module.css';

export type StateLook = { readonly Icon: Icon; readonly tone: string };

export function StateMark({ look: { Icon, tone }, words }: { look: StateLook; words: string }) {
  return (
    <span
      className={classes.mark}
      style={{ color: `var(--cf-${tone}-ink)`, background: `var(--cf-${tone}-tint)` }}
    >
      <Icon size={14} aria-hidden />
      {words}
    </span>
  );
}
