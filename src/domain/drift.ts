/** One invoice on both sides, held against each other: what differs, and why, as far as the two of them tell. */
import type { LedgerInvoiceStatus } from './accounting-status.ts';
import { decimal, moneyText } from './decimal.ts';
import type { ContentField } from './invoice-content.ts';
import type { Mirror } from './reconcile.ts';
import type { DifferenceReason } from './totals-difference.ts';

export const driftKinds = [
  'notHere',
  'duplicate',
  'notThere',
  'status',
  'total',
  'owing',
  'dueDate',
  'contact',
  'payment',
] as const;
export type DriftKind = (typeof driftKinds)[number];

export const driftCauses = [
  'notHeard',
  'changedSilently',
  'deletedThere',
  'unknownThere',
  'editedThere',
  'notSent',
  'paidTwice',
  'lostLink',
  'secondRecord',
  'rounding',
  'taxRateChanged',
  'totalsEdited',
  'unexplained',
] as const;
export type DriftCause = (typeof driftCauses)[number];

export const driftRepairs = ['readAgain', 'takeTheirs', 'sendOurs', 'link', 'voidDuplicate'] as const;
export type DriftRepair = (typeof driftRepairs)[number];

/** Amounts are decimal strings, dates YYYY-MM-DD. */
export type Drift = {
  readonly kind: DriftKind;
  /** Of money on the invoice: which, by the ledger's words. */
  readonly money: string | null;
  readonly ours: string | null;
  readonly theirs: string | null;
  readonly cause: DriftCause;
};

export type AppliedMoney = {
  readonly kind: string;
  readonly ledgerId: string;
  readonly amount: string;
  readonly paidOn: string;
};

/** What we hold of an invoice that is linked. */
export type OurInvoice = {
  /** As the books were last read. */
  readonly read: Pick<
    Mirror,
    | 'ledgerStatus'
    | 'dueDate'
    | 'total'
    | 'amountOwing'
    | 'amountPaid'
    | 'amountCredited'
    | 'ledgerUpdatedAtMs'
    | 'version'
  > & { readonly contactLedgerId: string | null };
  /** As it stands here. A contact or a due date that is left open here is the ledger's. */
  readonly own: {
    readonly total: string;
    readonly dueDate: string | null;
    readonly contactLedgerId: string | null;
    readonly isVoided: boolean;
  };
  readonly money: readonly (AppliedMoney & { readonly isOurs: boolean })[];
  /** Why its figures are not ours; null where they were the same. */
  readonly totalsReason: DifferenceReason | null;
  readonly changedThere: readonly ContentField[];
  /** A change of ours that could not be sent. */
  readonly hasUnsent: boolean;
};

/** What the books say of it. `money`: null where only its head was read. */
export type TheirInvoice = {
  readonly status: LedgerInvoiceStatus;
  readonly contactLedgerId: string | null;
  readonly dueDate: string | null;
  readonly total: string;
  readonly amountOwing: string;
  /** Epoch milliseconds, by the ledger's clock. */
  readonly updatedAtMs: number;
  readonly version: string | null;
  readonly money: readonly AppliedMoney[] | null;
};

/** Everything that differs; empty: both sides agree. */
export function compareInvoice(ours: OurInvoice, theirs: TheirInvoice): readonly Drift[] {
  const { read, own } = ours;
  if (isGone(theirs.status)) return compareGone(ours, theirs);
  const cause = behind(ours, theirs);
  const status =
    read.ledgerStatus === theirs.status && own.isVoided && ours.hasUnsent
      ? [difference('status', 'voided', theirs.status, 'notSent')]
      : unlessSame('status', read.ledgerStatus, theirs.status, cause);
  return [
    ...status,
    ...compareTotals(ours, theirs),
    ...unlessSame('owing', moneyOf(read.amountOwing), moneyOf(theirs.amountOwing), cause),
    ...compareField(ours, theirs, 'dueDate', 'dueDate'),
    ...compareField(ours, theirs, 'contact', 'contactLedgerId'),
    ...compareMoney(ours, theirs),
  ];
}

/** Whether the head that a list shows leaves nothing to ask: the very change that we know, with the money that goes with it. */
export function isSurelySame(ours: OurInvoice, listed: Omit<TheirInvoice, 'money'>): boolean {
  const { read } = ours;
  const isSameChange = read.ledgerUpdatedAtMs === listed.updatedAtMs && read.version === listed.version;
  if (!isSameChange || compareInvoice(ours, { ...listed, money: null }).length > 0) return false;
  if (isGone(listed.status)) return true;
  const settled = decimal(read.amountPaid).plus(decimal(read.amountCredited));
  return ours.money.reduce((left, { amount }) => left.minus(decimal(amount)), settled).eq(0);
}

/** What a person can do about it with one press; none: only a person can decide. */
export function repairsOf({ kind, cause }: Pick<Drift, 'kind' | 'cause'>): readonly DriftRepair[] {
  switch (cause) {
    case 'notHeard':
    case 'changedSilently':
    case 'deletedThere':
    case 'paidTwice':
    case 'unexplained':
      return ['readAgain'];
    case 'editedThere':
      return kind === 'status' ? ['readAgain'] : ['takeTheirs', 'sendOurs'];
    case 'notSent':
      return ['sendOurs'];
    case 'lostLink':
      return ['link'];
    case 'secondRecord':
      return ['voidDuplicate'];
    case 'unknownThere':
    case 'rounding':
    case 'taxRateChanged':
    case 'totalsEdited':
      return [];
  }
}

