/** Jobs: pieces of production work. */
import { type SqlBool, sql } from 'kysely';
import { contactName } from './contacts.ts';
import type { Db } from './database.ts';
import { containing, isAmong } from './search.ts';

export type JobFields = {
  readonly title: string;
  readonly salesDocId: string | null;
  readonly companyId: string | null;
  readonly contactId: string | null;
  readonly stageId: string;
  /** A member's user id. */
  readonly assigneeId: string | null;
  /** YYYY-MM-DD. */
  readonly startOn: string | null;
  readonly dueOn: string | null;
  readonly notes: string | null;
};

export type Job = Awaited<ReturnType<typeof listJobs>>[number];

export type JobFilter = {
  readonly text?: string | undefined;
  readonly stageId?: string | undefined;
  readonly salesDocId?: string | undefined;
  readonly companyId?: string | undefined;
  readonly externalId?: string | undefined;
  readonly ids?: readonly string[] | undefined;
  /** Those whose Accounting Status shows one of these invoices. */
  readonly invoiceIds?: readonly string[] | undefined;
  readonly cursor?: string | undefined;
  readonly limit: number;
};

/** Newest first, archived ones left out unless asked for by external id. */
export function listJobs(db: Db, workspaceId: string, filter: JobFilter) {
  return jobsOf(db, workspaceId)
    .$if(filter.externalId === undefined, (q) => q.where('job.archived_at', 'is', null))
    .$if(filter.externalId !== undefined, (q) => q.where('job.external_id', '=', filter.externalId ?? ''))
    .$if(filter.stageId !== undefined, (q) => q.where('job.stage_id', '=', filter.stageId ?? ''))
    .$if(filter.salesDocId !== undefined, (q) => q.where('job.sales_doc_id', '=', filter.salesDocId ?? ''))
    .$if(filter.companyId !== undefined, (q) => q.where('job.company_id', '=', filter.companyId ?? ''))
    .$if(filter.cursor !== undefined, (q) => q.where('job.id', '<', filter.cursor ?? ''))
    .$if(filter.ids !== undefined, (q) => q.where(isAmong('job.id', filter.ids ?? [])))
    .$if(filter.invoiceIds !== undefined, (q) =>
      q.where(({ exists, selectFrom }) =>
        exists(
          selectFrom('invoices')
            .select('invoices.id')
            .whereRef('invoices.workspace_id', '=', 'job.workspace_id')
            .whereRef('invoices.job_id', '=', 'job.id')
            .where(isAmong('invoices.id', filter.invoiceIds ?? [])),
        ),
      ),
    )
    .$if(filter.text !== undefined, (q) => q.where(mentions(filter.text ?? '')))
    .orderBy('job.id', 'desc')
    .limit(filter.limit)
    .execute();
}

export function findJob(db: Db, workspaceId: string, id: string): Promise<Job | undefined> {
  return jobsOf(db, workspaceId).where('job.id', '=', id).executeTakeFirst();
}

export function findJobByExternalId(
  db: Db,
  workspaceId: string,
  externalId: string,
): Promise<Job | undefined> {
  return jobsOf(db, workspaceId).where('job.external_id', '=', externalId).executeTakeFirst();
}

export async function insertJob(
  db: Db,
  workspaceId: string,
  job: JobFields & {
    readonly id: string;
    readonly number: string;
    readonly externalId: string | null;
    readonly at: Date;
  },
): Promise<void> {
  await db
    .insertInto('jobs')
    .values({
      workspace_id: workspaceId,
      id: job.id,
      number: job.number,
      title: job.title,
      stage_id: job.stageId,
      sales_doc_id: job.salesDocId,
      company_id: job.companyId,
      contact_id: job.contactId,
      assignee_id: job.assigneeId,
      start_on: job.startOn,
      due_on: job.dueOn,
      notes: job.notes,
      external_id: job.externalId,
      created_at: job.at,
      updated_at: job.at,
    })
    .execute();
}

/** The version and dates of a job, its row held until the transaction ends. */
export function lockJob(db: Db, workspaceId: string, id: string) {
  return db
    .selectFrom('jobs')
    .select(['version', 'start_on as startOn', 'due_on as dueOn'])
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
}

export type JobChange = { readonly [Field in keyof JobFields]?: JobFields[Field] | undefined };

/** Fields left out stay; the version moves on. */
export async function updateJob(
  db: Db,
  workspaceId: string,
  id: string,
  change: JobChange & { readonly archivedAt?: Date | null; readonly at: Date },
): Promise<void> {
  await db
    .updateTable('jobs')
    .set((eb) => ({
      title: change.title,
      sales_doc_id: change.salesDocId,
      company_id: change.companyId,
      contact_id: change.contactId,
      stage_id: change.stageId,
      assignee_id: change.assigneeId,
      start_on: change.startOn,
      due_on: change.dueOn,
      notes: change.notes,
      archived_at: change.archivedAt,
      updated_at: change.at,
      version: eb('version', '+', 1),
    }))
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .execute();
}

function mentions(text: string) {
  const pattern = containing(text);
  return sql<SqlBool>`concat_ws(' ', job.number, job.title, companies.name, ${contactName}) ilike ${pattern}`;
}

function jobsOf(db: Db, workspaceId: string) {
  return db
    .selectFrom('jobs as job')
    .innerJoin('stages as stage', (join) =>
      join.onRef('stage.workspace_id', '=', 'job.workspace_id').onRef('stage.id', '=', 'job.stage_id'),
    )
    .leftJoin('sales_docs as doc', (join) =>
      join.onRef('doc.workspace_id', '=', 'job.workspace_id').onRef('doc.id', '=', 'job.sales_doc_id'),
    )
    .leftJoin('companies', (join) =>
      join
        .onRef('companies.workspace_id', '=', 'job.workspace_id')
        .onRef('companies.id', '=', 'job.company_id'),
    )
    .leftJoin('contacts', (join) =>
      join
        .onRef('contacts.workspace_id', '=', 'job.workspace_id')
        .onRef('contacts.id', '=', 'job.contact_id'),
    )
    .leftJoin('auth_users as assignee', 'assignee.id', 'job.assignee_id')
    .select([
      'job.id',
      'job.number',
      'job.title',
      'job.sales_doc_id as salesDocId',
      'doc.number as salesDocNumber',
      'job.company_id as companyId',
      'companies.name as companyName',
      'job.contact_id as contactId',
      sql<string | null>`case when contacts.id is not null then ${contactName} end`.as('contactName'),
      'job.stage_id as stageId',
      'stage.name as stageName',
      'job.assignee_id as assigneeId',
      'assignee.name as assigneeName',
      'job.start_on as startOn',
      'job.due_on as dueOn',
      'job.notes',
      'job.external_id as externalId',
      'job.version',
      'job.created_at as createdAt',
      'job.updated_at as updatedAt',
      'job.archived_at as archivedAt',
    ])
    .where('job.workspace_id', '=', workspaceId);
}
