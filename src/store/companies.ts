/** Companies and their own e-mail addresses. */
import { sql } from 'kysely';
import { jsonArrayFrom } from 'kysely/helpers/postgres';
import type { Db } from './database.ts';
import { insertRows } from './insert-rows.ts';
import { containing, isAmong } from './search.ts';

export type CompanyFields = {
  readonly name: string;
  readonly phone: string | null;
  readonly address: string | null;
  readonly city: string | null;
  readonly region: string | null;
  readonly postalCode: string | null;
  readonly country: string | null;
  readonly taxNumber: string | null;
  readonly notes: string | null;
  /** The books that its invoices go to; null: the default ones. */
  readonly connectionId: string | null;
};

export type CompanyEmail = { readonly id: string; readonly email: string; readonly label: string | null };

export type Company = Awaited<ReturnType<typeof listCompanies>>[number];

export type CompanyFilter = {
  readonly text?: string | undefined;
  readonly externalId?: string | undefined;
  readonly ids?: readonly string[] | undefined;
  readonly cursor?: string | undefined;
  readonly limit: number;
};

/** Newest first, archived ones left out unless asked for by external id. */
export function listCompanies(db: Db, workspaceId: string, filter: CompanyFilter) {
  const pattern = containing(filter.text ?? '');
  return companiesOf(db, workspaceId)
    .$if(filter.externalId === undefined, (q) => q.where('companies.archived_at', 'is', null))
    .$if(filter.externalId !== undefined, (q) =>
      q.where('companies.external_id', '=', filter.externalId ?? ''),
    )
    .$if(filter.ids !== undefined, (q) => q.where(isAmong('companies.id', filter.ids ?? [])))
    .$if(filter.cursor !== undefined, (q) => q.where('companies.id', '<', filter.cursor ?? ''))
    .$if(filter.text !== undefined, (q) =>
      q.where((eb) =>
        eb.or([
          eb('companies.name', 'ilike', pattern),
          eb.exists(
            eb
              .selectFrom('company_emails')
              .select('company_emails.id')
              .whereRef('company_emails.workspace_id', '=', 'companies.workspace_id')
              .whereRef('company_emails.company_id', '=', 'companies.id')
              .where('company_emails.email', 'ilike', pattern),
          ),
        ]),
      ),
    )
    .orderBy('companies.id', 'desc')
    .limit(filter.limit)
    .execute();
}

export function findCompany(db: Db, workspaceId: string, id: string): Promise<Company | undefined> {
  return companiesOf(db, workspaceId).where('companies.id', '=', id).executeTakeFirst();
}

export function findCompanyByExternalId(
  db: Db,
  workspaceId: string,
  externalId: string,
): Promise<Company | undefined> {
  return companiesOf(db, workspaceId).where('companies.external_id', '=', externalId).executeTakeFirst();
}

/** Of those of `ids` that there are, archived ones too. */
export async function listCompanyNames(db: Db, workspaceId: string, ids: readonly string[]) {
  if (ids.length === 0) return [];
  return db
    .selectFrom('companies')
    .select(['id', 'name'])
    .where('workspace_id', '=', workspaceId)
    .where(isAmong('id', ids))
    .execute();
}

export type NewCompany = CompanyFields & {
  readonly id: string;
  readonly externalId: string | null;
  readonly at: Date;
};

/** In pieces, since a statement carries 65,535 values at most. */
export async function insertCompanies(
  db: Db,
  workspaceId: string,
  companies: readonly NewCompany[],
): Promise<void> {
  const rows = companies.map((company) => ({
    workspace_id: workspaceId,
    id: company.id,
    name: company.name,
    ...columnsOf(company),
    external_id: company.externalId,
    created_at: company.at,
    updated_at: company.at,
  }));
  await insertRows(db, 'companies', rows);
}

