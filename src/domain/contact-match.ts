/** Which of the ledger's contacts a customer is: by marker, then e-mail, then exact name; several are asked about, never guessed. */
import { isOfCurrency, namesOf, nameWithCurrency } from './contact-currency.ts';
import { booksSetting } from './destination.ts';
import type { LedgerWords } from './ledger-traits.ts';
import type { Problem } from './problem.ts';

export type Candidate = {
  readonly ledgerId: string;
  readonly name: string;
  readonly email: string | null;
  readonly marker: string | null;
  readonly isActive: boolean;
  /** The only one that its documents may be in; null where contacts have none. */
  readonly currency: string | null;
};

/** `currency`: of the invoice, where contacts keep theirs for good; '' or left out elsewhere. */
export type SoughtCustomer = {
  readonly marker: string;
  readonly name: string;
  readonly emails: readonly string[];
  readonly currency?: string;
};

export type ContactDecision =
  | { readonly kind: 'link'; readonly ledgerId: string; readonly by: 'marker' | 'email' | 'name' }
  | { readonly kind: 'create' }
  | { readonly kind: 'ask'; readonly problem: Problem };

export function decideContact(
  customer: SoughtCustomer,
  candidates: readonly Candidate[],
  books: AskedBooks,
): ContactDecision {
  const currency = customer.currency ?? '';
  const active = candidates.filter((each) => each.isActive && isOfCurrency(each, currency));
  const names = new Set(namesOf(customer.name, currency).map(fold));
  const emails = new Set(customer.emails.map(fold));
  const ladder = [
    { by: 'marker', found: active.filter((c) => c.marker === customer.marker) },
    { by: 'email', found: active.filter((c) => c.email !== null && emails.has(fold(c.email))) },
    { by: 'name', found: active.filter((c) => names.has(fold(c.name))) },
  ] as const;
  for (const { by, found } of ladder) {
    const [only, ...others] = found;
    if (only === undefined) continue;
    if (others.length === 0) return { kind: 'link', ledgerId: only.ledgerId, by };
    // An e-mail shared by several is settled by the name where the name is exact.
    const named = found.filter((c) => names.has(fold(c.name)));
    if (by === 'email' && named.length === 1 && named[0])
      return { kind: 'link', ledgerId: named[0].ledgerId, by };
    return { kind: 'ask', problem: ambiguous(customer.name, found, books) };
  }
  return { kind: 'create' };
}

/** Its own, unless somebody in the books has that name already for another currency. */
export function nameToCreate(
  { name, currency = '' }: SoughtCustomer,
  candidates: readonly Candidate[],
): string {
  const isTaken = currency !== '' && candidates.some((each) => fold(each.name) === fold(name));
  return isTaken ? nameWithCurrency(name, currency) : name;
}

/** What will become of a customer in the books, as far as we know them. */
export type ContactPlan =
  | { readonly kind: 'linked'; readonly name: string | null }
  | { readonly kind: 'willLink'; readonly name: string; readonly by: 'marker' | 'email' | 'name' }
  | { readonly kind: 'willCreate'; readonly name: string }
  | { readonly kind: 'ask' | 'archived'; readonly problem: Problem };

export function planContact(
  known:
    | {
        readonly kind: 'linked';
        readonly contact: { readonly name: string; readonly isArchived: boolean } | undefined;
      }
    | {
        readonly kind: 'unlinked';
        readonly customer: SoughtCustomer;
        readonly candidates: readonly Candidate[];
      },
  { organisationName, words }: Pick<AskedBooks, 'organisationName' | 'words'>,
): ContactPlan {
  if (known.kind === 'linked')
    return known.contact?.isArchived === true
      ? { kind: 'archived', problem: archived(known.contact.name, organisationName, words) }
      : { kind: 'linked', name: known.contact?.name ?? null };
  const { customer, candidates } = known;
  const decision = decideContact(customer, candidates, { organisationName, words, setting: null });
  if (decision.kind === 'create') return { kind: 'willCreate', name: nameToCreate(customer, candidates) };
  if (decision.kind === 'ask') return decision;
  const contact = candidates.find(({ ledgerId }) => ledgerId === decision.ledgerId);
  return { kind: 'willLink', name: contact?.name ?? customer.name, by: decision.by };
}

/** The same in a sentence for whoever writes the invoice. */
export function contactWords(plan: ContactPlan): string {
  switch (plan.kind) {
    case 'linked':
      return plan.name === null ? 'The customer is in the books.' : `Goes to “${plan.name}” in the books.`;
    case 'willLink':
      return `Will be linked to “${plan.name}” in the books, ${linkWords[plan.by]}.`;
    case 'willCreate':
      return `“${plan.name}” is not in the books and will be made there.`;
    default:
      return plan.problem.message;
  }
}

const linkWords = {
  marker: 'made from here before',
  email: 'found by its e-mail address',
  name: 'found by its name',
} as const;

function archived(name: string, organisationName: string, words: LedgerWords): Problem {
  return {
    code: 'ContactArchived',
    message: `“${name}” is archived in the books of ${organisationName}. Restore the ${words.contact} there, then press Retry.`,
    field: 'companyId',
    setting: null,
    ledgerWords: null,
  };
}

export type AskedBooks = {
  readonly organisationName: string;
  readonly words: LedgerWords;
  /** Where a person says which contact the customer is, if there is such a place. */
  readonly setting: string | null;
};

/** Where the decision alone counts, and the sentence goes to nobody. */
export const nobodyAsked: AskedBooks = {
  organisationName: '',
  words: { organisation: '', contact: '', contacts: '', locked: '', unlock: '' },
  setting: null,
};

/** The page on which a person says which contact of the books a customer is. */
export function contactSetting(connectionId: string, customerId: string): string {
  return booksSetting(connectionId, `contacts?customer=${customerId}`);
}

function ambiguous(name: string, found: readonly Candidate[], books: AskedBooks): Problem {
  const names = found.slice(0, 3).map((candidate) => `“${candidate.name}”`);
  return {
    code: 'ContactAmbiguous',
    message: `Several ${books.words.contacts} in the books of ${books.organisationName} could be ${name}: ${names.join(', ')}. Say which in Settings › Integrations › ${capital(books.words.contacts)}; what waits then goes by itself.`,
    field: 'companyId',
    setting: books.setting,
    ledgerWords: null,
  };
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

function fold(text: string): string {
  return text.trim().toLowerCase();
}
