/** What the contract has to know of a company that nobody described to it: read from its own books. */
import type { LedgerHarness } from '../../contract/harness.ts';
import { recordAt, recordsIn, textAt, type Wire } from '../records.ts';
import type { RawClient } from './raw-client.ts';

type Organisation = LedgerHarness['organisation'];

/** @param told as the adapter understood it: nobody else translates it */
export async function organisationFacts(
  raw: RawClient,
  id: string,
  told: Pick<Organisation, 'timeZone'>,
): Promise<Organisation> {
  const info = await raw.read('CompanyInfo', id);
  const preferences = await raw.read('Preferences');
  const accounts = await raw.list('Account');
  const baseCurrency = textAt(preferences, 'CurrencyPrefs.HomeCurrency.value');
  const country = countryOf(textAt(info, 'Country'));
  const [customer] = await raw.list('Customer');
  return {
    id,
    name: textAt(info, 'CompanyName'),
    country,
    timeZone: told.timeZone,
    baseCurrency,
    countsSalesTax: textAt(preferences, 'TaxPrefs.PartnerTaxEnabled') === 'true',
    ...salesOf(accounts, await raw.list('Item')),
    ...(await taxOf(raw, country, preferences)),
    missing: { itemCode: NO_ID },
    missingAccount: NO_ID,
    bankAccount: bankOf(accounts, baseCurrency),
    contactName: textAt(customer, 'DisplayName'),
    missingCurrency: await missingCurrency(raw, preferences),
    yearEnd: yearEndOf(textAt(info, 'FiscalYearStartMonth')),
  };
}

/** More than any company counts up to. */
const NO_ID = '999999999';

const countryOf = (named: string): string =>
  ({ USA: 'US', UK: 'GB' })[named.toUpperCase()] ?? (named === '' ? 'US' : named.toUpperCase());

/** A service of an account of income: a line names the one, and is booked to the other. */
function salesOf(accounts: readonly Wire[], items: readonly Wire[]) {
  const income = new Set(
    accounts.filter((each) => textAt(each, 'AccountType') === 'Income').map((each) => textAt(each, 'Id')),
  );
  const item = items.find(
    (each) => textAt(each, 'Type') === 'Service' && income.has(textAt(each, 'IncomeAccountRef.value')),
  );
  if (item === undefined) throw new Error('The company sells no service of an income account');
  return { salesItem: textAt(item, 'Id'), salesAccount: textAt(item, 'IncomeAccountRef.value') };
}

/** A tax with a rate if there is one: totals without tax would prove less. */
async function taxOf(raw: RawClient, country: string, preferences: Wire) {
  const counted = textAt(preferences, 'TaxPrefs.PartnerTaxEnabled') === 'true';
  const untaxed = { salesTax: 'NON', salesTaxPercent: '0' };
  // QuickBooks works the tax out from addresses: what is to come of it nobody can say beforehand.
  if (counted) return untaxed;
  const rates = new Map(
    (await raw.list('TaxRate')).map((rate) => [textAt(rate, 'Id'), Number(textAt(rate, 'RateValue'))]),
  );
  const offers = (await raw.list('TaxCode'))
    .filter((code) => !['TAX', 'NON'].includes(textAt(code, 'Id')) && textAt(code, 'Hidden') !== 'true')
    .map((code) => ({ salesTax: textAt(code, 'Id'), percent: percentOf(code, rates) }));
  const offer = offers.find(({ percent }) => percent > 0) ?? offers.find(({ percent }) => percent === 0);
  if (offer === undefined && country === 'US') return untaxed;
  if (offer === undefined) throw new Error('The company has no tax code with rates for sales');
  return { salesTax: offer.salesTax, salesTaxPercent: String(Number(offer.percent.toFixed(6))) };
}

/** The rates of a code together; NaN where it has none for sales. */
function percentOf(code: Wire, rates: ReadonlyMap<string, number>): number {
  const parts = recordsIn(recordAt(code, 'SalesTaxRateList'), 'TaxRateDetail');
  if (parts.length === 0) return Number.NaN;
  return parts.reduce((sum, part) => sum + (rates.get(textAt(part, 'TaxRateRef.value')) ?? Number.NaN), 0);
}

function bankOf(accounts: readonly Wire[], currency: string): string {
  const bank = accounts.find(
    (each) =>
      textAt(each, 'AccountType') === 'Bank' && [currency, ''].includes(textAt(each, 'CurrencyRef.value')),
  );
  if (bank === undefined) throw new Error('The company has no bank account in its own currency');
  return textAt(bank, 'Id');
}

async function missingCurrency(raw: RawClient, preferences: Wire): Promise<string> {
  const isMulti = textAt(preferences, 'CurrencyPrefs.MultiCurrencyEnabled') === 'true';
  const known = new Set(
    isMulti ? (await raw.list('CompanyCurrency')).map((each) => textAt(each, 'Code')) : [],
  );
  const missing = ['ISK', 'MWK', 'XPF'].find((code) => !known.has(code));
  if (missing === undefined) throw new Error('The company knows every currency that could be missing');
  return missing;
}

/** The last day of the month before the one in which the year begins. */
function yearEndOf(firstMonth: string): Organisation['yearEnd'] {
  const first = new Date(`${firstMonth} 1, 2001 00:00:00 UTC`);
  const last = new Date(first.getTime() - 86_400_000);
  return { day: last.getUTCDate(), month: last.getUTCMonth() + 1 };
}
