/** The practice companies: one for each way in which QuickBooks taxes. */

export interface TaxCodeSeed {
  readonly id?: string;
  readonly name: string;
  readonly rates: readonly (readonly [name: string, percent: number])[];
  readonly isTaxable?: boolean;
  readonly isPurchases?: boolean;
}

export interface CompanySeed {
  readonly key: string;
  readonly realmId: string;
  readonly name: string;
  readonly country: 'US' | 'GB';
  readonly homeCurrency: string;
  readonly isMultiCurrency: boolean;
  /** Automated sales tax: rates come from the addresses, whatever the app sends. */
  readonly isAutomatedTax: boolean;
  readonly city: string;
  readonly postalCode: string;
  readonly region?: string;
  readonly agency: string;
  readonly taxCodes: readonly TaxCodeSeed[];
  readonly currencies: readonly string[];
}

const US_PSEUDO_CODES: readonly TaxCodeSeed[] = [
  { id: 'TAX', name: 'TAX', rates: [], isTaxable: true },
  { id: 'NON', name: 'NON', rates: [] },
  { id: 'CustomSalesTax', name: 'CustomSalesTax', rates: [], isTaxable: true },
];

export const COMPANIES: readonly CompanySeed[] = [
  {
    key: 'us',
    realmId: '9130350000000101',
    name: 'Practice Apparel (US, QuickBooks)',
    country: 'US',
    homeCurrency: 'USD',
    isMultiCurrency: true,
    isAutomatedTax: false,
    city: 'Practice City',
    postalCode: '94000',
    region: 'CA',
    agency: 'Practice State Tax Agency',
    taxCodes: [
      ...US_PSEUDO_CODES,
      {
        name: 'Practice City',
        rates: [
          ['Practice State', 6],
          ['Practice City Local', 2.375],
        ],
        isTaxable: true,
      },
      { name: 'Practice County', rates: [['Practice County', 7.25]], isTaxable: true },
    ],
    currencies: ['EUR', 'GBP', 'CAD'],
  },
  {
    key: 'uk',
    realmId: '9130350000000202',
    name: 'Practice Apparel (UK, QuickBooks)',
    country: 'GB',
    homeCurrency: 'GBP',
    isMultiCurrency: true,
    isAutomatedTax: false,
    city: 'Practice Town',
    postalCode: 'PR1 1CE',
    agency: 'Practice Revenue',
    taxCodes: [
      { name: '20.0% S', rates: [['20.0% S', 20]], isTaxable: true, isPurchases: true },
      { name: '5.0% R', rates: [['5.0% R', 5]], isTaxable: true, isPurchases: true },
      { name: '0.0% Z', rates: [['0.0% Z', 0]], isTaxable: true, isPurchases: true },
      { name: 'Exempt', rates: [['Exempt', 0]], isTaxable: true, isPurchases: true },
      { name: 'No VAT', rates: [['No VAT', 0]], isTaxable: false, isPurchases: true },
    ],
    currencies: ['EUR', 'USD'],
  },
  {
    key: 'us-single',
    realmId: '9130350000000303',
    name: 'Practice Prints (US, one currency, QuickBooks)',
    country: 'US',
    homeCurrency: 'USD',
    isMultiCurrency: false,
    isAutomatedTax: true,
    city: 'Practice Falls',
    postalCode: '10000',
    region: 'NY',
    agency: 'Practice State Department of Taxation',
    taxCodes: [
      ...US_PSEUDO_CODES,
      { name: 'Automated sales tax', rates: [['Practice State automated', 8]], isTaxable: true },
    ],
    currencies: [],
  },
];
