/** Products and services: what an invoice's line must name, for only they know the income account. */

import type { Call } from '../entity.ts';
import { badReference, missing, Refusal } from '../faults-wire.ts';
import { referred, refTo, textIn } from '../fields.ts';
import { inner, type Json } from '../json.ts';
import { type NameList, nameOperations } from './name-list.ts';

const TYPES = ['Inventory', 'Service', 'NonInventory', 'Category'];

const ITEMS: NameList = {
  entity: 'Item',
  nameField: 'Name',
  uniqueAmong: ['Item'],
  holders: 'Another product or service',
  writable: [
    ...[
      'Name',
      'Sku',
      'Description',
      'Type',
      'UnitPrice',
      'Taxable',
      'IncomeAccountRef',
      'ExpenseAccountRef',
    ],
    ...['AssetAccountRef', 'PurchaseDesc', 'PurchaseCost', 'SalesTaxCodeRef', 'PurchaseTaxCodeRef'],
    ...['SalesTaxIncluded', 'PurchaseTaxIncluded', 'TrackQtyOnHand', 'QtyOnHand', 'InvStartDate', 'SubItem'],
    ...['ParentRef', 'ClassRef', 'TaxClassificationRef'],
  ],
  ignored: ['Level', 'ItemCategoryType', 'UQCDisplayText', 'UQCId'],
  filters: [
    'Type',
    'Sku',
    'FullyQualifiedName',
    'UnitPrice',
    'Taxable',
    'IncomeAccountRef',
    'Description',
    'SyncToken',
  ],
  complete: completeItem,
};

export const itemOperations = nameOperations(ITEMS);

function completeItem(call: Call, fields: Json): Json {
  const name = textIn(fields, 'Name', 100);
  if (!name) throw missing('Name');
  const type = textIn(fields, 'Type') ?? 'NonInventory';
  if (!TYPES.includes(type)) throw new Refusal('2170', `Invalid Enumeration : ${type}`, 'Type');
  const income = accountOf(call, fields, 'IncomeAccountRef', type === 'Service' || type === 'Inventory');
  const expense = accountOf(call, fields, 'ExpenseAccountRef', type === 'Inventory');
  return {
    UnitPrice: 0,
    PurchaseCost: 0,
    Taxable: false,
    TrackQtyOnHand: false,
    ...fields,
    Name: name,
    FullyQualifiedName: name,
    Type: type,
    IncomeAccountRef: income,
    ExpenseAccountRef: expense,
    SalesTaxCodeRef: taxCodeOf(call, fields, 'SalesTaxCodeRef'),
    PurchaseTaxCodeRef: taxCodeOf(call, fields, 'PurchaseTaxCodeRef'),
  };
}

function accountOf(call: Call, fields: Json, field: string, isRequired: boolean): Json | undefined {
  const account = referred(call.company.table('Account'), fields, field);
  if (!account) {
    if (isRequired) throw missing(field);
    return undefined;
  }
  if (account.AccountType === 'Accounts Receivable' || account.AccountType === 'Accounts Payable')
    throw new Refusal(
      '6430',
      `Invalid account type: You need to select a different type of account for this transaction.`,
      field,
    ); // the sentence is ours
  return refTo(account);
}

function taxCodeOf(call: Call, fields: Json, field: string): Json | undefined {
  const { value } = inner(fields, field);
  if (value === undefined || value === null) return undefined;
  const code = call.company.table('TaxCode').get(String(value));
  if (!code) throw badReference(field);
  return { value: code.Id, name: String(code.Name) };
}
