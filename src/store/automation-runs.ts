/** Runs of automations as the engine sees them: what each has done, and what comes next. */
import { sql } from 'kysely';
import type { Action } from '../domain/automation.ts';
import type { Filter } from '../domain/view-settings.ts';
import type { RunState } from './automation-log.ts';
import type { Automation } from './automations.ts';
import type { Db, Tx } from './database.ts';
import type { JsonObject } from './schema.gen.ts';

/** Whose records an automation runs for. */
export type AutomationRecord = { readonly kind: 'invoice' | 'job' | 'salesDoc'; readonly id: string };

export type NewRun = {
  readonly id: string;
  readonly automation: Automation;
  readonly eventId: string;
  readonly record: AutomationRecord;
  readonly invoiceId: string | null;
  readonly because: string;
  readonly depth: number;
  readonly rootId: string;
  /** Null: it begins; otherwise why it does not, in a sentence. */
  readonly endedBecause: string | null;
  readonly at: Date;
};

/** @returns false where this event has set it off for this record before. */
export async function insertRun(tx: Tx, workspaceId: string, run: NewRun): Promise<boolean> {
  const { conditions, actions } = run.automation;
  const inserted = await tx
    .insertInto('automation_runs')
    .values({
      workspace_id: workspaceId,
      id: run.id,
      automation_id: run.automation.id,
      event_id: run.eventId,
      record_kind: run.record.kind,
      record_id: run.record.id,
      invoice_id: run.invoiceId,
      conditions: conditions === null ? null : JSON.stringify(conditions),
      actions: JSON.stringify(actions),
      because: run.because,
      depth: run.depth,
      root_id: run.rootId,
      state: run.endedBecause === null ? 'running' : 'stopped',
      ended_because: run.endedBecause,
      started_at: run.at,
      finished_at: run.endedBecause === null ? null : run.at,
    })
    .onConflict((oc) => oc.doNothing())
    .returning('id')
    .executeTakeFirst();
  return inserted !== undefined;
}

/** Runs of one automation for one record since a time, and since somebody changed it or switched it on. */
export async function countRunsFor(
  db: Db,
  workspaceId: string,
  automationId: string,
  recordId: string,
  since: Date,
): Promise<number> {
  const row = await db
    .selectFrom('automation_runs')
    .select((eb) => eb.fn.countAll<bigint>().as('runs'))
    .where('workspace_id', '=', workspaceId)
    .where('record_id', '=', recordId)
    .where('automation_id', '=', automationId)
    .where('started_at', '>', since)
    .where((eb) =>
      eb(
        'started_at',
        '>=',
        eb
          .selectFrom('automations')
          .select('updated_at')
          .where('automations.workspace_id', '=', workspaceId)
          .where('automations.id', '=', automationId),
      ),
    )
    .executeTakeFirstOrThrow();
  return Number(row.runs);
}

