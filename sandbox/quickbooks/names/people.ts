/** Vendors and employees: they share the customers' names, and no more of them is needed here. */

import { currencyFor } from '../currency.ts';
import type { Call } from '../entity.ts';
import { missing } from '../faults-wire.ts';
import { addressIn, textIn } from '../fields.ts';
import type { Json } from '../json.ts';
import { nameOperations } from './name-list.ts';

const NAME_PARTS = ['Title', 'GivenName', 'MiddleName', 'FamilyName', 'Suffix'];
const WRITABLE = [
  ...['DisplayName', ...NAME_PARTS, 'CompanyName', 'PrintOnCheckName', 'PrimaryEmailAddr', 'PrimaryPhone'],
  ...['Mobile', 'BillAddr', 'PrimaryAddr', 'Notes', 'TermRef', 'AcctNum', 'CurrencyRef', 'Vendor1099'],
];

const people = (entity: 'Vendor' | 'Employee') =>
  nameOperations({
    entity,
    nameField: 'DisplayName',
    uniqueAmong: ['Customer', 'Vendor', 'Employee'],
    holders: 'Another customer, vendor or employee',
    writable: WRITABLE,
    ignored: ['Balance', 'BillableTime', 'Organization', 'SSN', 'HiredDate'],
    lasting: ['CurrencyRef'],
    filters: ['GivenName', 'FamilyName', 'CompanyName', 'PrintOnCheckName', 'Balance', 'SyncToken'],
    complete: (call, fields) => completePerson(call, fields, entity),
  });

export const vendorOperations = people('Vendor');
export const employeeOperations = people('Employee');

function completePerson(call: Call, fields: Json, entity: 'Vendor' | 'Employee'): Json {
  const parts = NAME_PARTS.map((part) => textIn(fields, part, 100)?.trim()).filter(Boolean);
  const name = textIn(fields, 'DisplayName', 500)?.trim() || parts.join(' ');
  if (name === '') throw missing('DisplayName');
  const address = addressIn(fields, 'PrimaryEmailAddr');
  return {
    ...(entity === 'Vendor' && { Balance: 0, Vendor1099: false }),
    ...fields,
    DisplayName: name,
    PrintOnCheckName: fields.PrintOnCheckName ?? name,
    PrimaryEmailAddr: address ? { Address: address } : undefined,
    CurrencyRef: entity === 'Vendor' ? currencyFor(call.company, fields) : undefined,
  };
}
