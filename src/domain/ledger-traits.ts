/** In what the ledgers differ, as far as anybody besides their adapters has to know. */

export type LedgerTraits = {
  /** As people know it. */
  readonly label: string;
  /** An invoice may stand there without being approved. Where it cannot, one that waits for approval waits here. */
  readonly hasDrafts: boolean;
  /** What a line is booked by: an account, with an item beside it if one likes; or an item, which has its account. */
  readonly linesName: 'account' | 'item';
  readonly hasTrackingCategories: boolean;
  readonly hasBrandingThemes: boolean;
  /** Notes of what happened to a document, read and written. */
  readonly hasHistory: boolean;
  /** A contact keeps the currency that it was made in, and all its documents are in it. */
  readonly contactsKeepCurrency: boolean;
  /** Most characters of an invoice number. */
  readonly longestNumber: number;
  /** What the ledger allows one organisation; null: no such limit. */
  readonly limits: {
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
    hasDrafts: true,
    linesName: 'account',
    hasTrackingCategories: true,
    hasBrandingThemes: true,
    hasHistory: true,
    contactsKeepCurrency: false,
    longestNumber: 255,
    limits: { callsAMinute: 60, batchesAMinute: null, callsADay: 5_000, readsAMonth: null },
  },
  quickbooks: {
    label: 'QuickBooks',
    hasDrafts: false,
    linesName: 'item',
    hasTrackingCategories: false,
    hasBrandingThemes: false,
    hasHistory: false,
    contactsKeepCurrency: true,
    longestNumber: 21,
    limits: { callsAMinute: 500, batchesAMinute: 40, callsADay: null, readsAMonth: 500_000 },
  },
};

/** @param provider as connections keep it. */
export function ledgerTraits(provider: string): LedgerTraits {
  return provider === 'xero' ? traits.xero : traits.quickbooks;
}
