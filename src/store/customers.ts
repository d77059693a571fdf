/** Who an invoice goes to: a company with its people, or a person who buys privately, seen as the ledger will see them. */
import type { ContactToCreate } from '../providers/provider.ts';
import type { Db } from './database.ts';
import type { SubjectKind } from './links.ts';

export type Customer = {
  readonly subjectKind: Extract<SubjectKind, 'company' | 'contact'>;
  readonly subjectId: string;
  readonly version: number;
  readonly name: string;
  /** The company's own addresses first, then those of its people. */
  readonly emails: readonly string[];
  readonly contact: Omit<ContactToCreate, 'marker'>;
};

/** @returns undefined where neither exists in this workspace. */
export async function loadCustomer(
  db: Db,
  workspaceId: string,
  who: {
    readonly companyId: string | null;
    readonly contactId: string | null;
    readonly billingEmail: string | null;
  },
): Promise<Customer | undefined> {
  if (who.companyId !== null) return loadCompanyCustomer(db, workspaceId, who.companyId, who.billingEmail);
  if (who.contactId !== null) return loadPrivateCustomer(db, workspaceId, who.contactId, who.billingEmail);
  return undefined;
}

async function loadCompanyCustomer(
  db: Db,
  workspaceId: string,
  id: string,
  billingEmail: string | null,
): Promise<Customer | undefined> {
  const company = await db
    .selectFrom('companies')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .executeTakeFirst();
  if (company === undefined) return undefined;
  const own = await db
    .selectFrom('company_emails')
    .select('email')
    .where('workspace_id', '=', workspaceId)
    .where('company_id', '=', id)
    .orderBy('position')
    .execute();
  const people = await db
    .selectFrom('contacts')
    .select(['first_name', 'last_name', 'email'])
    .where('workspace_id', '=', workspaceId)
    .where('company_id', '=', id)
    .where('archived_at', 'is', null)
    .orderBy('id')
    .execute();
  const emails = [
    ...own.map((row) => row.email),
    ...people.flatMap((row) => (row.email === null ? [] : [row.email])),
  ];
  const person = people.find((row) => row.email !== null && row.email === billingEmail) ?? people[0];
  return {
    subjectKind: 'company',
    subjectId: id,
    version: company.version,
    name: company.name,
    emails,
    contact: {
      name: company.name,
      firstName: person?.first_name ?? null,
      lastName: person?.last_name ?? null,
      email: billingEmail ?? emails[0] ?? null,
      phone: company.phone,
      address: addressOf(company),
    },
  };
}

async function loadPrivateCustomer(
  db: Db,
  workspaceId: string,
  id: string,
  billingEmail: string | null,
): Promise<Customer | undefined> {
  const contact = await db
    .selectFrom('contacts')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .executeTakeFirst();
  if (contact === undefined) return undefined;
  const name =
    [contact.first_name, contact.last_name].filter((part) => part !== null && part !== '').join(' ') ||
    contact.email ||
    'Unnamed';
  return {
    subjectKind: 'contact',
    subjectId: id,
    version: contact.version,
    name,
    emails: contact.email === null ? [] : [contact.email],
    contact: {
      name,
      firstName: contact.first_name,
      lastName: contact.last_name,
      email: billingEmail ?? contact.email,
      phone: contact.phone,
      address: addressOf(contact),
    },
  };
}

function addressOf(row: {
  readonly address: string | null;
  readonly city: string | null;
  readonly region: string | null;
  readonly postal_code: string | null;
  readonly country: string | null;
}): ContactToCreate['address'] {
  const isEmpty = [row.address, row.city, row.region, row.postal_code, row.country].every(
    (part) => part === null || part === '',
  );
  if (isEmpty) return null;
  return {
    lines: (row.address ?? '').split('\n').filter((line) => line !== ''),
    city: row.city,
    region: row.region,
    postalCode: row.postal_code,
    country: row.country,
  };
}
