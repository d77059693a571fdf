/** In what the ledgers differ, as far as anybody besides their adapters has to know. */

import type { TaxRounding } from './invoice.ts';

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
  /** Most elements that one writing call carries. */
  readonly elementsACall: number;
  /** Most characters of an invoice number. */
  readonly longestNumber: number;
  /** What the ledger allows one organisation; null: no such limit. */
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
    elementsACall: 30,
    longestNumber: 21,
    limits: {
      callsASecond: 10,
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
