/** The ledger's contacts, kept here so that matching a customer costs no call. */
import { sql } from 'kysely';
import { namesOf } from '../domain/contact-currency.ts';
import type { ImportableContact } from '../domain/contact-import.ts';
import type { Candidate, SoughtCustomer } from '../domain/contact-match.ts';
import type { LedgerContact } from '../providers/provider.ts';
import type { Db } from './database.ts';
import { insertRows, replacing } from './insert-rows.ts';
import { containing } from './search.ts';

export async function saveLedgerContacts(
  db: Db,
  workspaceId: string,
  connectionId: string,
  contacts: readonly LedgerContact[],
): Promise<void> {
  if (contacts.length === 0) return;
  // In one order everywhere: two readings of the same contacts would otherwise wait for each other for ever.
  const rows = [...contacts]
    .sort((a, b) => (a.ledgerId < b.ledgerId ? -1 : 1))
    .map((contact) => ({
      ...{ workspace_id: workspaceId, connection_id: connectionId, ledger_id: contact.ledgerId },
      name: contact.name,
      email: contact.email,
      first_name: contact.firstName,
      last_name: contact.lastName,
      contact_number: contact.marker,
      is_active: contact.isActive,
      is_customer: contact.isCustomer,
      merged_into: contact.mergedInto,
      gone_at: null,
      currency: contact.currency,
      ledger_updated_at: contact.updatedAt,
      ...whereaboutsColumns(contact.whereabouts),
    }));
  // An answer that tells of no address has no such columns, and so leaves those that are there.
  const whole = rows.filter((row) => 'phone' in row);
  const summaries = rows.filter((row) => !('phone' in row));
  for (const alike of [whole, summaries])
    await insertRows(db, 'ledger_contacts', alike, sql`${replacing(keyColumns, alike)} where ${isNoOlder}`);
}

/** Two readings may overtake each other: the older one says nothing new. */
const isNoOlder = sql`ledger_contacts.ledger_updated_at is null
  or excluded.ledger_updated_at >= ledger_contacts.ledger_updated_at`;

const keyColumns = ['workspace_id', 'connection_id', 'ledger_id'] as const;

function whereaboutsColumns(whereabouts: LedgerContact['whereabouts']) {
  if (whereabouts === null) return {};
  const { phone, address } = whereabouts;
  return {
    phone,
    address: address === null || address.lines.length === 0 ? null : address.lines.join('\n'),
    city: address?.city ?? null,
    region: address?.region ?? null,
    postal_code: address?.postalCode ?? null,
    country: address?.country ?? null,
  };
}

/** The books do not have them any more. @param survivors by ledger id, the contact that each was merged into, as far as it is known */
export async function saveGoneContacts(
  db: Db,
  workspaceId: string,
  connectionId: string,
  survivors: ReadonlyMap<string, string | null>,
  now: Date,
): Promise<void> {
  if (survivors.size === 0) return;
  await sql`
    update ledger_contacts as held set is_active = false, merged_into = gone.merged_into, gone_at = ${now}
    from unnest(${[...survivors.keys()]}::text[], ${[...survivors.values()]}::text[]) as gone (ledger_id, merged_into)
    where held.workspace_id = ${workspaceId} and held.connection_id = ${connectionId}
      and held.ledger_id = gone.ledger_id`.execute(db);
}

/** A page in the order of ledger ids. */
export function listLedgerContacts(
  db: Db,
  workspaceId: string,
  connectionId: string,
  { after, limit }: { readonly after: string | null; readonly limit: number },
): Promise<ImportableContact[]> {
  return contactsOf(db, workspaceId, connectionId)
    .$if(after !== null, (query) => query.where('ledger_id', '>', after ?? ''))
    .orderBy('ledger_id')
    .limit(limit)
    .execute();
}

