/** Where a customer stands with the contacts of the books: linked, suggested, ambiguous, on purpose new, or nothing found. */
import { type Candidate, decideContact, nobodyAsked } from './contact-match.ts';
import { ALIKE, filedUnder, likenessOf, type NameShape, nameShape } from './contact-names.ts';

/** How a link came about. */
export const linkedByWays = ['creation', 'marker', 'email', 'name', 'hand', 'import'] as const;
export type LinkedBy = (typeof linkedByWays)[number];

/** What a person has decided beyond the link: not these, or a new one whoever looks like it. */
export type TieDecision = {
  readonly createsNew: boolean;
  readonly rejected: ReadonlySet<string>;
};

export type Suggestion = {
  readonly candidate: Candidate;
  readonly because: 'marker' | 'email' | 'name' | 'similarName';
};

export type Tie =
  | { readonly kind: 'linked'; readonly ledgerId: string; readonly linkedBy: LinkedBy }
  /** `isExact`: it will be linked by itself when the customer is first needed there. */
  | { readonly kind: 'suggested'; readonly isExact: boolean; readonly suggestions: readonly Suggestion[] }
  | { readonly kind: 'ambiguous'; readonly suggestions: readonly Suggestion[] }
  | { readonly kind: 'createsNew' }
  | { readonly kind: 'none' };

export type TieCustomer = {
  readonly marker: string;
  readonly name: string;
  readonly emails: readonly string[];
};

export function tieOf(
  customer: TieCustomer,
  link: { readonly ledgerId: string; readonly linkedBy: LinkedBy } | null,
  decision: TieDecision | null,
  contacts: ContactIndex,
): Tie {
  if (link !== null) return { kind: 'linked', ...link };
  if (decision?.createsNew === true) return { kind: 'createsNew' };
  const isPossible = ({ ledgerId, isActive }: Candidate) =>
    isActive && decision?.rejected.has(ledgerId) !== true;
  const exact = contacts.matching(customer).filter(isPossible);
  const decided = decideContact(customer, exact, nobodyAsked);
  const suggestions = exact.map((candidate) => ({ candidate, because: reasonFor(customer, candidate) }));
  if (decided.kind === 'ask') return { kind: 'ambiguous', suggestions };
  if (decided.kind === 'link') {
    const found = suggestions.filter(({ candidate }) => candidate.ledgerId === decided.ledgerId);
    return { kind: 'suggested', isExact: true, suggestions: found };
  }
  const similar = contacts.similarTo(customer.name).filter(isPossible).slice(0, MOST_SIMILAR);
  if (similar.length === 0) return { kind: 'none' };
  return {
    kind: 'suggested',
    isExact: false,
    suggestions: similar.map((candidate) => ({ candidate, because: 'similarName' })),
  };
}

const MOST_SIMILAR = 3;

/** The ledger's contacts, found by what a customer may have in common with them. */
export type ContactIndex = {
  /** Same marker, an e-mail address in common, or the same name. */
  readonly matching: (customer: TieCustomer) => readonly Candidate[];
  /** Names worth a look, the most alike first. */
  readonly similarTo: (name: string) => readonly Candidate[];
};

export function indexContacts(candidates: readonly Candidate[]): ContactIndex {
  const byMarker = groupBy(candidates, ({ marker }) => (marker === null ? [] : [marker]));
  const byEmail = groupBy(candidates, ({ email }) => (email === null ? [] : [fold(email)]));
  const byName = groupBy(candidates, ({ name }) => [fold(name)]);
  // Only asked for by some, and the dearest of all.
  let byBeginning: ReadonlyMap<string, readonly Shaped[]> | undefined;
  const beginnings = () => {
    const shaped = () => candidates.map((candidate) => ({ candidate, shape: nameShape(candidate.name) }));
    byBeginning ??= groupBy(shaped(), ({ shape }) => filedUnder(shape));
    return byBeginning;
  };
  return {
    matching: ({ marker, name, emails }) => [
      ...new Set([
        ...(byMarker.get(marker) ?? []),
        ...emails.flatMap((email) => byEmail.get(fold(email)) ?? []),
        ...(byName.get(fold(name)) ?? []),
      ]),
    ],
    similarTo: (name) => similarIn(beginnings(), nameShape(name)),
  };
}

type Shaped = { readonly candidate: Candidate; readonly shape: NameShape };

function similarIn(
  byBeginning: ReadonlyMap<string, readonly Shaped[]>,
  shape: NameShape,
): readonly Candidate[] {
  // The rarest beginnings tell most; what half of all names begin with tells nothing and would cost the most.
  const groups = filedUnder(shape)
    .map((beginning) => byBeginning.get(beginning) ?? [])
    .sort((one, other) => one.length - other.length);
  const compared = new Set<Shaped>();
  for (const group of groups) {
    if (compared.size > 0 && compared.size + group.length > MOST_COMPARED) break;
    for (const each of group.slice(0, MOST_COMPARED)) compared.add(each);
  }
  return [...compared]
    .map((each) => ({ ...each, likeness: likenessOf(shape, each.shape) }))
    .filter(({ likeness }) => likeness >= ALIKE)
    .sort((one, other) => other.likeness - one.likeness)
    .map(({ candidate }) => candidate);
}

const MOST_COMPARED = 400;

function reasonFor(customer: TieCustomer, { marker, email }: Candidate): Suggestion['because'] {
  if (marker === customer.marker) return 'marker';
  const isSameEmail = email !== null && customer.emails.some((each) => fold(each) === fold(email));
  return isSameEmail ? 'email' : 'name';
}

/** Each item under each of its keys. */
export function groupBy<Item>(
  items: readonly Item[],
  keysOf: (item: Item) => readonly string[],
): ReadonlyMap<string, readonly Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items)
    for (const key of keysOf(item)) {
      const group = groups.get(key);
      if (group === undefined) groups.set(key, [item]);
      else group.push(item);
    }
  return groups;
}

/** As names and addresses are compared: case and outer spaces aside. */
export function fold(text: string): string {
  return text.trim().toLowerCase();
}
