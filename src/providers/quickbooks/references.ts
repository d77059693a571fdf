/** What invoices refer to at QuickBooks: accounts, tax codes, items and currencies. */
import Big from 'big.js';
import { z } from 'zod';
import { decimal, listOf, optionalText } from '../../lib/exact-json.ts';
import type { LedgerReference, Outcome } from '../provider.ts';
import type { Entity } from './batch.ts';
import type { Caller } from './call.ts';
import { withoutDeleted } from './contacts.ts';
import { type Preferences, readPreferences } from './organisation.ts';
import { askAll, inactiveToo } from './query.ts';
import { optionalRef } from './wire.ts';

/** All lists, inactive records included; one after the other, since somebody may be waiting for an invoice. */
export async function readReferences(call: Caller): Promise<Outcome<readonly LedgerReference[]>> {
  const preferences = await readPreferences(call);
  if (!preferences.ok) return preferences;
  const accounts = await readList(call, 'Account', accountOf);
  if (!accounts.ok) return accounts;
  const rates = await readList(call, 'TaxRate', rateOf);
  if (!rates.ok) return rates;
  const taxCodes = await readList(call, 'TaxCode', (wire) => taxCodeOf(wire, new Map(rates.value)));
  if (!taxCodes.ok) return taxCodes;
  const items = await readList(call, 'Item', itemOf);
  if (!items.ok) return items;
  const currencies = await readCurrencies(call, preferences.value);
  if (!currencies.ok) return currencies;
  return {
    ok: true,
    value: [
      ...accounts.value,
      ...taxCodesOf(taxCodes.value, preferences.value),
      ...items.value.filter((item) => item !== null),
      ...currencies.value,
    ],
  };
}

function readList<T>(
  call: Caller,
  entity: Entity,
  read: (wire: unknown) => T,
): Promise<Outcome<readonly T[]>> {
  return askAll(call, {
    operation: `references.${entity}`,
    isFollowUp: true,
    entity,
    where: [inactiveToo],
    read,
  });
}

const accountSchema = z.object({
  Id: z.string().min(1),
  Name: z.string(),
  FullyQualifiedName: optionalText,
  AcctNum: optionalText,
  AccountType: optionalText,
  AccountSubType: optionalText,
  Classification: optionalText,
  CurrencyRef: optionalRef,
  Active: z.boolean().nullish(),
});

/** Nothing has a code: its id stands in, and the number that people gave it comes with its name. */
function accountOf(wire: unknown): LedgerReference {
  const account = accountSchema.parse(wire);
  const { AccountType: type, Classification: classification, CurrencyRef: currency } = account;
  return {
    kind: 'account',
    code: account.Id,
    ledgerId: account.Id,
    name: [account.AcctNum, nameOf(account)].filter((part) => part !== null).join(' '),
    isActive: account.Active ?? true,
    details: {
      ...(type === null ? {} : { type }),
      ...(classification === null ? {} : { class: classification }),
      ...(currency === null ? {} : { currency: currency.value }),
      isRevenue: type === 'Income',
      acceptsPayments: type === 'Bank' || (type === 'Other Current Asset' && isMoneyAtHand(account)),
    },
  };
}

// A payment may be deposited to any other current asset; those that stand for stock or loans are not meant for it.
const isMoneyAtHand = ({ AccountSubType }: z.infer<typeof accountSchema>): boolean =>
  AccountSubType === 'UndepositedFunds' || AccountSubType === 'OtherCurrentAssets';

const rateSchema = z.object({
  Id: z.string().min(1),
  RateValue: decimal.nullish(),
  EffectiveTaxRate: listOf(z.object({ RateValue: decimal.nullish(), EndDate: optionalText })),
});

/** A rate that changed over time has no value of its own but several with dates: the one without an end counts. */
function rateOf(wire: unknown): readonly [string, string | null] {
  const { Id, RateValue, EffectiveTaxRate } = rateSchema.parse(wire);
  const open = EffectiveTaxRate.find(({ EndDate }) => EndDate === null) ?? EffectiveTaxRate.at(-1);
  return [Id, RateValue ?? open?.RateValue ?? null];
}

const rateListSchema = z
  .object({ TaxRateDetail: listOf(z.object({ TaxRateRef: z.object({ value: z.string() }) })) })
  .nullish();

const taxCodeSchema = z.object({
  Id: z.string().min(1),
  Name: z.string(),
  Active: z.boolean().nullish(),
  Hidden: z.boolean().nullish(),
  Taxable: z.boolean().nullish(),
  SalesTaxRateList: rateListSchema,
  PurchaseTaxRateList: rateListSchema,
});

