/** Plainly made-up accounts, items, terms and customers, alike in every practice company. */

export const ACCOUNTS: readonly (readonly [name: string, type: string, subType: string, number: string])[] = [
  ['Checking', 'Bank', 'Checking', '1000'],
  ['Savings', 'Bank', 'Savings', '1010'],
  ['Accounts Receivable (A/R)', 'Accounts Receivable', 'AccountsReceivable', '1100'],
  ['Undeposited Funds', 'Other Current Asset', 'UndepositedFunds', '1200'],
  ['Inventory Asset', 'Other Current Asset', 'Inventory', '1300'],
  ['Accounts Payable (A/P)', 'Accounts Payable', 'AccountsPayable', '2000'],
  ['Sales Tax Payable', 'Other Current Liability', 'SalesTaxPayable', '2200'],
  ['Customer Deposits', 'Other Current Liability', 'OtherCurrentLiabilities', '2300'],
  ['Opening Balance Equity', 'Equity', 'OpeningBalanceEquity', '3000'],
  ['Retained Earnings', 'Equity', 'RetainedEarnings', '3900'],
  ['Sales', 'Income', 'SalesOfProductIncome', '4000'],
  ['Embroidery Income', 'Income', 'ServiceFeeIncome', '4100'],
  ['Screen Printing Income', 'Income', 'ServiceFeeIncome', '4200'],
  ['Freight Income', 'Income', 'OtherPrimaryIncome', '4300'],
  ['Discounts Given', 'Income', 'DiscountsRefundsGiven', '4900'],
  ['Cost of Goods Sold', 'Cost of Goods Sold', 'SuppliesMaterialsCogs', '5000'],
  ['Advertising', 'Expense', 'AdvertisingPromotional', '6000'],
  ['Bank Charges', 'Expense', 'BankCharges', '6100'],
  ['Rent', 'Expense', 'RentOrLeaseOfBuildings', '6200'],
  ['Interest Earned', 'Other Income', 'InterestEarned', '8000'],
];

/** Freight and discounts have no item: who books there must make one. */
export const ITEMS: readonly (readonly [name: string, sku: string, price: number, account: string])[] = [
  ['Sales', '', 0, 'Sales'],
  ['Printed T-shirt', 'TEE', 18.5, 'Sales'],
  ['Embroidered hoodie', 'HOODIE', 42, 'Embroidery Income'],
  ['Embroidered cap', 'CAP', 15, 'Embroidery Income'],
  ['Screen set-up', 'SETUP', 35, 'Screen Printing Income'],
];

export const TERMS: readonly (readonly [name: string, days: number])[] = [
  ['Due on receipt', 0],
  ['Net 15', 15],
  ['Net 30', 30],
  ['Net 60', 60],
];

export interface CustomerSeed {
  readonly name: string;
  readonly address?: string;
  readonly firstName: string;
  readonly term?: string;
  /** Only where the company keeps more than one currency. */
  readonly currency?: string;
  readonly isInactive?: boolean;
}

const sample = (name: string, address: string, firstName: string, more: Partial<CustomerSeed> = {}) => ({
  name: `${name} (practice)`,
  address: `${address}@practice.example`,
  firstName,
  ...more,
});

export const CUSTOMERS: readonly CustomerSeed[] = [
  sample('Sample Sports Club', 'sports.club', 'Alex'),
  sample('Sample Primary School', 'primary.school', 'Bo', { term: 'Net 30' }),
  sample('Sample Brewery', 'brewery', 'Chris', { term: 'Net 15' }),
  sample('Sample Builders', 'builders', 'Dana'),
  sample('Sample Bakery', 'bakery', 'Eli'),
  sample('Sample Music Festival', 'festival', 'Fran'),
  sample('Sample Fire Brigade', 'fire.brigade', 'Glen'),
  sample('Sample Café', 'cafe', 'Hana'),
  sample('Sample Theatre', 'theatre', 'Ira', { term: 'Due on receipt' }),
  sample('Sample Rowing Club', 'rowing', 'Jo'),
  sample('Sample Overseas Buyer', 'overseas', 'Kai', { currency: 'EUR' }),
  sample('Sample Closed Shop', 'closed.shop', 'Lee', { isInactive: true }),
];

export const VENDORS: readonly string[] = [
  'Sample Garment Supplier (practice)',
  'Sample Thread Supplier (practice)',
];
