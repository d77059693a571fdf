/** Decides of one contact of the books after the other what an import makes of it, knowing everyone on both sides. */
import {
  decideImport,
  type ImportableContact,
  type ImportCriteria,
  type ImportDecision,
  type ImportMatch,
} from './contact-import.ts';
import type { Candidate } from './contact-match.ts';
import { fold, groupBy, indexContacts, type LinkedBy, type TieDecision } from './contact-tie.ts';

/** A customer of ours with what is known of its contact in one organisation's books. */
export type KnownCustomer = {
  readonly kind: 'company' | 'contact';
  readonly id: string;
  readonly marker: string;
  readonly name: string;
  readonly emails: readonly string[];
  readonly isArchived: boolean;
  readonly link: { readonly ledgerId: string; readonly linkedBy: LinkedBy } | null;
  readonly decision: TieDecision | null;
  readonly isOnItsWay: boolean;
};

/** The planner remembers what it has decided: the second of two new contacts of one name is asked about. */
export function importPlanner(
  customers: readonly KnownCustomer[],
  contacts: readonly Candidate[],
  criteria: ImportCriteria,
): (contact: ImportableContact) => ImportDecision {
  const tied = groupBy(customers, ({ link }) => (link === null ? [] : [link.ledgerId]));
  const byMarker = groupBy(customers, ({ marker }) => [marker]);
  const byEmail = groupBy(customers, ({ emails }) => emails.map(fold));
  const byName = groupBy(customers, ({ name }) => [fold(name)]);
  const index = indexContacts(contacts);
  const addedNames = new Set<string>();
  return (contact) => {
    const isPossible = ({ decision }: KnownCustomer) =>
      decision === null || !(decision.createsNew || decision.rejected.has(contact.ledgerId));
    const alike = new Set([
      ...(contact.marker === null ? [] : (byMarker.get(contact.marker) ?? [])),
      ...(contact.email === null ? [] : (byEmail.get(fold(contact.email)) ?? [])),
      ...(byName.get(fold(contact.name)) ?? []),
    ]);
    const matches = [...alike].filter(isPossible).map(
      (customer): ImportMatch => ({
        ...customer,
        tiedTo: customer.link?.ledgerId ?? null,
        candidates: index
          .matching(customer)
          .filter(({ ledgerId }) => customer.decision?.rejected.has(ledgerId) !== true),
      }),
    );
    const decision = decideImport(contact, criteria, tied.get(contact.ledgerId)?.[0]?.id ?? null, matches);
    if (decision.outcome !== 'added') return decision;
    const name = fold(contact.name);
    if (name !== '' && addedNames.has(name))
      return { outcome: 'asked', reason: 'nameTiedElsewhere', customerIds: [] };
    addedNames.add(name);
    return decision;
  };
}
