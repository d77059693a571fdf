/** Contacts: people, at a company or buying privately. */
import { sql } from 'kysely';
import type { Db } from './database.ts';
import { insertRows } from './insert-rows.ts';
import { containing, isAmong } from './search.ts';

export type ContactFields = {
  readonly companyId: string | null;
  readonly firstName: string | null;
  readonly lastName: string | null;
  readonly email: string | null;
  readonly phone: string | null;
  readonly address: string | null;
  readonly city: string | null;
  readonly region: string | null;
  readonly postalCode: string | null;
  readonly country: string | null;
  /** The books that the invoices of a person who buys privately go to; null: the default ones. */
  readonly connectionId: string | null;
};

export type Contact = Awaited<ReturnType<typeof listContacts>>[number];

export type ContactFilter = {
  readonly text?: string | undefined;
  readonly companyId?: string | undefined;
  readonly externalId?: string | undefined;
  readonly ids?: readonly string[] | undefined;
  readonly cursor?: string | undefined;
  readonly limit: number;
};

/** Newest first, archived ones left out unless asked for by external id. */
export function listContacts(db: Db, workspaceId: string, filter: ContactFilter) {
  const pattern = containing(filter.text ?? '');
  return contactsOf(db, workspaceId)
    .$if(filter.externalId === undefined, (q) => q.where('contacts.archived_at', 'is', null))
    .$if(filter.externalId !== undefined, (q) =>
      q.where('contacts.external_id', '=', filter.externalId ?? ''),
    )
    .$if(filter.companyId !== undefined, (q) => q.where('contacts.company_id', '=', filter.companyId ?? ''))
    .$if(filter.ids !== undefined, (q) => q.where(isAmong('contacts.id', filter.ids ?? [])))
    .$if(filter.cursor !== undefined, (q) => q.where('contacts.id', '<', filter.cursor ?? ''))
    .$if(filter.text !== undefined, (q) =>
      q.where((eb) => eb.or([eb(contactName, 'ilike', pattern), eb('contacts.email', 'ilike', pattern)])),
    )
    .orderBy('contacts.id', 'desc')
    .limit(filter.limit)
    .execute();
}

export function findContact(db: Db, workspaceId: string, id: string): Promise<Contact | undefined> {
  return contactsOf(db, workspaceId).where('contacts.id', '=', id).executeTakeFirst();
}

export function findContactByExternalId(
  db: Db,
  workspaceId: string,
  externalId: string,
): Promise<Contact | undefined> {
  return contactsOf(db, workspaceId).where('contacts.external_id', '=', externalId).executeTakeFirst();
}

export type NewContact = ContactFields & {
  readonly id: string;
  readonly externalId: string | null;
  readonly at: Date;
};

/** In pieces, since a statement carries 65,535 values at most. */
export async function insertContacts(
  db: Db,
  workspaceId: string,
  contacts: readonly NewContact[],
): Promise<void> {
  const rows = contacts.map((contact) => ({
    workspace_id: workspaceId,
    id: contact.id,
    ...columnsOf(contact),
    external_id: contact.externalId,
    created_at: contact.at,
    updated_at: contact.at,
  }));
  await insertRows(db, 'contacts', rows);
}

/** For imports: what every contact can be found by, archived ones too. */
export function listContactKeys(db: Db, workspaceId: string) {
  return db
    .selectFrom('contacts')
    .select(['id', 'company_id as companyId', contactName.as('name'), 'email', 'external_id as externalId'])
    .where('workspace_id', '=', workspaceId)
    .orderBy('id')
    .execute();
}

/** A contact as it stands, its row held until the transaction ends. */
export function lockContact(db: Db, workspaceId: string, id: string) {
  return db
    .selectFrom('contacts')
    .select([
      'version',
      'company_id as companyId',
      'connection_id as connectionId',
      'first_name as firstName',
      'last_name as lastName',
      'email',
    ])
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
}

export type ContactChange = { readonly [Field in keyof ContactFields]?: ContactFields[Field] | undefined };

/** Fields left out stay; the version moves on. */
export async function updateContact(
  db: Db,
  workspaceId: string,
  id: string,
  change: ContactChange & { readonly archivedAt?: Date | null; readonly at: Date },
): Promise<void> {
  await db
    .updateTable('contacts')
    .set((eb) => ({
      ...columnsOf(change),
      archived_at: change.archivedAt,
      updated_at: change.at,
      version: eb('version', '+', 1),
    }))
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .execute();
}

function columnsOf(contact: ContactChange) {
  return {
    company_id: contact.companyId,
    first_name: contact.firstName,
    last_name: contact.lastName,
    email: contact.email,
    phone: contact.phone,
    address: contact.address,
    city: contact.city,
    region: contact.region,
    postal_code: contact.postalCode,
    country: contact.country,
    connection_id: contact.connectionId,
  };
}

/** First and last name, or the address of a person of whom nothing else is known. Joined table: `contacts`. */
export const contactName = sql<string>`coalesce(
  nullif(concat_ws(' ', nullif(contacts.first_name, ''), nullif(contacts.last_name, '')), ''), contacts.email, '')`;

function contactsOf(db: Db, workspaceId: string) {
  return db
    .selectFrom('contacts')
    .leftJoin('companies', (join) =>
      join
        .onRef('companies.workspace_id', '=', 'contacts.workspace_id')
        .onRef('companies.id', '=', 'contacts.company_id'),
    )
    .select([
      'contacts.id',
      'contacts.company_id as companyId',
      'companies.name as companyName',
      'contacts.first_name as firstName',
      'contacts.last_name as lastName',
      contactName.as('name'),
      'contacts.email',
      'contacts.phone',
      'contacts.address',
      'contacts.city',
      'contacts.region',
      'contacts.postal_code as postalCode',
      'contacts.country',
      'contacts.connection_id as connectionId',
      'contacts.external_id as externalId',
      'contacts.version',
      'contacts.created_at as createdAt',
      'contacts.updated_at as updatedAt',
      'contacts.archived_at as archivedAt',
    ])
    .where('contacts.workspace_id', '=', workspaceId);
}
