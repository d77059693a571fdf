/** What the rows of a group come to, by currency and exact. */
import type { BoardColumn } from './board-column.ts';

/** `currency` null: plain numbers. */
export type Sum = { readonly currency: string | null; readonly amount: string };

const places = 4;

/** By column, for those that are summed. */
export function sumsOf<R>(
  rows: readonly R[],
  columns: readonly BoardColumn<R>[],
): ReadonlyMap<string, readonly Sum[]> {
  return new Map(
    columns.filter((column) => column.isSummed).map((column) => [column.key, sumOf(rows, column)]),
  );
}

export function sumOf<R>(rows: readonly R[], column: BoardColumn<R>): readonly Sum[] {
  const totals = new Map<string | null, bigint>();
  for (const row of rows) {
    const value = column.value(row);
    if (typeof value !== 'string') continue;
    const amount = scaled(value);
    if (amount === null) continue;
    const currency = column.currency?.(row) ?? null;
    totals.set(currency, (totals.get(currency) ?? 0n) + amount);
  }
  return [...totals].map(([currency, amount]) => ({ currency, amount: unscaled(amount) }));
}

function scaled(value: string): bigint | null {
  const parts = /^(-?)(\d+)(?:\.(\d+))?$/.exec(value);
  if (!parts) return null;
  const [, sign = '', whole = '0', decimals = ''] = parts;
  return BigInt(`${sign}${whole}${decimals.slice(0, places).padEnd(places, '0')}`);
}

function unscaled(amount: bigint): string {
  const sign = amount < 0n ? '-' : '';
  const digits = (amount < 0n ? -amount : amount).toString().padStart(places + 1, '0');
  const decimals = digits.slice(-places).replace(/0+$/, '');
  return `${sign}${digits.slice(0, -places)}${decimals === '' ? '' : `.${decimals}`}`;
}
