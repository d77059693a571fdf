/** Plants a practice company: quietly, and as if it had been there for years. */

import type { Company, CompanyState } from '../company.ts';
import { currencyRef } from '../currency.ts';
import { refTo } from '../fields.ts';
import type { Json } from '../json.ts';
import type { Entity } from '../table.ts';
import type { World } from '../world.ts';
import type { CompanySeed, TaxCodeSeed } from './companies.ts';
import { ACCOUNTS, CUSTOMERS, type CustomerSeed, ITEMS, TERMS, VENDORS } from './lists.ts';

const CREATED_AT = Date.UTC(2024, 0, 15, 17, 30);

export function plant(world: World, seed: CompanySeed): void {
  const { realmId, key, country } = seed;
  world.store.collection<CompanyState>('app/Company').put(realmId, {
    realmId,
    key,
    country,
    hasLapsed: false,
    hasPayments: false,
    hasClosingPassword: false,
  });
  const company = world.findCompany(realmId);
  if (!company) throw new Error(`${realmId} was not planted`);
  const put: Put = (entity, fields, id) =>
    company.table(entity).insert(fields, { at: CREATED_AT, isQuiet: true, ...(id !== undefined && { id }) });
  put('Preferences', preferencesOf(seed), '1');
  put('CompanyInfo', companyInfoOf(seed), '1');
  for (const code of [seed.homeCurrency, ...seed.currencies])
    put('CompanyCurrency', { Code: code, Name: String(currencyRef(code).name), Active: true });
  plantChart(put, seed);
  plantTaxes(put, seed);
  for (const [name, days] of TERMS)
    put('Term', {
      Name: name,
      Active: true,
      Type: 'STANDARD',
      DueDays: days,
      DiscountDays: 0,
      DiscountPercent: 0,
    });
  for (const name of ['Cash', 'Check', 'Credit Card'])
    put('PaymentMethod', {
      Name: name,
      Active: true,
      Type: name === 'Credit Card' ? 'CREDIT_CARD' : 'NON_CREDIT_CARD',
    });
  for (const name of VENDORS) put('Vendor', vendorOf(seed, name));
  for (const customer of CUSTOMERS) put('Customer', customerOf(seed, company, customer));
}

type Put = (entity: string, fields: Json, id?: string) => Entity;

function plantChart(put: Put, seed: CompanySeed): void {
  const accounts = new Map<string, Entity>();
  for (const [name, type, subType, number] of ACCOUNTS)
    accounts.set(name, put('Account', accountOf(seed, name, type, subType, number)));
  for (const [name, sku, price, account] of ITEMS) {
    const income = accounts.get(account);
    put('Item', {
      Name: name,
      FullyQualifiedName: name,
      ...(sku !== '' && { Sku: sku }),
      Description: name,
      Active: true,
      Taxable: true,
      UnitPrice: price,
      Type: 'Service',
      IncomeAccountRef: income && refTo(income),
      PurchaseCost: 0,
      TrackQtyOnHand: false,
    });
  }
}

function accountOf(seed: CompanySeed, name: string, type: string, subType: string, number: string): Json {
  return {
    Name: name,
    SubAccount: false,
    FullyQualifiedName: name,
    Active: true,
    Classification: CLASSIFICATIONS[type] ?? 'Asset',
    AccountType: type,
    AccountSubType: subType,
    AcctNum: number,
    CurrentBalance: 0,
    CurrentBalanceWithSubAccounts: 0,
    CurrencyRef: currencyRef(seed.homeCurrency),
  };
}

const CLASSIFICATIONS: Readonly<Record<string, string>> = {
  'Accounts Payable': 'Liability',
  'Other Current Liability': 'Liability',
  Equity: 'Equity',
  Income: 'Revenue',
  'Other Income': 'Revenue',
  'Cost of Goods Sold': 'Expense',
  Expense: 'Expense',
};

/** Rates first: a code is a list of rates. */
function plantTaxes(put: Put, seed: CompanySeed): void {
  const agency = put('TaxAgency', {
    DisplayName: seed.agency,
    TaxTrackedOnPurchases: seed.country === 'GB',
    TaxTrackedOnSales: true,
  });
  for (const code of seed.taxCodes) {
    const isPseudo = code.id !== undefined;
    put(
      'TaxCode',
      {
        Name: code.name,
        Description: code.name,
        Active: true,
        Hidden: false,
        Taxable: code.isTaxable === true,
        TaxGroup: !isPseudo,
        ...(!isPseudo && {
          SalesTaxRateList: { TaxRateDetail: ratesOf(put, agency, code, 'Sales') },
          PurchaseTaxRateList: {
            TaxRateDetail: code.isPurchases ? ratesOf(put, agency, code, 'Purchases') : [],
          },
        }),
      },
      code.id,
    );
  }
}

function ratesOf(put: Put, agency: Entity, code: TaxCodeSeed, side: 'Sales' | 'Purchases'): readonly Json[] {
  return code.rates.map(([name, percent], index) => {
    const rate = put('TaxRate', {
      Name: code.isPurchases ? `${name} (${side})` : name,
      Description: code.name,
      Active: true,
      RateValue: percent,
      AgencyRef: { value: agency.Id },
      SpecialTaxType: percent === 0 ? 'ZERO_RATE' : 'NONE',
      DisplayType: 'ReadOnly',
      EffectiveTaxRate: [{ RateValue: percent, EffectiveDate: '2024-01-01T00:00:00-08:00' }],
    });
    return {
      TaxRateRef: { value: rate.Id, name: String(rate.Name) },
      TaxTypeApplicable: 'TaxOnAmount',
      TaxOrder: index,
    };
  });
}

