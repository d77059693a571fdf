/** The shape that all reports share: a tree of rows whose cells are text, and what heads it. */

import { RequestRefused, wholeRequestError } from './errors.ts';
import { type Call, listAnswer } from './operation.ts';
import { bareInstant, type WireObject } from './wire.ts';

export interface Report {
  readonly name: string;
  readonly type: string;
  readonly titles: readonly string[];
  readonly rows: readonly WireObject[];
}

export function reportAnswer(call: Call, { name, type, titles, rows }: Report) {
  const { now, today } = call.ledger;
  const report = {
    ReportName: name,
    ReportType: type,
    ReportTitles: titles,
    ReportDate: longDay(today),
    UpdatedDateUTC: bareInstant(now),
    Fields: [],
    Rows: rows,
  };
  return listAnswer(call, 'Reports', [report]);
}

type RowType = 'Header' | 'Row' | 'SummaryRow';

/** @param about what each cell is about: the id of an account or an invoice */
export function row(
  type: RowType,
  values: readonly string[],
  about?: { readonly id: string; readonly value: string },
): WireObject {
  const attributes = about && { Attributes: [{ Value: about.value, Id: about.id }] };
  return { RowType: type, Cells: values.map((Value) => ({ Value, ...attributes })) };
}

export const section = (title: string, rows: readonly WireObject[]): WireObject => ({
  RowType: 'Section',
  Title: title,
  Rows: rows,
});

/** `YYYY-MM-DD` of a query; `undefined` when it is left out. @throws RequestRefused when it is no date */
export function dayIn({ query }: Call, name: string): string | undefined {
  const sent = query.get(name)?.slice(0, 10);
  if (!sent) return undefined;
  if (Number.isNaN(Date.parse(`${sent}T00:00:00Z`))) throw new RequestRefused(notUsable(name));
  return sent;
}

/** The sentence is ours. */
export const notUsable = (name: string) => wholeRequestError(`The parameter ${name} is missing or not valid`);

/** `23 April 2019` */
export const longDay = (day: string): string => written(day, 'long');
/** `30 Apr 2019` */
export const shortDay = (day: string): string => written(day, 'short');

function written(day: string, month: 'long' | 'short'): string {
  const at = new Date(`${day}T00:00:00Z`);
  const name = new Intl.DateTimeFormat('en-GB', { month: 'long', timeZone: 'UTC' }).format(at);
  return `${at.getUTCDate()} ${month === 'long' ? name : name.slice(0, 3)} ${at.getUTCFullYear()}`;
}