/** Repairs that change nothing but what we know: they need no thought. */
export function isSafe(repair: DriftRepair): boolean {
  return repair === 'readAgain' || repair === 'link';
}

export function isGone(status: LedgerInvoiceStatus): boolean {
  return status === 'voided' || status === 'deleted';
}

/** Of an invoice that is gone there nothing else is compared: its figures are nought by now. */
function compareGone(ours: OurInvoice, theirs: TheirInvoice): readonly Drift[] {
  if (isGone(ours.read.ledgerStatus)) return [];
  if (theirs.status === 'deleted')
    return [difference('notThere', ours.read.ledgerStatus, theirs.status, 'deletedThere')];
  return unlessSame('status', ours.read.ledgerStatus, theirs.status, behind(ours, theirs));
}

function compareTotals(ours: OurInvoice, theirs: TheirInvoice): readonly Drift[] {
  const { read, own, totalsReason } = ours;
  const [ofOwn, ofTheirs] = [moneyOf(own.total), moneyOf(theirs.total)];
  if (moneyOf(read.total) !== ofTheirs)
    return [difference('total', moneyOf(read.total), ofTheirs, behind(ours, theirs))];
  if (ours.hasUnsent) return unlessSame('total', ofOwn, ofTheirs, 'notSent');
  if (ours.changedThere.includes('lines')) return unlessSame('total', ofOwn, ofTheirs, 'editedThere');
  return unlessSame(
    'total',
    ofOwn,
    ofTheirs,
    totalsReason === null || totalsReason === 'linesEdited' ? 'unexplained' : totalsReason,
  );
}

/** First what was read before, then what stands here: an edit of either side is told from news that did not come. */
function compareField(
  ours: OurInvoice,
  theirs: TheirInvoice,
  kind: 'dueDate' | 'contact',
  field: 'dueDate' | 'contactLedgerId',
): readonly Drift[] {
  if (ours.read[field] !== theirs[field])
    return [difference(kind, ours.read[field], theirs[field], behind(ours, theirs))];
  if (ours.own[field] === null) return [];
  const isEdited = ours.changedThere.includes(kind);
  const cause = ours.hasUnsent ? 'notSent' : isEdited ? 'editedThere' : 'unexplained';
  return unlessSame(kind, ours.own[field], theirs[field], cause);
}

function compareMoney(ours: OurInvoice, theirs: TheirInvoice): readonly Drift[] {
  if (theirs.money === null) return [];
  const [held, shown] = [onceEach(ours.money), onceEach(theirs.money)];
  const cause = behind(ours, theirs);
  const ofShown = [...shown].flatMap(([key, each]) => {
    const known = held.get(key);
    if (known?.amount === each.amount) return [];
    const isTwice = known === undefined && ours.money.some((own) => own.isOurs && isAlike(own, each));
    return [
      {
        ...difference('payment', known?.amount ?? null, each.amount, isTwice ? 'paidTwice' : cause),
        money: key,
      },
    ];
  });
  const gone = [...held].flatMap(([key, each]) =>
    shown.has(key) ? [] : [{ ...difference('payment', each.amount, null, cause), money: key }],
  );
  return [...ofShown, ...gone];
}

function isAlike(one: AppliedMoney, other: AppliedMoney): boolean {
  return (
    one.kind === other.kind && moneyOf(one.amount) === moneyOf(other.amount) && one.paidOn === other.paidOn
  );
}

/** A credit note that was set against one invoice twice is one here, with the whole amount. */
function onceEach(money: readonly AppliedMoney[]): ReadonlyMap<string, AppliedMoney> {
  const byKey = new Map<string, AppliedMoney>();
  for (const each of money) {
    const key = `${each.kind} ${each.ledgerId}`;
    const amount = decimal(byKey.get(key)?.amount ?? '0').plus(decimal(each.amount));
    byKey.set(key, { ...each, amount: moneyText(amount) });
  }
  return byKey;
}

/** Of the same change of the ledger's we know otherwise: it changed something without saying so. */
function behind({ read }: OurInvoice, theirs: TheirInvoice): DriftCause {
  const isSameChange = read.ledgerUpdatedAtMs === theirs.updatedAtMs && read.version === theirs.version;
  return isSameChange ? 'changedSilently' : 'notHeard';
}

function unlessSame(
  kind: DriftKind,
  ours: string | null,
  theirs: string | null,
  cause: DriftCause,
): readonly Drift[] {
  return ours === theirs ? [] : [difference(kind, ours, theirs, cause)];
}

function difference(kind: DriftKind, ours: string | null, theirs: string | null, cause: DriftCause): Drift {
  return { kind, money: null, ours, theirs, cause };
}

function moneyOf(amount: string): string {
  return moneyText(decimal(amount));
}