/** Active ones by part of the name or address, to choose from. */
export function searchLedgerContacts(
  db: Db,
  workspaceId: string,
  connectionId: string,
  text: string,
  limit: number,
): Promise<ImportableContact[]> {
  const pattern = containing(text);
  return contactsOf(db, workspaceId, connectionId)
    .where('is_active', '=', true)
    .$if(text !== '', (query) =>
      query.where((eb) => eb.or([eb('name', 'ilike', pattern), eb('email', 'ilike', pattern)])),
    )
    .orderBy(sql`lower(name)`)
    .orderBy('ledger_id')
    .limit(limit)
    .execute();
}

/** With phone and address; by ledger id. */
export async function findLedgerContacts(
  db: Db,
  workspaceId: string,
  connectionId: string,
  ledgerIds: readonly string[],
) {
  if (ledgerIds.length === 0) return new Map<string, never>();
  const rows = await contactsOf(db, workspaceId, connectionId)
    .select(['phone', 'address', 'city', 'region', 'postal_code as postalCode', 'country'])
    .where(sql<boolean>`ledger_id = any(${ledgerIds}::text[])`)
    .execute();
  return new Map(rows.map((row) => [row.ledgerId, row]));
}

export async function countLedgerContacts(
  db: Db,
  workspaceId: string,
  connectionId: string,
): Promise<number> {
  const row = await db
    .selectFrom('ledger_contacts')
    .select((eb) => eb.fn.countAll<bigint>().as('count'))
    .where('workspace_id', '=', workspaceId)
    .where('connection_id', '=', connectionId)
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

function contactsOf(db: Db, workspaceId: string, connectionId: string) {
  return db
    .selectFrom('ledger_contacts')
    .select([
      'ledger_id as ledgerId',
      'name',
      'email',
      'first_name as firstName',
      'last_name as lastName',
      'contact_number as marker',
      'is_active as isActive',
      'is_customer as isCustomer',
      'merged_into as mergedInto',
      'currency',
    ])
    .select(sql<boolean>`gone_at is not null`.as('isGone'))
    .where('workspace_id', '=', workspaceId)
    .where('connection_id', '=', connectionId);
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
  customers: readonly SoughtCustomer[],
): Promise<ReadonlyMap<string, readonly Candidate[]>> {
  const folded = customers.map(({ marker, name, emails, currency = '' }) => ({
    marker,
    names: namesOf(name, currency).map(fold),
    emails: emails.map(fold),
  }));
  const emails = folded.flatMap((customer) => customer.emails);
  if (customers.length === 0) return new Map();
  const rows = await db
    .selectFrom('ledger_contacts')
    .select(['ledger_id', 'name', 'email', 'contact_number', 'is_active', 'currency'])
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
          folded.flatMap(({ names }) => names),
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
    currency: row.currency,
  }));
  return new Map(
    folded.map((customer) => [
      customer.marker,
      candidates.filter(
        (candidate) =>
          candidate.marker === customer.marker ||
          customer.names.includes(fold(candidate.name)) ||
          (candidate.email !== null && customer.emails.includes(fold(candidate.email))),
      ),
    ]),
  );
}

function fold(text: string): string {
  return text.trim().toLowerCase();
}

/** Of these contacts of the ledger's those that were merged into another one, with that one; by ledger id. */
export async function findMergedContacts(
  db: Db,
  workspaceId: string,
  connectionId: string,
  ledgerIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (ledgerIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('ledger_contacts')
    .select(['ledger_id', 'merged_into'])
    .where('workspace_id', '=', workspaceId)
    .where('connection_id', '=', connectionId)
    .where(sql<boolean>`ledger_id = any(${ledgerIds}::text[])`)
    .where('merged_into', 'is not', null)
    .execute();
  return new Map(rows.map((row) => [row.ledger_id, row.merged_into ?? '']));
}

/** As the books call them; by ledger id. */
export async function findLedgerContactNames(
  db: Db,
  workspaceId: string,
  connectionId: string,
  ledgerIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (ledgerIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('ledger_contacts')
    .select(['ledger_id', 'name'])
    .where('workspace_id', '=', workspaceId)
    .where('connection_id', '=', connectionId)
    .where(sql<boolean>`ledger_id = any(${ledgerIds}::text[])`)
    .execute();
  return new Map(rows.map((row) => [row.ledger_id, row.name]));
}
