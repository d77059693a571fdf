/** How figures, dates and the state of names read on the page. */

import { Temporal } from 'temporal-polyfill';
import { type Html, html } from './html.ts';

/** Books whose days begin somewhere. */
export interface Zoned {
  readonly zone: string;
}

/** `1234.50` becomes `1,234.50`, and `1,234.50 AUD` with a currency. */
export function money(amount: string, currencyCode?: string): string {
  const [whole = '0', ...fraction] = amount.split('.');
  const grouped = [whole.replace(/\B(?=(\d{3})+$)/g, ','), ...fraction].join('.');
  return currencyCode ? `${grouped} ${currencyCode}` : grouped;
}

/** `YYYY-MM-DD` becomes `3 Mar 2026`; nothing becomes nothing. */
export function day(date: string | undefined): string {
  if (!date) return '';
  const [year, month, dayOfMonth] = date.split('-');
  return `${Number(dayOfMonth)} ${MONTHS[Number(month) - 1]} ${year}`;
}

/** Date and time in the books' zone. @param at milliseconds since 1970 */
export function moment(at: number, { zone }: Zoned, smallestUnit: 'minute' | 'second' = 'minute'): string {
  const local = Temporal.Instant.fromEpochMilliseconds(Math.floor(at)).toZonedDateTimeISO(zone);
  return `${day(local.toPlainDate().toString())}, ${local.toPlainTime().toString({ smallestUnit })}`;
}

/** Today in the books' zone. */
export const todayAt = (now: number, { zone }: Zoned): string =>
  Temporal.Instant.fromEpochMilliseconds(Math.floor(now)).toZonedDateTimeISO(zone).toPlainDate().toString();

/** `1.0000` becomes `1`. */
export const plain = (amount: string): string =>
  amount.includes('.') ? amount.replace(/\.?0+$/, '') : amount;

/** `112.5` becomes `112.50`; more decimals than two stay. */
export const price = (amount: string): string =>
  plain(amount).replace(
    /^(-?\d+)(?:\.(\d?))?$/,
    (_all, whole: string, tenths = '') => `${whole}.${`${tenths}00`.slice(0, 2)}`,
  );

export function plural(count: number, one: string, many = `${one}s`): string {
  return `${money(String(count))} ${count === 1 ? one : many}`;
}

export const standingOf = (status: string): Html =>
  html`<span class="chip ${status === 'ACTIVE' ? 'good' : 'still'}">${STATUS_WORDS[status] ?? status}</span>`;

const STATUS_WORDS: Readonly<Record<string, string>> = {
  ACTIVE: 'Active',
  ARCHIVED: 'Archived',
  DELETED: 'Deleted',
  GDPRREQUEST: 'To be erased',
};
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
