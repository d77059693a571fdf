/** A number as a person writes it, in their own notation or another's: read into the decimal string that the API takes, and back. */
import { isDecimal } from './decimal.ts';

/**
 * "1,250.5", "1.250,50 €", "1’250.50", "(12.50)"; null where it is no number. Whether "1,250" is a thousand or a little
 * more than one only the reader's own notation can say.
 */
export function readDecimal(text: string, locale?: string): string | null {
  const found = /^([-−(]?)([\d.,٫]*\d)\)?$/.exec(bare(text));
  if (!found) return null;
  const [, sign, number = ''] = found;
  const at = placeOfPoint(number, locale);
  const whole = number.slice(0, at);
  if (!/^\d*$|^\d{1,3}([.,]\d{2,3})*[.,]\d{3}$/.test(whole)) return null;
  const value = `${whole.replace(/[.,]/g, '') || '0'}${at < number.length ? `.${number.slice(at + 1)}` : ''}`;
  return isDecimal(value) ? `${sign ? '-' : ''}${value}` : null;
}

/** A decimal string with the reader's own point, as it is typed into a field or a spreadsheet: no thousands apart. */
export function writeDecimal(value: string, locale?: string): string {
  return isDecimal(value) ? value.replace('.', pointOf(locale)) : value;
}

/** Without the currency, and without spaces and apostrophes between thousands. */
function bare(text: string): string {
  return text
    .trim()
    .replace(/^([-−(]?)(?:[A-Z]{0,3}\p{Sc}|[A-Z]{3})\s*|\s*(?:\p{Sc}|[A-Z]{3}|%)$/gu, '$1')
    .replace(/(\d)[\s’'](?=\d{3}(?!\d))/g, '$1');
}

/** Where the fraction begins: at the end where there is none. */
function placeOfPoint(number: string, locale: string | undefined): number {
  const last = Math.max(number.lastIndexOf('.'), number.lastIndexOf(','), number.lastIndexOf('٫'));
  if (last < 0) return number.length;
  const mark = number.charAt(last);
  if (number.indexOf(mark) < last) return number.length;
  const mayBeThousands = /^[1-9]\d{0,2}[.,]\d{3}$/.test(number);
  return mayBeThousands && mark !== pointOf(locale) ? number.length : last;
}

const points = new Map<string, string>();

function pointOf(locale: string | undefined): string {
  const key = locale ?? '';
  const point =
    points.get(key) ??
    new Intl.NumberFormat(locale).formatToParts(0.5).find(({ type }) => type === 'decimal')?.value ??
    '.';
  points.set(key, point);
  return point;
}
