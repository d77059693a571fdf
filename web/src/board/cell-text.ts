/** What a person typed or pasted into a cell, as its column's value, or why it is none; and what is copied from one. */
import { readDate } from '../format/read-date.ts';
import { readDecimal, writeDecimal } from '../format/read-decimal.ts';
import type { BoardColumn, CellValue } from './board-column.ts';

export type Read = { readonly value: CellValue } | { readonly why: string };

/** What an editor holds at the end: spaces around it do not count, and blank is nothing. */
export function readTyped<R>(column: BoardColumn<R>, typed: CellValue): Read {
  if (typed === null || typeof typed !== 'string') return { value: typed };
  const text = typed.trim();
  if (text === '') {
    return column.edit?.isOptional ? { value: null } : { why: `${column.name} cannot be empty.` };
  }
  if (column.choices) return { value: text };
  switch (column.type) {
    case 'number':
    case 'money':
      return readOr(readDecimal(text), `“${text}” is not a number.`);
    case 'date':
      return readOr(readDate(text), `“${text}” is not a date such as 2026-01-31.`);
    case 'link':
      return readLink(text);
    default:
      return { value: text };
  }
}

/** What was pasted: names stand for labels and people. */
export function readPasted<R>(column: BoardColumn<R>, pasted: string): Read {
  const { choices } = column;
  if (!choices || pasted.trim() === '') return readTyped(column, pasted);
  const named = (name: string) =>
    choices.find((choice) => choice.label.toLowerCase() === name.trim().toLowerCase())?.value;
  if (column.type !== 'tags') {
    const value = named(pasted);
    return value === undefined ? { why: `${column.name} has no “${pasted.trim()}”.` } : { value };
  }
  const parts = pasted.split(',').filter((part) => part.trim() !== '');
  const unknown = parts.find((part) => named(part) === undefined);
  if (unknown !== undefined) return { why: `${column.name} has no “${unknown.trim()}”.` };
  return { value: parts.flatMap((part) => named(part) ?? []) };
}

/** As a spreadsheet reads it, and as it is read here again: ISO dates, and numbers without thousands apart. */
export function copiedText<R>(column: BoardColumn<R>, row: R): string {
  const value = column.value(row);
  if (typeof value !== 'string') return column.text(row);
  if (column.type === 'date') return value;
  return column.type === 'number' || column.type === 'money' ? writeDecimal(value) : column.text(row);
}

function readOr(value: string | null, why: string): Read {
  return value === null ? { why } : { value };
}

function readLink(text: string): Read {
  const full = /^[a-z][a-z+.-]*:/i.test(text) ? text : `https://${text}`;
  return /^(https?:\/\/\S+\.\S+|https?:\/\/localhost\S*|mailto:\S+@\S+)$/i.test(full)
    ? { value: full }
    : { why: `“${text}” is not a web address.` };
}
