/** The due date that a contact's payment terms give. */

import { Temporal } from 'temporal-polyfill';
import type { ContactRecord } from '../records.ts';

/** `YYYY-MM-DD`, or `undefined` without terms. */
export function dueDateByTerms(
  contact: ContactRecord,
  type: 'ACCREC' | 'ACCPAY',
  date: string,
): string | undefined {
  const term = type === 'ACCREC' ? contact.salesTerms : contact.billsTerms;
  if (!term) return undefined;
  const from = Temporal.PlainDate.from(date);
  const onDay = (month: Temporal.PlainDate) =>
    month.with({ day: Math.min(term.day, month.daysInMonth) }).toString();
  if (term.type === 'OFCURRENTMONTH') return onDay(from);
  if (term.type === 'OFFOLLOWINGMONTH') return onDay(from.with({ day: 1 }).add({ months: 1 }));
  const start = term.type === 'DAYSAFTERBILLMONTH' ? from.with({ day: from.daysInMonth }) : from;
  return start.add({ days: term.day }).toString();
}
