/** Who may receive an invoice: every e-mail of a company and of its contacts, or of one private contact. */
import { sql } from 'kysely';
import { contactName } from './contacts.ts';
import type { Db } from './database.ts';

export type BillingRecipient = {
  readonly email: string;
  readonly label: string | null;
  readonly source: 'company' | 'contact';
  readonly contactId: string | null;
};

/** The company's own addresses first, then those of its contacts by name. */
export async function recipientsOfCompany(
  db: Db,
  workspaceId: string,
  companyId: string,
): Promise<BillingRecipient[]> {
  const own = await db
    .selectFrom('company_emails')
    .select(['email', 'label'])
    .where('workspace_id', '=', workspaceId)
    .where('company_id', '=', companyId)
    .orderBy('position')
    .execute();
  const people = await peopleWithAddress(db, workspaceId)
    .where('contacts.company_id', '=', companyId)
    .execute();
  return [
    ...own.map((row) => ({ ...row, source: 'company' as const, contactId: null })),
    ...people.map(ofContact),
  ];
}

export async function recipientsOfContact(
  db: Db,
  workspaceId: string,
  contactId: string,
): Promise<BillingRecipient[]> {
  const people = await peopleWithAddress(db, workspaceId).where('contacts.id', '=', contactId).execute();
  return people.map(ofContact);
}

function peopleWithAddress(db: Db, workspaceId: string) {
  return db
    .selectFrom('contacts')
    .select(['contacts.id', contactName.as('name'), sql<string>`contacts.email`.as('email')])
    .where('contacts.workspace_id', '=', workspaceId)
    .where('contacts.email', 'is not', null)
    .where('contacts.archived_at', 'is', null)
    .orderBy(contactName)
    .orderBy('contacts.id');
}

function ofContact(row: {
  readonly id: string;
  readonly name: string;
  readonly email: string;
}): BillingRecipient {
  return { email: row.email, label: row.name, source: 'contact', contactId: row.id };
}
