/** How a company looks at QuickBooks: what it is, and what it prefers. Two records, read one after the other. */
import { z } from 'zod';
import { optionalText } from '../../lib/exact-json.ts';
import type { LedgerOrganisation, Outcome } from '../provider.ts';
import type { Caller } from './call.ts';

/** What calls must know of a company's preferences. */
export type Preferences = {
  readonly homeCurrency: string;
  readonly isMultiCurrency: boolean;
  /** Sales tax is worked out by QuickBooks from addresses (the US alone). */
  readonly countsSalesTax: boolean;
  /** People number documents themselves; QuickBooks numbers none. */
  readonly hasOwnNumbers: boolean;
  readonly closingDate: string | null;
  readonly firstMonth: string | null;
};

export async function readOrganisation(
  call: Caller,
  companyId: string,
): Promise<Outcome<LedgerOrganisation>> {
  const company = await call({
    operation: 'organisation',
    method: 'GET',
    path: `companyinfo/${encodeURIComponent(companyId)}`,
    read: (json) => z.object({ CompanyInfo: companySchema }).parse(json).CompanyInfo,
  });
  if (!company.ok) return company;
  const preferences = await readPreferences(call);
  if (!preferences.ok) return preferences;
  return { ok: true, value: organisationOf(companyId, company.value, preferences.value) };
}

export function readPreferences(call: Caller): Promise<Outcome<Preferences>> {
  return call({
    operation: 'preferences',
    method: 'GET',
    path: 'preferences',
    read: (json) => preferencesOf(z.object({ Preferences: z.unknown() }).parse(json).Preferences),
  });
}

const companySchema = z.object({
  CompanyName: z.string(),
  Country: optionalText,
  FiscalYearStartMonth: optionalText,
  DefaultTimeZone: optionalText,
});

function organisationOf(
  companyId: string,
  company: z.infer<typeof companySchema>,
  preferences: Preferences,
): LedgerOrganisation {
  const country = countryOf(company.Country);
  return {
    organisationId: companyId,
    name: company.CompanyName,
    country,
    baseCurrency: preferences.homeCurrency,
    timeZone: zoneOf(company.DefaultTimeZone, country),
    numbersInvoices: !preferences.hasOwnNumbers,
    countsSalesTax: preferences.countsSalesTax,
    // Links name the company by the same id.
    shortCode: companyId,
    periodLockDate: preferences.closingDate,
    yearEndLockDate: null,
    yearEnd: yearEndOf(company.FiscalYearStartMonth ?? preferences.firstMonth),
  };
}

// Sales forms have a preference of their own in some countries only: what is unsaid is off.
const preferencesSchema = z.object({
  AccountingInfoPrefs: z
    .object({ BookCloseDate: optionalText, FirstMonthOfFiscalYear: optionalText })
    .nullish(),
  SalesFormsPrefs: z.object({ CustomTxnNumbers: z.boolean().nullish() }).nullish(),
  CurrencyPrefs: z.object({
    MultiCurrencyEnabled: z.boolean().nullish(),
    HomeCurrency: z.union([z.object({ value: z.string() }), z.string().transform((value) => ({ value }))]),
  }),
  TaxPrefs: z.object({ PartnerTaxEnabled: z.boolean().nullish() }).nullish(),
});

export function preferencesOf(wire: unknown): Preferences {
  const preferences = preferencesSchema.parse(wire);
  return {
    homeCurrency: preferences.CurrencyPrefs.HomeCurrency.value,
    isMultiCurrency: preferences.CurrencyPrefs.MultiCurrencyEnabled ?? false,
    countsSalesTax: preferences.TaxPrefs?.PartnerTaxEnabled ?? false,
    hasOwnNumbers: preferences.SalesFormsPrefs?.CustomTxnNumbers ?? false,
    closingDate: preferences.AccountingInfoPrefs?.BookCloseDate?.slice(0, 10) ?? null,
    firstMonth: preferences.AccountingInfoPrefs?.FirstMonthOfFiscalYear ?? null,
  };
}

const otherNames: Readonly<Record<string, string>> = { USA: 'US', UK: 'GB' };

function countryOf(text: string | null): string {
  const country = (text ?? '').trim().toUpperCase();
  const known = otherNames[country] ?? country;
  return /^[A-Z]{2}$/.test(known) ? known : 'US';
}

const zones: Readonly<Record<string, string>> = { US: 'America/Los_Angeles', GB: 'Europe/London' };

/** Most companies name their zone; where one does not, that of where QuickBooks or the country counts from. */
function zoneOf(text: string | null, country: string): string {
  return text !== null && isZone(text) ? text : (zones[country] ?? 'UTC');
}

function isZone(text: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: text }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

const months = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];
const lastDays = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** The day before its year begins. */
function yearEndOf(firstMonth: string | null): LedgerOrganisation['yearEnd'] {
  const first = months.indexOf((firstMonth ?? '').toLowerCase());
  if (first === -1) return null;
  const last = (first + 11) % 12;
  return { day: lastDays[last] ?? 31, month: last + 1 };
}
