/** Edits the labels of whichever column was asked for: a board's stages, or those of a column that people added. */
import type { BoardColumn } from '../board-column.ts';
import type { BoardName } from '../view-settings.ts';
import { ColumnLabels } from './column-labels.tsx';
import { StageLabels } from './stage-labels.tsx';

export function LabelsDialog<R>({
  board,
  title,
  columns,
  columnKey,
  onClose,
}: {
  board: BoardName;
  /** Of the board: "JobBoard". */
  title: string;
  columns: readonly BoardColumn<R>[];
  /** Null: none is asked for. */
  columnKey: string | null;
  onClose: () => void;
}) {
  const column = columns.find(({ key }) => key === columnKey);
  if (column?.custom) return <ColumnLabels column={column.custom} onClose={onClose} />;
  if (columnKey !== 'stage' || (board !== 'sales' && board !== 'jobs')) return null;
  return <StageLabels board={board} title={title} onClose={onClose} />;
}
