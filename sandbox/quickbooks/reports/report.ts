/** A report's envelope, rows and cells: everything is text, and nought is an empty cell. */

import type Big from 'big.js';
import type { Call } from '../entity.ts';
import { Refusal } from '../faults-wire.ts';
import type { Json } from '../json.ts';
import { pacificMoment } from '../pacific.ts';

export interface Column {
  readonly title: string;
  readonly type: 'Account' | 'Customer' | 'Money';
  /** The days that it counts, where it is one of several spans. */
  readonly from?: string;
  readonly to?: string;
}

export const cell = (amount: Big): Json => ({ value: amount.eq(0) ? '' : amount.toFixed(2) });

export const dataRow = (name: string, id: string, amounts: readonly Big[]): Json => ({
  ColData: [{ value: name, id }, ...amounts.map(cell)],
  type: 'Data',
});

export const summary = (name: string, amounts: readonly Big[]): Json => ({
  ColData: [{ value: name }, ...amounts.map((amount) => ({ value: amount.toFixed(2) }))],
});

export const section = (
  group: string,
  head: string | undefined,
  rows: readonly Json[],
  total: Json,
): Json => ({
  ...(head !== undefined && { Header: { ColData: [{ value: head }, { value: '' }] }, Rows: { Row: rows } }),
  Summary: total,
  type: 'Section',
  group,
});

export function report(
  call: Call,
  name: string,
  header: Json,
  columns: readonly Column[],
  rows: readonly Json[],
): Json {
  const isEmpty = rows.every(({ type }) => type !== 'Data' && type !== 'Section');
  return {
    Header: {
      Time: pacificMoment(call.now),
      ReportName: name,
      Currency: call.company.homeCurrency(),
      ...header,
      Option: [{ Name: 'NoReportData', Value: String(isEmpty) }],
    },
    Columns: { Column: columns.map(columnOf) },
    Rows: { Row: rows },
  };
}

function columnOf({ title, type, from, to }: Column): Json {
  if (from === undefined || to === undefined) return { ColTitle: title, ColType: type };
  const days = [
    { Name: 'StartDate', Value: from },
    { Name: 'EndDate', Value: to },
  ];
  return { ColTitle: title, ColType: type, MetaData: days };
}

/** @param fallback where the request does not say */
export function dayIn(call: Call, name: string, fallback: string): string {
  const day = call.params.get(name) ?? fallback;
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day) || Number.isNaN(Date.parse(day)))
    throw new Refusal('2060', `Invalid Date Format : ${day}`, name);
  return day;
}

/** Whether the report is about this customer: `customer` names some by their ids, and none means all. */
export function customersIn({ params }: Call): (id: string) => boolean {
  const asked = params.get('customer');
  if (asked === null || asked === '') return () => true;
  const ids = asked.split(',');
  return (id) => ids.includes(id);
}
