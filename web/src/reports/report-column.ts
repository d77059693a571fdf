/** A column of a report: what it says raw, for order and CSV, and how it looks. */
import type { ReactNode } from 'react';
import { compareDecimals } from '../format/decimal.ts';

export type ReportColumn<Row> = {
  readonly key: string;
  readonly name: string;
  /** Numbers and money stand at the right, and their largest comes first. */
  readonly kind: 'text' | 'date' | 'number' | 'money';
  /** Raw: a decimal string, an ISO date, or words; null where there is nothing to say. */
  readonly value: (row: Row) => string | null;
  /** Where the raw value is not what people read. */
  readonly show?: (row: Row) => ReactNode;
  /** What all rows come to. */
  readonly total?: string | null;
  /** A second line in the heading. */
  readonly hint?: string;
};

export type Sort = { readonly key: string; readonly isDescending: boolean };

export function sortOf(text: string | undefined): Sort | null {
  if (text === undefined) return null;
  const isDescending = text.startsWith('-');
  return { key: isDescending ? text.slice(1) : text, isDescending };
}

/** What a press on a heading asks for: the better end of the column first, then the other one. */
export function nextSort<Row>({ key, kind }: ReportColumn<Row>, now: Sort | null): string {
  const startsDescending = kind === 'number' || kind === 'money';
  const isDescending = now?.key === key ? !now.isDescending : startsDescending;
  return isDescending ? `-${key}` : key;
}

/** Rows without a value come last whichever way; rows alike stay as they came. */
export function sorted<Row>(
  rows: readonly Row[],
  columns: readonly ReportColumn<Row>[],
  sort: Sort | null,
): readonly Row[] {
  const column = columns.find(({ key }) => key === sort?.key);
  if (sort === null || column === undefined) return rows;
  const isNumber = column.kind === 'number' || column.kind === 'money';
  const order = (a: string, b: string) => (isNumber ? compareDecimals(a, b) : compareWords.compare(a, b));
  return rows.toSorted((one, other) => {
    const [a, b] = [column.value(one), column.value(other)];
    if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;
    return sort.isDescending ? order(b, a) : order(a, b);
  });
}

const compareWords = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' });
