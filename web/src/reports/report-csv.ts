/** A report's columns as a CSV file has them: raw, and money with its currency in the heading. */
import type { ReportColumn } from './report-column.ts';

export function csvColumns<Row>(columns: readonly ReportColumn<Row>[], currency: string) {
  return columns.map(({ name, kind, value }) => ({
    name: kind === 'money' ? `${name} ${currency}` : name,
    text: (row: Row) => value(row) ?? '',
  }));
}
