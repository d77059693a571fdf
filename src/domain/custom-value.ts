/** What may stand in a column that people added, by its type. */
import { isDateText } from './calendar.ts';

export const boards = ['sales', 'jobs', 'invoices', 'companies', 'contacts'] as const;
export type BoardName = (typeof boards)[number];

export const columnTypes = ['status', 'person', 'date', 'number', 'money', 'text', 'link', 'tags'] as const;
export type ColumnType = (typeof columnTypes)[number];

export type ColumnOption = { readonly id: string; readonly name: string; readonly color: string };

export type ValuedColumn = {
  readonly name: string;
  readonly type: ColumnType;
  /** Labels of a status or tags column. */
  readonly options: readonly ColumnOption[];
};

/** Option id, user id, ISO date, decimal text, words or an address; a list of option ids for tags. */
export type CustomValue = string | readonly string[] | null;

export type ParsedValue =
  | { readonly ok: true; readonly value: CustomValue }
  | { readonly ok: false; readonly why: string };

/** Blank is nothing. Whether a person is a member is for the caller to ask. */
export function parseCustomValue(column: ValuedColumn, given: CustomValue): ParsedValue {
  if (column.type === 'tags') return parseTags(column, given ?? []);
  if (given !== null && typeof given !== 'string') return no('must be one value');
  const text = given?.trim() ?? '';
  if (text === '') return yes(null);
  switch (column.type) {
    case 'status':
      return column.options.some(({ id }) => id === text)
        ? yes(text)
        : no('names a label that the column does not have');
    case 'date':
      return isDateText(text) ? yes(text) : no('must be a date such as 2026-01-31');
    case 'number':
    case 'money':
      return isNumber(text) ? yes(text) : no('must be a number such as 12.5');
    case 'link':
      return isAddress(text)
        ? yes(text)
        : no('must be an address that begins with https://, http:// or mailto:');
    default:
      return text.length <= longest ? yes(text) : no(`must be at most ${longest} characters`);
  }
}

/** The value in words: names of labels, and of people as `nameOf` knows them. */
export function customValueWords(
  column: ValuedColumn,
  value: CustomValue,
  nameOf: (userId: string) => string | undefined,
): string | null {
  if (value === null) return null;
  const label = (id: string) => column.options.find((option) => option.id === id)?.name ?? 'a removed label';
  if (typeof value !== 'string') return value.length === 0 ? null : value.map(label).join(', ');
  if (column.type === 'status') return label(value);
  return column.type === 'person' ? (nameOf(value) ?? 'somebody') : value;
}

/** Nothing, blank and no tags are the same; the order of tags says nothing. */
export function isSameValue(a: CustomValue, b: CustomValue): boolean {
  return comparable(a) === comparable(b);
}

const longest = 5_000;
const mostTags = 50;

function parseTags(column: ValuedColumn, given: string | readonly string[]): ParsedValue {
  const ids = [...new Set(typeof given === 'string' ? [given] : given)].filter((id) => id !== '');
  if (ids.length > mostTags) return no(`must be at most ${mostTags} labels`);
  const known = new Set(column.options.map(({ id }) => id));
  if (ids.some((id) => !known.has(id))) return no('names a label that the column does not have');
  return yes(ids.length === 0 ? null : ids);
}

/** As many digits as every other amount here may have, and four places. */
function isNumber(text: string): boolean {
  return /^-?\d{1,14}(\.\d{1,4})?$/.test(text);
}

/** Never a script: such an address is pressed by colleagues. */
function isAddress(text: string): boolean {
  return text.length <= 2_000 && /^(https?:\/\/[^\s/]+\S*|mailto:[^\s@]+@\S+)$/i.test(text);
}

function comparable(value: CustomValue): string {
  if (value === null) return '';
  return typeof value === 'string' ? value : [...value].sort().join('\n');
}

function yes(value: CustomValue): ParsedValue {
  return { ok: true, value };
}

function no(why: string): ParsedValue {
  return { ok: false, why };
}
