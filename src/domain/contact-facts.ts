/** What the books hold of a customer: what has changed of it, where the two sides differ, and who a merged contact is now. */
import type { LedgerWords } from './ledger-traits.ts';
import type { Problem } from './problem.ts';

/** A customer as a contact of the ledger's shows it. */
export type ContactFacts = {
  readonly name: string;
  readonly firstName: string | null;
  readonly lastName: string | null;
  readonly email: string | null;
  readonly phone: string | null;
  readonly address: {
    readonly lines: readonly string[];
    readonly city: string | null;
    readonly region: string | null;
    readonly postalCode: string | null;
    readonly country: string | null;
  } | null;
};

/** What of `now` is not as it was `before`; empty where nothing is. */
export function changedFacts(before: ContactFacts, now: ContactFacts): Partial<ContactFacts> {
  const names = ['name', 'firstName', 'lastName', 'email', 'phone', 'address'] as const;
  const changed = names.filter((name) => written(before[name]) !== written(now[name]));
  return Object.fromEntries(changed.map((name) => [name, now[name]]));
}

export const hasChanged = (before: ContactFacts, now: ContactFacts): boolean =>
  Object.keys(changedFacts(before, now)).length > 0;

// Read from JSON, an address may have its parts in another order.
function written(fact: ContactFacts[keyof ContactFacts]): string {
  if (fact === null || typeof fact === 'string') return fact ?? '';
  const { lines, city, region, postalCode, country } = fact;
  return JSON.stringify([lines, city, region, postalCode, country]);
}

export type NameAndEmail = Pick<ContactFacts, 'name' | 'email'>;

/**
 * Whether a person should see that the two sides differ in name or e-mail. What the ledger made of our own words when
 * it took them (a name cut, an address that it cannot hold) is none, until one of the two changes.
 * @param agreed what we sent last and what the ledger held after it; null where nothing was ever sent
 */
export function differInBooks(
  ours: NameAndEmail,
  theirs: NameAndEmail,
  agreed: { readonly sent: NameAndEmail; readonly held: NameAndEmail } | null,
): boolean {
  if (isAlike(ours, theirs)) return false;
  return agreed === null || !isAlike(agreed.sent, ours) || !isAlike(agreed.held, theirs);
}

/**
 * The name of a private customer's contact in its two parts: as the ledger has them, if they make up the name; otherwise
 * the last word is the family's.
 */
export function personNamed(theirs: {
  readonly name: string;
  readonly firstName: string | null;
  readonly lastName: string | null;
}): { readonly firstName: string | null; readonly lastName: string | null } {
  const name = tidy(theirs.name);
  const { firstName, lastName } = theirs;
  if (tidy([firstName, lastName].filter((part) => part !== null).join(' ')) === name)
    return { firstName, lastName };
  const at = name.lastIndexOf(' ');
  return at === -1
    ? { firstName: name, lastName: null }
    : { firstName: name.slice(0, at), lastName: name.slice(at + 1) };
}

function isAlike(one: NameAndEmail, other: NameAndEmail): boolean {
  return tidy(one.name) === tidy(other.name) && fold(one.email) === fold(other.email);
}

const tidy = (name: string): string => name.replaceAll(/\s+/g, ' ').trim();
const fold = (email: string | null): string => (email ?? '').trim().toLowerCase();

/** Further than this nobody merges; what seems to be a longer way is followed when it is read again. */
export const MOST_MERGES = 5;

/**
 * Who a contact of the ledger's is after merges.
 * @param mergedInto by ledger id, as far as it is known
 * @returns the contact itself where it was not merged, or where the merges lead in a circle
 */
export function survivorOf(ledgerId: string, mergedInto: ReadonlyMap<string, string | null>): string {
  const seen = new Set([ledgerId]);
  let at = ledgerId;
  for (let hop = 0; hop < MOST_MERGES; hop++) {
    const next = mergedInto.get(at) ?? null;
    if (next === null) return at;
    if (seen.has(next)) return ledgerId;
    seen.add(next);
    at = next;
  }
  return at;
}

/**
 * Who a contact is now that the books have no more, as its invoices there tell: all are on one other contact.
 * @param invoices that were its own when it was last seen, each with the contact that it is on by now
 * @returns null where they do not say, or not the same
 */
export function survivorByInvoices(ledgerId: string, invoices: readonly (string | null)[]): string | null {
  const [survivor, ...others] = new Set(invoices);
  return survivor === undefined || survivor === ledgerId || others.length > 0 ? null : survivor;
}

/**
 * The customer is archived in the books, or not there any more: nothing new can be written for it there.
 * @param customer `isGone`: most likely it was merged into another one, and nobody said into which
 * @param books `setting`: where another contact can be linked
 */
export function contactArchived(
  customer: { readonly kind: 'company' | 'contact'; readonly name: string; readonly isGone: boolean },
  books: { readonly organisationName: string; readonly setting: string; readonly words: LedgerWords },
): Problem {
  const { organisationName, words } = books;
  const mend = customer.isGone
    ? `“${customer.name}” is not in the books of ${organisationName} any more: it may have been merged into another ${words.contact} there. Choose the ${words.contact} that it is now, then press Retry.`
    : `“${customer.name}” is archived in the books of ${organisationName}. Restore the ${words.contact} there, or link another one, then press Retry.`;
  return {
    code: 'ContactArchived',
    message: mend,
    field: `${customer.kind}Id`,
    setting: books.setting,
    ledgerWords: null,
  };
}
