/**
 * The `where` language: a small part of C#, as Xero's dynamic queries accept it.
 *
 * `Status=="AUTHORISED" AND Date>=DateTime(2026,01,31) && Contact.ContactID==guid("…") OR Reference!=null&&Reference.StartsWith("J")`
 */

import Big from 'big.js';
import { queryParseError, RequestRefused } from './errors.ts';
import { isDate, isDecimal, type Wire, type WireObject } from './wire.ts';

/** How the fields of a noun are looked at. */
export interface Fields<T> {
  readonly view: (record: T) => WireObject;
  /** Some of the view's fields, by their names in lower case, for which the view need not be built. */
  readonly quick?: Readonly<Record<string, (record: T) => Wire>>;
}

/** One record to be asked for its fields, whose view is built when first needed. */
export interface Row {
  field(path: string): Wire;
  names(): readonly string[];
}

/** Keeps the records that match. @throws RequestRefused with a QueryParseException. */
export function where<T>(clause: string | null, records: readonly T[], fields: Fields<T>): readonly T[] {
  if (clause === null || clause.trim() === '') return records;
  const matches = parse(clause);
  return records.filter((record) => matches(rowOf(fields, record)) === true);
}

export function rowOf<T>({ view, quick }: Fields<T>, record: T): Row {
  let built: WireObject | undefined;
  const whole = () => {
    built ??= view(record);
    return built;
  };
  return {
    field(path) {
      const read = quick?.[path.toLowerCase()];
      return read ? read(record) : fieldOf(whole(), path);
    },
    names: () => Object.keys(whole()),
  };
}

/** A field by its path, its case ignored (`Contact.ContactId`). */
function fieldOf(view: WireObject, path: string): Wire {
  return path.split('.').reduce<Wire>((held, name) => {
    if (typeof held !== 'object' || held === null) return undefined;
    const fields = held as WireObject; // a list has none of these names
    if (Object.hasOwn(fields, name)) return fields[name];
    const found = Object.keys(fields).find((field) => field.toLowerCase() === name.toLowerCase());
    return found === undefined ? undefined : fields[found];
  }, view);
}

type Value = string | boolean | null | Guid | Big | Moment;
type Guid = { readonly guid: string };
type Moment = { readonly ms: number };
type Expression = (row: Row) => Value;

/** Doubled quotes are the only escape: a backslash before a quote ends the string and breaks the parse. */
const TOKEN =
  /\s*(?:("(?:[^"]|"")*")|(-?\d+(?:\.\d+)?)|(==|=|!=|<>|>=|<=|>|<|&&|\|\||!|[().,])|([A-Za-z_][A-Za-z0-9_]*))/y;

type Token = { readonly kind: 'string' | 'number' | 'symbol' | 'word' | 'end'; readonly text: string };

function parse(clause: string): Expression {
  const tokens = tokenise(clause);
  let at = 0;
  const peek = (): Token => tokens[at] ?? { kind: 'end', text: '' };
  const next = (): Token => tokens[at++] ?? { kind: 'end', text: '' };
  const isNext = (...texts: readonly string[]) =>
    peek().kind !== 'string' && texts.includes(peek().text.toUpperCase());
  const expect = (text: string) => {
    if (next().text !== text) fail(`'${text}' expected`);
  };

  const either = (): Expression => {
    let left = both();
    while (isNext('OR', '||')) {
      next();
      const [a, b] = [left, both()];
      left = (row) => a(row) === true || b(row) === true;
    }
    return left;
  };
  const both = (): Expression => {
    let left = comparison();
    while (isNext('AND', '&&')) {
      next();
      const [a, b] = [left, comparison()];
      left = (row) => a(row) === true && b(row) === true;
    }
    return left;
  };
  const comparison = (): Expression => {
    const left = operand();
    if (!isNext('==', '=', '!=', '<>', '>', '>=', '<', '<=')) return left;
    const operator = next().text;
    const right = operand();
    return (row) => compare(operator, left(row), right(row));
  };
  const operand = (): Expression => {
    const token = next();
    if (token.kind === 'string') return methods(constant(token.text.slice(1, -1).replaceAll('""', '"')));
    if (token.kind === 'number') return constant(new Big(token.text));
    if (token.text === '!') {
      const inner = operand();
      return (row) => inner(row) !== true;
    }
    if (token.text === '(') {
      const inner = either();
      expect(')');
      return methods(inner);
    }
    return token.kind === 'word' ? word(token.text) : fail('Expression expected');
  };
  const word = (name: string): Expression => {
    const lower = name.toLowerCase();
    if (lower === 'null') return constant(null);
    if (lower === 'true' || lower === 'false') return constant(lower === 'true');
    if (isNext('(')) return construct(lower, args());
    let path = name;
    while (isNext('.') && tokens[at + 2]?.text !== '(') {
      next();
      path += `.${next().text}`;
    }
    return methods((row) => readField(row, path));
  };
  const methods = (subject: Expression): Expression => {
    let result = subject;
    while (isNext('.')) {
      next();
      const name = next().text;
      if (name === 'Value' && !isNext('(')) continue;
      result = method(name, result, args());
    }
    return result;
  };
  const args = (): readonly Expression[] => {
    expect('(');
    const list: Expression[] = [];
    while (!isNext(')') && peek().kind !== 'end') {
      list.push(either());
      if (isNext(',')) next();
    }
    expect(')');
    return list;
  };

  const whole = either();
  return peek().kind === 'end' ? whole : fail('Syntax error');
}

