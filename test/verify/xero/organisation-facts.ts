/** What the contract has to know of an organisation that nobody described to it: read from its own books. */
import type { LedgerHarness } from '../../contract/harness.ts';
import { firstIn, recordsIn, textAt, type Wire } from '../records.ts';
import type { RawClient } from './raw-client.ts';

/** @param timeZone as the adapter understood it: nobody else translates it */
export async function organisationFacts(
  raw: RawClient,
  id: string,
  timeZone: string,
): Promise<LedgerHarness['organisation']> {
  const organisation = firstIn(await raw.ask('GET', 'Organisation'), 'Organisations');
  const accounts = recordsIn(await raw.ask('GET', 'Accounts'), 'Accounts');
  const rates = recordsIn(await raw.ask('GET', 'TaxRates'), 'TaxRates');
  const currencies = recordsIn(await raw.ask('GET', 'Currencies'), 'Currencies');
  const contacts = recordsIn(await raw.ask('GET', 'Contacts?page=1&pageSize=20'), 'Contacts');
  const baseCurrency = textAt(organisation, 'BaseCurrency');
  return {
    id,
    name: textAt(organisation, 'Name'),
    country: textAt(organisation, 'CountryCode'),
    timeZone,
    baseCurrency,
    countsSalesTax: false,
    ...salesOf(accounts, rates),
    salesItem: null,
    missing: { accountCode: freeCode(accounts) },
    missingAccount: freeCode(accounts),
    bankAccount: bankOf(accounts, baseCurrency),
    contactName: textAt(contacts.find(isActive('ContactStatus')), 'Name'),
    missingCurrency: missingCurrency(currencies),
    yearEnd: {
      day: Number(textAt(organisation, 'FinancialYearEndDay')),
      month: Number(textAt(organisation, 'FinancialYearEndMonth')),
    },
  };
}

const isActive = (field: string) => (record: Wire) => textAt(record, field) === 'ACTIVE';

/** A taxed account if there is one: totals without tax would prove less. */
function salesOf(accounts: readonly Wire[], rates: readonly Wire[]) {
  const offers = accounts
    .filter((each) => isActive('Status')(each) && ['REVENUE', 'SALES'].includes(textAt(each, 'Type')))
    .map((account) => {
      const salesTax = textAt(account, 'TaxType');
      const rate = rates.find((each) => textAt(each, 'TaxType') === salesTax);
      const salesTaxPercent = textAt(rate, 'EffectiveRate') || '0';
      return { salesAccount: textAt(account, 'Code'), salesTax, salesTaxPercent };
    })
    .filter(({ salesAccount }) => salesAccount !== '');
  const offer = offers.find(({ salesTaxPercent }) => Number(salesTaxPercent) > 0) ?? offers[0];
  if (offer === undefined) throw new Error('The organisation has no revenue account');
  return offer;
}

function bankOf(accounts: readonly Wire[], currency: string): string {
  const bank = accounts.find(
    (each) =>
      isActive('Status')(each) &&
      textAt(each, 'Type') === 'BANK' &&
      textAt(each, 'Code') !== '' &&
      [currency, ''].includes(textAt(each, 'CurrencyCode')),
  );
  if (bank === undefined) throw new Error('The organisation has no bank account with a code');
  return textAt(bank, 'Code');
}

function freeCode(accounts: readonly Wire[]): string {
  const taken = new Set(accounts.map((each) => textAt(each, 'Code')));
  for (let code = 999; code > 900; code--) if (!taken.has(`${code}`)) return `${code}`;
  throw new Error('No code between 900 and 1000 is free');
}

function missingCurrency(currencies: readonly Wire[]): string {
  const known = new Set(currencies.map((each) => textAt(each, 'Code')));
  const missing = ['ISK', 'MWK', 'XPF'].find((code) => !known.has(code));
  if (missing === undefined) throw new Error('The organisation knows every currency that could be missing');
  return missing;
}
