/** Currencies of a company: its home currency, and what a customer in another one adds to its list. */

import type { Company } from './company.ts';
import { businessRule, Refusal } from './faults-wire.ts';
import { type Json, type Ref, refOf } from './json.ts';

const NAMES: Readonly<Record<string, string>> = {
  USD: 'United States Dollar',
  GBP: 'British Pound Sterling',
  EUR: 'Euro',
  CAD: 'Canadian Dollar',
  AUD: 'Australian Dollar',
  NZD: 'New Zealand Dollar',
  JPY: 'Japanese Yen',
  CHF: 'Swiss Franc',
  SEK: 'Swedish Krona',
  NOK: 'Norwegian Krone',
  DKK: 'Danish Krone',
  SGD: 'Singapore Dollar',
  HKD: 'Hong Kong Dollar',
  ZAR: 'South African Rand',
  INR: 'Indian Rupee',
  MXN: 'Mexican Peso',
};

export const isCurrency = (code: string): boolean => Object.hasOwn(NAMES, code);

export const currencyRef = (code: string): Ref => ({ value: code, name: NAMES[code] ?? code });

/** The currency that `CurrencyRef` asks for, the home currency without one; a new one joins the company's list. */
export function currencyFor(company: Company, fields: Json): Ref {
  const home = company.homeCurrency();
  const code = refOf(fields, 'CurrencyRef') ?? home;
  if (!isCurrency(code)) throw new Refusal('2220', `Invalid Currency Type : ${code}`, 'CurrencyRef');
  if (code !== home) {
    if (!company.isMultiCurrency())
      throw businessRule('Multicurrency is not turned on for this company.', 'CurrencyRef'); // ours
    addCurrency(company, code);
  }
  return currencyRef(code);
}

export function addCurrency(company: Company, code: string): void {
  const currencies = company.table('CompanyCurrency');
  const isKnown = currencies.all().some(({ Code }) => Code === code);
  if (!isKnown) currencies.insert({ Code: code, Name: NAMES[code] ?? code, Active: true });
}
