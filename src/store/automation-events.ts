/** What happened that may set an automation off: written in the transaction of what it tells of. */
import { type Selectable, sql } from 'kysely';
import type { AutomationEvent } from '../domain/automation.ts';
import type { DB, Db, Tx } from './database.ts';
import { wakeAutomate } from './engine-jobs.ts';

export type EventSubject = {
  readonly kind: 'invoice' | 'job' | 'salesDoc' | 'company' | 'contact';
  readonly id: string;
};

/** By which automation's doing something happens: how many set each other off, and the first event of them. */
export type AutomationChain = { readonly depth: number; readonly rootId: string };

export type NewAutomationEvent = {
  readonly id: string;
  readonly subject: EventSubject;
  readonly event: AutomationEvent;
  /** What makes it the same event when it is told twice. */
  readonly once: string;
  /** Null: a person's doing, or the ledger's. */
  readonly chain: AutomationChain | null;
  readonly at: Date;
};

/** Keeps them where the workspace has automations that are on, each once, and wakes those who look. */
export async function recordAutomationEvents(
  tx: Tx,
  workspaceId: string,
  events: readonly NewAutomationEvent[],
): Promise<void> {
  if (events.length === 0) return;
  const rows = events.map(({ id, subject, event, once, chain, at }) => ({
    id,
    kind: event.kind,
    subject_kind: subject.kind,
    subject_id: subject.id,
    facts: event.facts,
    once,
    depth: chain?.depth ?? 0,
    root_id: chain?.rootId ?? null,
    at,
  }));
  const { rows: kept } = await sql`
    insert into automation_events (workspace_id, id, kind, subject_kind, subject_id, facts, once, depth, root_id, at)
    select ${workspaceId}, event.id, event.kind, event.subject_kind, event.subject_id, event.facts, event.once,
      greatest(event.depth, made.depth), coalesce(event.root_id, made.root_id), event.at
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as event (id uuid, kind text, subject_kind text, subject_id uuid,
      facts jsonb, once text, depth integer, root_id uuid, at timestamptz)
    left join automation_made made on made.workspace_id = ${workspaceId} and made.record_id = event.subject_id
      -- A circle is quick: what happens to a record a day later is a person's doing, or the customer's.
      and exists (select from automation_events root where root.workspace_id = ${workspaceId} and root.id = made.root_id
        and root.at > event.at - interval '1 day')
    where exists (select from automations
      where workspace_id = ${workspaceId} and is_on and archived_at is null)
    on conflict (workspace_id, once) do nothing
    returning id`.execute(tx);
  if (kept.length > 0) await wakeAutomate(tx, { workspaceId });
}

export type AutomationEventRow = {
  readonly id: string;
  readonly subject: EventSubject;
  readonly event: AutomationEvent;
  readonly depth: number;
  readonly rootId: string | null;
  readonly at: Date;
};

/** @returns undefined for one so old that it was cleared away. */
export async function findEvent(
  db: Db,
  workspaceId: string,
  id: string,
): Promise<AutomationEventRow | undefined> {
  const row = await db
    .selectFrom('automation_events')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .executeTakeFirst();
  return row && eventOf(row);
}

/** The oldest that nobody has looked at; locked until the transaction ends. */
export async function lockNextEvent(tx: Tx, workspaceId: string): Promise<AutomationEventRow | undefined> {
  const row = await tx
    .selectFrom('automation_events')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .where('handled_at', 'is', null)
    .orderBy('seq')
    .limit(1)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst();
  return row && eventOf(row);
}

function eventOf(row: Selectable<DB['automation_events']>): AutomationEventRow {
  return {
    id: row.id,
    // Written by recordAutomationEvents alone.
    subject: { kind: row.subject_kind, id: row.subject_id } as EventSubject,
    event: { kind: row.kind, facts: row.facts } as unknown as AutomationEvent,
    depth: row.depth,
    rootId: row.root_id,
    at: row.at,
  };
}

export async function markEventHandled(tx: Tx, workspaceId: string, id: string, now: Date): Promise<void> {
  await tx
    .updateTable('automation_events')
    .set({ handled_at: now })
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .execute();
}

export async function deleteOldEvents(db: Db, before: Date): Promise<void> {
  await db.deleteFrom('automation_events').where('handled_at', '<', before).execute();
}
