/** Who an invoice goes to: a company with its people, or a person who buys privately, seen as the ledger will see them. */
import { type Selectable, sql } from 'kysely';
import type { ContactFacts } from '../domain/contact-facts.ts';
import { ledgerTraits } from '../domain/ledger-traits.ts';
import type { DB, Db, Tx } from './database.ts';
import type { SubjectKind } from './links.ts';

export type Customer = {
  readonly subjectKind: Extract<SubjectKind, 'company' | 'contact'>;
  readonly subjectId: string;
  readonly version: number;
  /** False for a person at a company: there the company is billed. */
  readonly isBilled: boolean;
  readonly name: string;
  /** The company's own addresses first, then those of its people. */
  readonly emails: readonly string[];
  readonly contact: ContactFacts;
};

/** Who an invoice or its credit is billed to, as links know them: the company, or the person who buys privately. */
export function billedSubject(billed: {
  readonly company_id: string | null;
  readonly contact_id: string | null;
}): { readonly kind: Customer['subjectKind']; readonly id: string } {
  return billed.company_id === null
    ? { kind: 'contact', id: billed.contact_id ?? '' }
    : { kind: 'company', id: billed.company_id };
}

/** The contact of these books that an invoice or its credit goes to: where contacts keep a currency, the one of its own. */
export function billedContact(
  { provider }: { readonly provider: string },
  billed: Parameters<typeof billedSubject>[0] & { readonly currency: string },
): ReturnType<typeof billedSubject> & { readonly currency: string } {
  const currency = ledgerTraits(provider).contactsKeepCurrency ? billed.currency : '';
  return { ...billedSubject(billed), currency };
}

/** Which of a customer's contacts one of the books is: the one of its currency, where contacts keep theirs. */
export function contactCurrency(
  { provider, base_currency: base }: { readonly provider: string; readonly base_currency: string },
  currency: string | null,
): string {
  return ledgerTraits(provider).contactsKeepCurrency ? (currency ?? base) : '';
}

/** By subject id; those that do not exist in this workspace are left out. */
export async function loadCustomers(
  db: Db,
  workspaceId: string,
  subjects: readonly { readonly kind: SubjectKind; readonly id: string }[],
): Promise<ReadonlyMap<string, Customer>> {
  const idsOf = (kind: SubjectKind) =>
    subjects.filter((subject) => subject.kind === kind).map(({ id }) => id);
  return new Map([
    ...(await loadCompanies(db, workspaceId, idsOf('company'))),
    ...(await loadPrivatePeople(db, workspaceId, idsOf('contact'))),
  ]);
}

/**
 * Holds customers as they are until the transaction ends: `change` for whoever changes them, `share` for whoever
 * decides by them. One waits for the other, so that no change falls between what was sent and what was agreed.
 */
export async function lockCustomers(
  tx: Tx,
  workspaceId: string,
  subjects: readonly { readonly kind: SubjectKind; readonly id: string }[],
  how: 'share' | 'change',
): Promise<void> {
  for (const { kind, table } of customerTables) {
    const ids = subjects.filter((subject) => subject.kind === kind).map(({ id }) => id);
    if (ids.length === 0) continue;
    await sql`
      select id from ${sql.table(table)} where workspace_id = ${workspaceId} and id = any(${ids}::uuid[])
      order by id ${how === 'share' ? sql`for share` : sql`for no key update`}`.execute(tx);
  }
}

const customerTables = [
  { kind: 'company', table: 'companies' },
  { kind: 'contact', table: 'contacts' },
] as const;

async function loadCompanies(
  db: Db,
  workspaceId: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Customer>> {
  if (ids.length === 0) return new Map();
  const companies = await db
    .selectFrom('companies')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .where(sql<boolean>`id = any(${ids}::uuid[])`)
    .execute();
  const own = await db
    .selectFrom('company_emails')
    .select(['company_id', 'email'])
    .where('workspace_id', '=', workspaceId)
    .where(sql<boolean>`company_id = any(${ids}::uuid[])`)
    .orderBy('position')
    .execute();
  const people = await db
    .selectFrom('contacts')
    .select(['company_id', 'first_name', 'last_name', 'email'])
    .where('workspace_id', '=', workspaceId)
    .where(sql<boolean>`company_id = any(${ids}::uuid[])`)
    .where('archived_at', 'is', null)
    .orderBy('id')
    .execute();
  const ofCompany = <Row extends { company_id: string | null }>(rows: readonly Row[], id: string) =>
    rows.filter((row) => row.company_id === id);
  return new Map(
    companies.map((company) => [
      company.id,
      companyCustomer(company, ofCompany(own, company.id), ofCompany(people, company.id)),
    ]),
  );
}

function companyCustomer(
  company: Selectable<DB['companies']>,
  own: readonly { readonly email: string }[],
  people: readonly Pick<Selectable<DB['contacts']>, 'first_name' | 'last_name' | 'email'>[],
): Customer {
  const emails = [
    ...own.map((row) => row.email),
    ...people.flatMap((row) => (row.email === null ? [] : [row.email])),
  ];
  const [person] = people;
  return {
    subjectKind: 'company',
    subjectId: company.id,
    version: company.version,
    isBilled: true,
    name: company.name,
    emails,
    contact: {
      name: company.name,
      firstName: person?.first_name ?? null,
      lastName: person?.last_name ?? null,
      email: emails[0] ?? null,
      phone: company.phone,
      address: addressOf(company),
    },
  };
}

async function loadPrivatePeople(
  db: Db,
  workspaceId: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Customer>> {
  if (ids.length === 0) return new Map();
  const contacts = await db
    .selectFrom('contacts')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .where(sql<boolean>`id = any(${ids}::uuid[])`)
    .execute();
  return new Map(contacts.map((contact) => [contact.id, privateCustomer(contact)]));
}

function privateCustomer(contact: Selectable<DB['contacts']>): Customer {
  const name =
    [contact.first_name, contact.last_name].filter((part) => part !== null && part !== '').join(' ') ||
    contact.email ||
    'Unnamed';
  return {
    subjectKind: 'contact',
    subjectId: contact.id,
    version: contact.version,
    isBilled: contact.company_id === null,
    name,
    emails: contact.email === null ? [] : [contact.email],
    contact: {
      name,
      firstName: contact.first_name,
      lastName: contact.last_name,
      email: contact.email,
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
}): ContactFacts['address'] {
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
