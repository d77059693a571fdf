/** Reads a table out of CSV text: any usual separator, with or without a byte order mark, newlines within quotes. */
import { CsvError, type Info, parse } from 'csv-parse/sync';

export type TableRow = {
  /** Where it begins in the file, counted from 1. */
  readonly line: number;
  /** As many as there are columns; missing ones are empty. Trimmed. */
  readonly values: readonly string[];
};

export type Table = {
  readonly columns: readonly string[];
  readonly rows: readonly TableRow[];
  readonly separator: string;
};

export type TableFault = { readonly line: number; readonly message: string };

/** The table, or why the text is none. Empty lines are passed over; an empty column name is allowed and unused. */
export function readTable(text: string): { ok: true; table: Table } | { ok: false; fault: TableFault } {
  const separator = separatorOf(text);
  const parsed = parseRecords(text, separator);
  if (!parsed.ok) return parsed;
  const [header, ...records] = parsed.records;
  if (header === undefined) return { ok: false, fault: { line: 1, message: 'The file is empty.' } };
  const columns = header.record.map((name) => name.trim());
  const tooLong = records.find(({ record }) => record.length > columns.length);
  if (tooLong !== undefined) {
    const { record } = tooLong;
    const message = `This row has ${record.length} values, but there are ${columns.length} columns. Is a quote missing?`;
    return { ok: false, fault: { line: lineOf(tooLong), message } };
  }
  const rows = records.map((entry) => ({
    line: lineOf(entry),
    values: columns.map((_, index) => (entry.record[index] ?? '').trim()),
  }));
  return { ok: true, table: { columns, rows, separator } };
}

type Entry = { readonly record: readonly string[]; readonly info: Info };

function parseRecords(
  text: string,
  delimiter: string,
): { ok: true; records: Entry[] } | { ok: false; fault: TableFault } {
  try {
    const options = {
      bom: true,
      delimiter,
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
    } as const;
    // With `info` and without `columns` each record comes as its values beside where it stood.
    return { ok: true, records: parse(text, options) as unknown as Entry[] };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = typeof error.lines === 'number' ? error.lines : 1;
    return { ok: false, fault: { line, message: `This is not CSV from here on: ${error.message}` } };
  }
}

/** The parser counts the line on which a record ends: quoted newlines are taken off again. */
function lineOf({ record, info }: Entry): number {
  const within = record.reduce((count, value) => count + (value.match(/\r\n|\r|\n/g)?.length ?? 0), 0);
  return info.lines - within;
}

/** The one of `,` `;` and tab that stands most often in the first line, outside quotes. */
function separatorOf(text: string): string {
  const firstLine = /^[^\r\n]*/.exec(text)?.[0]?.replaceAll(/"[^"]*"/g, '') ?? '';
  const counts = [',', ';', '\t'].map((mark) => ({ mark, count: firstLine.split(mark).length - 1 }));
  return counts.reduce((best, one) => (one.count > best.count ? one : best)).mark;
}