/** For imports: the first address of each company. */
export async function insertCompanyEmails(
  db: Db,
  workspaceId: string,
  emails: readonly { readonly id: string; readonly companyId: string; readonly email: string }[],
): Promise<void> {
  const rows = emails.map(({ id, companyId, email }) => ({
    ...{ workspace_id: workspaceId, id, company_id: companyId, email },
    ...{ label: null, position: 0 },
  }));
  await insertRows(db, 'company_emails', rows);
}

/** For imports: every company's names to match by, archived ones too. */
export function listCompanyKeys(db: Db, workspaceId: string) {
  return db
    .selectFrom('companies')
    .select(['id', 'name', 'external_id as externalId'])
    .where('workspace_id', '=', workspaceId)
    .orderBy('id')
    .execute();
}

/** For imports: every company's own addresses. */
export function listCompanyAddresses(db: Db, workspaceId: string) {
  return db
    .selectFrom('company_emails')
    .select(['company_id as companyId', 'email'])
    .where('workspace_id', '=', workspaceId)
    .orderBy('id')
    .execute();
}

/** Replaces the addresses; their order is kept. */
export async function replaceCompanyEmails(
  db: Db,
  workspaceId: string,
  companyId: string,
  emails: readonly CompanyEmail[],
): Promise<void> {
  await db
    .deleteFrom('company_emails')
    .where('workspace_id', '=', workspaceId)
    .where('company_id', '=', companyId)
    .execute();
  if (emails.length === 0) return;
  await db
    .insertInto('company_emails')
    .values(
      emails.map(({ id, email, label }, position) => ({
        workspace_id: workspaceId,
        id,
        company_id: companyId,
        email,
        label,
        position,
      })),
    )
    .execute();
}

/** The version of a company and its books, its row held until the transaction ends. */
export function lockCompany(db: Db, workspaceId: string, id: string) {
  return db
    .selectFrom('companies')
    .select(['version', 'connection_id as connectionId'])
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
}

export type CompanyChange = { readonly [Field in keyof CompanyFields]?: CompanyFields[Field] | undefined };

/** Fields left out stay; the version moves on. */
export async function updateCompany(
  db: Db,
  workspaceId: string,
  id: string,
  change: CompanyChange & { readonly archivedAt?: Date | null; readonly at: Date },
): Promise<void> {
  await db
    .updateTable('companies')
    .set((eb) => ({
      name: change.name,
      ...columnsOf(change),
      archived_at: change.archivedAt,
      updated_at: change.at,
      version: eb('version', '+', 1),
    }))
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .execute();
}

function columnsOf(company: CompanyChange) {
  return {
    phone: company.phone,
    address: company.address,
    city: company.city,
    region: company.region,
    postal_code: company.postalCode,
    country: company.country,
    tax_number: company.taxNumber,
    notes: company.notes,
    connection_id: company.connectionId,
  };
}

function companiesOf(db: Db, workspaceId: string) {
  return db
    .selectFrom('companies')
    .select((eb) => [
      'companies.id',
      'companies.name',
      'companies.phone',
      'companies.address',
      'companies.city',
      'companies.region',
      'companies.postal_code as postalCode',
      'companies.country',
      'companies.tax_number as taxNumber',
      'companies.notes',
      'companies.connection_id as connectionId',
      'companies.external_id as externalId',
      'companies.version',
      'companies.created_at as createdAt',
      'companies.updated_at as updatedAt',
      'companies.archived_at as archivedAt',
      jsonArrayFrom(
        eb
          .selectFrom('company_emails')
          .select(['company_emails.id', 'company_emails.email', 'company_emails.label'])
          .whereRef('company_emails.workspace_id', '=', 'companies.workspace_id')
          .whereRef('company_emails.company_id', '=', 'companies.id')
          .orderBy('company_emails.position'),
      ).as('emails'),
      eb
        .selectFrom('contacts')
        .select(sql<number>`count(*)::integer`.as('count'))
        .whereRef('contacts.workspace_id', '=', 'companies.workspace_id')
        .whereRef('contacts.company_id', '=', 'companies.id')
        .where('contacts.archived_at', 'is', null)
        .$asScalar()
        .as('contactCount'),
    ])
    .where('companies.workspace_id', '=', workspaceId);
}
