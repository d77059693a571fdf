/** Which line of the ledger's each invoice line of ours is: what an update names it by. */
import { sql } from 'kysely';
import type { Tx } from './database.ts';

export type NamedLine = { readonly lineId: string; readonly ledgerLineId: string };

/** Lines that are gone meanwhile are left out. */
export async function setLedgerLineIds(
  tx: Tx,
  workspaceId: string,
  lines: readonly NamedLine[],
): Promise<void> {
  if (lines.length === 0) return;
  await sql`
    update invoice_lines as line set ledger_line_id = told.ledger_line_id
    from unnest(${lines.map(({ lineId }) => lineId)}::uuid[], ${lines.map(({ ledgerLineId }) => ledgerLineId)}::text[])
      as told (id, ledger_line_id)
    where line.workspace_id = ${workspaceId} and line.id = told.id
      and line.ledger_line_id is distinct from told.ledger_line_id`.execute(tx);
}

/** By their places, where none of an invoice's lines has one yet and there are as many on both sides. */
export async function nameLinesByPlace(
  tx: Tx,
  workspaceId: string,
  invoices: readonly { readonly invoiceId: string; readonly ledgerLineIds: readonly string[] }[],
): Promise<void> {
  const places = invoices.flatMap(({ invoiceId, ledgerLineIds }) =>
    ledgerLineIds.map((ledgerLineId, place) => ({
      invoiceId,
      ledgerLineId,
      place,
      count: ledgerLineIds.length,
    })),
  );
  if (places.length === 0) return;
  await sql`
    update invoice_lines as line set ledger_line_id = told.ledger_line_id
    from unnest(${places.map(({ invoiceId }) => invoiceId)}::uuid[], ${places.map(({ ledgerLineId }) => ledgerLineId)}::text[],
      ${places.map(({ place }) => place)}::int[], ${places.map(({ count }) => count)}::int[])
      as told (invoice_id, ledger_line_id, place, count)
    where line.workspace_id = ${workspaceId} and line.invoice_id = told.invoice_id and line.position = told.place
      and not exists (select from invoice_lines as other where other.workspace_id = line.workspace_id
        and other.invoice_id = line.invoice_id and other.ledger_line_id is not null)
      and told.count = (select count(*) from invoice_lines as other where other.workspace_id = line.workspace_id
        and other.invoice_id = line.invoice_id)`.execute(tx);
}