function tokenise(clause: string): readonly Token[] {
  const tokens: Token[] = [];
  TOKEN.lastIndex = 0;
  const end = clause.trimEnd().length;
  while (TOKEN.lastIndex < end) {
    const found = TOKEN.exec(clause);
    if (!found) fail('Syntax error');
    const [, string, number, symbol, word] = found;
    if (string !== undefined) tokens.push({ kind: 'string', text: string });
    else if (number !== undefined) tokens.push({ kind: 'number', text: number });
    else if (symbol !== undefined) tokens.push({ kind: 'symbol', text: symbol });
    else tokens.push({ kind: 'word', text: word ?? '' });
  }
  return tokens;
}

const constant =
  (value: Value): Expression =>
  () =>
    value;

function construct(name: string, args: readonly Expression[]): Expression {
  const nothing: Row = { field: () => undefined, names: () => [] };
  const values = args.map((arg) => arg(nothing));
  if (name === 'guid' && typeof values[0] === 'string') return constant({ guid: values[0].toLowerCase() });
  if (name === 'datetime') {
    const [year, month, day, hour = 0, minute = 0, second = 0] = values.map(Number);
    const ms = Date.UTC(
      year ?? Number.NaN,
      (month ?? Number.NaN) - 1,
      day ?? Number.NaN,
      hour,
      minute,
      second,
    );
    return Number.isNaN(ms) ? fail('DateTime needs year, month and day') : constant({ ms });
  }
  return fail(`No applicable method '${name}' exists`);
}

/** A method on a missing value is where real queries fall over: the whole request is refused. */
function method(name: string, subject: Expression, args: readonly Expression[]): Expression {
  const act = TEXT_METHODS[name];
  if (!act) return fail(`No applicable method '${name}' exists in type 'String'`);
  return (row) => {
    const value = subject(row);
    if (typeof value !== 'string') return fail(`Where clause invocation error: ${name}`);
    return act(value, String(args[0]?.(row) ?? ''));
  };
}

const TEXT_METHODS: Readonly<Record<string, (value: string, argument: string) => Value>> = {
  Contains: (value, part) => value.includes(part),
  StartsWith: (value, part) => value.startsWith(part),
  EndsWith: (value, part) => value.endsWith(part),
  ToLower: (value) => value.toLowerCase(),
  ToUpper: (value) => value.toUpperCase(),
  Trim: (value) => value.trim(),
};

const GUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

function readField(row: Row, path: string): Value {
  const value = row.field(path);
  if (value === undefined) requireKnown(row, path);
  if (value === undefined || value === null) return null;
  if (isDecimal(value)) return new Big(value.$decimal);
  if (isDate(value)) return { ms: value.$date };
  if (typeof value === 'number') return new Big(value);
  if (typeof value === 'object') return fail(`'${path}' cannot be compared`);
  // Ids are GUIDs to Xero: they compare with guid("…") and not with a bare string.
  if (typeof value === 'string' && /id$/i.test(path) && GUID.test(value))
    return { guid: value.toLowerCase() };
  return value;
}

/** A view names every field that its noun has, absent ones as `undefined`: what it does not name is a mistake. */
function requireKnown(row: Row, path: string): void {
  const first = path.split('.')[0] ?? '';
  if (row.names().some((name) => name.toLowerCase() === first.toLowerCase())) return;
  fail(`No property or field '${first}' exists`);
}

function compare(operator: string, left: Value, right: Value): boolean {
  if (operator === '==' || operator === '=') return isEqual(left, right);
  if (operator === '!=' || operator === '<>') return !isEqual(left, right);
  if (left === null || right === null) return false;
  const order = orderOf(left, right);
  if (operator === '>') return order > 0;
  if (operator === '>=') return order >= 0;
  return operator === '<' ? order < 0 : order <= 0;
}

function isEqual(left: Value, right: Value): boolean {
  if (left === null || right === null) return left === right;
  return orderOf(left, right) === 0;
}

function orderOf(left: Exclude<Value, null>, right: Exclude<Value, null>): number {
  const [a, b] = [typeName(left), typeName(right)];
  if (a !== b) return fail(`Operator '==' incompatible with operand types '${a}' and '${b}'`);
  if (left instanceof Big && right instanceof Big) return left.cmp(right);
  const [x, y] = [sortable(left), sortable(right)];
  return x < y ? -1 : x > y ? 1 : 0;
}

function sortable(value: Exclude<Value, null>): string | number {
  if (typeof value === 'string') return value.toLowerCase();
  if (typeof value === 'boolean') return Number(value);
  if ('guid' in value) return value.guid;
  return 'ms' in value ? value.ms : 0;
}

function typeName(value: Exclude<Value, null>): string {
  if (typeof value === 'string') return 'String';
  if (typeof value === 'boolean') return 'Boolean';
  if (value instanceof Big) return 'Decimal';
  return 'guid' in value ? 'Guid' : 'DateTime';
}

function fail(message: string): never {
  throw new RequestRefused(queryParseError(message));
}
