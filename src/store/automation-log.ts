/** What automations did: their runs with each step, and how often they ran. */
import { sql } from 'kysely';
import type { MailState } from '../domain/mail.ts';
import type { Db } from './database.ts';

export const runStates = ['running', 'waiting', 'done', 'stopped', 'failed'] as const;
export type RunState = (typeof runStates)[number];

export type LoggedStep = {
  readonly position: number;
  readonly outcome: 'done' | 'skipped' | 'failed';
  readonly words: string;
  readonly at: string;
  /** Where the mail to the customer stands that it wrote, or its call of a webhook; null: it wrote none. */
  readonly mail: { readonly id: string; readonly state: MailState; readonly to: string } | null;
  readonly delivery: 'queued' | 'delivered' | 'failed' | null;
};

export type LoggedRun = {
  readonly id: string;
  readonly automation_id: string;
  readonly automation_name: string;
  readonly is_archived: boolean;
  readonly record_kind: 'invoice' | 'job' | 'salesDoc';
  readonly record_id: string;
  readonly record_number: string | null;
  readonly record_title: string | null;
  readonly invoice_id: string | null;
  readonly invoice_number: string | null;
  readonly because: string;
  readonly state: RunState;
  readonly position: number;
  readonly action_count: number;
  readonly resume_at: Date | null;
  readonly ended_because: string | null;
  readonly started_at: Date;
  readonly finished_at: Date | null;
  readonly steps: readonly LoggedStep[];
};

export type RunFilter = {
  readonly automationId?: string | undefined;
  readonly recordId?: string | undefined;
  readonly state?: RunState | undefined;
  readonly cursor?: string | undefined;
  readonly limit: number;
};

/** Newest first. A record's are those that ran for it, and those that one of its invoices set off. */
export async function listRuns(
  db: Db,
  workspaceId: string,
  { automationId, recordId, state, cursor, limit }: RunFilter,
): Promise<readonly LoggedRun[]> {
  const { rows } = await sql<LoggedRun>`
    ${loggedRuns(workspaceId)}
      and ${automationId === undefined ? sql`true` : sql`run.automation_id = ${automationId}::uuid`}
      and ${recordId === undefined ? sql`true` : sql`${recordId}::uuid in (run.record_id, run.invoice_id)`}
      and ${state === undefined ? sql`true` : sql`run.state = ${state}`}
      and ${cursor === undefined ? sql`true` : sql`run.id < ${cursor}::uuid`}
    order by run.id desc limit ${limit}`.execute(db);
  return rows;
}

export async function findRun(db: Db, workspaceId: string, id: string): Promise<LoggedRun | undefined> {
  const { rows } = await sql<LoggedRun>`${loggedRuns(workspaceId)} and run.id = ${id}::uuid`.execute(db);
  return rows[0];
}

function loggedRuns(workspaceId: string) {
  return sql`
    select run.id, run.automation_id, automation.name as automation_name,
      automation.archived_at is not null as is_archived, run.record_kind, run.record_id,
      coalesce(job.number, doc.number, its.number) as record_number,
      coalesce(job.title, doc.title, its.reference) as record_title,
      run.invoice_id, cause.number as invoice_number, run.because, run.state, run.position,
      jsonb_array_length(run.actions) as action_count, run.resume_at, run.ended_because, run.started_at, run.finished_at,
      coalesce((
        select jsonb_agg(jsonb_build_object('position', step.position, 'outcome', step.outcome, 'words', step.words,
          'at', step.at, 'mail', case when mail.id is not null then jsonb_build_object('id', mail.id, 'state', mail.state, 'to', mail.to_address) end,
          'delivery', delivery.state) order by step.position)
        from automation_steps step
        left join mails mail on mail.workspace_id = step.workspace_id
          and mail.id = (step.made -> 'mails' ->> 0)::uuid
        left join webhook_deliveries delivery on delivery.workspace_id = step.workspace_id
          and delivery.id = (step.made -> 'deliveries' ->> 0)::uuid
        where step.workspace_id = run.workspace_id and step.run_id = run.id), '[]') as steps
    from automation_runs run
    join automations automation on automation.workspace_id = run.workspace_id and automation.id = run.automation_id
    left join jobs job on run.record_kind = 'job' and job.workspace_id = run.workspace_id and job.id = run.record_id
    left join sales_docs doc
      on run.record_kind = 'salesDoc' and doc.workspace_id = run.workspace_id and doc.id = run.record_id
    left join invoices its
      on run.record_kind = 'invoice' and its.workspace_id = run.workspace_id and its.id = run.record_id
    left join invoices cause on cause.workspace_id = run.workspace_id and cause.id = run.invoice_id
    where run.workspace_id = ${workspaceId}`;
}

export type RunCounts = { readonly lastWeek: number; readonly failed: number; readonly lastAt: Date | null };

/** Of the time since, by automation; those that did not run are left out. */
export async function countRuns(
  db: Db,
  workspaceId: string,
  since: Date,
): Promise<ReadonlyMap<string, RunCounts>> {
  const { rows } = await sql<RunCounts & { readonly automationId: string }>`
    select automation_id as "automationId", max(started_at) as "lastAt",
      (count(*) filter (where started_at >= ${since}))::integer as "lastWeek",
      (count(*) filter (where started_at >= ${since} and state = 'failed'))::integer as failed
    from automation_runs where workspace_id = ${workspaceId} group by automation_id`.execute(db);
  return new Map(rows.map(({ automationId, ...counts }) => [automationId, counts]));
}

/** One that is under way, or waits. @returns false where it has ended meanwhile */
export async function stopRun(
  db: Db,
  workspaceId: string,
  id: string,
  { because, at }: { readonly because: string; readonly at: Date },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('automation_runs')
    .set({ state: 'stopped', ended_because: because, finished_at: at, resume_at: null })
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .where('state', 'in', ['running', 'waiting'])
    .executeTakeFirstOrThrow();
  return numUpdatedRows > 0n;
}

/** From the action that failed; what was done before is not done again. @returns false where it has not failed */
export async function resumeFailedRun(db: Db, workspaceId: string, id: string): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('automation_runs')
    .set({ state: 'running', ended_because: null, finished_at: null, resume_at: null, tries: 0 })
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .where('state', '=', 'failed')
    .executeTakeFirstOrThrow();
  if (numUpdatedRows === 0n) return false;
  await db
    .deleteFrom('automation_steps')
    .where('workspace_id', '=', workspaceId)
    .where('run_id', '=', id)
    .where('outcome', '=', 'failed')
    .execute();
  return true;
}
