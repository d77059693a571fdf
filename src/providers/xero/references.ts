/** What invoices refer to at Xero: accounts, tax rates, items, currencies, tracking categories, branding themes. */
import { z } from 'zod';
import { decimal, flag, listOf, optionalText } from '../../lib/exact-json.ts';
import type { LedgerReference, LedgerReferenceDetails } from '../provider.ts';
import type { Query } from './call.ts';

/** One list of Xero's, and how each of its elements becomes a reference. None of these lists has pages. */
export type ReferenceList = {
  readonly path: string;
  readonly query: Query;
  /** Throws a ZodError for an element of another shape. */
  readonly read: (wire: unknown) => LedgerReference;
};

/** Every list, archived elements included. Each is also the name of the array in its answer. */
export const referenceLists: readonly ReferenceList[] = [
  { path: 'Accounts', query: {}, read: accountOf },
  { path: 'TaxRates', query: {}, read: taxRateOf },
  { path: 'Items', query: { unitdp: '4' }, read: itemOf },
  { path: 'Currencies', query: {}, read: currencyOf },
  { path: 'TrackingCategories', query: { includeArchived: 'true' }, read: trackingCategoryOf },
  { path: 'BrandingThemes', query: {}, read: brandingThemeOf },
];

const accountSchema = z.object({
  AccountID: z.string(),
  Code: optionalText,
  Name: z.string(),
  Type: optionalText,
  Class: optionalText,
  Status: optionalText,
  TaxType: optionalText,
  SystemAccount: optionalText,
  CurrencyCode: optionalText,
  EnablePaymentsToAccount: flag.nullish(),
});

// A bank account may have no code; its id stands in, and payments name it by that.
function accountOf(wire: unknown): LedgerReference {
  const account = accountSchema.parse(wire);
  return {
    kind: 'account',
    code: account.Code ?? account.AccountID,
    ledgerId: account.AccountID,
    name: account.Name,
    isActive: isActive(account),
    details: {
      ...known({
        type: account.Type,
        class: account.Class,
        taxType: account.TaxType,
        systemAccount: account.SystemAccount,
        currency: account.CurrencyCode,
      }),
      isRevenue: account.Class === 'REVENUE',
      acceptsPayments: account.Type === 'BANK' || account.EnablePaymentsToAccount === true,
    },
  };
}

const taxRateSchema = z.object({
  Name: z.string(),
  TaxType: z.string(),
  Status: optionalText,
  EffectiveRate: decimal.nullish(),
  DisplayTaxRate: decimal.nullish(),
  CanApplyToRevenue: flag.nullish(),
});

function taxRateOf(wire: unknown): LedgerReference {
  const taxRate = taxRateSchema.parse(wire);
  return {
    kind: 'taxRate',
    code: taxRate.TaxType,
    ledgerId: null,
    name: taxRate.Name,
    isActive: taxRate.Status === null || taxRate.Status === 'ACTIVE',
    details: {
      ...known({ rate: taxRate.EffectiveRate ?? taxRate.DisplayTaxRate ?? null }),
      appliesToRevenue: taxRate.CanApplyToRevenue ?? true,
    },
  };
}

const itemSchema = z.object({
  ItemID: optionalText,
  Code: z.string(),
  Name: optionalText,
  IsSold: flag.nullish(),
  SalesDetails: z
    .object({ UnitPrice: decimal.nullish(), AccountCode: optionalText, TaxType: optionalText })
    .nullish(),
});

// Xero does not archive items; one that is bought only cannot stand on an invoice.
function itemOf(wire: unknown): LedgerReference {
  const item = itemSchema.parse(wire);
  return {
    kind: 'item',
    code: item.Code,
    ledgerId: item.ItemID,
    name: item.Name ?? item.Code,
    isActive: item.IsSold ?? true,
    details: known({
      unitPrice: item.SalesDetails?.UnitPrice ?? null,
      accountCode: item.SalesDetails?.AccountCode ?? null,
      taxType: item.SalesDetails?.TaxType ?? null,
    }),
  };
}

function currencyOf(wire: unknown): LedgerReference {
  const currency = z.object({ Code: z.string(), Description: optionalText }).parse(wire);
  return {
    kind: 'currency',
    code: currency.Code,
    ledgerId: null,
    name: currency.Description ?? currency.Code,
    isActive: true,
    details: {},
  };
}

const trackingCategorySchema = z.object({
  TrackingCategoryID: z.string(),
  Name: z.string(),
  Status: optionalText,
  Options: listOf(z.object({ TrackingOptionID: z.string(), Name: z.string(), Status: optionalText })),
});

function trackingCategoryOf(wire: unknown): LedgerReference {
  const category = trackingCategorySchema.parse(wire);
  return {
    kind: 'trackingCategory',
    code: category.TrackingCategoryID,
    ledgerId: category.TrackingCategoryID,
    name: category.Name,
    isActive: isActive(category),
    details: {
      options: category.Options.map((option) => ({
        ledgerId: option.TrackingOptionID,
        name: option.Name,
        isActive: isActive(option),
      })),
    },
  };
}

function isActive({ Status }: { readonly Status: string | null }): boolean {
  return Status === null || Status === 'ACTIVE';
}

const brandingThemeSchema = z.object({ BrandingThemeID: z.string(), Name: z.string() });

function brandingThemeOf(wire: unknown): LedgerReference {
  const theme = brandingThemeSchema.parse(wire);
  return {
    kind: 'brandingTheme',
    code: theme.BrandingThemeID,
    ledgerId: theme.BrandingThemeID,
    name: theme.Name,
    isActive: true,
    details: {},
  };
}

type TextDetails = Pick<
  LedgerReferenceDetails,
  'type' | 'class' | 'taxType' | 'systemAccount' | 'rate' | 'unitPrice' | 'accountCode' | 'currency'
>;

// Absent, not undefined: what Xero does not say is not there.
function known(texts: { readonly [K in keyof TextDetails]?: string | null }): TextDetails {
  return Object.fromEntries(Object.entries(texts).filter(([, text]) => text !== null && text !== undefined));
}
