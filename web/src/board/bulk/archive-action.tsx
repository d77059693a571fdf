/** Records taken off their list without losing them. */
import { IconArchive } from '@tabler/icons-react';
import { archive } from '../../api/records.ts';
import type { PlainAction } from './bulk-action.ts';

export function archiveAction<R extends { readonly id: string }>(
  path: Parameters<typeof archive>[0],
  mayArchive: (row: R) => boolean,
): PlainAction<R> {
  return {
    kind: 'plain',
    key: 'archive',
    label: 'Archive',
    icon: <IconArchive size={14} aria-hidden />,
    question: (count) => `Take ${count === 1 ? 'this record' : `these ${count} records`} off the board?`,
    step: {
      whyNot: (row) => (mayArchive(row) ? null : 'It cannot be archived now, or not by you.'),
      run: async ({ id }) => {
        await archive(path, id);
        return { words: 'It is archived.' };
      },
    },
  };
}
