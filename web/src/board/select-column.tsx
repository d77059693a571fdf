/** Ticks at the left of a board: one row, a range with Shift, a whole group, or all that is shown. */
import { type Column, SELECT_COLUMN_KEY, useRowSelection } from 'react-data-grid';
import { type GroupRow, isGroupRow } from './arrange.ts';
import classes from './board.module.css';
import type { Row } from './rows.ts';

export type Selection = {
  readonly ids: ReadonlySet<string>;
  readonly set: (ids: ReadonlySet<string>) => void;
};

export function selectColumn<R extends Row>(
  shown: readonly R[],
  selection: Selection,
  nameOf: (row: R) => string,
): Column<R | GroupRow<R>> {
  return {
    key: SELECT_COLUMN_KEY,
    name: 'Select',
    width: 36,
    minWidth: 36,
    maxWidth: 36,
    frozen: true,
    resizable: false,
    sortable: false,
    draggable: false,
    cellClass: (line) => (isGroupRow(line) ? classes.groupCell : undefined),
    renderHeaderCell: ({ tabIndex }) => (
      <Tick of={shown} name="Select all rows" selection={selection} tabIndex={tabIndex} />
    ),
    renderCell: ({ row, tabIndex }) =>
      isGroupRow(row) ? (
        <Tick of={row.rows} name={`Select all of ${row.label}`} selection={selection} tabIndex={tabIndex} />
      ) : (
        <RowTick row={row} name={`Select ${nameOf(row)}`} tabIndex={tabIndex} />
      ),
  };
}

function RowTick<R>({ row, name, tabIndex }: { row: R; name: string; tabIndex: number }) {
  const { isRowSelected, onRowSelectionChange } = useRowSelection();
  return (
    <label className={classes.tick}>
      <input
        type="checkbox"
        aria-label={name}
        tabIndex={tabIndex}
        checked={isRowSelected}
        onChange={(event) =>
          onRowSelectionChange({
            row,
            checked: event.currentTarget.checked,
            isShiftClick: event.nativeEvent instanceof MouseEvent && event.nativeEvent.shiftKey,
          })
        }
      />
    </label>
  );
}

function Tick<R extends Row>(props: {
  of: readonly R[];
  name: string;
  selection: Selection;
  tabIndex: number;
}) {
  const { of, name, selection, tabIndex } = props;
  const count = selection.ids.size === 0 ? 0 : of.filter((row) => selection.ids.has(row.id)).length;
  const isAll = of.length > 0 && count === of.length;

  function change() {
    const ids = new Set(selection.ids);
    for (const row of of) {
      if (isAll) ids.delete(row.id);
      else ids.add(row.id);
    }
    selection.set(ids);
  }
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the input inside takes the keys; this keeps a header from sorting
    <label className={classes.tick} onClick={(event) => event.stopPropagation()}>
      <input
        ref={(input) => {
          if (input) input.indeterminate = count > 0 && !isAll;
        }}
        type="checkbox"
        aria-label={name}
        tabIndex={tabIndex}
        checked={isAll}
        onChange={change}
      />
    </label>
  );
}
