/** A refused element as it comes back: what was sent, written as Xero writes its own records. */

import { date, isArray } from './fields.ts';
import { dateOnly, type Received, type Wire, type WireObject } from './wire.ts';

/** Numbers come back as numbers and dates as `/Date(…)/`, in whichever way they were sent. */
export function echoOf(element: Received): WireObject {
  if (typeof element !== 'object' || isArray(element)) return {};
  return Object.fromEntries(Object.entries(element).map(([name, value]) => [name, echoed(name, value)]));
}

function echoed(name: string, value: Received | undefined): Wire {
  if (value === undefined || typeof value === 'boolean') return value;
  if (typeof value === 'string') return echoedText(name, value);
  if (isArray(value)) return value.map((each) => echoed(name, each));
  return { ...echoOf(value), ...(JUDGED.has(name) && { ValidationErrors: [] }) };
}

function echoedText(name: string, value: string): Wire {
  if (NUMBERS.has(name) && /^-?\d+(\.\d+)?$/.test(value)) return { $decimal: value };
  const day = DATES.has(name) ? date.safeParse(value).data : undefined;
  return day === undefined ? value : dateOnly(day);
}

/** Nested objects that come back with an (empty) list of errors of their own. */
const JUDGED = new Set([
  'Account',
  'Addresses',
  'Bills',
  'Contact',
  'Invoice',
  'LineItems',
  'Phones',
  'Sales',
]);

const NUMBERS = new Set([
  ...['Amount', 'BankAmount', 'CurrencyRate', 'Day', 'DiscountAmount', 'DiscountRate', 'LineAmount'],
  ...['Quantity', 'Rate', 'SubTotal', 'TaxAmount', 'Total', 'TotalTax', 'UnitAmount', 'UnitPrice'],
]);

const DATES = new Set(['Date', 'DueDate', 'ExpectedPaymentDate', 'PlannedPaymentDate']);
