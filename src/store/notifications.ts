/** What people are told of in the application: each row is one person's own. */
import { type Selectable, type SqlBool, sql } from 'kysely';
import type { NotificationAbout } from '../domain/notification.ts';
import type { DB, Db, Tx } from './database.ts';

type NotificationRow = Selectable<DB['notifications']>;

export type NewNotification = {
  readonly id: string;
  readonly userId: string;
  readonly title: string;
  readonly body: string | null;
  readonly about: NotificationAbout | null;
  readonly byEmail: boolean;
  /** When it went out by e-mail at once. */
  readonly mailedAt: Date | null;
  readonly at: Date;
};

export async function insertNotifications(
  tx: Tx,
  workspaceId: string,
  notifications: readonly NewNotification[],
): Promise<void> {
  if (notifications.length === 0) return;
  await tx
    .insertInto('notifications')
    .values(
      notifications.map((notification) => ({
        workspace_id: workspaceId,
        id: notification.id,
        user_id: notification.userId,
        title: notification.title,
        body: notification.body,
        about_kind: notification.about?.kind ?? null,
        about_id: notification.about?.id ?? null,
        by_email: notification.byEmail,
        at: notification.at,
        mailed_at: notification.mailedAt,
      })),
    )
    .execute();
}

export type Notification = {
  readonly id: string;
  readonly title: string;
  readonly body: string | null;
  readonly about: NotificationAbout | null;
  readonly at: Date;
  readonly readAt: Date | null;
};

/** A person's own, newest first. `before` pages. */
export async function listNotifications(
  db: Db,
  workspaceId: string,
  userId: string,
  page: { readonly onlyUnread: boolean; readonly before?: string | undefined; readonly limit: number },
): Promise<readonly Notification[]> {
  const rows = await db
    .selectFrom('notifications')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .where('user_id', '=', userId)
    .$if(page.onlyUnread, (query) => query.where('read_at', 'is', null))
    .$if(page.before !== undefined, (query) => query.where('id', '<', page.before ?? ''))
    .orderBy('id', 'desc')
    .limit(page.limit)
    .execute();
  return rows.map(notificationOf);
}

export async function countUnread(db: Db, workspaceId: string, userId: string): Promise<number> {
  const row = await db
    .selectFrom('notifications')
    .select((eb) => eb.fn.countAll<bigint>().as('count'))
    .where('workspace_id', '=', workspaceId)
    .where('user_id', '=', userId)
    .where('read_at', 'is', null)
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

/** @returns whether there is such a notification of this person's. */
export async function markRead(
  db: Db,
  workspaceId: string,
  userId: string,
  id: string,
  now: Date,
): Promise<boolean> {
  const updated = await db
    .updateTable('notifications')
    .set((eb) => ({ read_at: eb.fn.coalesce('read_at', eb.val(now)) }))
    .where('workspace_id', '=', workspaceId)
    .where('user_id', '=', userId)
    .where('id', '=', id)
    .executeTakeFirst();
  return updated.numUpdatedRows > 0n;
}

/** @returns the ids of those that were not read before. */
export async function markAllRead(
  db: Db,
  workspaceId: string,
  userId: string,
  { upTo, now }: { readonly upTo: string | undefined; readonly now: Date },
): Promise<readonly string[]> {
  const rows = await db
    .updateTable('notifications')
    .set({ read_at: now })
    .where('workspace_id', '=', workspaceId)
    .where('user_id', '=', userId)
    .where('read_at', 'is', null)
    .$if(upTo !== undefined, (query) => query.where('id', '<=', upTo ?? ''))
    .returning('id')
    .execute();
  return rows.map(({ id }) => id);
}

/** What a person has not read of what was told before then, and no mail has told of; oldest first, and held. */
export async function lockForDigest(
  tx: Tx,
  workspaceId: string,
  userId: string,
  before: Date,
): Promise<readonly Notification[]> {
  const rows = await tx
    .selectFrom('notifications')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .where('user_id', '=', userId)
    .where('by_email', '=', sql.lit(true))
    .where('read_at', 'is', null)
    .where('mailed_at', 'is', null)
    .where('at', '<', before)
    .orderBy('id')
    .forUpdate()
    .execute();
  return rows.map(notificationOf);
}

export async function markMailed(
  tx: Tx,
  workspaceId: string,
  ids: readonly string[],
  now: Date,
): Promise<void> {
  await tx
    .updateTable('notifications')
    .set({ mailed_at: now })
    .where('workspace_id', '=', workspaceId)
    .where(sql<SqlBool>`id = any(${ids}::uuid[])`)
    .execute();
}

/** With the mail that told of them; what is still to be sent stays. */
export async function deleteOldNotifications(db: Db, before: Date): Promise<void> {
  await db.deleteFrom('notifications').where('at', '<', before).execute();
  await db
    .deleteFrom('mails')
    .where('about_kind', 'in', [sql.lit('notification'), sql.lit('digest')])
    .where('settled_at', '<', before)
    .execute();
}

function notificationOf(row: NotificationRow): Notification {
  const { about_kind: kind, about_id: id } = row;
  return {
    id: row.id,
    title: row.title,
    body: row.body,
    // Written by insertNotifications alone.
    about: kind === null || id === null ? null : ({ kind, id } as NotificationAbout),
    at: row.at,
    readAt: row.read_at,
  };
}
