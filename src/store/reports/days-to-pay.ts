/** How long customers take to pay: from issue, and from the due date, to the day on which an invoice was paid in full. */
import { sql } from 'kysely';
import type { Period } from '../../domain/report-period.ts';
import type { Db } from '../database.ts';
import { ownMoney } from './own-money.ts';
import { customerKey, customerNames } from './report-customers.ts';

export type PaidOf = {
  readonly connectionId: string;
  readonly by: 'customer' | 'month';
  /** In which they were paid in full. */
  readonly period: Period;
};

/** Days, with one place: each invoice counts once. */
export type PaidRow = {
  /** Null: over all. */
  readonly key: string | null;
  readonly name: string | null;
  readonly count: number;
  readonly average: string;
  readonly median: string;
  /** From the due date: less than nothing is early. Null where none had one. */
  readonly late: string | null;
};

export async function listPaid(db: Db, workspaceId: string, of: PaidOf): Promise<readonly PaidRow[]> {
  const { rows } = await sql<PaidRow>`
    with paid as materialized (${paidInvoices(workspaceId, of)}),
      averages as (
        select key, count(*)::int as count, round(avg(days), 1)::text as average,
          round(percentile_cont(0.5) within group (order by days)::numeric, 1)::text as median,
          round(avg(late), 1)::text as late
        from paid group by grouping sets ((key), ())
        having count(*) > 0
      )
    select averages.*, named.name from averages
    left join (${customerNames(workspaceId)}) as named on named.customer = averages.key
    order by averages.key nulls last`.execute(db);
  return rows;
}

export type PaidItem = {
  readonly kind: 'invoice';
  readonly invoiceId: string;
  readonly number: string | null;
  readonly customerName: string | null;
  readonly issueDate: string | null;
  readonly dueDate: string | null;
  readonly currency: string;
  readonly amount: string;
  readonly own: string;
  readonly days: number;
  readonly late: number | null;
};

/** The slowest first. */
export async function listPaidItems(
  db: Db,
  workspaceId: string,
  of: PaidOf & { readonly key: string },
): Promise<readonly PaidItem[]> {
  const { rows } = await sql<PaidItem>`
    with paid as (${paidInvoices(workspaceId, of)})
    select 'invoice' as kind, paid.invoice_id as "invoiceId", paid.number, named.name as "customerName",
      paid.issue_date as "issueDate", paid.due_date as "dueDate", paid.currency, paid.total::text as amount,
      paid.own::text as own, paid.days, paid.late
    from paid left join (${customerNames(workspaceId)}) as named on named.customer = paid.customer
    where paid.key = ${of.key}
    order by paid.days desc, paid.number`.execute(db);
  return rows;
}

/** What a credit note alone has settled was never paid. Paid before it was issued took no days. */
function paidInvoices(workspaceId: string, { connectionId, by, period }: PaidOf) {
  const key = by === 'customer' ? customerKey('invoice') : sql`to_char(mirror.fully_paid_on, 'YYYY-MM')`;
  return sql`
    select mirror.invoice_id, ${key} as key, ${customerKey('invoice')} as customer, mirror.number, mirror.issue_date,
      mirror.due_date, mirror.currency, mirror.total, ${ownMoney(sql`mirror.total`, 'mirror')} as own,
      greatest(mirror.fully_paid_on - mirror.issue_date, 0) as days, mirror.fully_paid_on - mirror.due_date as late
    from mirrors as mirror
    join invoices as invoice on invoice.workspace_id = mirror.workspace_id and invoice.id = mirror.invoice_id
    where mirror.workspace_id = ${workspaceId} and mirror.connection_id = ${connectionId}
      and mirror.ledger_status = 'paid' and mirror.issue_date is not null
      and mirror.fully_paid_on between ${period.from} and ${period.to}
      and (mirror.amount_paid > 0 or exists (select from payments as payment
        where payment.workspace_id = mirror.workspace_id and payment.invoice_id = mirror.invoice_id
          and payment.removed_at is null and payment.kind in ('prepayment', 'overpayment')))`;
}
