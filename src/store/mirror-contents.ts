/** What invoices say in the books as we last read it, and what both sides last agreed upon. */
import { sql } from 'kysely';
import { fieldsChangedThere, type InvoiceContent } from '../domain/invoice-content.ts';
import type { Db, Tx } from './database.ts';
import { insertRows, replacing } from './insert-rows.ts';
import type { Json } from './schema.gen.ts';

export type MirrorContent = { readonly theirs: InvoiceContent; readonly agreed: InvoiceContent };

/** By invoice id. Whoever changes one holds the lock of its mirror. */
export async function findMirrorContents(
  db: Db,
  workspaceId: string,
  invoiceIds: readonly string[],
): Promise<ReadonlyMap<string, MirrorContent>> {
  if (invoiceIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('mirror_contents')
    .select(['invoice_id', 'theirs', 'agreed'])
    .where('workspace_id', '=', workspaceId)
    .where(sql<boolean>`invoice_id = any(${invoiceIds}::uuid[])`)
    .execute();
  // Both are written by `saveMirrorContents` alone.
  return new Map(
    rows.map(({ invoice_id, theirs, agreed }) => [
      invoice_id,
      { theirs, agreed } as unknown as MirrorContent,
    ]),
  );
}

/** After their mirrors, which they belong to. */
/** Invoices that both sides agreed to be a contact's, the newest first: our invoice ids, by the ledger's. */
export async function listInvoicesOfContact(
  db: Db,
  workspaceId: string,
  connectionId: string,
  contactLedgerId: string,
  limit: number,
): Promise<ReadonlyMap<string, string>> {
  const rows = await db
    .selectFrom('mirror_contents as content')
    .innerJoin('mirrors as mirror', (join) =>
      join
        .onRef('mirror.workspace_id', '=', 'content.workspace_id')
        .onRef('mirror.invoice_id', '=', 'content.invoice_id'),
    )
    .select(['mirror.ledger_id', 'mirror.invoice_id'])
    .where('content.workspace_id', '=', workspaceId)
    .where('mirror.connection_id', '=', connectionId)
    .where(sql<string>`content.agreed->>'contactLedgerId'`, '=', contactLedgerId)
    .where('mirror.ledger_status', 'not in', ['voided', 'deleted'])
    .orderBy('mirror.invoice_id', 'desc')
    .limit(limit)
    .execute();
  return new Map(rows.map((row) => [row.ledger_id, row.invoice_id]));
}

export async function saveMirrorContents(
  tx: Tx,
  workspaceId: string,
  contents: readonly (MirrorContent & { readonly invoiceId: string })[],
): Promise<void> {
  if (contents.length === 0) return;
  const rows = contents.map(({ invoiceId, theirs, agreed }) => ({
    workspace_id: workspaceId,
    invoice_id: invoiceId,
    // A json column of insertRows takes its value as it is.
    theirs: theirs as unknown as Json,
    agreed: agreed as unknown as Json,
  }));
  await insertRows(tx, 'mirror_contents', rows, replacing(['workspace_id', 'invoice_id'], rows));
}

/** Invoices that a merge has moved from one contact to another one, under the locks of their mirrors. */
export async function lockInvoicesMoved(
  tx: Tx,
  workspaceId: string,
  connectionId: string,
  move: { readonly from: string; readonly to: string },
): Promise<readonly (MirrorContent & { readonly invoiceId: string })[]> {
  const rows = await tx
    .selectFrom('mirrors as mirror')
    .innerJoin('mirror_contents as content', (join) =>
      join
        .onRef('content.workspace_id', '=', 'mirror.workspace_id')
        .onRef('content.invoice_id', '=', 'mirror.invoice_id'),
    )
    .select(['content.invoice_id', 'content.theirs', 'content.agreed'])
    .where('mirror.workspace_id', '=', workspaceId)
    .where('mirror.connection_id', '=', connectionId)
    .where('mirror.is_changed_there', '=', true)
    .where(sql<string>`content.agreed->>'contactLedgerId'`, '=', move.from)
    .where(sql<string>`content.theirs->>'contactLedgerId'`, '=', move.to)
    .orderBy('mirror.invoice_id')
    .forUpdate('mirror')
    .execute();
  return rows.map(({ invoice_id: invoiceId, theirs, agreed }) => ({
    // Both are written by `saveMirrorContents` alone.
    ...({ theirs, agreed } as unknown as MirrorContent),
    invoiceId,
  }));
}

/** Both sides agree upon this from now on; the mirror shows whether anything is left that they do not. */
export async function agreeUpon(
  tx: Tx,
  workspaceId: string,
  invoiceId: string,
  { theirs, agreed }: MirrorContent,
): Promise<void> {
  await saveMirrorContents(tx, workspaceId, [{ invoiceId, theirs, agreed }]);
  await tx
    .updateTable('mirrors')
    .set({ is_changed_there: fieldsChangedThere(agreed, theirs).length > 0 })
    .where('workspace_id', '=', workspaceId)
    .where('invoice_id', '=', invoiceId)
    .execute();
}

/** The due date that the ledger decided, where ours is still the one that it decided before. */
export async function followDueDates(
  tx: Tx,
  workspaceId: string,
  changes: readonly {
    readonly invoiceId: string;
    readonly from: string | null;
    readonly to: string | null;
  }[],
): Promise<void> {
  if (changes.length === 0) return;
  await sql`
    update invoices set due_date = told.new_date
    from unnest(${changes.map(({ invoiceId }) => invoiceId)}::uuid[], ${changes.map(({ from }) => from)}::date[],
      ${changes.map(({ to }) => to)}::date[]) as told (id, old_date, new_date)
    where invoices.workspace_id = ${workspaceId} and invoices.id = told.id
      and invoices.due_date is not distinct from told.old_date`.execute(tx);
}
