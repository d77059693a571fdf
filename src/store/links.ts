/** Links: our record ↔ the ledger's record, with the last agreed snapshot. */
import { sql } from 'kysely';
import type { Db } from './database.ts';
import { insertRows, replacing } from './insert-rows.ts';
import type { Json } from './schema.gen.ts';

export type SubjectKind =
  | 'company'
  | 'contact'
  | 'invoice'
  | 'payment'
  | 'creditNote'
  | 'creditUse'
  | 'invoiceEmail'
  | 'invoiceFile'
  | 'invoiceNote'
  | 'accountItem';

export type Subject = { readonly kind: SubjectKind; readonly id: string };

/**
 * A customer as the books know it. Where a contact keeps its currency a customer is one contact for each; `currency`
 * is '' where the books have no such rule, and left out where any of them is meant.
 */
export type BooksSubject = Subject & { readonly currency?: string };

/** What a subject is found by among several: its id, with the currency where there is one. */
export function subjectKey({ id, currency }: Pick<BooksSubject, 'id' | 'currency'>): string {
  return currency === undefined || currency === '' ? id : `${id} ${currency}`;
}

/** The ledger ids of several subjects, by `subjectKey`; those without a link are left out. */
export async function findLinks(
  db: Db,
  workspaceId: string,
  connectionId: string,
  subjects: readonly BooksSubject[],
): Promise<ReadonlyMap<string, string>> {
  if (subjects.length === 0) return new Map();
  const rows = await db
    .selectFrom('links')
    .select(['subject_id', 'ledger_id', 'currency'])
    .where('workspace_id', '=', workspaceId)
    .where('connection_id', '=', connectionId)
    .where('subject_kind', 'in', [...new Set(subjects.map((subject) => subject.kind))])
    .where(sql<boolean>`subject_id = any(${subjects.map((subject) => subject.id)}::uuid[])`)
    .orderBy('currency', 'desc')
    .execute();
  const found = new Map(rows.map((row) => [`${row.subject_id} ${row.currency}`, row.ledger_id]));
  const any = new Map(rows.map((row) => [row.subject_id, row.ledger_id]));
  return new Map(
    subjects.flatMap((subject) => {
      const { id, currency } = subject;
      const ledgerId = currency === undefined ? any.get(id) : found.get(`${id} ${currency}`);
      return ledgerId === undefined ? [] : [[subjectKey(subject), ledgerId]];
    }),
  );
}

export async function saveLinks(
  db: Db,
  workspaceId: string,
  connectionId: string,
  links: readonly {
    readonly subject: BooksSubject;
    readonly ledgerId: string;
    readonly marker: string | null;
    readonly snapshot: unknown;
  }[],
  now: Date,
): Promise<void> {
  if (links.length === 0) return;
  const rows = links.map((link) => ({
    workspace_id: workspaceId,
    connection_id: connectionId,
    subject_kind: link.subject.kind,
    subject_id: link.subject.id,
    currency: link.subject.currency ?? '',
    ledger_id: link.ledgerId,
    marker: link.marker,
    // A json column of insertRows takes its value as it is.
    snapshot: link.snapshot as Json,
    linked_at: now,
  }));
  const key = ['workspace_id', 'connection_id', 'subject_kind', 'subject_id', 'currency'] as const;
  await insertRows(db, 'links', rows, replacing(key, rows));
}

/** What the ledger warned of when it took invoices, by invoice id; those that it took without a word are left out. */
export async function listWarnings(
  db: Db,
  workspaceId: string,
  invoiceIds: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  if (invoiceIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('links')
    .select(['subject_id', sql<string[] | null>`snapshot -> 'warnings'`.as('warnings')])
    .where('workspace_id', '=', workspaceId)
    .where('subject_kind', '=', 'invoice')
    .where(sql<boolean>`subject_id = any(${invoiceIds}::uuid[])`)
    .execute();
  return new Map(rows.flatMap((row) => (row.warnings === null ? [] : [[row.subject_id, row.warnings]])));
}

/** The customer of ours that a contact of the ledger's is, as an invoice names them. */
export async function findCustomerOfContact(
  db: Db,
  workspaceId: string,
  connectionId: string,
  ledgerId: string,
): Promise<{ readonly companyId: string | null; readonly contactId: string | null } | undefined> {
  const link = await db
    .selectFrom('links')
    .select(['subject_kind', 'subject_id'])
    .where('workspace_id', '=', workspaceId)
    .where('connection_id', '=', connectionId)
    .where('ledger_id', '=', ledgerId)
    .where('subject_kind', 'in', ['company', 'contact'])
    .orderBy('linked_at')
    .limit(1)
    .executeTakeFirst();
  if (link === undefined) return undefined;
  return link.subject_kind === 'company'
    ? { companyId: link.subject_id, contactId: null }
    : { companyId: null, contactId: link.subject_id };
}
