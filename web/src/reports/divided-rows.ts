/** Rows of a report that is divided one way or another: what they are called, in its table and in its chart. */
import { formatMonth } from '../format/dates.ts';
import type { ReportColumn } from './report-column.ts';

type Named = { readonly name: string };

/** As many bars as can be told apart; the table has them all. */
export const MOST_BARS = 8;

export function rowName({ by }: { readonly by: string }, { name }: Named): string {
  return by === 'month' ? formatMonth(name) : name;
}

/** The first column: it sorts months as months, whatever they are called. */
export function nameColumn<Row extends Named>(
  report: { readonly by: string },
  ways: readonly { readonly value: string; readonly label: string }[],
): ReportColumn<Row> {
  return {
    key: 'name',
    name: ways.find(({ value }) => value === report.by)?.label ?? '',
    kind: 'text',
    value: (row) => row.name,
    show: (row) => rowName(report, row),
  };
}

/** Points of a chart, with the figures of each that its series show. */
export function pointsOf<Key extends string, Row extends Named & Readonly<Record<Key, string | null>>>(
  report: { readonly by: string },
  rows: readonly Row[],
  keys: readonly Key[],
) {
  return rows.map((row) => ({
    name: rowName(report, row),
    figures: Object.fromEntries(keys.map((key) => [key, row[key]])),
  }));
}
