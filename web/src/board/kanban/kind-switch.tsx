/** Shows a board's rows as a grid or as cards, and says by which column the cards stand. */
import { SegmentedControl, Select, VisuallyHidden } from '@mantine/core';
import { IconLayoutKanban, IconTable } from '@tabler/icons-react';
import type { BoardColumn } from '../board-column.ts';
import type { BoardView } from '../use-board-view.ts';
import { cardColumns, groupingOf } from './card-columns.ts';

export function KindSwitch<R>({ columns, view }: { columns: readonly BoardColumn<R>[]; view: BoardView }) {
  const offered = cardColumns(columns);
  if (offered.length === 0) return null;
  const { kind, group } = view.settings;
  return (
    <>
      <SegmentedControl
        size="xs"
        aria-label="Show as"
        value={kind}
        onChange={(next) => view.change({ kind: next === 'kanban' ? 'kanban' : 'grid' })}
        data={[
          { value: 'grid', label: <Look icon={IconTable} words="Grid" /> },
          { value: 'kanban', label: <Look icon={IconLayoutKanban} words="Cards" /> },
        ]}
      />
      {kind === 'kanban' && offered.length > 1 ? (
        <Select
          size="xs"
          w={150}
          aria-label="Cards by"
          allowDeselect={false}
          data={offered.map(({ key, name }) => ({ value: key, label: `By ${name}` }))}
          value={groupingOf(columns, group)?.key ?? null}
          onChange={(key) => view.change({ group: key })}
        />
      ) : null}
    </>
  );
}

function Look({ icon: Icon, words }: { icon: typeof IconTable; words: string }) {
  return (
    <>
      <Icon size={15} aria-hidden style={{ display: 'block', marginBlock: 3 }} />
      <VisuallyHidden>{words}</VisuallyHidden>
    </>
  );
}
