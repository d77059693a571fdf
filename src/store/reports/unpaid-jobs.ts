/** Jobs that were invoiced and are not paid: what each owes over all its invoices, in the organisation's own currency. */
import { sql } from 'kysely';
import type { Db } from '../database.ts';
import { ownMoney, ownOwing } from './own-money.ts';
import { customerKey, customerNames } from './report-customers.ts';

export type UnpaidJob = {
  readonly jobId: string;
  readonly number: string;
  readonly title: string;
  readonly customerName: string | null;
  readonly stageName: string;
  readonly assigneeName: string | null;
  /** All that count, paid ones too. */
  readonly invoices: number;
  readonly total: string;
  readonly owing: string;
  /** Of the invoices that owe something. */
  readonly oldestDue: string | null;
};

/** The largest first. */
export async function listUnpaidJobs(
  db: Db,
  workspaceId: string,
  connectionId: string,
): Promise<readonly UnpaidJob[]> {
  const { rows } = await sql<UnpaidJob>`
    with owed as materialized (
      select invoice.job_id, min(${customerKey('invoice')}) as customer, count(*)::int as invoices,
        sum(${ownMoney(sql`mirror.total`, 'mirror')}) as total, sum(${ownOwing('mirror')}) as owing,
        min(mirror.due_date) filter (where mirror.amount_owing > 0) as oldest_due
      from mirrors as mirror
      join invoices as invoice on invoice.workspace_id = mirror.workspace_id and invoice.id = mirror.invoice_id
      where mirror.workspace_id = ${workspaceId} and mirror.connection_id = ${connectionId}
        and mirror.ledger_status in ('approved', 'paid') and invoice.job_id is not null
      group by invoice.job_id
      having sum(mirror.amount_owing) > 0
    )
    select job.id as "jobId", job.number, job.title, named.name as "customerName", stage.name as "stageName",
      person.name as "assigneeName", owed.invoices, owed.total::text as total, owed.owing::text as owing,
      owed.oldest_due as "oldestDue"
    from owed
    join jobs as job on job.workspace_id = ${workspaceId} and job.id = owed.job_id
    join stages as stage on stage.workspace_id = job.workspace_id and stage.id = job.stage_id
    left join auth_users as person on person.id = job.assignee_id
    left join (${customerNames(workspaceId)}) as named on named.customer = owed.customer
    order by owed.owing desc, job.number`.execute(db);
  return rows;
}

export type InvoiceOfJob = {
  readonly kind: 'invoice';
  readonly invoiceId: string;
  readonly number: string | null;
  readonly customerName: null;
  readonly issueDate: string | null;
  readonly dueDate: string | null;
  readonly currency: string;
  readonly amount: string;
  readonly own: string;
};

/** What its invoices owe, those that owe nothing too: the job was invoiced with them. */
export async function listInvoicesOfJob(
  db: Db,
  workspaceId: string,
  connectionId: string,
  jobId: string,
): Promise<readonly InvoiceOfJob[]> {
  const { rows } = await sql<InvoiceOfJob>`
    select 'invoice' as kind, mirror.invoice_id as "invoiceId", mirror.number, null as "customerName",
      mirror.issue_date as "issueDate", mirror.due_date as "dueDate", mirror.currency,
      mirror.amount_owing::text as amount, ${ownOwing('mirror')}::text as own
    from mirrors as mirror
    join invoices as invoice on invoice.workspace_id = mirror.workspace_id and invoice.id = mirror.invoice_id
    where mirror.workspace_id = ${workspaceId} and mirror.connection_id = ${connectionId}
      and mirror.ledger_status in ('approved', 'paid') and invoice.job_id = ${jobId}
    order by mirror.due_date nulls last, mirror.number`.execute(db);
  return rows;
}