function customerOf(seed: CompanySeed, company: Company, customer: CustomerSeed): Json {
  const currency = seed.isMultiCurrency ? (customer.currency ?? seed.homeCurrency) : seed.homeCurrency;
  const name = customer.isInactive ? `${customer.name} (deleted)` : customer.name;
  const [term] = customer.term ? company.table('Term').find('Name', customer.term) : [];
  return {
    GivenName: customer.firstName,
    FamilyName: 'Sample',
    FullyQualifiedName: name,
    CompanyName: customer.name,
    DisplayName: name,
    PrintOnCheckName: customer.name,
    Active: customer.isInactive !== true,
    PrimaryEmailAddr: customer.address ? { Address: customer.address } : undefined,
    Taxable: true,
    Job: false,
    BillWithParent: false,
    Balance: 0,
    BalanceWithJobs: 0,
    CurrencyRef: currencyRef(currency),
    PreferredDeliveryMethod: 'Email',
    SalesTermRef: term && refTo(term),
    BillAddr: {
      Line1: '1 Practice Street',
      City: seed.city,
      ...(seed.region && { CountrySubDivisionCode: seed.region }),
      PostalCode: seed.postalCode,
      Country: seed.country,
    },
  };
}

const vendorOf = (seed: CompanySeed, name: string): Json => ({
  DisplayName: name,
  CompanyName: name,
  PrintOnCheckName: name,
  Active: true,
  Vendor1099: false,
  Balance: 0,
  CurrencyRef: currencyRef(seed.homeCurrency),
});

function companyInfoOf(seed: CompanySeed): Json {
  const address = {
    Line1: '1 Practice Street',
    City: seed.city,
    ...(seed.region && { CountrySubDivisionCode: seed.region }),
    PostalCode: seed.postalCode,
    Country: seed.country,
  };
  return {
    CompanyName: seed.name,
    LegalName: `${seed.name} (practice only)`,
    CompanyAddr: address,
    CustomerCommunicationAddr: address,
    LegalAddr: address,
    CompanyStartDate: '2024-01-15',
    FiscalYearStartMonth: seed.country === 'GB' ? 'April' : 'January',
    Country: seed.country,
    Email: { Address: 'owner@practice.example' },
    SupportedLanguages: 'en',
    DefaultTimeZone: seed.country === 'GB' ? 'Europe/London' : 'America/Los_Angeles',
    NameValue: [
      { Name: 'NeoEnabled', Value: 'true' },
      { Name: 'IndustryType', Value: 'Practice' },
      { Name: 'SubscriptionStatus', Value: 'SUBSCRIBED' },
      { Name: 'OfferingSku', Value: 'QuickBooks Online Plus' },
      { Name: 'ItemCategoriesFeature', Value: 'false' },
    ],
  };
}

function preferencesOf(seed: CompanySeed): Json {
  return {
    AccountingInfoPrefs: {
      UseAccountNumbers: true,
      TrackDepartments: false,
      ClassTrackingPerTxn: false,
      ClassTrackingPerTxnLine: false,
      FirstMonthOfFiscalYear: seed.country === 'GB' ? 'April' : 'January',
      TaxYearMonth: 'January',
      TaxForm: '0',
      CustomerTerminology: 'Customers',
    },
    ProductAndServicesPrefs: {
      ForSales: true,
      ForPurchase: true,
      QuantityWithPriceAndRate: true,
      QuantityOnHand: false,
    },
    SalesFormsPrefs: {
      CustomTxnNumbers: !seed.isAutomatedTax,
      EmailCopyToCompany: false,
      AllowDeposit: false,
      AllowDiscount: true,
      AllowEstimates: true,
      ETransactionEnabledStatus: 'NotApplicable',
      ETransactionAttachPDF: false,
      ETransactionPaymentEnabled: false,
      AllowServiceDate: false,
      AllowShipping: false,
      AutoApplyCredit: seed.isAutomatedTax,
      AutoApplyPayments: true,
      DefaultTerms: { value: '3' },
    },
    EmailMessagesPrefs: { InvoiceMessage: { Subject: 'Invoice', Message: 'Here is your invoice.' } },
    VendorAndPurchasesPrefs: { TrackingByCustomer: false, BillableExpenseTracking: false },
    TimeTrackingPrefs: { UseServices: true, BillCustomers: false, ShowBillRateToAll: false },
    TaxPrefs: {
      UsingSalesTax: true,
      PartnerTaxEnabled: seed.isAutomatedTax,
      ...(seed.country === 'US' && !seed.isAutomatedTax && { TaxGroupCodeRef: { value: '1' } }),
    },
    CurrencyPrefs: {
      MultiCurrencyEnabled: seed.isMultiCurrency,
      HomeCurrency: { value: seed.homeCurrency },
    },
    ReportPrefs: { ReportBasis: 'Accrual', CalcAgingReportFromTxnDate: false },
    OtherPrefs: { NameValue: [{ Name: 'SalesFormsPrefs.DefaultCustomerMessage', Value: 'Thank you.' }] },
  };
}
