/** Mail that goes out, and where each stands: domain/mail.ts says what becomes of one. */
import { type Selectable, type SqlBool, sql } from 'kysely';
import type { AfterAttempt, MailAbout, MailState } from '../domain/mail.ts';
import type { DB, Db, Tx } from './database.ts';

/** The table's check constraint admits no other state. */
export type MailRow = Selectable<DB['mails']> & { readonly state: MailState };

export type NewMail = {
  readonly id: string;
  readonly to: string;
  readonly toName: string | null;
  readonly subject: string;
  readonly text: string;
  readonly about: MailAbout | null;
  readonly at: Date;
};

export async function insertMails(tx: Tx, workspaceId: string, mails: readonly NewMail[]): Promise<void> {
  if (mails.length === 0) return;
  await tx
    .insertInto('mails')
    .values(
      mails.map((mail) => ({
        workspace_id: workspaceId,
        id: mail.id,
        to_address: mail.to,
        to_name: mail.toName,
        subject: mail.subject,
        body_text: mail.text,
        about_kind: mail.about?.kind ?? null,
        about_id: mail.about?.id ?? null,
        created_at: mail.at,
      })),
    )
    .execute();
}

/** The next that is due is marked as being sent. */
export async function takeNextMail(db: Db, workspaceId: string, now: Date): Promise<MailRow | undefined> {
  return db
    .updateTable('mails')
    .set((eb) => ({
      state: 'sending' satisfies MailState,
      attempts: eb('attempts', '+', 1),
      last_tried_at: now,
      problem: null,
      server_words: null,
    }))
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', (eb) =>
      eb
        .selectFrom('mails as next')
        .select('next.id')
        .where('next.workspace_id', '=', workspaceId)
        .where('next.state', '=', sql.lit('queued'))
        .where((is) => is.or([is('next.not_before', 'is', null), is('next.not_before', '<=', now)]))
        .orderBy('next.id')
        .limit(1)
        .forUpdate()
        .skipLocked(),
    )
    .returningAll()
    .$castTo<MailRow>()
    .executeTakeFirst();
}

/**
 * What an attempt came to. A mail that was taken for a dead process' meanwhile is settled all the same, by the attempt
 * that knows; one that a person has decided on is not.
 */
export async function settleMail(
  tx: Tx,
  workspaceId: string,
  settled: {
    readonly id: string;
    readonly attempts: number;
    readonly after: AfterAttempt;
    readonly serverWords: string | null;
    readonly messageId: string;
    readonly now: Date;
  },
): Promise<void> {
  const { after } = settled;
  await tx
    .updateTable('mails')
    .set({
      state: after.state,
      not_before: after.state === 'queued' ? new Date(settled.now.getTime() + after.afterMs) : null,
      problem: 'problem' in after ? after.problem : null,
      server_words: settled.serverWords,
      message_id: settled.messageId,
      settled_at: after.state === 'queued' ? null : settled.now,
    })
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', settled.id)
    .where('attempts', '=', settled.attempts)
    .where('state', 'in', [sql.lit('sending'), sql.lit('undecided')])
    .where('decided_by', 'is', null)
    .execute();
}

/** Those that were being sent when their process died. @returns their ids. */
export function leaveMailsUndecided(
  db: Db,
  workspaceId: string,
  problem: string,
  now: Date,
): Promise<readonly string[]> {
  return settleAll(db, workspaceId, 'sending', { state: 'undecided', problem, now });
}

/** Where no mail server is set up. @returns their ids. */
export function keepWaitingMails(db: Db, workspaceId: string, now: Date): Promise<readonly string[]> {
  return settleAll(db, workspaceId, 'queued', { state: 'kept', problem: null, now });
}

async function settleAll(
  db: Db,
  workspaceId: string,
  from: MailState,
  to: { readonly state: MailState; readonly problem: string | null; readonly now: Date },
): Promise<readonly string[]> {
  const rows = await db
    .updateTable('mails')
    .set({ state: to.state, problem: to.problem, not_before: null, settled_at: to.now })
    .where('workspace_id', '=', workspaceId)
    .where('state', '=', sql.lit(from))
    .returning('id')
    .execute();
  return rows.map(({ id }) => id);
}

