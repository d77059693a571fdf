/** Holds customers that were changed here against their contacts in the books: the last change of ours stands there. */

import type { Finding } from './findings.ts';
import type { ContactThere } from './ledgers/books.ts';
import type { Stage } from './stage.ts';

/**
 * Nobody in these books writes a phone number by hand. Customers who share a contact after a merge are left out: the
 * last one of them to be changed stands there.
 */
export async function findUnchangedContacts(stage: Stage, workspaceId: string): Promise<readonly Finding[]> {
  const rows = await stage.db
    .selectFrom('links')
    .innerJoin('companies', 'companies.id', 'links.subject_id')
    .innerJoin('connections', 'connections.id', 'links.connection_id')
    .select(['links.ledger_id', 'companies.id', 'companies.name', 'companies.phone', 'links.connection_id'])
    .select('connections.organisation_id as tenantId')
    .where('links.workspace_id', '=', workspaceId)
    .where('connections.status', '=', 'active')
    .where('companies.phone', 'is not', null)
    .execute();
  const refused = await stage.db
    .selectFrom('sync_operations')
    .select(['subject_id', 'connection_id'])
    .where('kind', '=', 'updateContact')
    .where('state', '=', 'needsAttention')
    .execute();
  const { books } = stage.ledgers;
  const contactsOf = ({ tenantId }: { readonly tenantId: string }) => books.listContacts({ tenantId });
  const isShared = (row: (typeof rows)[number]) =>
    contactsOf(row).some((each) => each.mergedToContactId === row.ledger_id);
  const isRefused = (row: (typeof rows)[number]) =>
    refused.some((each) => each.subject_id === row.id && each.connection_id === row.connection_id);
  return rows
    .filter((row) => !isShared(row) && !isRefused(row))
    .flatMap((row): Finding[] => {
      const there = phoneOf(contactsOf(row).find((each) => each.contactId === row.ledger_id));
      if (there === row.phone) return [];
      const says = `the phone here is ${row.phone}, in the books ${there}`;
      return [{ kind: 'mismatched', subject: row.name, says }];
    });
}

const phoneOf = (contact: ContactThere | undefined): string | undefined =>
  contact?.phones.find(({ type }) => type === 'DEFAULT')?.number;
