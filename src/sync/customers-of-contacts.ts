/** Who of ours each contact of the books is: tied already, or tied or taken over now as an import of customers would have it. */
import { reasonWords } from '../domain/contact-import-words.ts';
import { findTiedCustomers } from '../store/contact-ties.ts';
import { findLedgerContacts } from '../store/ledger-contacts.ts';
import type { Subject } from '../store/links.ts';
import { importThese } from './import-contacts.ts';
import type { ImportedBy, ImportPlace } from './imported-customers.ts';

export type CustomerOfContact =
  | { readonly kind: 'one'; readonly companyId: string | null; readonly contactId: string | null }
  /** In a sentence. */
  | { readonly kind: 'nobody'; readonly why: string };

/** By the contact's ledger id; of those that we do not know there is nothing. The caller holds the locks of imports and ties. */
export async function customersOfContacts(
  place: ImportPlace,
  by: ImportedBy,
  ledgerIds: readonly string[],
): Promise<ReadonlyMap<string, CustomerOfContact>> {
  const { tx, connection } = place;
  const { workspace_id: workspaceId, id } = connection;
  const tied = await findTiedCustomers(tx, workspaceId, id, ledgerIds);
  const whose = new Map(
    [...tied].flatMap(([ledgerId, [first]]) => (first ? [[ledgerId, asOne(first)]] : [])),
  );
  const strange = [...new Set(ledgerIds)].filter((ledgerId) => !whose.has(ledgerId));
  const contacts = await findLedgerContacts(tx, workspaceId, id, strange);
  for (const row of await importThese(place, by, [...contacts.values()], anybody))
    whose.set(
      row.ledgerId,
      row.subject === null || row.outcome === 'asked' || row.outcome === 'skipped'
        ? { kind: 'nobody', why: whyNobody(row) }
        : asOne(row.subject),
    );
  return whose;
}

/** They have been invoiced: nothing more is asked of them. */
const anybody = { isCustomer: false, isActive: false, hasEmail: false, hasBothNames: false };

function asOne({ kind, id }: Pick<Subject, 'kind' | 'id'>): CustomerOfContact {
  return kind === 'company'
    ? { kind: 'one', companyId: id, contactId: null }
    : { kind: 'one', companyId: null, contactId: id };
}

function whyNobody({ name, reason }: { readonly name: string; readonly reason: string | null }): string {
  return `Its customer ${name} is not tied to one here, and could not be taken over. ${reasonWords(reason) ?? ''}.`;
}
