/** Notes that people add to an invoice's history in the books. */
import type { Selectable } from 'kysely';
import type { DB, Db, Tx } from './database.ts';

export type InvoiceNoteRow = Selectable<DB['invoice_notes']>;

export async function insertInvoiceNote(
  tx: Tx,
  note: {
    readonly workspaceId: string;
    readonly id: string;
    readonly invoiceId: string;
    readonly connectionId: string;
    readonly text: string;
    readonly createdBy: string | null;
    readonly now: Date;
  },
): Promise<void> {
  await tx
    .insertInto('invoice_notes')
    .values({
      workspace_id: note.workspaceId,
      id: note.id,
      invoice_id: note.invoiceId,
      connection_id: note.connectionId,
      text: note.text,
      created_by: note.createdBy,
      created_at: note.now,
    })
    .execute();
}

export function findInvoiceNote(
  db: Db,
  workspaceId: string,
  id: string,
): Promise<InvoiceNoteRow | undefined> {
  return db
    .selectFrom('invoice_notes')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .executeTakeFirst();
}

/** Newest first. */
export function listInvoiceNotes(db: Db, workspaceId: string, invoiceId: string): Promise<InvoiceNoteRow[]> {
  return db
    .selectFrom('invoice_notes')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .where('invoice_id', '=', invoiceId)
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(100)
    .execute();
}
