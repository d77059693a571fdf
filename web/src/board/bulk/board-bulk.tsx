/** The bulk actions of a board: labels and people by its columns, and what is its own. */
import { useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { BoardColumn } from '../board-column.ts';
import { placeRows, type Row, refreshBoard } from '../rows.ts';
import type { BoardName } from '../view-settings.ts';
import type { BulkAction } from './bulk-action.ts';
import { BulkBar } from './bulk-bar.tsx';
import { cellActions } from './cell-actions.tsx';

type Props<R> = {
  readonly board: BoardName;
  readonly columns: readonly BoardColumn<R>[];
  /** All of the board: selected rows stay so when a filter hides them. */
  readonly rows: readonly R[];
  /** Those that its filter leaves. */
  readonly shown: readonly R[];
  readonly selected: ReadonlySet<string>;
  readonly own: readonly BulkAction<R>[];
  readonly nameOf: (row: R) => string;
  readonly onExport: (rows: readonly R[]) => void;
  readonly onClear: () => void;
};

export function BoardBulk<R extends Row>(props: Props<R>) {
  const { board, columns, rows, shown, selected, own, nameOf, onExport, onClear } = props;
  const client = useQueryClient();
  const picked = useMemo(() => rows.filter(({ id }) => selected.has(id)), [rows, selected]);
  const hidden = useMemo(() => {
    const shownIds = new Set(shown.map(({ id }) => id));
    return picked.filter(({ id }) => !shownIds.has(id)).length;
  }, [shown, picked]);
  const actions = useMemo(
    () => [...cellActions<R>(columns, (row) => placeRows(client, board, [row])), ...own],
    [columns, own, client, board],
  );
  return (
    <BulkBar
      rows={picked}
      hidden={hidden}
      actions={actions}
      nameOf={nameOf}
      onExport={onExport}
      onClear={onClear}
      onFinished={() => void refreshBoard(client, board)}
    />
  );
}
