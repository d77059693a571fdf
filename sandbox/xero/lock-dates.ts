/** Lock dates: what lies on or before them cannot be touched through the API. */

import type { OrganisationRecord } from '../records.ts';

/** One sentence for each lock that this date falls under; both are said when both are hit. */
export function lockProblems(organisation: OrganisationRecord, date: string): readonly string[] {
  const { periodLockDate, endOfYearLockDate } = organisation;
  const problems: string[] = [];
  if (periodLockDate && date <= periodLockDate) problems.push(sentence('period lock date', periodLockDate));
  if (endOfYearLockDate && date <= endOfYearLockDate)
    problems.push(sentence('end of year lock date', endOfYearLockDate));
  return problems;
}

const sentence = (lock: string, date: string): string =>
  `The document date cannot be before the ${lock}, currently set at ${shortDate(date)}`;

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** `30-Nov-2018` */
function shortDate(date: string): string {
  const [year, month, day] = date.split('-');
  return `${day}-${MONTHS[Number(month) - 1]}-${year}`;
}
