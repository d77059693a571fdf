/** What an import makes of a contact of the books: a new customer, a link to one of ours, a question, or nothing, and why. */
import { type Candidate, decideContact, nobodyAsked } from './contact-match.ts';
import { fold } from './contact-tie.ts';

/** Each a switch: on, it must hold of a contact for it to be imported. */
export type ImportCriteria = {
  readonly isCustomer: boolean;
  readonly isActive: boolean;
  readonly hasEmail: boolean;
  readonly hasBothNames: boolean;
};

export type ImportableContact = Candidate & {
  readonly firstName: string | null;
  readonly lastName: string | null;
  readonly isCustomer: boolean;
  readonly mergedInto: string | null;
  /** Not there any more: a merge may have left nothing of it. */
  readonly isGone: boolean;
};

export type SkipReason =
  | 'merged'
  | 'nameless'
  | 'notCustomer'
  | 'archived'
  | 'noEmail'
  | 'noFullName'
  | 'archivedHere';

export type AskReason = 'severalHere' | 'severalThere' | 'nameTiedElsewhere' | 'onItsWay';

/** One of ours who has an e-mail address or the name in common with the contact. */
export type ImportMatch = {
  readonly id: string;
  readonly marker: string;
  readonly name: string;
  readonly emails: readonly string[];
  readonly isArchived: boolean;
  /** The contact that it is tied to in these books, if any. */
  readonly tiedTo: string | null;
  /** Is being made in the books this moment. */
  readonly isOnItsWay: boolean;
  /** Everyone in the books that it could be; the contact itself is among them. */
  readonly candidates: readonly Candidate[];
};

export type ImportDecision =
  | { readonly outcome: 'added' }
  | { readonly outcome: 'linked'; readonly customerId: string; readonly by: 'marker' | 'email' | 'name' }
  | { readonly outcome: 'known'; readonly customerId: string }
  | { readonly outcome: 'asked'; readonly reason: AskReason; readonly customerIds: readonly string[] }
  | { readonly outcome: 'skipped'; readonly reason: SkipReason };

/** @param tiedCustomer who of ours is tied to this contact already. */
export function decideImport(
  contact: ImportableContact,
  criteria: ImportCriteria,
  tiedCustomer: string | null,
  matches: readonly ImportMatch[],
): ImportDecision {
  if (tiedCustomer !== null) return { outcome: 'known', customerId: tiedCustomer };
  const reason = skipReason(contact, criteria);
  if (reason !== null) return { outcome: 'skipped', reason };
  const free = matches.filter((match) => match.tiedTo === null);
  // Two contacts may share an address; two of one name are more likely one customer whose tie is out of date.
  const namesake = matches.find((match) => match.tiedTo !== null && fold(match.name) === fold(contact.name));
  const living = free.filter((match) => !match.isArchived);
  const [only, ...others] = living;
  if (only === undefined) {
    if (free.length > 0) return { outcome: 'skipped', reason: 'archivedHere' };
    return namesake === undefined ? { outcome: 'added' } : ask('nameTiedElsewhere', [namesake]);
  }
  if (others.length > 0) return ask('severalHere', living);
  if (only.isOnItsWay) return ask('onItsWay', [only]);
  // The other way round it must be so too: a customer that could be several contacts is not guessed.
  const decided = decideContact(only, only.candidates, nobodyAsked);
  return decided.kind === 'link' && decided.ledgerId === contact.ledgerId
    ? { outcome: 'linked', customerId: only.id, by: decided.by }
    : ask('severalThere', [only]);
}

export function skipReason(contact: ImportableContact, criteria: ImportCriteria): SkipReason | null {
  const has = (text: string | null) => text !== null && text.trim() !== '';
  const { firstName, lastName, email } = contact;
  if (contact.mergedInto !== null) return 'merged';
  if (![contact.name, firstName, lastName, email].some(has)) return 'nameless';
  if (criteria.isCustomer && !contact.isCustomer) return 'notCustomer';
  if (criteria.isActive && !contact.isActive) return 'archived';
  if (criteria.hasEmail && !has(email)) return 'noEmail';
  if (criteria.hasBothNames && !(has(firstName) && has(lastName))) return 'noFullName';
  return null;
}

export type ImportedPerson = {
  readonly firstName: string | null;
  readonly lastName: string | null;
  readonly email: string | null;
};

/**
 * A company with its person where the name is more than the person's; otherwise somebody who buys privately.
 * `companyEmail`: the address belongs to the company itself where no person is known.
 */
export type ImportedCustomer =
  | {
      readonly kind: 'company';
      readonly name: string;
      readonly companyEmail: string | null;
      readonly person: ImportedPerson | null;
    }
  | { readonly kind: 'contact'; readonly person: ImportedPerson };

export function customerFrom(
  contact: Pick<ImportableContact, 'name' | 'firstName' | 'lastName' | 'email'>,
): ImportedCustomer {
  const person = {
    firstName: textIn(contact.firstName),
    lastName: textIn(contact.lastName),
    email: textIn(contact.email)?.toLowerCase() ?? null,
  };
  const name = textIn(contact.name)?.slice(0, LONGEST_NAME) ?? null;
  const isPersonKnown = person.firstName !== null || person.lastName !== null;
  if (name === null || (isPersonKnown && isNameOf(name, person))) return { kind: 'contact', person };
  // People who buy privately are often kept under their address.
  if (!isPersonKnown && name.toLowerCase() === person.email) return { kind: 'contact', person };
  return isPersonKnown
    ? { kind: 'company', name, companyEmail: null, person }
    : { kind: 'company', name, companyEmail: person.email, person: null };
}

const LONGEST_NAME = 255;

/** “Sam Sample”, “Sample Sam” and “Sample, Sam” are all a person's name. */
function isNameOf(name: string, { firstName, lastName }: ImportedPerson): boolean {
  const words = (text: string) =>
    text
      .toLowerCase()
      .split(/[\s,]+/)
      .filter((word) => word !== '')
      .sort()
      .join(' ');
  return words(name) === words(`${firstName ?? ''} ${lastName ?? ''}`);
}

function textIn(text: string | null): string | null {
  const trimmed = text?.trim() ?? '';
  return trimmed === '' ? null : trimmed;
}

function ask(reason: AskReason, matches: readonly ImportMatch[]): ImportDecision {
  return { outcome: 'asked', reason, customerIds: matches.map(({ id }) => id) };
}
