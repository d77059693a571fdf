/** Which contact of the books each customer is or will be, as far as our copy of the books tells. */
import { sql } from 'kysely';
import { type ContactPlan, planContact } from '../domain/contact-match.ts';
import { ledgerTraits } from '../domain/ledger-traits.ts';
import { contactMarker, recordMarker } from '../domain/marker.ts';
import type { ConnectionRow } from './connections.ts';
import { loadCustomers } from './customers.ts';
import type { Db } from './database.ts';
import { findContactCandidates } from './ledger-contacts.ts';
import { type BooksSubject, findLinks, subjectKey } from './links.ts';

/** By `subjectKey`; the engine decides again, with fresh contacts, before it makes anybody. */
export async function planContacts(
  db: Db,
  connection: ConnectionRow,
  customers: readonly BooksSubject[],
): Promise<ReadonlyMap<string, ContactPlan>> {
  const { workspace_id: workspaceId, id: connectionId } = connection;
  const once = [...new Map(customers.map((customer) => [subjectKey(customer), customer])).values()];
  const links = await findLinks(db, workspaceId, connectionId, once);
  const linked = await findLedgerContacts(db, workspaceId, connectionId, [...links.values()]);
  const unlinked = once.filter((customer) => !links.has(subjectKey(customer)));
  const loaded = await loadCustomers(db, workspaceId, unlinked);
  const known = unlinked.flatMap((subject) => {
    const customer = loaded.get(subject.id);
    if (customer === undefined) return [];
    const { id, currency = '' } = subject;
    const marker = contactMarker(recordMarker(id), currency, connection.base_currency);
    return [{ ...customer, currency, marker, key: subjectKey(subject) }];
  });
  const candidates = await findContactCandidates(db, workspaceId, connectionId, known);
  const { words } = ledgerTraits(connection.provider);
  const organisation = { organisationName: connection.organisation_name, words };
  return new Map<string, ContactPlan>([
    ...[...links].map(([key, ledgerId]): [string, ContactPlan] => [
      key,
      planContact({ kind: 'linked', contact: linked.get(ledgerId) }, organisation),
    ]),
    ...known.map((customer): [string, ContactPlan] => [
      customer.key,
      planContact(
        { kind: 'unlinked', customer, candidates: candidates.get(customer.marker) ?? [] },
        organisation,
      ),
    ]),
  ]);
}

async function findLedgerContacts(
  db: Db,
  workspaceId: string,
  connectionId: string,
  ledgerIds: readonly string[],
): Promise<ReadonlyMap<string, { readonly name: string; readonly isArchived: boolean }>> {
  if (ledgerIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('ledger_contacts')
    .select(['ledger_id', 'name', 'is_active', 'merged_into'])
    .where('workspace_id', '=', workspaceId)
    .where('connection_id', '=', connectionId)
    .where(sql<boolean>`ledger_id = any(${ledgerIds}::text[])`)
    .execute();
  // One that was merged lives on in another: the engine follows.
  return new Map(
    rows.map((row) => [
      row.ledger_id,
      { name: row.name, isArchived: !row.is_active && row.merged_into === null },
    ]),
  );
}
