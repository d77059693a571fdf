/** The practice organisations: one for each country whose tax rules differ. */

import type { OrganisationSeed, TaxSeed } from './seed.ts';

type Parts = TaxSeed['parts'];

const tax = (
  taxType: string,
  name: string,
  side: TaxSeed['side'],
  reportTaxType: string,
  parts: Parts,
): TaxSeed => ({
  taxType,
  name,
  side,
  reportTaxType,
  parts,
});
const gst = (rate: string): Parts => [['GST', rate]];
const vat = (rate: string): Parts => [['VAT', rate]];

const AUSTRALIA: OrganisationSeed = {
  key: 'au',
  name: 'Practice Apparel (AU)',
  countryCode: 'AU',
  baseCurrency: 'AUD',
  timezone: 'AUSEASTERNSTANDARDTIME',
  zone: 'Australia/Sydney',
  financialYearEnd: [30, 6],
  shortCode: '!PrAU1',
  salesTaxPeriod: 'QUARTERLY',
  taxNumber: '00 000 000 000',
  taxTypes: { sales: 'OUTPUT', purchases: 'INPUT', none: 'BASEXCLUDED' },
  currencies: ['NZD', 'USD'],
  taxRates: [
    tax('OUTPUT', 'GST on Income', 'sales', 'OUTPUT', gst('10')),
    tax('INPUT', 'GST on Expenses', 'purchases', 'INPUT', gst('10')),
    tax('CAPEXINPUT', 'GST on Capital', 'purchases', 'INPUT', gst('10')),
    tax('EXEMPTOUTPUT', 'GST Free Income', 'sales', 'EXEMPTOUTPUT', gst('0')),
    tax('EXEMPTEXPENSES', 'GST Free Expenses', 'purchases', 'EXEMPTEXPENSES', gst('0')),
    tax('EXEMPTEXPORT', 'GST Free Exports', 'sales', 'EXEMPTEXPORT', gst('0')),
    tax('INPUTTAXED', 'Input Taxed', 'both', 'INPUTTAXED', gst('0')),
    tax('BASEXCLUDED', 'BAS Excluded', 'both', 'BASEXCLUDED', gst('0')),
    tax('GSTONIMPORTS', 'GST on Imports', 'imports', 'GSTONIMPORTS', gst('0')),
  ],
};

const NEW_ZEALAND: OrganisationSeed = {
  key: 'nz',
  name: 'Practice Apparel (NZ)',
  countryCode: 'NZ',
  baseCurrency: 'NZD',
  timezone: 'NEWZEALANDSTANDARDTIME',
  zone: 'Pacific/Auckland',
  financialYearEnd: [31, 3],
  shortCode: '!PrNZ1',
  salesTaxPeriod: 'TWOMONTHS',
  taxNumber: '000-000-000',
  taxTypes: { sales: 'OUTPUT2', purchases: 'INPUT2', none: 'NONE' },
  currencies: ['AUD', 'USD'],
  taxRates: [
    tax('OUTPUT2', '15% GST on Income', 'sales', 'OUTPUT', gst('15')),
    tax('INPUT2', '15% GST on Expenses', 'purchases', 'INPUT', gst('15')),
    tax('ZERORATED', 'Zero Rated', 'sales', 'OUTPUT', gst('0')),
    tax('NONE', 'No GST', 'both', 'NONE', gst('0')),
    tax('GSTONIMPORTS', 'GST on Imports', 'imports', 'GSTONIMPORTS', gst('0')),
  ],
};

const UNITED_KINGDOM: OrganisationSeed = {
  key: 'uk',
  name: 'Practice Apparel (UK)',
  countryCode: 'GB',
  baseCurrency: 'GBP',
  timezone: 'GMTSTANDARDTIME',
  zone: 'Europe/London',
  financialYearEnd: [31, 3],
  shortCode: '!PrUK1',
  salesTaxPeriod: 'QUARTERLY',
  taxNumber: 'GB000000000',
  taxTypes: { sales: 'OUTPUT2', purchases: 'INPUT2', none: 'NONE' },
  currencies: ['EUR', 'USD'],
  taxRates: [
    tax('OUTPUT2', '20% (VAT on Income)', 'sales', 'OUTPUT', vat('20')),
    tax('INPUT2', '20% (VAT on Expenses)', 'purchases', 'INPUT', vat('20')),
    tax('RROUTPUT', '5% (VAT on Income)', 'sales', 'OUTPUT', vat('5')),
    tax('RRINPUT', '5% (VAT on Expenses)', 'purchases', 'INPUT', vat('5')),
    tax('ZERORATEDOUTPUT', 'Zero Rated Income', 'sales', 'OUTPUT', vat('0')),
    tax('ZERORATEDINPUT', 'Zero Rated Expenses', 'purchases', 'INPUT', vat('0')),
    tax('EXEMPTOUTPUT', 'Exempt Income', 'sales', 'EXEMPTOUTPUT', vat('0')),
    tax('EXEMPTINPUT', 'Exempt Expenses', 'purchases', 'EXEMPTINPUT', vat('0')),
    tax('NONE', 'No VAT', 'both', 'NONE', vat('0')),
    tax('GSTONIMPORTS', 'VAT on Imports', 'imports', 'GSTONIMPORTS', vat('0')),
  ],
};

const UNITED_STATES: OrganisationSeed = {
  key: 'us',
  name: 'Practice Apparel (US)',
  countryCode: 'US',
  baseCurrency: 'USD',
  timezone: 'EASTERNSTANDARDTIME',
  zone: 'America/New_York',
  financialYearEnd: [31, 12],
  shortCode: '!PrUS1',
  salesTaxPeriod: 'QUARTERLY1',
  taxNumber: '00-0000000',
  taxTypes: { sales: 'OUTPUT', purchases: 'INPUT', none: 'NONE' },
  currencies: ['CAD', 'EUR'],
  taxRates: [
    tax('OUTPUT', 'Tax on Sales', 'sales', 'OUTPUT', [['Tax', '0']]),
    tax('INPUT', 'Tax on Purchases', 'purchases', 'INPUT', [['Tax', '0']]),
    tax('NONE', 'Tax Exempt', 'both', 'NONE', [['Tax', '0']]),
    tax('GSTONIMPORTS', 'Sales Tax on Imports', 'imports', 'GSTONIMPORTS', [['Tax', '0']]),
    {
      ...tax('TAX001', 'Practice City Sales Tax', 'both', 'OUTPUT', [
        ['State', '4'],
        ['City', '4.5'],
        ['District', '0.375'],
      ]),
      isCustom: true,
    },
  ],
};

export const ORGANISATIONS: readonly OrganisationSeed[] = [
  AUSTRALIA,
  NEW_ZEALAND,
  UNITED_KINGDOM,
  UNITED_STATES,
];
