/** Decimal strings as people read them, and their order: exact, never through a float. */

/** "1234.5" as "1,234.50" for a currency of two places, in the reader's own notation. */
export function formatMoney(amount: string, currency: string, locale?: string): string {
  const format = moneyFormat(currency, locale);
  return isDecimal(amount) ? format.format(amount) : amount;
}

/** A quantity, price or rate without zeros that say nothing: "2.0000" is "2", "0.1250" is "0.125". */
export function trimDecimal(value: string): string {
  if (!isDecimal(value) || !value.includes('.')) return value;
  return value.replace(/\.?0+$/, '');
}

/** Order of two decimal strings; what is not a number comes last. */
export function compareDecimals(a: string | null, b: string | null): number {
  if (a === null || !isDecimal(a)) return b === null || !isDecimal(b) ? 0 : 1;
  if (b === null || !isDecimal(b)) return -1;
  const places = Math.max(fraction(a).length, fraction(b).length);
  const difference = scaled(a, places) - scaled(b, places);
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

export function isDecimal(value: string): value is `${number}` {
  return /^-?\d+(\.\d+)?$/.test(value);
}

const formats = new Map<string, Intl.NumberFormat>();

function moneyFormat(currency: string, locale: string | undefined): Intl.NumberFormat {
  const key = `${locale ?? ''} ${currency}`;
  let format = formats.get(key);
  if (!format) {
    const places = new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions();
    format = new Intl.NumberFormat(locale, {
      minimumFractionDigits: places.minimumFractionDigits ?? 2,
      maximumFractionDigits: 4,
    });
    formats.set(key, format);
  }
  return format;
}

function fraction(value: string): string {
  return value.split('.')[1] ?? '';
}

function scaled(value: string, places: number): bigint {
  const [whole = '0', decimals = ''] = value.split('.');
  return BigInt(`${whole}${decimals.padEnd(places, '0')}`);
}
