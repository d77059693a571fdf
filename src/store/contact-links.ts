/** Links between our customers and the ledger's contacts, each with what both sides last agreed on. */
import { sql } from 'kysely';
import { z } from 'zod';
import type { ContactFacts, NameAndEmail } from '../domain/contact-facts.ts';
import type { Customer } from './customers.ts';
import type { Db } from './database.ts';
import { type BooksSubject, type Subject, subjectKey } from './links.ts';

/** `contact`: our record as it was when the ledger last knew it, null where nobody wrote it down. `held`: what the ledger made of it. */
export type ContactSnapshot = {
  readonly linkedBy: string;
  readonly contact: ContactFacts | null;
  readonly held: NameAndEmail | null;
};

export type ContactLink = {
  readonly kind: Customer['subjectKind'];
  readonly subjectId: string;
  readonly connectionId: string;
  readonly ledgerId: string;
  /** The one that this contact keeps; '' where the books have no such rule. */
  readonly currency: string;
  readonly snapshot: ContactSnapshot;
};

/** Of one connection, or of all. */
export async function findContactLinks(
  db: Db,
  workspaceId: string,
  subjects: readonly Subject[],
  connectionId?: string,
): Promise<readonly ContactLink[]> {
  if (subjects.length === 0) return [];
  const rows = await db
    .selectFrom('links')
    .select(['subject_kind', 'subject_id', 'connection_id', 'ledger_id', 'currency', 'snapshot'])
    .where('workspace_id', '=', workspaceId)
    .$if(connectionId !== undefined, (query) => query.where('connection_id', '=', connectionId ?? ''))
    .where('subject_kind', 'in', ['company', 'contact'])
    .where(sql<boolean>`subject_id = any(${subjects.map(({ id }) => id)}::uuid[])`)
    .orderBy('subject_id')
    .orderBy('currency')
    .execute();
  return rows.map((row) => ({
    // The query asks for no other kind.
    kind: row.subject_kind as ContactLink['kind'],
    currency: row.currency,
    subjectId: row.subject_id,
    connectionId: row.connection_id,
    ledgerId: row.ledger_id,
    snapshot: snapshotSchema.parse(row.snapshot),
  }));
}

/** Of a customer's contacts the one that the customer is first of all: in the organisation's own currency, or the first. */
export function mainLink<Link extends { readonly currency: string }>(
  links: readonly Link[],
  baseCurrency: string,
): Link | undefined {
  return links.find(({ currency }) => currency === baseCurrency) ?? links[0];
}

/** Every customer that is tied to a contact of these books. */
export async function listLinkedCustomers(
  db: Db,
  workspaceId: string,
  connectionId: string,
): Promise<readonly Subject[]> {
  const rows = await db
    .selectFrom('links')
    .select(['subject_kind', 'subject_id'])
    .where('workspace_id', '=', workspaceId)
    .where('connection_id', '=', connectionId)
    .where('subject_kind', 'in', ['company', 'contact'])
    .orderBy('subject_id')
    .execute();
  // The query asks for no other kind.
  return rows.map((row) => ({ kind: row.subject_kind as ContactLink['kind'], id: row.subject_id }));
}

export async function saveContactSnapshot(
  db: Db,
  workspaceId: string,
  link: Pick<ContactLink, 'kind' | 'subjectId' | 'connectionId' | 'currency'>,
  snapshot: ContactSnapshot,
): Promise<void> {
  await db
    .updateTable('links')
    .set({ snapshot: JSON.stringify(snapshot) })
    .where('workspace_id', '=', workspaceId)
    .where('connection_id', '=', link.connectionId)
    .where('subject_kind', '=', link.kind)
    .where('subject_id', '=', link.subjectId)
    .where('currency', '=', link.currency)
    .execute();
}

/** Our customers that are tied to these contacts of the ledger's; several may share one. */
export function listCustomersOfContacts(
  db: Db,
  workspaceId: string,
  connectionId: string,
  ledgerIds: readonly string[],
) {
  return db
    .selectFrom('links')
    .select(['subject_kind', 'subject_id', 'ledger_id'])
    .where('workspace_id', '=', workspaceId)
    .where('connection_id', '=', connectionId)
    .where('subject_kind', 'in', ['company', 'contact'])
    .where(sql<boolean>`ledger_id = any(${ledgerIds}::text[])`)
    .orderBy('subject_id')
    .execute();
}

/** Ties whoever was tied to one contact to another one. */
export async function moveContactLinks(
  db: Db,
  workspaceId: string,
  connectionId: string,
  move: { readonly from: string; readonly to: string },
): Promise<void> {
  await db
    .updateTable('links')
    .set({ ledger_id: move.to })
    .where('workspace_id', '=', workspaceId)
    .where('connection_id', '=', connectionId)
    .where('subject_kind', 'in', ['company', 'contact'])
    .where('ledger_id', '=', move.from)
    .execute();
}

/** Into which contact this one was merged, and its name; undefined where we do not know it. */
export function findMergedInto(db: Db, workspaceId: string, connectionId: string, ledgerId: string) {
  return db
    .selectFrom('ledger_contacts')
    .select(['name', 'merged_into'])
    .where('workspace_id', '=', workspaceId)
    .where('connection_id', '=', connectionId)
    .where('ledger_id', '=', ledgerId)
    .executeTakeFirst();
}

export type ArchivedContact = { readonly ledgerId: string; readonly isGone: boolean };

/** Customers whose contact is archived in the books, or not there any more, as far as we know: by `subjectKey`. */
export async function findArchivedCustomers(
  db: Db,
  workspaceId: string,
  connectionId: string,
  subjects: readonly BooksSubject[],
): Promise<ReadonlyMap<string, ArchivedContact>> {
  if (subjects.length === 0) return new Map();
  const rows = await db
    .selectFrom('links')
    .innerJoin('ledger_contacts as held', (join) =>
      join
        .onRef('held.workspace_id', '=', 'links.workspace_id')
        .onRef('held.connection_id', '=', 'links.connection_id')
        .onRef('held.ledger_id', '=', 'links.ledger_id'),
    )
    .select(['links.subject_id', 'links.ledger_id', 'links.currency', 'held.gone_at'])
    .where('links.workspace_id', '=', workspaceId)
    .where('links.connection_id', '=', connectionId)
    .where('links.subject_kind', 'in', ['company', 'contact'])
    .where(sql<boolean>`links.subject_id = any(${subjects.map(({ id }) => id)}::uuid[])`)
    .where('held.is_active', '=', false)
    .execute();
  return new Map(
    subjects.flatMap((subject) => {
      const { id, currency } = subject;
      const row = rows.find(
        (each) => each.subject_id === id && (currency === undefined || each.currency === currency),
      );
      if (row === undefined) return [];
      return [[subjectKey(subject), { ledgerId: row.ledger_id, isGone: row.gone_at !== null }]];
    }),
  );
}

const nullableText = z.string().nullable();
const snapshotSchema = z.object({
  linkedBy: z.string().default('unknown'),
  contact: z
    .object({
      name: z.string(),
      firstName: nullableText,
      lastName: nullableText,
      email: nullableText,
      phone: nullableText,
      address: z
        .object({
          lines: z.array(z.string()),
          city: nullableText,
          region: nullableText,
          postalCode: nullableText,
          country: nullableText,
        })
        .nullable(),
    })
    .nullable()
    .default(null),
  held: z.object({ name: z.string(), email: nullableText }).nullable().default(null),
});
