/** `/Organisation` and what the app may do in it. */

import type { OrganisationRecord } from '../records.ts';
import type { Ledger } from './ledger.ts';
import { type Call, listAnswer, type Operation, scopes } from './operation.ts';
import { mayApprove, multicurrency, planOf } from './plan.ts';
import { bareInstant, dateOnly, type WireObject } from './wire.ts';

const READ = scopes('settings', 'read');

export const organisationOperations: readonly Operation[] = [
  {
    method: 'GET',
    path: '/Organisation',
    scopes: READ,
    handle: (call) => listAnswer(call, 'Organisations', [organisationView(call.ledger.organisation)]),
  },
  { method: 'GET', path: '/Organisation/Actions', scopes: READ, handle: listActions },
];

function organisationView(organisation: OrganisationRecord): WireObject {
  const { periodLockDate, endOfYearLockDate } = organisation;
  return {
    Name: organisation.name,
    LegalName: organisation.legalName,
    PaysTax: true,
    Version: organisation.version,
    OrganisationType: 'COMPANY',
    BaseCurrency: organisation.baseCurrency,
    CountryCode: organisation.countryCode,
    IsDemoCompany: planOf(organisation) === 'DEMO',
    OrganisationStatus: 'ACTIVE',
    TaxNumber: organisation.taxNumber,
    FinancialYearEndDay: organisation.financialYearEndDay,
    FinancialYearEndMonth: organisation.financialYearEndMonth,
    SalesTaxBasis: organisation.salesTaxBasis,
    SalesTaxPeriod: organisation.salesTaxPeriod,
    DefaultSalesTax: 'Tax Exclusive',
    DefaultPurchasesTax: 'Tax Exclusive',
    PeriodLockDate: periodLockDate ? dateOnly(periodLockDate) : undefined,
    EndOfYearLockDate: endOfYearLockDate ? dateOnly(endOfYearLockDate) : undefined,
    CreatedDateUTC: bareInstant(organisation.createdAt),
    OrganisationEntityType: 'COMPANY',
    Timezone: organisation.timezone,
    ShortCode: organisation.shortCode,
    OrganisationID: organisation.tenantId,
    Edition: 'BUSINESS',
    Class: planOf(organisation),
    Addresses: [],
    Phones: [],
    ExternalLinks: [],
    PaymentTerms: {},
  };
}

const ACTIONS = [
  'CreateApprovedInvoice',
  'CreateDraftPurchaseOrder',
  'CreateApprovedBill',
  'AttachFilesIntoInvoice',
  'UseMulticurrency',
  'CreateDraftInvoice',
  'CreateRepeatingInvoice',
  'CreateRepeatingBill',
  'CreateSentQuote',
  'CreateInvoicePayment',
  'CreateApprovedPurchaseOrder',
  'CreateDraftQuote',
  'CreateDraftBill',
  'ApproveTransactionsBeforePeriodLockDate',
] as const;

function listActions(call: Call) {
  const denied = deniedActions(call.ledger);
  const view = (name: (typeof ACTIONS)[number]) => ({
    Name: name,
    Status: denied.includes(name) ? 'NOT-ALLOWED' : 'ALLOWED',
  });
  return listAnswer(call, 'Actions', ACTIONS.map(view));
}

/** What the approval step, the plan and the month's approvals leave; a lock date binds the app always. */
function deniedActions(ledger: Ledger): readonly (typeof ACTIONS)[number][] {
  const { today, settings } = ledger;
  const maySell = !settings.switches.approvalNeeded && mayApprove(ledger, 'ACCREC', today);
  return [
    'ApproveTransactionsBeforePeriodLockDate',
    ...(maySell ? [] : ['CreateApprovedInvoice' as const]),
    ...(mayApprove(ledger, 'ACCPAY', today) ? [] : ['CreateApprovedBill' as const]),
    ...(multicurrency(ledger) ? [] : ['UseMulticurrency' as const]),
  ];
}