/** None of those that wait goes before then. */
export async function putOffMails(tx: Tx, workspaceId: string, notBefore: Date): Promise<void> {
  await tx
    .updateTable('mails')
    .set((eb) => ({ not_before: eb.fn<Date>('greatest', ['not_before', eb.val(notBefore)]) }))
    .where('workspace_id', '=', workspaceId)
    .where('state', '=', sql.lit('queued'))
    .execute();
}

/** When the next of those that wait is due: `at` null is now; null where none waits. */
export async function nextMailAt(db: Db, workspaceId: string): Promise<{ readonly at: Date | null } | null> {
  const next = await db
    .selectFrom('mails')
    .select('not_before as at')
    .where('workspace_id', '=', workspaceId)
    .where('state', '=', sql.lit('queued'))
    .orderBy('not_before', (order) => order.asc().nullsFirst())
    .limit(1)
    .executeTakeFirst();
  return next ?? null;
}

/** Where something is due to be sent, or was being sent. */
export async function listWorkspacesWithDueMail(
  db: Db,
  now: Date,
): Promise<readonly { readonly workspaceId: string }[]> {
  return db
    .selectFrom('mails')
    .select('workspace_id as workspaceId')
    .distinct()
    .where((is) =>
      is.or([
        is('state', '=', sql.lit('sending')),
        is.and([
          is('state', '=', sql.lit('queued')),
          is.or([is('not_before', 'is', null), is('not_before', '<=', now)]),
        ]),
      ]),
    )
    .orderBy('workspace_id')
    .execute();
}

/** Newest first. `before` pages. */
export function listMails(
  db: Db,
  workspaceId: string,
  page: {
    readonly states?: readonly MailState[] | undefined;
    readonly before?: string | undefined;
    readonly limit: number;
  },
): Promise<MailRow[]> {
  return db
    .selectFrom('mails')
    .selectAll()
    .$castTo<MailRow>()
    .where('workspace_id', '=', workspaceId)
    .$if(page.states !== undefined, (query) =>
      query.where(sql<SqlBool>`state = any(${[...(page.states ?? [])]}::text[])`),
    )
    .$if(page.before !== undefined, (query) => query.where('id', '<', page.before ?? ''))
    .orderBy('id', 'desc')
    .limit(page.limit)
    .execute();
}

export async function countMails(db: Db, workspaceId: string): Promise<ReadonlyMap<string, number>> {
  const rows = await db
    .selectFrom('mails')
    .select((eb) => ['state', eb.fn.countAll<bigint>().as('count')])
    .where('workspace_id', '=', workspaceId)
    .groupBy('state')
    .execute();
  return new Map(rows.map((row) => [row.state, Number(row.count)]));
}

export async function findMail(db: Db, workspaceId: string, id: string): Promise<MailRow | undefined> {
  return mailOf(db, workspaceId, id).executeTakeFirst();
}

export async function lockMail(tx: Tx, workspaceId: string, id: string): Promise<MailRow | undefined> {
  return mailOf(tx, workspaceId, id).forUpdate().executeTakeFirst();
}

/** A person says that it arrived. */
export async function setMailArrived(
  tx: Tx,
  workspaceId: string,
  id: string,
  { decidedBy, now }: { readonly decidedBy: string | null; readonly now: Date },
): Promise<void> {
  await tx
    .updateTable('mails')
    .set({ state: 'sent', problem: null, decided_by: decidedBy, settled_at: now })
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .execute();
}

/** A person asks for it again. */
export async function setMailQueued(tx: Tx, workspaceId: string, id: string): Promise<void> {
  await tx
    .updateTable('mails')
    .set({ state: 'queued', not_before: null, problem: null, server_words: null, settled_at: null })
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .execute();
}

function mailOf(db: Db, workspaceId: string, id: string) {
  return db
    .selectFrom('mails')
    .selectAll()
    .$castTo<MailRow>()
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id);
}
