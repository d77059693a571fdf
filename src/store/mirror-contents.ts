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
