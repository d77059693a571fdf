/** Files that people put to invoices here. What is in them is read only where it is needed: they may be large. */
import type { Selectable } from 'kysely';
import type { DB, Db, Tx } from './database.ts';

export type InvoiceFileRow = Omit<Selectable<DB['invoice_files']>, 'content'>;

const columns = [
  'workspace_id',
  'id',
  'invoice_id',
  'connection_id',
  'name',
  'type',
  'size',
  'is_online',
  'ledger_id',
  'created_by',
  'created_at',
] as const;

export async function insertInvoiceFile(
  tx: Tx,
  file: {
    readonly workspaceId: string;
    readonly id: string;
    readonly invoiceId: string;
    readonly connectionId: string;
    readonly name: string;
    readonly type: string;
    readonly content: Uint8Array;
    readonly isOnline: boolean;
    readonly createdBy: string | null;
    readonly now: Date;
  },
): Promise<void> {
  await tx
    .insertInto('invoice_files')
    .values({
      workspace_id: file.workspaceId,
      id: file.id,
      invoice_id: file.invoiceId,
      connection_id: file.connectionId,
      name: file.name,
      type: file.type,
      size: file.content.length,
      content: Buffer.from(file.content),
      is_online: file.isOnline,
      created_by: file.createdBy,
      created_at: file.now,
    })
    .execute();
}

/** In the order in which they came. */
export function listInvoiceFiles(db: Db, workspaceId: string, invoiceId: string): Promise<InvoiceFileRow[]> {
  return db
    .selectFrom('invoice_files')
    .select([...columns])
    .where('workspace_id', '=', workspaceId)
    .where('invoice_id', '=', invoiceId)
    .orderBy('created_at')
    .orderBy('id')
    .execute();
}

export function findInvoiceFile(
  db: Db,
  workspaceId: string,
  id: string,
): Promise<InvoiceFileRow | undefined> {
  return db
    .selectFrom('invoice_files')
    .select([...columns])
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .executeTakeFirst();
}

export async function findFileContent(db: Db, workspaceId: string, id: string): Promise<Buffer | undefined> {
  const row = await db
    .selectFrom('invoice_files')
    .select('content')
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .executeTakeFirst();
  return row?.content;
}

export async function setFileLedgerId(
  tx: Tx,
  workspaceId: string,
  id: string,
  ledgerId: string,
): Promise<void> {
  await tx
    .updateTable('invoice_files')
    .set({ ledger_id: ledgerId })
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .execute();
}

export async function deleteInvoiceFile(tx: Tx, workspaceId: string, id: string): Promise<void> {
  await tx.deleteFrom('invoice_files').where('workspace_id', '=', workspaceId).where('id', '=', id).execute();
}
