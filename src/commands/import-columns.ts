/** Finds out which column of an import holds which field: by its name, by usual other names, or as told. */
import type { ImportError } from './import-report.ts';
import type { Table, TableRow } from './read-table.ts';

/** Field → its other names, in the order of preference. The field's own name always counts. */
export type FieldNames = Readonly<Record<string, readonly string[]>>;

export type ColumnMap = Readonly<Record<string, string>>;

export type Columns<Field extends string> = {
  /** Field → column, for what was found. */
  readonly map: ColumnMap;
  readonly faults: readonly ImportError[];
  /** The value of a field in a row; empty where there is no such column. */
  valueOf(row: TableRow, field: Field): string;
  has(field: Field): boolean;
};

/** `told` wins over names; it is a fault when it names a field or a column that does not exist. */
export function findColumns<const Names extends FieldNames>(
  names: Names,
  table: Pick<Table, 'columns'>,
  told: ColumnMap,
): Columns<keyof Names & string> {
  const faults: ImportError[] = [];
  const indexes = new Map<string, number>();
  const taken = new Set<number>();
  for (const [field, column] of Object.entries(told)) {
    const index = table.columns.findIndex((name) => canonical(name) === canonical(column));
    if (!(field in names))
      faults.push(headerFault(`There is no field “${field}”. Fields are: ${Object.keys(names).join(', ')}.`));
    else if (index === -1) faults.push(headerFault(`There is no column “${column}” in the file.`));
    else indexes.set(field, index);
    taken.add(index);
  }
  for (const [field, others] of Object.entries(names)) {
    if (indexes.has(field)) continue;
    const wanted = [field, ...others].map(canonical);
    const index = wanted
      .map((name) => table.columns.findIndex((column, at) => canonical(column) === name && !taken.has(at)))
      .find((at) => at !== -1);
    if (index === undefined) continue;
    indexes.set(field, index);
    taken.add(index);
  }
  const map = Object.fromEntries([...indexes].map(([field, index]) => [field, table.columns[index] ?? '']));
  return {
    map,
    faults,
    valueOf: (row, field) => row.values[indexes.get(field) ?? -1] ?? '',
    has: (field) => indexes.has(field),
  };
}

function headerFault(message: string): ImportError {
  return { line: 1, column: null, message };
}

/** 'Customer Id', 'customer_id' and 'CustomerID' are one name. */
function canonical(name: string): string {
  return name.toLowerCase().replaceAll(/[^\p{Letter}\p{Number}%]/gu, '');
}
