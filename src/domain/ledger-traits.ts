/** In what the ledgers differ, as far as anybody besides their adapters has to know. */

import type { TaxRounding } from './invoice.ts';
import type { ProblemCode } from './problem.ts';

/** What the ledger's own people call things, for sentences and headings about its books. */
export type LedgerWords = {
  /** One set of books. */
  readonly organisation: string;
  /** Who is invoiced, as it is there: one, and several. */
  readonly contact: string;
  readonly contacts: string;
  /** "The books are … up to a day", and what opens them again. */
  readonly locked: string;
  readonly unlock: string;
};

export type LedgerTraits = {
  /** As people know it. */
  readonly label: string;
  readonly words: LedgerWords;
  /** What a person does about a problem where these books have a place or a way of their own; `mendOf` says the rest. */
  readonly mends: Partial<Readonly<Record<ProblemCode, string>>>;
  /** An invoice may stand there without being approved. Where it cannot, one that waits for approval waits here. */
  readonly hasDrafts: boolean;
  /** What a line is booked by: an account, with an item beside it if one likes; or an item, which has its account. */
  readonly linesName: 'account' | 'item';
  /** Accounts, items and tax rates have codes that people know. Where they have none, a code is an id: only names are shown. */
  readonly hasCodes: boolean;
  /** Tax is counted, and rounded, for each line, or once for each rate over all lines that have it. */
  readonly taxRounding: TaxRounding;
  /** Countries in which a document has one sales tax, on top of its prices, and no other way. */
  readonly oneTaxOnTopIn: readonly string[];
  readonly hasTrackingCategories: boolean;
  readonly hasBrandingThemes: boolean;
  /** Notes of what happened to a document, read and written. */
  readonly hasHistory: boolean;
  /** Its webhooks tell of a credit note that was set against an invoice. */
  readonly tellsOfMovedCredits: boolean;
  /** A contact keeps the currency that it was made in, and all its documents are in it. */
  readonly contactsKeepCurrency: boolean;
  /** A contact that was merged into another one stays, and says into which; elsewhere nothing is left of it. */
  readonly keepsMergedContacts: boolean;
  /** Its report of what customers owe is of one contact a call, and says for which documents. */
  readonly agesOneContact: boolean;
  /** Its aged receivables take off what customers have to their credit and have not used. */
  readonly agesCredit: boolean;
  /** Most elements that one writing call carries. */
  readonly elementsACall: number;
  /** Most characters of an invoice number. */
  readonly longestNumber: number;
  /** What we may use of what the ledger allows one organisation; null: no such limit. */
  readonly limits: {
    readonly callsASecond: number | null;
    readonly callsAMinute: number;
    readonly batchesAMinute: number | null;
    readonly callsADay: number | null;
    /** Reads that a month allows, over all organisations of the app; writes are free. */
    readonly readsAMonth: number | null;
  };
};

const traits: Readonly<Record<'xero' | 'quickbooks', LedgerTraits>> = {
  xero: {
    label: 'Xero',
    words: {
      organisation: 'organisation',
      contact: 'contact',
      contacts: 'contacts',
      locked: 'locked',
      unlock: 'unlock the period',
    },
    mends: {},
    hasDrafts: true,
    linesName: 'account',
    hasCodes: true,
    taxRounding: 'perLine',
    oneTaxOnTopIn: [],
    hasTrackingCategories: true,
    hasBrandingThemes: true,
    hasHistory: true,
    tellsOfMovedCredits: true,
    contactsKeepCurrency: false,
    keepsMergedContacts: true,
    agesOneContact: true,
    agesCredit: false,
    elementsACall: 50,
    longestNumber: 255,
    limits: {
      callsASecond: null,
      callsAMinute: 60,
      batchesAMinute: null,
      // On the larger tier: it counts only until the ledger has told what is left.
      callsADay: 5_000,
      readsAMonth: null,
    },
  },
  quickbooks: {
    label: 'QuickBooks',
    words: {
      organisation: 'company',
      contact: 'customer',
      contacts: 'customers',
      locked: 'closed',
      unlock: 'move the closing date',
    },
    mends: {
      InvalidAccountCode:
        'Choose an account that is in use, in Account mapping or on the line, or make it active again in QuickBooks (Chart of accounts); then press Retry.',
      TaxRateNotFound:
        'Map the tax to one that is in use, or set it up in QuickBooks (Taxes); then press Retry.',
      ItemNotFound:
        'Choose another product or service, on the line or in Account mapping, or add it in QuickBooks (Products and services); then press Retry.',
      CurrencyNotEnabled:
        'Add the currency in QuickBooks (Currencies; Multicurrency is switched on under Account and settings › Advanced), then press Retry.',
      PeriodLocked:
        'Give it a later date, or have the closing date moved in QuickBooks (Account and settings › Advanced); then press Retry.',
      ContactArchived:
        'Make the customer active again in QuickBooks, or link it to another one there; then press Retry.',
      ContactAmbiguous:
        'Say which customer of QuickBooks it is, or merge the others there or make them inactive; then press Retry.',
      OrganisationUnavailable:
        'Renew the subscription in QuickBooks (Account and settings › Billing & subscription), then press Retry.',
      PlanLimit:
        'Change the plan in QuickBooks, or have somebody reconnect who may do this there; then press Retry.',
    },
    hasDrafts: false,
    linesName: 'item',
    hasCodes: false,
    taxRounding: 'perRate',
    oneTaxOnTopIn: ['US'],
    hasTrackingCategories: false,
    hasBrandingThemes: false,
    hasHistory: false,
    tellsOfMovedCredits: false,
    contactsKeepCurrency: true,
    keepsMergedContacts: false,
    agesOneContact: false,
    agesCredit: true,
    elementsACall: 30,
    longestNumber: 21,
    limits: {
      // Ten, less two: calls arrive closer together than they left, and whoever connects makes some that nobody counts yet.
      callsASecond: 8,
      callsAMinute: 500,
      batchesAMinute: 40,
      callsADay: null,
      readsAMonth: 500_000,
    },
  },
};

/** @param provider as connections keep it. */
export function ledgerTraits(provider: string): LedgerTraits {
  return provider === 'xero' ? traits.xero : traits.quickbooks;
}
