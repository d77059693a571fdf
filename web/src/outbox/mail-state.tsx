/** Where a mail stands. */
import {
  IconCheck,
  IconClock,
  IconMailOff,
  IconMailPause,
  IconMailQuestion,
  IconSend,
} from '@tabler/icons-react';
import type { MailSummary } from '../api/types.ts';
import { type StateLook, StateMark } from '../grid/state-mark.tsx';

export function MailState({ mail: { state, stateWords } }: { mail: MailSummary }) {
  return <StateMark look={looks[state]} words={stateWords} />;
}

const looks = {
  queued: { Icon: IconClock, tone: 'slate' },
  sending: { Icon: IconSend, tone: 'blue' },
  sent: { Icon: IconCheck, tone: 'green' },
  kept: { Icon: IconMailPause, tone: 'gray' },
  undecided: { Icon: IconMailQuestion, tone: 'orange' },
  failed: { Icon: IconMailOff, tone: 'red' },
} as const satisfies Record<MailSummary['state'], StateLook>;
