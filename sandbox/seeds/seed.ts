/** What a practice organisation is made of, and how it is planted. Ids come from names, so that they never change. */

import { idOf } from '../chance.ts';
import type { AccountGroup, ContactRecord, TaxRateRecord } from '../records.ts';
import type { TenantTables } from '../tables.ts';
import type { World } from '../world.ts';
import { CLASSES } from '../xero/accounts.ts';
import { addCurrency } from '../xero/currencies.ts';
import { openLedger, PERSON } from '../xero/ledger.ts';
import { emptyContact } from '../xero/save-contact.ts';
import { CHART } from './chart.ts';
import { CONTACTS } from './contacts.ts';

export interface TaxSeed {
  readonly taxType: string;
  readonly name: string;
  readonly side: 'sales' | 'purchases' | 'both' | 'imports';
  readonly reportTaxType: string;
  readonly parts: readonly (readonly [name: string, rate: string])[];
  readonly isCustom?: boolean;
}

export interface OrganisationSeed {
  /** Short and lasting: ids are made from it. */
  readonly key: string;
  readonly name: string;
  readonly countryCode: string;
  readonly baseCurrency: string;
  readonly timezone: string;
  readonly zone: string;
  readonly financialYearEnd: readonly [day: number, month: number];
  readonly shortCode: string;
  readonly salesTaxPeriod: string;
  readonly taxNumber: string;
  readonly taxRates: readonly TaxSeed[];
  /** The tax type of sales accounts, of expense accounts, and of what bears none. */
  readonly taxTypes: { readonly sales: string; readonly purchases: string; readonly none: string };
  readonly currencies: readonly string[];
}

const CREATED_AT = Date.UTC(2024, 0, 15, 9, 30);

export function plant(world: World, seed: OrganisationSeed): void {
  const tenantId = idOf('organisation', seed.key);
  const [financialYearEndDay, financialYearEndMonth] = seed.financialYearEnd;
  world.app.organisations.put(tenantId, {
    tenantId,
    name: seed.name,
    legalName: `${seed.name} (practice only)`,
    countryCode: seed.countryCode,
    version: seed.countryCode === 'GB' ? 'UK' : seed.countryCode,
    baseCurrency: seed.baseCurrency,
    timezone: seed.timezone,
    zone: seed.zone,
    shortCode: seed.shortCode,
    financialYearEndDay,
    financialYearEndMonth,
    salesTaxBasis: 'ACCRUALS',
    salesTaxPeriod: seed.salesTaxPeriod,
    taxNumber: seed.taxNumber,
    isDemoCompany: false,
    invoicePrefix: 'INV-',
    createdAt: CREATED_AT,
  });
  const tables = world.tenant(tenantId);
  for (const rate of seed.taxRates) tables.taxRates.put(rate.taxType, taxRate(rate));
  plantChart(tables, seed);
  plantItems(tables, seed);
  plantNames(tables, seed);
  for (const contact of CONTACTS) {
    const record = contactOf(seed, contact);
    tables.contacts.put(record.contactId, record);
  }
  const ledger = openLedger(world, tenantId, PERSON);
  for (const code of [seed.baseCurrency, ...seed.currencies]) if (ledger) addCurrency(ledger, code);
}

const SIDES: Readonly<Record<TaxSeed['side'], readonly AccountGroup[]>> = {
  sales: ['Assets', 'Equity', 'Liabilities', 'Revenue'],
  purchases: ['Assets', 'Equity', 'Expenses', 'Liabilities'],
  both: ['Assets', 'Equity', 'Expenses', 'Liabilities', 'Revenue'],
  imports: ['Liabilities'],
};

function taxRate(seed: TaxSeed): TaxRateRecord {
  return {
    taxType: seed.taxType,
    name: seed.name,
    status: 'ACTIVE',
    reportTaxType: seed.reportTaxType,
    components: seed.parts.map(([name, rate]) => ({
      name,
      rate,
      isCompound: false,
      isNonRecoverable: false,
    })),
    appliesTo: SIDES[seed.side],
    isSystem: seed.isCustom !== true,
  };
}

function plantChart(tables: TenantTables, seed: OrganisationSeed): void {
  for (const [code, name, type, tax, extra] of CHART) {
    const accountId = idOf('account', seed.key, code);
    tables.accounts.put(accountId, {
      accountId,
      code,
      name,
      type,
      class: CLASSES[type] ?? 'EXPENSE',
      taxType: seed.taxTypes[tax],
      status: extra?.isArchived ? 'ARCHIVED' : 'ACTIVE',
      description: `${name} (practice)`,
      enablePaymentsToAccount: extra?.takesPayments ?? false,
      showInExpenseClaims: false,
      ...(extra?.system && { systemAccount: extra.system }),
      ...(type === 'BANK' && {
        bankAccountNumber: `00-0000-${code.padStart(7, '0')}-00`,
        bankAccountType: 'BANK',
        currencyCode: seed.baseCurrency,
      }),
      updatedAt: CREATED_AT,
    });
  }
}

function plantItems(tables: TenantTables, seed: OrganisationSeed): void {
  const items = [
    ['TEE', 'Printed T-shirt', '18.50'],
    ['HOODIE', 'Embroidered hoodie', '42.00'],
    ['CAP', 'Embroidered cap', '15.00'],
    ['SETUP', 'Screen set-up', '35.00'],
    ['FREIGHT', 'Freight', '12.00'],
  ] as const;
  for (const [code, name, unitPrice] of items) {
    const itemId = idOf('item', seed.key, code);
    const sales = { unitPrice, accountCode: '200', taxType: seed.taxTypes.sales };
    tables.items.put(itemId, {
      itemId,
      code,
      name,
      description: name,
      purchaseDescription: name,
      isSold: true,
      isPurchased: true,
      sales,
      purchase: { accountCode: '310', taxType: seed.taxTypes.purchases },
      updatedAt: CREATED_AT,
    });
  }
}

/** Tracking categories and branding themes. */
function plantNames(tables: TenantTables, seed: OrganisationSeed): void {
  const categories = { Region: ['North', 'South'], Channel: ['Schools', 'Clubs', 'Web'] };
  for (const [name, options] of Object.entries(categories)) {
    const trackingCategoryId = idOf('tracking', seed.key, name);
    tables.trackingCategories.put(trackingCategoryId, {
      trackingCategoryId,
      name,
      status: 'ACTIVE',
      options: options.map((option) => ({
        trackingOptionId: idOf('tracking', seed.key, name, option),
        name: option,
        status: 'ACTIVE' as const,
      })),
    });
  }
  for (const [sortOrder, name] of ['Standard', 'Deposit invoice'].entries()) {
    const brandingThemeId = idOf('theme', seed.key, name);
    tables.brandingThemes.put(brandingThemeId, { brandingThemeId, name, sortOrder, createdAt: CREATED_AT });
  }
}

function contactOf(seed: OrganisationSeed, contact: (typeof CONTACTS)[number]): ContactRecord {
  return {
    ...emptyContact(idOf('contact', seed.key, contact.name), contact.name),
    ...(contact.isArchived && { status: 'ARCHIVED' as const }),
    emailAddress: contact.email,
    firstName: contact.firstName,
    lastName: contact.lastName,
    ...(contact.salesTerms && { salesTerms: contact.salesTerms }),
    isCustomer: contact.isCustomer ?? true,
    isSupplier: contact.isCustomer === false,
    updatedAt: CREATED_AT,
  };
}
