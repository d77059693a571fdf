/** Backfill: what is foreseen for invoices from before the connection, what it costs, and what may be undone of it. */
import type { ContactPlan } from './contact-match.ts';
import type { LedgerTraits } from './ledger-traits.ts';
import type { Problem } from './problem.ts';

/** What the preview foresees of one invoice. */
export type Foreseen =
  | { readonly outcome: 'willSend' }
  | { readonly outcome: 'needsAttention'; readonly problem: Problem }
  | { readonly outcome: 'inBooks' | 'onItsWay' | 'setAside' | 'voided' };

/** `stands`: where it stands here; `problem`: why it needed attention before. */
export function foresee(
  stands: {
    readonly syncState: string;
    readonly isVoided: boolean;
    readonly isLinked: boolean;
    readonly problem: Problem | null;
  },
  check: { readonly problems: readonly Problem[]; readonly contact: ContactPlan | undefined },
): Foreseen {
  if (stands.isVoided) return { outcome: 'voided' };
  if (stands.isLinked || stands.syncState === 'inBooks') return { outcome: 'inBooks' };
  if (stands.syncState === 'queued' || stands.syncState === 'sending') return { outcome: 'onItsWay' };
  if (stands.syncState === 'ignored' || stands.syncState === 'awaitingApproval')
    return { outcome: 'setAside' };
  const { contact } = check;
  const ofContact = contact?.kind === 'ask' || contact?.kind === 'archived' ? contact.problem : null;
  const problem = stands.problem ?? check.problems[0] ?? ofContact;
  return problem === null ? { outcome: 'willSend' } : { outcome: 'needsAttention', problem };
}

/** A record of the books that bears an invoice's number. */
export type NumberedRecord = {
  readonly ledgerId: string;
  readonly isGone: boolean;
};

/**
 * What the books' records of its number mean for an invoice that could go: one that stands is taken for it; one that was
 * voided may keep the number for ever, which only a person can settle.
 */
export function foreseeByNumber(
  number: string,
  found: readonly NumberedRecord[],
  ledgerName: string,
):
  | { readonly outcome: 'willSend' }
  | { readonly outcome: 'inBooksByNumber'; readonly ledgerId: string }
  | { readonly outcome: 'needsAttention'; readonly ledgerId: string; readonly problem: Problem } {
  const standing = found.find(({ isGone }) => !isGone);
  if (standing !== undefined) return { outcome: 'inBooksByNumber', ledgerId: standing.ledgerId };
  const [gone] = found;
  if (gone === undefined) return { outcome: 'willSend' };
  const message = `A voided invoice in ${ledgerName} has the number ${number}. Give this one another, or send it by hand to see whether ${ledgerName} takes it.`;
  return {
    outcome: 'needsAttention',
    ledgerId: gone.ledgerId,
    problem: { code: 'InvoiceNumberTaken', message, field: 'number', setting: null, ledgerWords: null },
  };
}

/** How quickly a long run may go. */
export type Pace = { readonly perCall: number; readonly callsAMinute: number; readonly atOnce: number };

/** A long run leaves a twentieth of what the ledger allows; a third of it may leave at once. */
export function paceOf({ elementsACall, limits }: Pick<LedgerTraits, 'elementsACall' | 'limits'>): Pace {
  const allowed = limits.batchesAMinute ?? limits.callsAMinute;
  return {
    perCall: elementsACall,
    callsAMinute: Math.floor((allowed * 57) / 60),
    atOnce: Math.floor(allowed / 3),
  };
}

/** API calls of a run, and how long they take at least. */
export function costOf(
  run: { readonly contactsToCreate: number; readonly invoices: number },
  pace: Pace,
): { readonly calls: number; readonly seconds: number } {
  const calls = Math.ceil(run.contactsToCreate / pace.perCall) + Math.ceil(run.invoices / pace.perCall);
  return { calls, seconds: secondsFor(calls, pace) };
}

function secondsFor(calls: number, { atOnce, callsAMinute }: Pace): number {
  return Math.ceil(calls <= atOnce ? calls / 2 : atOnce / 2 + ((calls - atOnce) * 60) / callsAMinute);
}

/** From the pace of late; by the ledger's limits where none is known yet, and never quicker than they allow. */
export function secondsLeft(run: {
  readonly left: number;
  readonly doneLately: number;
  readonly latelyMs: number;
  readonly pace: Pace;
}): number {
  const least = secondsFor(Math.ceil(run.left / run.pace.perCall), run.pace);
  if (run.doneLately === 0) return least;
  return Math.max(least, Math.ceil((run.left * run.latelyMs) / run.doneLately / 1_000));
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** What a person should know before it starts. */
export function warningsOf(range: {
  readonly from: string;
  readonly yearStart: string;
  readonly lockedUpTo: string | null;
  readonly lockedInvoices: number;
  readonly ledger: Pick<LedgerTraits, 'label' | 'words'>;
}): readonly string[] {
  const { from, yearStart, lockedUpTo, lockedInvoices, ledger } = range;
  const warnings: string[] = [];
  if (lockedUpTo !== null && lockedInvoices > 0)
    warnings.push(
      `The books are ${ledger.words.locked} up to ${lockedUpTo}. ${lockedInvoices === 1 ? 'One invoice is' : `${lockedInvoices} invoices are`} dated in that period and cannot go. ${capital(ledger.words.unlock)} in ${ledger.label}, or choose a later start.`,
    );
  if (from < yearStart)
    warnings.push(
      `It reaches back before ${yearStart}, into an earlier financial year: reports of that year would change.`,
    );
  return warnings;
}

export type UndoRefusal = 'hasMoney' | 'changed' | 'locked' | 'gone' | 'onItsWay';

/** Why an invoice that a run made stays in the books; null: it may be taken out again. */
export function judgeUndo(invoice: {
  readonly ledgerStatus: string;
  readonly hasMoney: boolean;
  /** The books have changed it since the run made it, or somebody here has asked for more. */
  readonly isChanged: boolean;
  readonly isOnItsWay: boolean;
  readonly issueDate: string;
  readonly lockedUpTo: string | null;
}): UndoRefusal | null {
  if (invoice.ledgerStatus === 'voided' || invoice.ledgerStatus === 'deleted') return 'gone';
  if (invoice.isOnItsWay) return 'onItsWay';
  if (invoice.ledgerStatus === 'paid' || invoice.hasMoney) return 'hasMoney';
  if (invoice.isChanged) return 'changed';
  return invoice.lockedUpTo !== null && invoice.issueDate <= invoice.lockedUpTo ? 'locked' : null;
}
