/** Which invoices an automation that waits for a day after, or before, their due date has come to. */
import { sql } from 'kysely';
import type { Db } from './database.ts';

export type DueDateAutomation = {
  readonly workspaceId: string;
  readonly id: string;
  /** After the due date; before it where negative. */
  readonly days: number;
  /** Since when it is as it is: what was due before is not made up for. */
  readonly since: Date;
};

export async function listDueDateAutomations(db: Db): Promise<readonly DueDateAutomation[]> {
  const { rows } = await sql<{ workspace_id: string; id: string; days: number; updated_at: Date }>`
    select workspace_id, id, (trigger ->> 'days')::integer as days, updated_at from automations
    where is_on and archived_at is null and trigger ->> 'kind' = 'dueDate' order by workspace_id, id`.execute(
    db,
  );
  return rows.map((row) => ({
    workspaceId: row.workspace_id,
    id: row.id,
    days: row.days,
    since: row.updated_at,
  }));
}

export type InvoiceDue = { readonly invoiceId: string; readonly dueDate: string };

/** Of one connection, those still owing whose day is one of these and that have not been told of. Dates are YYYY-MM-DD. */
export async function listInvoicesDue(
  db: Db,
  { workspaceId, id, days }: DueDateAutomation,
  connectionId: string,
  { from, to }: { readonly from: string; readonly to: string },
  limit: number,
): Promise<readonly InvoiceDue[]> {
  const { rows } = await sql<{ invoice_id: string; due_date: string }>`
    select mirror.invoice_id, mirror.due_date from mirrors mirror
    where mirror.workspace_id = ${workspaceId} and mirror.connection_id = ${connectionId}
      and mirror.accounting_status in ('waitingPayment', 'overdue', 'partiallyPaid')
      and mirror.due_date between ${from}::date - ${days}::integer and ${to}::date - ${days}::integer
      and not exists (select from automation_events event
        where event.workspace_id = ${workspaceId}
          and event.once = 'due ' || ${id} || ' ' || mirror.invoice_id || ' ' || mirror.due_date || ' ' || ${days}::text)
    order by mirror.due_date, mirror.invoice_id limit ${limit}`.execute(db);
  return rows.map((row) => ({ invoiceId: row.invoice_id, dueDate: row.due_date }));
}

/** The same name as `listInvoicesDue` looks for. */
export function onceDue({ id, days }: DueDateAutomation, { invoiceId, dueDate }: InvoiceDue): string {
  return `due ${id} ${invoiceId} ${dueDate} ${days}`;
}
