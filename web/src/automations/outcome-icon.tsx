/** What became of an action: done, left out, or failed. */
import { IconAlertTriangle, IconCheck, IconMinus } from '@tabler/icons-react';
import type { AutomationRun } from '../api/types.ts';

export function OutcomeIcon({ outcome }: { outcome: AutomationRun['steps'][number]['outcome'] }) {
  const { Icon, color, label } = looks[outcome];
  return <Icon size={14} color={color} role="img" aria-label={label} />;
}

const looks = {
  done: { Icon: IconCheck, color: 'var(--cf-green-ink)', label: 'Done:' },
  skipped: { Icon: IconMinus, color: 'var(--mantine-color-dimmed)', label: 'Left out:' },
  failed: { Icon: IconAlertTriangle, color: 'var(--cf-orange-ink)', label: 'Failed:' },
} as const;
