/** Which rows a board shows, in which order and groups: pure, and quick for a hundred thousand rows. */
import { compareDecimals } from '../format/decimal.ts';
import { readDecimal } from '../format/read-decimal.ts';
import type { BoardColumn, Choice, ColumnType } from './board-column.ts';
import { type Sum, sumsOf } from './sums.ts';
import type { SortKey } from './view-settings.ts';

export type Arrangement<R> = {
  readonly columns: readonly BoardColumn<R>[];
  readonly words: string;
  /** Of the filter; absent: every row. */
  readonly matches?: ((row: R) => boolean) | undefined;
  readonly sort: readonly SortKey[];
};

/** A line of the grid that stands for the rows beneath it. */
export type GroupRow<R> = {
  readonly isGroup: true;
  /** The value that its rows share; empty for those that have none. */
  readonly id: string;
  readonly label: string;
  readonly color: string | undefined;
  readonly rows: readonly R[];
  readonly isOpen: boolean;
  /** By column. */
  readonly sums: ReadonlyMap<string, readonly Sum[]>;
  readonly position: number;
  readonly count: number;
};

export function isGroupRow<R extends object>(row: R | GroupRow<R>): row is GroupRow<R> {
  return 'isGroup' in row;
}

/** What a line of the grid is told apart by. */
export function lineId<R extends { readonly id: string }>(line: R | GroupRow<R>): string {
  return isGroupRow(line) ? `group ${line.id}` : line.id;
}

/** The rows that match, in order. */
export function arrange<R>(
  rows: readonly R[],
  { columns, words, matches, sort }: Arrangement<R>,
): readonly R[] {
  const wanted = words.trim().toLowerCase();
  // An amount is looked for as it stands on the screen, too.
  const amount = readDecimal(wanted) ?? wanted;
  const said = (row: R) =>
    columns.some((column) => {
      const text = column.text(row).toLowerCase();
      return text.includes(wanted) || (isAmount(column) && text.includes(amount));
    });
  const found = rows.filter((row) => (matches === undefined || matches(row)) && (wanted === '' || said(row)));
  return sortRows(found, columns, sort);
}

/** Groups by the column's values: its choices in their order, other values by name, those without one last. */
export function group<R>(
  rows: readonly R[],
  column: BoardColumn<R>,
  columns: readonly BoardColumn<R>[],
  isOpen: (groupId: string) => boolean,
): readonly GroupRow<R>[] {
  const byValue = new Map<string, R[]>();
  for (const row of rows) {
    const value = column.value(row);
    const id = typeof value === 'string' ? value : (value ?? []).join(' ');
    const have = byValue.get(id);
    if (have) have.push(row);
    else byValue.set(id, [row]);
  }
  const ids = orderOfGroups([...byValue.keys()], column.choices ?? []);
  return ids.map((id, position) => {
    const members = byValue.get(id) ?? [];
    return {
      isGroup: true,
      id,
      label: labelOf(id, column, members[0]),
      color: column.choices?.find((choice) => choice.value === id)?.color,
      rows: members,
      isOpen: isOpen(id),
      sums: sumsOf(members, columns),
      position,
      count: ids.length,
    };
  });
}

/** What the grid draws: each group's line, and beneath it its rows while it is open. */
export function linesOf<R extends object>(groups: readonly GroupRow<R>[]): readonly (R | GroupRow<R>)[] {
  const lines: (R | GroupRow<R>)[] = [];
  for (const each of groups) {
    lines.push(each);
    // Not push(...rows): a hundred thousand arguments are more than the stack holds.
    if (each.isOpen) for (const row of each.rows) lines.push(row);
  }
  return lines;
}

function labelOf<R>(id: string, column: BoardColumn<R>, first: R | undefined): string {
  if (id === '') return `No ${column.name.toLowerCase()}`;
  const choice = column.choices?.find((one) => one.value === id);
  return choice?.label ?? (first === undefined ? id : column.text(first));
}

function orderOfGroups(ids: readonly string[], choices: readonly Choice[]): readonly string[] {
  const place = new Map(choices.map((choice, index) => [choice.value, index]));
  const rank = (id: string) => (id === '' ? choices.length + 1 : (place.get(id) ?? choices.length));
  return [...ids].sort((a, b) => rank(a) - rank(b) || compareKeys(sortableText(a), sortableText(b)));
}

function sortRows<R>(
  rows: readonly R[],
  columns: readonly BoardColumn<R>[],
  sort: readonly SortKey[],
): readonly R[] {
  const orders = sort.flatMap(({ key, direction }) => {
    const column = columns.find((candidate) => candidate.key === key);
    return column ? [orderBy(rows, column, direction === 'asc' ? 1 : -1)] : [];
  });
  if (orders.length === 0) return rows;
  const places = rows.map((_, index) => index);
  places.sort((a, b) => {
    for (const order of orders) {
      const result = order(a, b);
      if (result !== 0) return result;
    }
    return a - b;
  });
  return places.map((place) => rows[place] as R);
}

/** Compares two places of the list; what has no value comes last in either direction. */
function orderBy<R>(rows: readonly R[], column: BoardColumn<R>, sign: 1 | -1) {
  if (isAmount(column)) {
    const values = rows.map((row) => column.value(row) as string | null);
    const numbers = values.map((value) => (value === null || value === '' ? Number.NaN : Number(value)));
    return (a: number, b: number) => {
      const [one, other] = [numbers[a] ?? Number.NaN, numbers[b] ?? Number.NaN];
      if (Number.isNaN(one) || Number.isNaN(other))
        return Number(Number.isNaN(one)) - Number(Number.isNaN(other));
      // Equal as floats may still differ in a digit that a float does not hold.
      return sign * (one - other || compareDecimals(values[a] ?? null, values[b] ?? null));
    };
  }
  const keys = rows.map(keyOf(column));
  return (a: number, b: number) => {
    const [one, other] = [keys[a] ?? '', keys[b] ?? ''];
    if (one === '' || other === '') return Number(one === '') - Number(other === '');
    return sign * compareKeys(one, other);
  };
}

function isAmount({ type }: { readonly type: ColumnType }): boolean {
  return type === 'number' || type === 'money';
}

function keyOf<R>(column: BoardColumn<R>): (row: R) => string {
  if (column.type === 'date') return (row) => String(column.value(row) ?? '');
  if (column.type === 'status' && column.choices) {
    const place = new Map(
      column.choices.map((choice, index) => [choice.value, String(index).padStart(6, '0')]),
    );
    return (row) => place.get(String(column.value(row) ?? '')) ?? '';
  }
  return (row) => sortableText(column.text(row));
}

/** Texts as keys whose plain order is the order people expect: J-9 before J-10, é beside e, capitals beside small. */
export function sortableText(text: string): string {
  const plain = isPlain.test(text) ? text : text.normalize('NFKD').replace(accents, '');
  return plain.toLowerCase().replace(digits, (number) => number.padStart(12, '0'));
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: all of ASCII
const isPlain = /^[\x00-\x7f]*$/;
const accents = /\p{M}/gu;
const digits = /\d+/g;

function compareKeys(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