/** Whether a run of an automation has failed since a time, and still stands so. */
export async function hasFailedSince(
  db: Db,
  workspaceId: string,
  automationId: string,
  since: Date,
): Promise<boolean> {
  const row = await db
    .selectFrom('automation_runs')
    .select('id')
    .where('workspace_id', '=', workspaceId)
    .where('automation_id', '=', automationId)
    .where('state', '=', 'failed')
    .where('finished_at', '>', since)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Whether an automation has run before in what one event set off. */
export async function hasRunInChain(
  db: Db,
  workspaceId: string,
  automationId: string,
  rootId: string,
): Promise<boolean> {
  const row = await db
    .selectFrom('automation_runs')
    .select('id')
    .where('workspace_id', '=', workspaceId)
    .where('automation_id', '=', automationId)
    .where('root_id', '=', rootId)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

export type RunRow = {
  readonly id: string;
  readonly automationId: string;
  readonly eventId: string;
  readonly record: AutomationRecord;
  readonly invoiceId: string | null;
  readonly conditions: Filter | null;
  readonly actions: readonly Action[];
  /** What set it off, in a sentence. */
  readonly because: string;
  readonly depth: number;
  readonly rootId: string;
  readonly state: RunState;
  readonly position: number;
  readonly tries: number;
};

/** The oldest that can go on now; held until the transaction ends. */
export async function lockNextRun(tx: Tx, workspaceId: string, now: Date): Promise<RunRow | undefined> {
  const row = await tx
    .selectFrom('automation_runs')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .where('state', 'in', ['running', 'waiting'])
    .where((eb) => eb.or([eb('resume_at', 'is', null), eb('resume_at', '<=', now)]))
    .orderBy('id')
    .limit(1)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst();
  if (row === undefined) return undefined;
  return {
    id: row.id,
    automationId: row.automation_id,
    eventId: row.event_id,
    // Written by insertRun alone.
    record: { kind: row.record_kind, id: row.record_id } as AutomationRecord,
    invoiceId: row.invoice_id,
    conditions: row.conditions as unknown as Filter | null,
    actions: row.actions as unknown as readonly Action[],
    because: row.because,
    depth: row.depth,
    rootId: row.root_id,
    state: row.state as RunState,
    position: row.position,
    tries: row.tries,
  };
}

export type RunProgress = {
  readonly state: RunState;
  readonly position: number;
  readonly resumeAt: Date | null;
  readonly endedBecause: string | null;
  readonly finishedAt: Date | null;
  readonly tries: number;
};

export async function updateRun(db: Db, workspaceId: string, id: string, to: RunProgress): Promise<void> {
  await db
    .updateTable('automation_runs')
    .set({
      state: to.state,
      position: to.position,
      resume_at: to.resumeAt,
      ended_because: to.endedBecause,
      finished_at: to.finishedAt,
      tries: to.tries,
    })
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .execute();
}

export type RunStep = {
  readonly outcome: 'done' | 'skipped' | 'failed';
  /** What it does, in a sentence; of one that was not done, why. */
  readonly words: string;
  /** What it made: ids of mails, notifications, webhook deliveries and records. */
  readonly made: Readonly<Record<string, readonly string[]>>;
};

/** One that failed before is written over when it is tried again. */
export async function saveStep(
  tx: Tx,
  workspaceId: string,
  runId: string,
  position: number,
  { outcome, words, made }: RunStep,
  at: Date,
): Promise<void> {
  await tx
    .insertInto('automation_steps')
    .values({
      workspace_id: workspaceId,
      run_id: runId,
      position,
      outcome,
      words,
      made: made as JsonObject,
      at,
    })
    .onConflict((oc) =>
      oc.columns(['workspace_id', 'run_id', 'position']).doUpdateSet({
        outcome,
        words,
        made: made as JsonObject,
        at,
      }),
    )
    .execute();
}

/** The invoices over so many percent that other runs of an automation have made for a record. */
export async function listDepositsBefore(
  db: Db,
  workspaceId: string,
  run: { readonly id: string; readonly automationId: string; readonly recordId: string },
  percent: string,
): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ id: string }>`
    select jsonb_array_elements_text(step.made -> 'records') as id
    from automation_runs run
    join automation_steps step on step.workspace_id = run.workspace_id and step.run_id = run.id
    where run.workspace_id = ${workspaceId} and run.record_id = ${run.recordId} and run.id <> ${run.id}
      and run.automation_id = ${run.automationId} and run.actions -> step.position ->> 'percent' = ${percent}`.execute(
    db,
  );
  return new Set(rows.map(({ id }) => id));
}

/** What an automation made goes on counting from there: who is set off by it stands one deeper. */
export async function noteMade(
  tx: Tx,
  workspaceId: string,
  recordId: string,
  chain: { readonly depth: number; readonly rootId: string },
): Promise<void> {
  await tx
    .insertInto('automation_made')
    .values({ workspace_id: workspaceId, record_id: recordId, depth: chain.depth, root_id: chain.rootId })
    .onConflict((oc) => oc.doNothing())
    .execute();
}

/** When the next run of those that wait goes on. */
export async function nextResumeAt(db: Db, workspaceId: string): Promise<Date | null> {
  const row = await db
    .selectFrom('automation_runs')
    .select((eb) => eb.fn.min('resume_at').as('at'))
    .where('workspace_id', '=', workspaceId)
    .where('state', 'in', ['running', 'waiting'])
    .executeTakeFirst();
  return row?.at ?? null;
}

/** Workspaces in which something waits to be looked at, or a run to go on. */
export async function listAutomationWork(db: Db, now: Date): Promise<readonly string[]> {
  const { rows } = await sql<{ workspace_id: string }>`
    select distinct workspace_id from automation_events where handled_at is null
    union
    select distinct workspace_id from automation_runs
      where state in ('running', 'waiting') and (resume_at is null or resume_at <= ${now})`.execute(db);
  return rows.map((row) => row.workspace_id);
}

/** Its next action threw: it is tried again later, and after so many times stands as failed. */
export async function noteThrown(
  db: Db,
  workspaceId: string,
  id: string,
  {
    mostTries,
    againAfterMs,
    now,
  }: { readonly mostTries: number; readonly againAfterMs: number; readonly now: Date },
): Promise<void> {
  const words = 'Something went wrong here, several times; the log of the server says what. Try it again.';
  await sql`
    update automation_runs set tries = tries + 1,
      state = case when tries + 1 >= ${mostTries} then 'failed' else state end,
      ended_because = case when tries + 1 >= ${mostTries} then ${words} else ended_because end,
      finished_at = case when tries + 1 >= ${mostTries} then ${now}::timestamptz else finished_at end,
      resume_at = ${now}::timestamptz + (power(2, tries) * ${againAfterMs}::integer) * interval '1 millisecond'
    where workspace_id = ${workspaceId} and id = ${id} and state in ('running', 'waiting')`.execute(db);
}
