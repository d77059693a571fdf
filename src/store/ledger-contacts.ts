/** The ledger's contacts, kept here so that matching a customer costs no call. */
import { sql } from 'kysely';
import type { Candidate } from '../domain/contact-match.ts';
import type { LedgerContact } from '../providers/provider.ts';
import type { Db } from './database.ts';

export async function saveLedgerContacts(
  db: Db,
  workspaceId: string,
  connectionId: string,
  contacts: readonly LedgerContact[],
): Promise<void> {
  if (contacts.length === 0) return;
  // In one order everywhere: two readings of the same contacts would otherwise wait for each other for ever.
  const inOrder = [...contacts].sort((a, b) => (a.ledgerId < b.ledgerId ? -1 : 1));
  await db
    .insertInto('ledger_contacts')
    .values(
      inOrder.map((contact) => ({
        workspace_id: workspaceId,
        connection_id: connectionId,
        ledger_id: contact.ledgerId,
        name: contact.name,
        email: contact.email,
        first_name: contact.firstName,
        last_name: contact.lastName,
        contact_number: contact.marker,
        is_active: contact.isActive,
        is_customer: contact.isCustomer,
        merged_into: contact.mergedInto,
        ledger_updated_at: contact.updatedAt,
      })),
    )
    .onConflict((oc) =>
      oc.columns(['workspace_id', 'connection_id', 'ledger_id']).doUpdateSet((eb) => ({
        name: eb.ref('excluded.name'),
        email: eb.ref('excluded.email'),
        first_name: eb.ref('excluded.first_name'),
        last_name: eb.ref('excluded.last_name'),
        contact_number: eb.ref('excluded.contact_number'),
        is_active: eb.ref('excluded.is_active'),
        is_customer: eb.ref('excluded.is_customer'),
        merged_into: eb.ref('excluded.merged_into'),
        ledger_updated_at: eb.ref('excluded.ledger_updated_at'),
      })),
    )
    .execute();
}

/** As of which change of theirs we know these contacts of the ledger's; by ledger id. */
export async function findKnownContacts(
  db: Db,
  workspaceId: string,
  connectionId: string,
  ledgerIds: readonly string[],
): Promise<ReadonlyMap<string, Date>> {
  if (ledgerIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('ledger_contacts')
    .select(['ledger_id', 'ledger_updated_at'])
    .where('workspace_id', '=', workspaceId)
    .where('connection_id', '=', connectionId)
    .where(sql<boolean>`ledger_id = any(${ledgerIds}::text[])`)
    .execute();
  return new Map(
    rows.flatMap((row) => (row.ledger_updated_at ? [[row.ledger_id, row.ledger_updated_at]] : [])),
  );
}

/**
 * Everyone in the books who could be one of these customers: same marker, an e-mail of theirs, or the same name; by
 * the customer's marker.
 */
export async function findContactCandidates(
  db: Db,
  workspaceId: string,
  connectionId: string,
  customers: readonly {
    readonly marker: string;
    readonly name: string;
    readonly emails: readonly string[];
  }[],
): Promise<ReadonlyMap<string, readonly Candidate[]>> {
  const folded = customers.map(({ marker, name, emails }) => ({
    marker,
    name: fold(name),
    emails: emails.map(fold),
  }));
  const emails = folded.flatMap((customer) => customer.emails);
  if (customers.length === 0) return new Map();
  const rows = await db
    .selectFrom('ledger_contacts')
    .select(['ledger_id', 'name', 'email', 'contact_number', 'is_active'])
    .where('workspace_id', '=', workspaceId)
    .where('connection_id', '=', connectionId)
    .where((eb) =>
      eb.or([
        eb(
          'contact_number',
          'in',
          folded.map(({ marker }) => marker),
        ),
        eb(
          sql<string>`lower(name)`,
          'in',
          folded.map(({ name }) => name),
        ),
        ...(emails.length > 0 ? [eb(sql<string>`lower(email)`, 'in', emails)] : []),
      ]),
    )
    .orderBy('ledger_id')
    .execute();
  const candidates = rows.map((row) => ({
    ledgerId: row.ledger_id,
    name: row.name,
    email: row.email,
    marker: row.contact_number,
    isActive: row.is_active,
  }));
  return new Map(
    folded.map((customer) => [
      customer.marker,
      candidates.filter(
        (candidate) =>
          candidate.marker === customer.marker ||
          fold(candidate.name) === customer.name ||
          (candidate.email !== null && customer.emails.includes(fold(candidate.email))),
      ),
    ]),
  );
}

function fold(text: string): string {
  return text.trim().toLowerCase();
}
