/** E-mails of invoices that people asked the ledger for, and whom it would send them to. */
import { type Selectable, sql } from 'kysely';
import type { LedgerInvoiceStatus } from '../domain/accounting-status.ts';
import type { DB, Db, Tx } from './database.ts';

export type InvoiceEmailRow = Selectable<DB['invoice_emails']>;

export async function insertInvoiceEmail(
  tx: Tx,
  email: {
    readonly workspaceId: string;
    readonly id: string;
    readonly invoiceId: string;
    readonly connectionId: string;
    readonly externalId: string | null;
    readonly createdBy: string | null;
    readonly now: Date;
  },
): Promise<void> {
  await tx
    .insertInto('invoice_emails')
    .values({
      workspace_id: email.workspaceId,
      id: email.id,
      invoice_id: email.invoiceId,
      connection_id: email.connectionId,
      external_id: email.externalId,
      created_by: email.createdBy,
      created_at: email.now,
    })
    .execute();
}

export function findInvoiceEmail(
  db: Db,
  workspaceId: string,
  id: string,
): Promise<InvoiceEmailRow | undefined> {
  return db
    .selectFrom('invoice_emails')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .executeTakeFirst();
}

export function findEmailByExternalId(
  db: Db,
  workspaceId: string,
  externalId: string,
): Promise<InvoiceEmailRow | undefined> {
  return db
    .selectFrom('invoice_emails')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .where('external_id', '=', externalId)
    .executeTakeFirst();
}

/** Newest first. */
export function listInvoiceEmails(
  db: Db,
  workspaceId: string,
  invoiceId: string,
): Promise<InvoiceEmailRow[]> {
  return db
    .selectFrom('invoice_emails')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .where('invoice_id', '=', invoiceId)
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(20)
    .execute();
}

export type EmailToSend = {
  readonly id: string;
  readonly invoiceId: string;
  readonly ledgerId: string;
  readonly status: LedgerInvoiceStatus;
  /** The address of the invoice's customer in the books. */
  readonly to: string | null;
  /** As far as we know: by the ledger's own mark, or by an e-mail of ours. */
  readonly wasSentBefore: boolean;
  readonly isSettled: boolean;
};

/** What the ledger must be asked for an e-mail; undefined where it or its invoice in the books is not there. */
export async function findEmailToSend(
  db: Db,
  workspaceId: string,
  id: string,
): Promise<EmailToSend | undefined> {
  const { rows } = await sql<EmailToSend>`
    select email.id, email.invoice_id as "invoiceId", mirror.ledger_id as "ledgerId",
      mirror.ledger_status as status, email.outcome is not null as "isSettled",
      mirror.sent_to_contact or exists (select from invoice_emails as earlier
        where earlier.workspace_id = email.workspace_id and earlier.invoice_id = email.invoice_id
          and earlier.id <> email.id and earlier.outcome is not null) as "wasSentBefore",
      ${addressInBooks} as "to"
    from invoice_emails as email
    join invoices as invoice on invoice.workspace_id = email.workspace_id and invoice.id = email.invoice_id
    join mirrors as mirror on mirror.workspace_id = email.workspace_id and mirror.invoice_id = email.invoice_id
      and mirror.connection_id = email.connection_id
    where email.workspace_id = ${workspaceId} and email.id = ${id}`.execute(db);
  return rows[0];
}

/** The address to which the ledger would send an invoice: that of its customer in the books; null where none is known. */
export async function findAddressInBooks(
  db: Db,
  workspaceId: string,
  invoiceId: string,
): Promise<string | null> {
  const { rows } = await sql<{ readonly to: string | null }>`
    select ${addressInBooks} as "to" from invoices as invoice
    where invoice.workspace_id = ${workspaceId} and invoice.id = ${invoiceId}`.execute(db);
  return rows[0]?.to ?? null;
}

/** Of the invoice `invoice`: of the contact that its customer is linked to, or was merged into. */
const addressInBooks = sql`(
  select coalesce(nullif(kept.email, ''), nullif(held.email, '')) from links as link
  join ledger_contacts as held on held.workspace_id = link.workspace_id
    and held.connection_id = link.connection_id and held.ledger_id = link.ledger_id
  left join ledger_contacts as kept on kept.workspace_id = held.workspace_id
    and kept.connection_id = held.connection_id and kept.ledger_id = held.merged_into
  where link.workspace_id = invoice.workspace_id and link.connection_id = invoice.connection_id
    and link.subject_kind = case when invoice.company_id is null then 'contact' else 'company' end
    and link.subject_id = coalesce(invoice.company_id, invoice.contact_id)
    and link.currency in ('', invoice.currency))`;

export async function noteSentTo(tx: Tx, workspaceId: string, id: string, to: string): Promise<void> {
  await tx
    .updateTable('invoice_emails')
    .set({ sent_to: to })
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .execute();
}

export async function settleInvoiceEmail(
  tx: Tx,
  workspaceId: string,
  id: string,
  outcome: 'sent' | 'confirmed',
  now: Date,
): Promise<void> {
  await tx
    .updateTable('invoice_emails')
    .set({ outcome, settled_at: now })
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .where('outcome', 'is', null)
    .execute();
}
