/** A query taken apart: one kind of record, conditions that all hold, an order and a page. */

import { Refusal } from '../faults-wire.ts';
import { type Token, tokensOf, unexpected } from './tokens.ts';

export type Operator = '=' | '!=' | '<' | '>' | '<=' | '>=' | 'IN' | 'LIKE';

export interface Condition {
  readonly property: string;
  readonly operator: Operator;
  readonly isNegated: boolean;
  /** Several only for IN; `true` and `false` are words, everything else stands in quotes. */
  readonly values: readonly (string | boolean)[];
}

export interface Query {
  readonly entity: string;
  /** `*`, the count alone, or the named fields. */
  readonly wanted: '*' | 'count' | readonly string[];
  readonly where: readonly Condition[];
  readonly orderBy: readonly { readonly property: string; readonly isDescending: boolean }[];
  /** From 1. */
  readonly startPosition: number;
  readonly maxResults: number;
}

const USUAL_PAGE = 100;
const LARGEST_PAGE = 1000;

interface Reader {
  peek(): Token;
  next(): Token;
  /** Steps over this word or sign if it comes next. */
  skip(text: string): boolean;
  need(text: string): void;
  word(): string;
}

export function parseQuery(statement: string): Query {
  const reader = readerOf(tokensOf(statement));
  reader.need('SELECT');
  const wanted = wantedOf(reader);
  reader.need('FROM');
  const entity = reader.word();
  const where = reader.skip('WHERE') ? conditionsOf(reader) : [];
  const orderBy = isOrder(reader) ? orderOf(reader) : [];
  const page = pageOf(reader);
  if (reader.peek().kind !== 'end') throw unexpected(reader.peek());
  return { entity, wanted, where, orderBy, ...page };
}

function readerOf(tokens: readonly Token[]): Reader {
  let place = 0;
  const peek = (): Token => tokens[place] ?? { kind: 'end', text: '', column: 1 };
  const next = () => {
    const token = peek();
    place += 1;
    return token;
  };
  const isNext = (text: string) => {
    const { kind, text: found } = peek();
    return (kind === 'word' || kind === 'sign') && found.toUpperCase() === text;
  };
  const skip = (text: string) => {
    const found = isNext(text);
    if (found) place += 1;
    return found;
  };
  return {
    peek,
    next,
    skip,
    need(text) {
      if (!skip(text)) throw unexpected(peek());
    },
    word() {
      if (peek().kind !== 'word') throw unexpected(peek());
      return next().text;
    },
  };
}

function wantedOf(reader: Reader): Query['wanted'] {
  if (reader.skip('*')) return '*';
  const fields = [reader.word()];
  if (fields[0]?.toLowerCase() === 'count' && reader.skip('(')) {
    reader.need('*');
    reader.need(')');
    return 'count';
  }
  while (reader.skip(',')) fields.push(reader.word());
  return fields;
}

/** There is no OR: the word after a condition that is none of AND's is not expected. */
function conditionsOf(reader: Reader): readonly Condition[] {
  const conditions = [conditionOf(reader)];
  while (reader.skip('AND')) conditions.push(conditionOf(reader));
  return conditions;
}

const COMPARISONS: readonly string[] = ['=', '!=', '<', '>', '<=', '>='];

function conditionOf(reader: Reader): Condition {
  const property = reader.word();
  const isNegated = reader.skip('NOT');
  if (reader.skip('IN')) return { property, operator: 'IN', isNegated, values: listOf(reader) };
  if (reader.skip('LIKE')) return { property, operator: 'LIKE', isNegated, values: [quotedOf(reader)] };
  const sign = reader.next();
  if (isNegated || sign.kind !== 'sign' || !COMPARISONS.includes(sign.text)) throw unexpected(sign);
  return { property, operator: sign.text as Operator, isNegated, values: [quotedOf(reader)] }; // one of COMPARISONS
}

function listOf(reader: Reader): readonly (string | boolean)[] {
  reader.need('(');
  const values = [quotedOf(reader)];
  while (reader.skip(',')) values.push(quotedOf(reader));
  reader.need(')');
  return values;
}

/** Numbers too stand in quotes: a bare one is a 4000. */
function quotedOf(reader: Reader): string | boolean {
  const token = reader.next();
  if (token.kind === 'string') return token.text;
  const word = token.kind === 'word' ? token.text.toLowerCase() : '';
  if (word === 'true' || word === 'false') return word === 'true';
  throw unexpected(token);
}

const isOrder = (reader: Reader): boolean => {
  if (reader.skip('ORDERBY')) return true;
  if (!reader.skip('ORDER')) return false;
  reader.need('BY');
  return true;
};

function orderOf(reader: Reader): Query['orderBy'] {
  const orders = [];
  do {
    const property = reader.word();
    const isDescending = reader.skip('DESC');
    if (!isDescending) reader.skip('ASC');
    orders.push({ property, isDescending });
  } while (reader.skip(','));
  return orders;
}

function pageOf(reader: Reader): Pick<Query, 'startPosition' | 'maxResults'> {
  let [startPosition, maxResults] = [1, USUAL_PAGE];
  for (;;) {
    if (reader.skip('STARTPOSITION')) startPosition = countOf(reader, Number.MAX_SAFE_INTEGER);
    else if (reader.skip('MAXRESULTS')) maxResults = countOf(reader, LARGEST_PAGE);
    else return { startPosition, maxResults };
  }
}

function countOf(reader: Reader, most: number): number {
  const token = reader.next();
  const count = Number(token.text);
  if (token.kind !== 'number' || !Number.isSafeInteger(count)) throw unexpected(token);
  if (count < 1)
    throw new Refusal('4001', `QueryValidationError: value ${count} is too small. Min allowed value is 1`);
  if (count > most)
    throw new Refusal(
      '4001',
      `QueryValidationError: value ${count} is too large. Max allowed value is ${most}`,
    );
  return count;
}
