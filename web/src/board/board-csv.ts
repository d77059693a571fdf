/** The rows of the view as a CSV file: names of labels and people, ISO dates, raw numbers, money with its currency. */
import { toCsv } from '../grid/csv.ts';
import type { BoardColumn } from './board-column.ts';

type CsvColumn<R> = { readonly name: string; readonly text: (row: R) => string };

export function boardCsv<R>(columns: readonly BoardColumn<R>[], rows: readonly R[]): string {
  return toCsv(columns.flatMap(csvColumns), rows);
}

function csvColumns<R>(column: BoardColumn<R>): readonly CsvColumn<R>[] {
  const { name, type, currency } = column;
  const raw = (row: R) => {
    const value = column.value(row);
    return typeof value === 'string' ? value : '';
  };
  const isRaw = type === 'date' || type === 'number' || type === 'money';
  const own = { name, text: isRaw ? raw : column.text };
  if (currency === undefined) return [own];
  return [own, { name: `${name} currency`, text: (row) => (raw(row) === '' ? '' : (currency(row) ?? '')) }];
}
