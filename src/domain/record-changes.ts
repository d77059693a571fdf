/** What of a record an edit changed, in the words of its screens: names instead of ids, lines as one reads them. */
import { decimal, plainText } from './decimal.ts';
import type { ShownChange } from './history-words.ts';
import type { LineAmountType, LineInput } from './invoice.ts';

/** A field of a record and what its screens call it. */
export type NamedFields<Row> = readonly (readonly [field: keyof Row & string, name: string])[];

/** In the order of the fields; those that say the same are left out. */
export function changesBetween<Row extends object>(
  fields: NamedFields<Row>,
  before: Row,
  after: Row,
): readonly ShownChange[] {
  return fields.flatMap(([field, name]) => changeOf(name, wordsOf(before[field]), wordsOf(after[field])));
}

/** None where both say the same. */
export function changeOf(field: string, from: string | null, to: string | null): readonly ShownChange[] {
  return from === to ? [] : [{ field, from, to }];
}

export const amountsInWords: Readonly<Record<LineAmountType, string>> = {
  exclusive: 'Prices without tax',
  inclusive: 'Prices with tax',
  noTax: 'No tax',
};

export type LineInWords = Pick<LineInput, 'quantity' | 'unitPrice' | 'discountRate'> & {
  readonly description: string;
};

/** So much that somebody still reads it. */
const longestWords = 500;

/** Every line in one text. */
export function linesInWords(lines: readonly LineInWords[]): string | null {
  return lines.length === 0 ? null : shortened(lines.map(lineInWords).join('; '));
}

function lineInWords({ description, quantity, unitPrice, discountRate }: LineInWords): string {
  const [first = ''] = description.split('\n');
  // A heading or a remark.
  if (decimal(quantity).eq(0)) return first;
  const less = decimal(discountRate).eq(0) ? '' : ` less ${plainText(decimal(discountRate))} %`;
  return `${plainText(decimal(quantity))} × ${first} at ${plainText(decimal(unitPrice))}${less}`;
}

function wordsOf(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? shortened(value) : null;
}

function shortened(text: string): string {
  return text.length <= longestWords ? text : `${text.slice(0, longestWords - 1)}…`;
}
