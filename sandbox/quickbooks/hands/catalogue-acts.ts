/** What a person does with the lists that documents name: accounts, products and services, tax codes. */

import type { Books } from '../books.ts';
import type { Call } from '../entity.ts';
import type { Json } from '../json.ts';
import type { Entity } from '../table.ts';
import { type Act, change, create, held, Unwilling } from './act.ts';

type CatalogueActs = Pick<
  Books,
  | 'addAccount'
  | 'deactivateAccount'
  | 'reactivateAccount'
  | 'addItem'
  | 'deactivateItem'
  | 'reactivateItem'
  | 'changeItemAccount'
  | 'addTaxRate'
  | 'deactivateTaxCode'
  | 'reactivateTaxCode'
>;

export function catalogueActs(act: Act): CatalogueActs {
  const editAccount = ({ realmId, accountId }: { realmId: string; accountId: string }, fields: Json) =>
    act(realmId, (call) => change(call, 'Account', accountId, fields));
  const editItem = ({ realmId, itemId }: { realmId: string; itemId: string }, fields: Json) =>
    act(realmId, (call) => change(call, 'Item', itemId, fields));
  return {
    addAccount: ({ realmId, name, type, number }) =>
      act(realmId, (call) =>
        create(call, 'Account', { Name: name, AccountType: type, ...(number && { AcctNum: number }) }),
      ),
    deactivateAccount: (what) => editAccount(what, { Active: false }),
    reactivateAccount: (what) => editAccount(what, { Active: true }),
    addItem: ({ realmId, name, accountId, unitPrice, sku }) =>
      act(realmId, (call) =>
        create(call, 'Item', {
          Name: name,
          Type: 'Service',
          IncomeAccountRef: { value: accountId },
          ...(unitPrice && { UnitPrice: Number(unitPrice) }),
          ...(sku && { Sku: sku }),
        }),
      ),
    deactivateItem: (what) => editItem(what, { Active: false }),
    reactivateItem: (what) => editItem(what, { Active: true }),
    changeItemAccount: (what) => editItem(what, { IncomeAccountRef: { value: what.accountId } }),
    addTaxRate: ({ realmId, name, rate }) => act(realmId, (call) => addTax(call, name, rate)),
    deactivateTaxCode: ({ realmId, taxCodeId }) => act(realmId, (call) => turnCode(call, taxCodeId, false)),
    reactivateTaxCode: ({ realmId, taxCodeId }) => act(realmId, (call) => turnCode(call, taxCodeId, true)),
  };
}

/** A code of one rate, for sales only. */
function addTax({ company }: Call, name: string, rate: string): Entity {
  if (name === '') throw new Unwilling('Give the tax a name.');
  if (!/^\d{1,2}(\.\d{1,4})?$/.test(rate))
    throw new Unwilling('The rate must be a percentage from 0 to 99.9999.');
  if (company.table('TaxCode').find('Name', name).length > 0)
    throw new Unwilling('There is a tax code of that name.');
  const percent = Number(rate);
  const agency = company.table('TaxAgency').all()[0];
  const made = company.table('TaxRate').insert({
    ...{ Name: name, Description: name, Active: true, RateValue: percent, DisplayType: 'ReadOnly' },
    SpecialTaxType: percent === 0 ? 'ZERO_RATE' : 'NONE',
    AgencyRef: { value: agency?.Id ?? '1' },
    EffectiveTaxRate: [{ RateValue: percent, EffectiveDate: `${company.today()}T00:00:00-08:00` }],
  });
  return company.table('TaxCode').insert({
    ...{ Name: name, Description: name, Active: true, Hidden: false, Taxable: true, TaxGroup: true },
    SalesTaxRateList: {
      TaxRateDetail: [
        {
          TaxRateRef: { value: made.Id, name },
          ...{ TaxTypeApplicable: 'TaxOnAmount', TaxOrder: 0 },
        },
      ],
    },
    PurchaseTaxRateList: { TaxRateDetail: [] },
  });
}

/** No app can: tax codes are made and ended in QuickBooks' own pages. */
const turnCode = (call: Call, taxCodeId: string, isActive: boolean): Entity =>
  call.company.table('TaxCode').save(held(call, 'TaxCode', taxCodeId), { Active: isActive });
