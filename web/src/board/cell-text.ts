/** What a person typed or pasted into a cell, as its column's value; or why it is none. */
import { isDecimal } from '../format/decimal.ts';
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
      return readNumber(text);
    case 'date':
      return /^\d{4}-\d{2}-\d{2}$/.test(text)
        ? { value: text }
        : { why: `“${text}” is not a date such as 2026-01-31.` };
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

/** "1,234.50" and "1 234.50" too, as spreadsheets show them. */
function readNumber(text: string): Read {
  const plain = text.replace(/^[^\d-]+/, '').replace(/[,\s](?=\d{3}(\D|$))/g, '');
  return isDecimal(plain) ? { value: plain } : { why: `“${text}” is not a number.` };
}

function readLink(text: string): Read {
  const full = /^[a-z][a-z+.-]*:/i.test(text) ? text : `https://${text}`;
  return /^(https?:\/\/\S+\.\S+|https?:\/\/localhost\S*|mailto:\S+@\S+)$/i.test(full)
    ? { value: full }
    : { why: `“${text}” is not a web address.` };
}
