/** The rows on screen as a CSV file: UTF-8, ISO dates, raw numbers, and nothing a spreadsheet would run as a formula. */

type CsvColumn<R> = {
  readonly name: string;
  readonly text?: (row: R) => string;
};

export function toCsv<R>(columns: readonly CsvColumn<R>[], rows: readonly R[]): string {
  const said = columns.filter((column) => column.text !== undefined);
  const lines = [
    said.map((column) => column.name),
    ...rows.map((row) => said.map((column) => column.text?.(row) ?? '')),
  ];
  return lines.map((line) => line.map(quote).join(',')).join('\r\n');
}

export function saveCsv<R>(name: string, columns: readonly CsvColumn<R>[], rows: readonly R[]): void {
  saveText(`${name}.csv`, toCsv(columns, rows));
}

/** Hands a file to the browser to keep. */
export function saveText(fileName: string, text: string): void {
  // The mark at the start tells Excel that this is UTF-8.
  const blob = new Blob(['\uFEFF', text], { type: 'text/csv;charset=utf-8' });
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = fileName;
  link.click();
  URL.revokeObjectURL(link.href);
}

function quote(value: string): string {
  const isNumber = /^-?\d+(\.\d+)?$/.test(value);
  const safe = !isNumber && /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
