/** A customer in the books: the contact that it is tied to, as we last read it, and what both sides last agreed on. */
import type { ConnectionRow } from './connections.ts';
import { type ContactLink, findContactLinks, mainLink } from './contact-links.ts';
import type { Db } from './database.ts';
import { findLedgerContacts } from './ledger-contacts.ts';
import type { Subject } from './links.ts';

export type ContactInBooks = {
  readonly link: ContactLink;
  readonly contact: {
    readonly ledgerId: string;
    readonly name: string;
    readonly email: string | null;
    readonly firstName: string | null;
    readonly lastName: string | null;
    readonly isActive: boolean;
    /** Not there any more: a merge may have left nothing of it. */
    readonly isGone: boolean;
  };
};

/**
 * Each contact of the books that the customer is, the main one first: one for each currency, where contacts keep theirs.
 * Those whom we have not read yet are left out.
 */
export async function listContactsInBooks(
  db: Db,
  { workspace_id: workspaceId, id: connectionId, base_currency: base }: ConnectionRow,
  subject: Subject,
): Promise<readonly ContactInBooks[]> {
  const links = await findContactLinks(db, workspaceId, [subject], connectionId);
  const main = mainLink(links, base);
  const ledgerIds = links.map(({ ledgerId }) => ledgerId);
  const contacts = await findLedgerContacts(db, workspaceId, connectionId, ledgerIds);
  const inOrder = main === undefined ? [] : [main, ...links.filter((link) => link !== main)];
  return inOrder.flatMap((link) => {
    const contact = contacts.get(link.ledgerId);
    return contact === undefined ? [] : [{ link, contact }];
  });
}

/** The main one. Undefined where the customer is tied to nobody there, or to somebody whom we have not read yet. */
export async function findContactInBooks(
  db: Db,
  connection: ConnectionRow,
  subject: Subject,
): Promise<ContactInBooks | undefined> {
  return (await listContactsInBooks(db, connection, subject))[0];
}
