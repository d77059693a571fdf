/** A customer in the books: the contact that it is tied to, as we last read it, and what both sides last agreed on. */
import { type ContactLink, findContactLinks } from './contact-links.ts';
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
  };
};

/** Undefined where the customer is tied to nobody there, or to somebody whom we have not read yet. */
export async function findContactInBooks(
  db: Db,
  workspaceId: string,
  connectionId: string,
  subject: Subject,
): Promise<ContactInBooks | undefined> {
  const [link] = await findContactLinks(db, workspaceId, [subject], connectionId);
  if (link === undefined) return undefined;
  const contact = (await findLedgerContacts(db, workspaceId, connectionId, [link.ledgerId])).get(
    link.ledgerId,
  );
  return contact === undefined ? undefined : { link, contact };
}
