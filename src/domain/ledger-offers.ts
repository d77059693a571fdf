/** What a ledger's books take of an invoice beside its lines: said with the connection, so that screens offer nothing else. */
import type { ArriveAs } from './document-options.ts';
import type { LedgerTraits } from './ledger-traits.ts';

export type LedgerOffers = {
  /** As what invoices may arrive, each as people say it. */
  readonly arrivals: readonly { readonly value: ArriveAs; readonly label: string }[];
  /** What that setting means in these books. */
  readonly arrivalsWhy: string;
  readonly brandingThemes: boolean;
  readonly tracking: boolean;
  readonly history: boolean;
};

export function offersOf({
  hasDrafts,
  hasBrandingThemes,
  hasTrackingCategories,
  hasHistory,
  label,
}: LedgerTraits): LedgerOffers {
  return {
    arrivals: hasDrafts ? inBooks : here,
    arrivalsWhy: hasDrafts
      ? 'Only approved invoices count in the books and show Waiting Payment, Overdue or Paid'
      : `${label} has no drafts: whatever arrives there counts at once. What is to be approved first waits here`,
    brandingThemes: hasBrandingThemes,
    tracking: hasTrackingCategories,
    history: hasHistory,
  };
}

const inBooks: LedgerOffers['arrivals'] = [
  { value: 'approved', label: 'Approved' },
  { value: 'awaitingApproval', label: 'Awaiting approval' },
  { value: 'draft', label: 'Draft' },
];

const here: LedgerOffers['arrivals'] = [
  { value: 'approved', label: 'Posted at once' },
  { value: 'awaitingApproval', label: 'Wait here for approval' },
];

/** For whoever is about to send one. */
export function arrivalInWords(
  arriveAs: ArriveAs,
  waitsHere: boolean,
  { label, hasDrafts }: LedgerTraits,
): string {
  if (waitsHere) return `It will wait here for approval, and go to ${label} then.`;
  if (!hasDrafts) return `It will count in ${label} at once.`;
  if (arriveAs === 'draft') return 'It will arrive in the books as a draft.';
  return arriveAs === 'approved'
    ? 'It will arrive in the books approved.'
    : 'It will arrive in the books awaiting approval.';
}

/** What the button says that sends it: what will come of pressing it. */
export function sendInWords(arriveAs: ArriveAs, waitsHere: boolean): string {
  if (waitsHere || arriveAs === 'awaitingApproval') return 'Save and send for approval';
  return arriveAs === 'draft' ? 'Save and send as a draft' : 'Save and send';
}
