/** The columns of the file of differences. */
import type { DriftFinding } from '../api/types.ts';

export const findingColumns: readonly { name: string; text: (finding: DriftFinding) => string }[] = [
  { name: 'Invoice', text: ({ number }) => number ?? '' },
  { name: 'What', text: ({ label }) => label },
  { name: 'Here', text: ({ ours }) => ours ?? '' },
  { name: 'Books', text: ({ theirs }) => theirs ?? '' },
  { name: 'Currency', text: ({ currency }) => currency ?? '' },
  { name: 'Why', text: ({ why }) => why },
  { name: 'Found', text: ({ foundAt }) => foundAt },
  { name: 'Changed there', text: ({ changedAt }) => changedAt ?? '' },
];
