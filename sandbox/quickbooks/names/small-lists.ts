/** Short lists that documents name: terms, ways to pay, classes, departments, currencies. */

import { currencyRef, isCurrency } from '../currency.ts';
import { businessRule, missing, Refusal } from '../faults-wire.ts';
import { textIn } from '../fields.ts';
import type { Json } from '../json.ts';
import { type NameList, nameOperations } from './name-list.ts';

const small = (entity: string, holders: string, fields: readonly string[], complete: NameList['complete']) =>
  nameOperations({
    entity,
    nameField: 'Name',
    uniqueAmong: [entity],
    holders: `Another ${holders}`,
    writable: ['Name', ...fields],
    filters: [...fields, 'FullyQualifiedName', 'SyncToken'],
    complete,
  });

const TERM_FIELDS = [
  ...['Type', 'DueDays', 'DiscountDays', 'DiscountPercent', 'DayOfMonthDue', 'DueNextMonthDays'],
  ...['DiscountDayOfMonth'],
];

export const smallLists = [
  small('Term', 'term', TERM_FIELDS, (_call, fields) => ({
    Type: fields.DayOfMonthDue === undefined ? 'STANDARD' : 'DATE_DRIVEN',
    ...fields,
    Name: nameIn(fields, 31),
  })),
  small('PaymentMethod', 'payment method', ['Type'], (_call, fields) => ({
    Type: 'NON_CREDIT_CARD',
    ...fields,
    Name: nameIn(fields, 31),
  })),
  small('Class', 'class', ['ParentRef', 'SubClass'], (_call, fields) => nested(fields, 'SubClass')),
  small('Department', 'location', ['ParentRef', 'SubDepartment'], (_call, fields) =>
    nested(fields, 'SubDepartment'),
  ),
  small('CompanyCurrency', 'currency', ['Code'], ({ company }, fields) => {
    const code = textIn(fields, 'Code');
    if (code === undefined) throw missing('Code');
    if (!isCurrency(code)) throw new Refusal('2220', `Invalid Currency Type : ${code}`, 'Code');
    if (!company.isMultiCurrency())
      throw businessRule('Multicurrency is not turned on for this company.', 'Code'); // ours
    return { ...fields, Code: code, Name: String(currencyRef(code).name) };
  }),
];

function nested(fields: Json, mark: string): Json {
  const name = nameIn(fields, 100);
  return { ...fields, Name: name, FullyQualifiedName: name, [mark]: fields.ParentRef !== undefined };
}

function nameIn(fields: Json, longest: number): string {
  const name = textIn(fields, 'Name', longest);
  if (!name) throw missing('Name');
  return name;
}
