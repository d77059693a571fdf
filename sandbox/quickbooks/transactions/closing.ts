/** Closed books: what is dated before the closing date can be neither made nor changed by an app. */

import type { Call } from '../entity.ts';
import { Refusal } from '../faults-wire.ts';
import { inner } from '../json.ts';

/** @param dates of the document as it was and as it shall be */
export function refuseClosed({ company, world }: Call, ...dates: readonly (string | undefined)[]): void {
  const { BookCloseDate } = inner(company.preferences(), 'AccountingInfoPrefs');
  if (typeof BookCloseDate !== 'string' || BookCloseDate === '') return;
  const { closingDay, closedFault } = world.settings().switches;
  const isClosed = (date: string) =>
    date < BookCloseDate || (closingDay === 'closed' && date === BookCloseDate);
  if (!dates.some((date) => date !== undefined && isClosed(date))) return;
  if (closedFault === '5010')
    throw new Refusal('5010', 'Account Period Closed : The account period has closed. {1}');
  const words =
    'The account period has closed and the account books cannot be updated through through the QBO Services API. Please use the QBO website to make these changes.';
  throw new Refusal(company.state().hasClosingPassword ? '6210' : '6200', words);
}
