/** Customers: one name among customers, vendors and employees, and one currency for ever. */

import { currencyFor } from '../currency.ts';
import type { Call } from '../entity.ts';
import { badReference, businessRule, notFound, Refusal, tooLong } from '../faults-wire.ts';
import { addressIn, referred, refTo, textIn } from '../fields.ts';
import { inner, type Json } from '../json.ts';
import type { Entity } from '../table.ts';
import { type NameList, nameOperations } from './name-list.ts';

const NAME_PARTS = ['Title', 'GivenName', 'MiddleName', 'FamilyName', 'Suffix'];

const WRITABLE = [
  ...['DisplayName', ...NAME_PARTS, 'CompanyName', 'PrintOnCheckName', 'PrimaryEmailAddr', 'PrimaryPhone'],
  ...['AlternatePhone', 'Mobile', 'Fax', 'WebAddr', 'BillAddr', 'ShipAddr', 'Notes', 'Taxable', 'Job'],
  ...['ParentRef', 'BillWithParent', 'SalesTermRef', 'PaymentMethodRef', 'DefaultTaxCodeRef', 'CurrencyRef'],
  ...['PreferredDeliveryMethod', 'ResaleNum', 'PrimaryTaxIdentifier', 'TaxExemptionReasonId'],
  ...['CustomerTypeRef', 'ARAccountRef'],
];

const CUSTOMERS: NameList = {
  entity: 'Customer',
  nameField: 'DisplayName',
  uniqueAmong: ['Customer', 'Vendor', 'Employee'],
  holders: 'Another customer, vendor or employee',
  writable: WRITABLE,
  ignored: [
    ...[
      'Balance',
      'BalanceWithJobs',
      'OpenBalanceDate',
      'Level',
      'IsProject',
      'ClientEntityId',
      'V4IDPseudonym',
    ],
    ...['Organization', 'DefaultTaxCodeRef', 'Source', 'TaxExemptionReasonId'],
  ],
  lasting: ['CurrencyRef'],
  filters: [
    ...['GivenName', 'FamilyName', 'CompanyName', 'FullyQualifiedName', 'PrintOnCheckName', 'Balance', 'Job'],
    ...[
      'Taxable',
      'PrimaryEmailAddr.Address',
      'PrimaryEmailAddr',
      'Notes',
      'CurrencyRef',
      'ParentRef',
      'SyncToken',
    ],
  ],
  complete: completeCustomer,
};

export const customerOperations = nameOperations(CUSTOMERS);

function completeCustomer(call: Call, fields: Json, before: Entity | undefined): Json {
  if (before?.Active === false && fields.Active !== true) throw notFound(); // assumed: changed only together with making it active
  const name = displayNameOf(fields);
  const address = addressIn(fields, 'PrimaryEmailAddr');
  const parent = referred(call.company.table('Customer'), fields, 'ParentRef');
  referred(call.company.table('Term'), fields, 'SalesTermRef');
  return {
    Taxable: false,
    Job: false,
    BillWithParent: false,
    Balance: 0,
    BalanceWithJobs: 0,
    PreferredDeliveryMethod: 'None',
    ...fields,
    DisplayName: name,
    FullyQualifiedName: parent ? `${String(parent.FullyQualifiedName)}:${name}` : name,
    PrintOnCheckName: fields.PrintOnCheckName ?? fields.CompanyName ?? name,
    CurrencyRef: customerCurrency(call, fields, before),
    ...(parent && { ParentRef: refTo(parent), Level: levelBelow(parent) }),
    PrimaryEmailAddr: address ? { Address: address } : undefined,
    DefaultTaxCodeRef: taxCodeOf(call, fields),
  };
}

function displayNameOf(fields: Json): string {
  const parts = NAME_PARTS.map((part) => textIn(fields, part, 100)?.trim()).filter(Boolean);
  const name = textIn(fields, 'DisplayName', 500)?.trim() || parts.join(' ');
  if (name === '')
    throw new Refusal(
      '6080',
      'At least one of DisplayName, Title, GivenName, MiddleName, FamilyName or Suffix is required.',
    );
  if (name.length > 500) throw tooLong('DisplayName', 500, name.length);
  // Ours: no source gives the sentence.
  if (/[:\t\n]/.test(name))
    throw businessRule('A name cannot contain a colon, a tab or a new line.', 'DisplayName');
  return name;
}

function customerCurrency(call: Call, fields: Json, before: Entity | undefined): Json {
  const currency = currencyFor(call.company, fields);
  const held = before && inner(before, 'CurrencyRef').value;
  if (held !== undefined && held !== currency.value)
    throw businessRule('The currency of a customer cannot be changed.', 'CurrencyRef'); // ours
  return currency;
}

function levelBelow(parent: Entity): number {
  const level = (typeof parent.Level === 'number' ? parent.Level : 0) + 1;
  if (level > 4) throw businessRule('Only four levels of sub-customers are supported.', 'ParentRef'); // ours
  return level;
}

function taxCodeOf(call: Call, fields: Json): Json | undefined {
  const { value } = inner(fields, 'DefaultTaxCodeRef');
  if (value === undefined || value === null) return undefined;
  if (!call.company.table('TaxCode').get(String(value))) throw badReference('DefaultTaxCodeRef');
  return { value };
}
