/** What people are told of in the application: each row is one person's own. */
import type { Selectable } from 'kysely';
import type { NotificationAbout } from '../domain/notification.ts';
import type { DB, Tx } from './database.ts';

export type NotificationRow = Selectable<DB['notifications']>;

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
