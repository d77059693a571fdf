/** Where a mail stands, by icon, words and colour. */
import {
  IconCheck,
  IconClock,
  IconMailOff,
  IconMailPause,
  IconMailQuestion,
  IconSend,
} from '@tabler/icons-react';
import type { MailSummary } from '../api/types.ts';
import classes from './outbox.module.css';

export function MailState({ mail: { state, stateWords } }: { mail: MailSummary }) {
  const { Icon, tone } = looks[state];
  return (
    <span
      className={classes.state}
      style={{ color: `var(--cf-${tone}-ink)`, background: `var(--cf-${tone}-tint)` }}
    >
      <Icon size={14} aria-hidden />
      {stateWords}
    </span>
  );
}

const looks = {
  queued: { Icon: IconClock, tone: 'slate' },
  sending: { Icon: IconSend, tone: 'blue' },
  sent: { Icon: IconCheck, tone: 'green' },
  kept: { Icon: IconMailPause, tone: 'gray' },
  undecided: { Icon: IconMailQuestion, tone: 'orange' },
  failed: { Icon: IconMailOff, tone: 'red' },
} as const satisfies Record<MailSummary['state'], unknown>;
