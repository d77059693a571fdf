/** A record that an automation runs for, and all that belongs to it. */
import type { AccountingStatus } from '../domain/accounting-status.ts';
import { todayIn } from '../domain/calendar.ts';
import { computeTotals, type LineAmountType } from '../domain/invoice.ts';
import { listInvoicesOfRecord } from '../store/automation-records.ts';
import type { AutomationRecord } from '../store/automation-runs.ts';
import { type Company, findCompany } from '../store/companies.ts';
import { type Contact, findContact } from '../store/contacts.ts';
import type { CustomValues } from '../store/custom-values.ts';
import { listCustomValues } from '../store/custom-values.ts';
import type { Tx } from '../store/database.ts';
import { findInvoice, type InvoiceRow } from '../store/invoices.ts';
import { findJob, type Job, listJobs } from '../store/jobs.ts';
import { findMirrors } from '../store/mirrors.ts';
import { findSalesDoc, listSalesDocLines, type SalesDocHead } from '../store/sales-docs.ts';
import { findWorkspace } from '../store/workspaces.ts';

export type InvoiceOfScene = {
  readonly row: InvoiceRow;
  readonly status: AccountingStatus | null;
  /** As the books have it, once they do. */
  readonly number: string | null;
  readonly total: string;
  readonly owing: string | null;
  readonly dueDate: string | null;
  /** Where the customer sees it, when that is known. */
  readonly link: string | null;
  /** Voided, here or in the books, or deleted there. */
  readonly isGone: boolean;
};

export type Scene = {
  readonly record: AutomationRecord;
  readonly salesDoc: SalesDocHead | null;
  /** Of the sales doc, tax included: a decimal string in its currency. */
  readonly total: string | null;
  /** Archived ones left out. */
  readonly jobs: readonly Job[];
  /** The one that set it off, or the record itself, or the newest of the record. */
  readonly invoice: InvoiceOfScene | null;
  /** Those of the record, voided and deleted ones left out. */
  readonly invoices: readonly InvoiceOfScene[];
  readonly company: Company | null;
  readonly contact: Contact | null;
  readonly workspace: NonNullable<Awaited<ReturnType<typeof findWorkspace>>>;
  /** By the id of the column, of the record and of what it belongs to. */
  readonly columns: CustomValues;
  /** In the workspace's zone. */
  readonly today: string;
};

/** @returns undefined where the record is gone or archived. */
export async function loadScene(
  tx: Tx,
  workspaceId: string,
  record: AutomationRecord,
  invoiceId: string | null,
  now: Date,
): Promise<Scene | undefined> {
  const workspace = await findWorkspace(tx, workspaceId);
  const its = await recordsOf(tx, workspaceId, record);
  if (workspace === undefined || its === undefined) return undefined;
  const rows = await listInvoicesOfRecord(tx, workspaceId, record);
  const trigger = invoiceId === null ? undefined : await findInvoice(tx, workspaceId, invoiceId);
  const seen = await seenInBooks(tx, workspaceId, trigger === undefined ? rows : [...rows, trigger]);
  const invoices = rows.map(seen).filter(({ isGone }) => !isGone);
  const { companyId, contactId } = its.customer;
  const company = companyId === null ? null : ((await findCompany(tx, workspaceId, companyId)) ?? null);
  const contact = contactId === null ? null : ((await findContact(tx, workspaceId, contactId)) ?? null);
  const { salesDoc, jobs } = its;
  const invoice = trigger === undefined ? (invoices.at(-1) ?? null) : seen(trigger);
  const owners = [salesDoc?.id, ...jobs.map(({ id }) => id), invoice?.row.id, company?.id, contact?.id];
  const values = await listCustomValues(
    tx,
    workspaceId,
    owners.filter((id) => id !== undefined),
  );
  return {
    record,
    salesDoc,
    total: salesDoc && (await totalOf(tx, workspaceId, salesDoc)),
    jobs,
    invoice,
    invoices,
    company,
    contact,
    workspace,
    columns: Object.assign({}, ...values.values()),
    today: todayIn(workspace.timeZone, now.getTime()),
  };
}

type ItsRecords = {
  readonly salesDoc: SalesDocHead | null;
  readonly jobs: readonly Job[];
  readonly customer: { readonly companyId: string | null; readonly contactId: string | null };
};

async function recordsOf(
  tx: Tx,
  workspaceId: string,
  { kind, id }: AutomationRecord,
): Promise<ItsRecords | undefined> {
  if (kind === 'job') {
    const job = await findJob(tx, workspaceId, id);
    if (job === undefined || job.archivedAt !== null) return undefined;
    const salesDoc = await docOf(tx, workspaceId, job.salesDocId);
    return { salesDoc, jobs: [job], customer: job.companyId || job.contactId ? job : (salesDoc ?? job) };
  }
  if (kind === 'salesDoc') {
    const salesDoc = await docOf(tx, workspaceId, id);
    if (salesDoc === null || salesDoc.archivedAt !== null) return undefined;
    return { salesDoc, jobs: await jobsOf(tx, workspaceId, salesDoc.id), customer: salesDoc };
  }
  const invoice = await findInvoice(tx, workspaceId, id);
  if (invoice === undefined) return undefined;
  const { job_id: jobId, sales_doc_id: docId, company_id: companyId, contact_id: contactId } = invoice;
  const salesDoc = await docOf(tx, workspaceId, docId);
  const job = jobId === null ? undefined : await findJob(tx, workspaceId, jobId);
  const living = job === undefined || job.archivedAt !== null ? [] : [job];
  const jobs = jobId === null && docId !== null ? await jobsOf(tx, workspaceId, docId) : living;
  return { salesDoc, jobs, customer: { companyId, contactId } };
}

async function docOf(tx: Tx, workspaceId: string, id: string | null): Promise<SalesDocHead | null> {
  return id === null ? null : ((await findSalesDoc(tx, workspaceId, id)) ?? null);
}

/** As the SalesBoard shows it. */
async function totalOf(tx: Tx, workspaceId: string, { id, lineAmountType }: SalesDocHead): Promise<string> {
  const lines = await listSalesDocLines(tx, workspaceId, [id]);
  // The table's check constraint admits no other type.
  return computeTotals({ lineAmountType: lineAmountType as LineAmountType, lines }).total;
}

function jobsOf(tx: Tx, workspaceId: string, salesDocId: string): Promise<readonly Job[]> {
  return listJobs(tx, workspaceId, { salesDocId, limit: MOST_JOBS });
}

const MOST_JOBS = 50;

async function seenInBooks(
  tx: Tx,
  workspaceId: string,
  rows: readonly InvoiceRow[],
): Promise<(row: InvoiceRow) => InvoiceOfScene> {
  const mirrors = await findMirrors(
    tx,
    workspaceId,
    rows.map(({ id }) => id),
  );
  return (row) => {
    const mirror = mirrors.get(row.id);
    return {
      row,
      // The table's check constraint admits no other.
      status: (mirror?.accounting_status ?? null) as AccountingStatus | null,
      number: mirror?.number ?? row.number,
      total: mirror?.total ?? row.total,
      owing: mirror?.amount_owing ?? null,
      dueDate: mirror === undefined ? row.due_date : mirror.due_date,
      link: mirror?.online_url ?? null,
      isGone: row.is_voided || mirror?.ledger_status === 'voided' || mirror?.ledger_status === 'deleted',
    };
  };
}
