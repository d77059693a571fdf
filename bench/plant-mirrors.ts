/** Makes invoices that are in the books already ours, as if the product had pushed them long ago: straight into the tables. */

import type pg from 'pg';
import type { InvoiceRecord } from '../sandbox/sandbox.ts';
import type { Engine } from '../src/sync/engine.ts';
import type { PlantedDesk } from './plant-desks.ts';

const ROWS_A_STATEMENT = 5_000;

export async function plantMirrors(
  engine: Engine,
  pool: pg.Pool,
  desk: PlantedDesk,
  invoices: readonly InvoiceRecord[],
): Promise<void> {
  const contactId = engine.newId();
  await pool.query(`insert into contacts (workspace_id, id, first_name) values ($1, $2, 'Sam')`, [
    desk.workspaceId,
    contactId,
  ]);
  for (let start = 0; start < invoices.length; start += ROWS_A_STATEMENT) {
    const rows = invoices.slice(start, start + ROWS_A_STATEMENT).map((invoice) => ({
      id: engine.newId(),
      ledger_id: invoice.invoiceId,
      number: invoice.number,
      issue_date: invoice.date,
      due_date: invoice.dueDate ?? null,
      sub_total: invoice.subTotal,
      total_tax: invoice.totalTax,
      total: invoice.total,
      updated_at: new Date(invoice.updatedAt).toISOString(),
    }));
    const given = [desk.workspaceId, desk.connectionId, JSON.stringify(rows)];
    await pool.query(insertInvoices, [...given, contactId]);
    await pool.query(insertLinks, given);
    await pool.query(insertMirrors, given);
  }
  await pool.query('analyze');
}

const rowsOf = `jsonb_to_recordset($3::jsonb) as row(id uuid, ledger_id text, number text, issue_date date,
  due_date date, sub_total numeric, total_tax numeric, total numeric, updated_at timestamptz)`;

const insertInvoices = `
  insert into invoices (workspace_id, id, number, connection_id, contact_id, currency, issue_date, due_date,
      sync_state, sub_total, total_tax, total, created_at, updated_at)
    select $1, id, number, $2::uuid, $4::uuid, 'AUD', issue_date, due_date, 'inBooks', sub_total, total_tax, total,
      updated_at, updated_at from ${rowsOf}`;

const insertLinks = `
  insert into links (workspace_id, connection_id, subject_kind, subject_id, ledger_id, linked_at)
    select $1, $2::uuid, 'invoice', id, ledger_id, updated_at from ${rowsOf}`;

const insertMirrors = `
  insert into mirrors (workspace_id, invoice_id, connection_id, ledger_id, number, ledger_status, currency, issue_date,
      due_date, sub_total, total_tax, total, amount_owing, amount_paid, amount_credited, accounting_status,
      ledger_updated_at, as_of)
    select $1, id, $2::uuid, ledger_id, number, 'approved', 'AUD', issue_date, due_date, sub_total, total_tax, total,
      total, 0, 0, 'waitingPayment', updated_at, now() - interval '2 days' from ${rowsOf}`;
