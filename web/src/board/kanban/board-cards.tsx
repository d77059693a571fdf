/** A board's rows as cards: each with its title and what else the view shows of it. */
import { type ReactNode, useMemo } from 'react';
import type { BoardColumn, CellValue } from '../board-column.ts';
import type { Adding } from '../use-add-row.ts';
import { groupingOf } from './card-columns.ts';
import { Kanban } from './kanban.tsx';
import type { CardContent } from './kanban-card.tsx';

type Props<R> = {
  readonly label: string;
  /** Those that the view shows, in its order. */
  readonly visible: readonly BoardColumn<R>[];
  readonly columns: readonly BoardColumn<R>[];
  readonly group: string | null;
  readonly rows: readonly R[];
  /** What a row is called: "J-1001". */
  readonly nameOf: (row: R) => string;
  /** Instead of cards, where there are none. */
  readonly empty: ReactNode;
  readonly adding: Adding | null;
  readonly onCommit: (row: R, column: BoardColumn<R>, value: CellValue) => void;
  readonly onOpen: (row: R) => void;
};

/** Besides the Accounting Status, which every card tells. More would make a card a form. */
const mostDetails = 4;

/** What a card is headed with: an invoice has no title, but a customer. */
const titles = ['title', 'customer'];

export function BoardCards<R extends { readonly id: string }>(props: Props<R>) {
  const { label, visible, columns, group, rows, nameOf, empty, onCommit, onOpen } = props;
  const groupBy = groupingOf(columns, group);
  const groupKey = groupBy?.key;
  const cardOf = useMemo(
    () => cardsOf(visible, columns, groupKey, nameOf),
    [visible, columns, groupKey, nameOf],
  );
  if (!groupBy || rows.length === 0) return empty;
  return (
    <Kanban
      label={label}
      columns={columns}
      groupBy={groupBy}
      rows={rows}
      cardOf={cardOf}
      canMove={(row) => groupBy.edit?.isAllowed(row) ?? false}
      moveTo={(row, value) => onCommit(row, groupBy, value)}
      adding={props.adding}
      onOpen={onOpen}
    />
  );
}

function cardsOf<R>(
  visible: readonly BoardColumn<R>[],
  columns: readonly BoardColumn<R>[],
  groupKey: string | undefined,
  nameOf: (row: R) => string,
): (row: R, tabIndex: number) => CardContent {
  const title = titles.map((key) => columns.find((column) => column.key === key)).find((one) => one);
  const told = visible.filter(({ key }) => ![title?.key, 'number', 'name', groupKey].includes(key));
  return (row, tabIndex) => {
    const said = told.filter((column) => column.text(row) !== '');
    const others = said.filter(({ key }) => key !== 'accounting').slice(0, mostDetails);
    const status = said.filter(({ key }) => key === 'accounting');
    return {
      name: nameOf(row),
      title: title?.text(row) ?? '',
      details: [...others, ...status].map((column) => (
        <span key={column.key}>{column.render?.(row, tabIndex) ?? column.text(row)}</span>
      )),
    };
  };
}
