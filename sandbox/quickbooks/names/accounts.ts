/** The chart of accounts. */

import { currencyFor } from '../currency.ts';
import type { Call } from '../entity.ts';
import { missing, Refusal } from '../faults-wire.ts';
import { referred, refTo, textIn } from '../fields.ts';
import { type Json, refOf } from '../json.ts';
import type { Entity } from '../table.ts';
import { type NameList, nameOperations } from './name-list.ts';

/** Type → what kind of account that is, and the detail type of one that names none. */
const TYPES: Readonly<Record<string, readonly [classification: string, subType: string]>> = {
  Bank: ['Asset', 'Checking'],
  'Accounts Receivable': ['Asset', 'AccountsReceivable'],
  'Other Current Asset': ['Asset', 'OtherCurrentAssets'],
  'Fixed Asset': ['Asset', 'OtherFixedAssets'],
  'Other Asset': ['Asset', 'OtherLongTermAssets'],
  'Accounts Payable': ['Liability', 'AccountsPayable'],
  'Credit Card': ['Liability', 'CreditCard'],
  'Other Current Liability': ['Liability', 'OtherCurrentLiabilities'],
  'Long Term Liability': ['Liability', 'OtherLongTermLiabilities'],
  Equity: ['Equity', 'OwnersEquity'],
  Income: ['Revenue', 'SalesOfProductIncome'],
  'Other Income': ['Revenue', 'OtherMiscellaneousIncome'],
  Expense: ['Expense', 'OtherMiscellaneousServiceCost'],
  'Other Expense': ['Expense', 'OtherMiscellaneousExpense'],
  'Cost of Goods Sold': ['Expense', 'SuppliesMaterialsCogs'],
};

const ACCOUNTS: NameList = {
  entity: 'Account',
  nameField: 'Name',
  uniqueAmong: ['Account'],
  holders: 'Another account',
  writable: [
    ...['Name', 'AcctNum', 'AccountType', 'AccountSubType', 'Description', 'SubAccount', 'ParentRef'],
    ...['CurrencyRef', 'TaxCodeRef'],
  ],
  ignored: [
    'Classification',
    'CurrentBalance',
    'CurrentBalanceWithSubAccounts',
    'AccountAlias',
    'TxnLocationType',
  ],
  lasting: ['CurrencyRef'],
  filters: [
    ...['AccountType', 'AccountSubType', 'Classification', 'AcctNum', 'FullyQualifiedName', 'SubAccount'],
    ...['CurrentBalance', 'Description', 'CurrencyRef', 'ParentRef', 'SyncToken'],
  ],
  complete: completeAccount,
};

export const accountOperations = nameOperations(ACCOUNTS);

export function completeAccount(call: Call, fields: Json, before: Entity | undefined): Json {
  const name = textIn(fields, 'Name', 100);
  if (!name) throw missing('Name');
  const subType = textIn(fields, 'AccountSubType');
  const type = textIn(fields, 'AccountType') ?? typeOf(subType);
  if (type === undefined) throw missing('AccountType');
  const known = TYPES[type];
  if (!known) throw new Refusal('2170', `Invalid Enumeration : ${type}`, 'AccountType');
  const [classification, usual] = known;
  const parent = referred(call.company.table('Account'), fields, 'ParentRef');
  return {
    CurrentBalance: 0,
    CurrentBalanceWithSubAccounts: 0,
    ...fields,
    Name: name,
    SubAccount: refOf(fields, 'ParentRef') !== undefined,
    FullyQualifiedName: parent ? `${String(parent.FullyQualifiedName)}:${name}` : name,
    ...(parent && { ParentRef: refTo(parent) }),
    AccountType: type,
    AccountSubType: subType ?? (before?.AccountType === type ? before.AccountSubType : usual),
    Classification: classification,
    CurrencyRef: currencyFor(call.company, fields),
  };
}

const typeOf = (subType: string | undefined): string | undefined =>
  Object.entries(TYPES).find(([, [, usual]]) => usual === subType)?.[0];
