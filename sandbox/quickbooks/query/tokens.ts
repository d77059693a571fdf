/** The words of a query, each with the column at which it stands, for errors name it. */

import { Refusal } from '../faults-wire.ts';

export type TokenKind = 'word' | 'string' | 'number' | 'sign' | 'end';

export interface Token {
  readonly kind: TokenKind;
  /** A string's content; a word as it was written. */
  readonly text: string;
  /** From 1. */
  readonly column: number;
}

const PATTERN = /\s*(?:([A-Za-z_][\w.]*)|'((?:[^'\\]|\\.)*)'|(-?\d+(?:\.\d+)?)|(!=|<=|>=|[=<>(),*]))/y;

export function tokensOf(statement: string): readonly Token[] {
  const tokens: Token[] = [];
  PATTERN.lastIndex = 0;
  for (;;) {
    const from = PATTERN.lastIndex;
    const match = PATTERN.exec(statement);
    if (!match) {
      const rest = statement.slice(from);
      const column = from + rest.length - rest.trimStart().length + 1;
      if (rest.trim() === '') return [...tokens, { kind: 'end', text: '', column }];
      throw lexicalError(rest.trimStart(), column);
    }
    tokens.push(tokenOf(match, from));
  }
}

function tokenOf(match: RegExpExecArray, from: number): Token {
  const [whole, word, string, number, sign = ''] = match;
  const column = from + whole.length - whole.trimStart().length + 1;
  if (word !== undefined) return { kind: 'word', text: word, column };
  // Only a backslash escapes: a doubled quote ends one string and begins another.
  if (string !== undefined) return { kind: 'string', text: string.replace(/\\(.)/g, '$1'), column };
  return number === undefined
    ? { kind: 'sign', text: sign, column }
    : { kind: 'number', text: number, column };
}

const KINDS: Readonly<Record<TokenKind, string>> = {
  word: '<IDENTIFIER>',
  string: '<STRING>',
  number: '<NUMBER>',
  sign: '<OPERATOR>',
  end: '<EOF>',
};

/** Observed for words; the names of the other kinds are ours. */
export function unexpected({ kind, text, column }: Token): Refusal {
  const what = kind === 'end' ? '"<EOF>"' : `" ${KINDS[kind]} "${text} ""`;
  return new Refusal('4000', `QueryParserError: Encountered ${what} at line 1, column ${column}.`);
}

const lexicalError = (rest: string, column: number): Refusal =>
  new Refusal(
    '4000',
    `QueryParserError: Lexical error at line 1, column ${column}.  Encountered: "${rest.charAt(0)}"`,
  );