/** The percentages of all its rates together: one code may stand for the taxes of a state and of a city. */
function taxCodeOf(wire: unknown, rates: ReadonlyMap<string, string | null>): LedgerReference {
  const taxCode = taxCodeSchema.parse(wire);
  const sales = taxCode.SalesTaxRateList?.TaxRateDetail ?? [];
  const purchases = taxCode.PurchaseTaxRateList?.TaxRateDetail ?? [];
  const parts = sales.map(({ TaxRateRef }) => rates.get(TaxRateRef.value) ?? null);
  const isKnown = parts.every((part) => part !== null) && (parts.length > 0 || taxCode.Taxable === false);
  return {
    kind: 'taxRate',
    code: taxCode.Id,
    ledgerId: taxCode.Id,
    name: nameOf({ Name: taxCode.Name, FullyQualifiedName: null, Active: taxCode.Active }),
    isActive: (taxCode.Active ?? true) && taxCode.Hidden !== true,
    details: {
      ...(isKnown ? { rate: parts.reduce((sum, part) => sum.plus(part ?? 0), new Big(0)).toFixed() } : {}),
      ...(isKnown && parts.length > 1 ? { rateParts: parts.map((part) => part ?? '0') } : {}),
      // One with rates for purchases alone stands on no invoice; one without any is exempt.
      appliesToRevenue: sales.length > 0 || purchases.length === 0,
    },
  };
}

/**
 * In the US a line is taxable (`TAX`) or not (`NON`), and the code that says how much stands once on the whole document:
 * lines of ours name that code, or `NON`. Where QuickBooks works the tax out itself no code but these two counts.
 */
function taxCodesOf(
  taxCodes: readonly LedgerReference[],
  { countsSalesTax }: Preferences,
): readonly LedgerReference[] {
  if (!taxCodes.some(({ code }) => code === 'TAX')) return taxCodes;
  return countsSalesTax
    ? taxCodes.filter(({ code }) => code === 'TAX' || code === 'NON').map(withoutRateUnlessNone)
    : taxCodes.filter(({ code }) => code !== 'TAX' && code !== 'CustomSalesTax').map(withRateOfNone);
}

function withRateOfNone(taxCode: LedgerReference): LedgerReference {
  return taxCode.code === 'NON' ? { ...taxCode, details: { ...taxCode.details, rate: '0' } } : taxCode;
}

function withoutRateUnlessNone(taxCode: LedgerReference): LedgerReference {
  const { rate: _rate, rateParts: _parts, ...details } = taxCode.details;
  return withRateOfNone({ ...taxCode, details });
}

const itemSchema = z.object({
  Id: z.string().min(1),
  Name: z.string(),
  FullyQualifiedName: optionalText,
  Sku: optionalText,
  Type: optionalText,
  Active: z.boolean().nullish(),
  UnitPrice: decimal.nullish(),
  IncomeAccountRef: optionalRef,
  SalesTaxCodeRef: optionalRef,
});

/** One that is bought only has no account of income. Null: a category, which is no item, or a bundle of several. */
export function itemOf(wire: unknown): LedgerReference | null {
  const item = itemSchema.parse(wire);
  if (item.Type === 'Category' || item.Type === 'Group') return null;
  const { UnitPrice: unitPrice, IncomeAccountRef: account, SalesTaxCodeRef: taxCode, Sku: sku } = item;
  return {
    kind: 'item',
    code: item.Id,
    ledgerId: item.Id,
    name: nameOf(item),
    isActive: (item.Active ?? true) && account !== null,
    details: {
      ...(unitPrice === null || unitPrice === undefined ? {} : { unitPrice }),
      ...(account === null ? {} : { accountCode: account.value }),
      ...(taxCode === null ? {} : { taxType: taxCode.value }),
      ...(sku === null ? {} : { sku }),
    },
  };
}

function nameOf({
  Name,
  FullyQualifiedName,
  Active,
}: {
  readonly Name: string;
  readonly FullyQualifiedName: string | null;
  readonly Active?: boolean | null | undefined;
}): string {
  const name = FullyQualifiedName ?? Name;
  return Active === false ? withoutDeleted(name) : name;
}

const currencySchema = z.object({ Code: z.string(), Name: optionalText, Active: z.boolean().nullish() });

/** The home currency is no record where it is the only one; it counts always. */
async function readCurrencies(
  call: Caller,
  { homeCurrency, isMultiCurrency }: Preferences,
): Promise<Outcome<readonly LedgerReference[]>> {
  const home = currencyOf({ Code: homeCurrency, Name: null, Active: true });
  if (!isMultiCurrency) return { ok: true, value: [home] };
  const listed = await readList(call, 'CompanyCurrency', (wire) => currencyOf(currencySchema.parse(wire)));
  if (!listed.ok) return listed;
  const isListed = listed.value.some(({ code }) => code === homeCurrency);
  return { ok: true, value: isListed ? listed.value : [home, ...listed.value] };
}

function currencyOf({ Code, Name, Active }: z.infer<typeof currencySchema>): LedgerReference {
  return {
    kind: 'currency',
    code: Code,
    ledgerId: null,
    name: Name ?? Code,
    isActive: Active ?? true,
    details: {},
  };
}
