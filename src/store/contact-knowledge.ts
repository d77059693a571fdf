/** Everyone on both sides: our customers with their ties, and the contacts of the books, read in pages. */
import { sql } from 'kysely';
import { assert } from '../domain/assert.ts';
import type { ImportableContact } from '../domain/contact-import.ts';
import type { KnownCustomer } from '../domain/contact-import-plan.ts';
import { type LinkedBy, linkedByWays } from '../domain/contact-tie.ts';
import { recordMarker } from '../domain/marker.ts';
import { findContactDecisions } from './contact-decisions.ts';
import { contactName } from './contacts.ts';
import type { Db } from './database.ts';
import { listLedgerContacts } from './ledger-contacts.ts';

export type ContactKnowledge = {
  /** Archived ones too; in no order. */
  readonly customers: readonly KnownCustomer[];
  readonly contacts: readonly ImportableContact[];
};

export async function loadContactKnowledge(
  db: Db,
  workspaceId: string,
  connectionId: string,
): Promise<ContactKnowledge> {
  const [companies, people, addresses, links, decisions, onTheirWay, contacts] = [
    await everyPage(
      (after) => pageOfCompanies(db, workspaceId, after),
      ({ id }) => id,
    ),
    await everyPage(
      (after) => pageOfPeople(db, workspaceId, after),
      ({ id }) => id,
    ),
    await everyPage(
      (after) => pageOfAddresses(db, workspaceId, after),
      ({ id }) => id,
    ),
    await loadLinks(db, workspaceId, connectionId),
    await findContactDecisions(db, workspaceId, connectionId),
    await listContactsOnTheirWay(db, workspaceId, connectionId),
    await everyPage(
      (after) => listLedgerContacts(db, workspaceId, connectionId, { after, limit: PAGE }),
      ({ ledgerId }) => ledgerId,
    ),
  ];
  const emails = new Map<string, string[]>();
  // The company's own first, then those of its people, as invoices know them.
  for (const { companyId, email } of addresses) add(emails, companyId, email);
  for (const { companyId, email, isArchived } of people)
    if (companyId !== null && email !== null && !isArchived) add(emails, companyId, email);
  const known = (
    kind: KnownCustomer['kind'],
    { id, name, isArchived }: { readonly id: string; readonly name: string; readonly isArchived: boolean },
    own: readonly string[],
  ): KnownCustomer => {
    const decision = decisions.get(id) ?? null;
    return {
      ...{ kind, id, name, isArchived, emails: own, decision },
      marker: decision?.marker ?? recordMarker(id),
      link: links.get(id) ?? null,
      isOnItsWay: onTheirWay.has(id),
    };
  };
  return {
    customers: [
      ...companies.map((company) => known('company', company, emails.get(company.id) ?? [])),
      ...people
        .filter(({ companyId }) => companyId === null)
        .map((person) => known('contact', person, person.email === null ? [] : [person.email])),
    ],
    contacts,
  };
}

const PAGE = 5_000;
/** A million records: beyond that a cursor must be going in circles. */
const MOST_PAGES = 200;

async function everyPage<Row>(
  read: (after: string | null) => Promise<readonly Row[]>,
  keyOf: (row: Row) => string,
): Promise<readonly Row[]> {
  const rows: Row[] = [];
  for (let page = 0; page < MOST_PAGES; page++) {
    const last = rows.at(-1);
    const some = await read(last === undefined ? null : keyOf(last));
    for (const row of some) rows.push(row);
    if (some.length < PAGE) return rows;
  }
  assert(false, 'A list of customers had no end');
}

function pageOfCompanies(db: Db, workspaceId: string, after: string | null) {
  return db
    .selectFrom('companies')
    .select(['id', 'name', sql<boolean>`archived_at is not null`.as('isArchived')])
    .where('workspace_id', '=', workspaceId)
    .$if(after !== null, (query) => query.where('id', '>', after ?? ''))
    .orderBy('id')
    .limit(PAGE)
    .execute();
}

function pageOfPeople(db: Db, workspaceId: string, after: string | null) {
  return db
    .selectFrom('contacts')
    .select([
      'id',
      'company_id as companyId',
      contactName.as('name'),
      'email',
      sql<boolean>`archived_at is not null`.as('isArchived'),
    ])
    .where('workspace_id', '=', workspaceId)
    .$if(after !== null, (query) => query.where('id', '>', after ?? ''))
    .orderBy('id')
    .limit(PAGE)
    .execute();
}

function pageOfAddresses(db: Db, workspaceId: string, after: string | null) {
  return db
    .selectFrom('company_emails')
    .select(['id', 'company_id as companyId', 'email'])
    .where('workspace_id', '=', workspaceId)
    .$if(after !== null, (query) => query.where('id', '>', after ?? ''))
    .orderBy('id')
    .limit(PAGE)
    .execute();
}

async function loadLinks(db: Db, workspaceId: string, connectionId: string) {
  const links = new Map<string, NonNullable<KnownCustomer['link']>>();
  for (const kind of ['company', 'contact']) {
    const rows = await everyPage(
      (after) =>
        db
          .selectFrom('links')
          .select(['subject_id', 'ledger_id', sql<string>`snapshot->>'linkedBy'`.as('by')])
          .where('workspace_id', '=', workspaceId)
          .where('connection_id', '=', connectionId)
          .where('subject_kind', '=', kind)
          .$if(after !== null, (query) => query.where('subject_id', '>', after ?? ''))
          .orderBy('subject_id')
          .limit(PAGE)
          .execute(),
      ({ subject_id: id }) => id,
    );
    for (const row of rows)
      links.set(row.subject_id, {
        ledgerId: row.ledger_id,
        linkedBy: linkedByOf(row.by),
      });
  }
  return links;
}

/** A way that this version does not know was some creation of ours. */
export function linkedByOf(text: string | null): LinkedBy {
  return linkedByWays.find((way) => way === text) ?? 'creation';
}

/** Customers whose contact is being made in the books this moment: a few batches' worth at most. */
async function listContactsOnTheirWay(
  db: Db,
  workspaceId: string,
  connectionId: string,
): Promise<ReadonlySet<string>> {
  const rows = await db
    .selectFrom('sync_operations')
    .select('subject_id')
    .where('workspace_id', '=', workspaceId)
    .where('connection_id', '=', connectionId)
    .where('kind', '=', 'createContact')
    .where('state', 'in', [sql.lit('dispatched'), sql.lit('unknown')])
    .execute();
  return new Set(rows.map((row) => row.subject_id));
}

function add(lists: Map<string, string[]>, key: string, item: string): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [item]);
  else list.push(item);
}
