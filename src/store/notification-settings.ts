/** How each person wants to hear of things by e-mail. */
import { type SqlBool, sql } from 'kysely';
import type { NotificationSettings } from '../domain/notification.ts';
import type { Db } from './database.ts';

export type Addressee = {
  readonly userId: string;
  readonly name: string;
  readonly email: string;
  readonly settings: NotificationSettings | null;
};

/** Those of the people who belong to the workspace. */
export async function listAddressees(
  db: Db,
  workspaceId: string,
  userIds: readonly string[],
): Promise<readonly Addressee[]> {
  if (userIds.length === 0) return [];
  const rows = await db
    .selectFrom('workspace_members as member')
    .innerJoin('auth_users as person', 'person.id', 'member.userId')
    .leftJoin('notification_settings as chosen', (join) =>
      join
        .onRef('chosen.workspace_id', '=', 'member.organizationId')
        .onRef('chosen.user_id', '=', 'member.userId'),
    )
    .select(['person.id', 'person.name', 'person.email', 'chosen.email as choice', 'chosen.digest_hour'])
    .where('member.organizationId', '=', workspaceId)
    .where(sql<SqlBool>`person.id = any(${userIds})`)
    .orderBy('person.id')
    .execute();
  return rows.map((row) => ({
    userId: row.id,
    name: row.name,
    email: row.email,
    settings: settingsOf(row.choice, row.digest_hour),
  }));
}

function settingsOf(email: string | null, digestHour: number | null): NotificationSettings | null {
  if (email === null || digestHour === null) return null;
  // The table's check constraint admits no other choice.
  return { email: email as NotificationSettings['email'], digestHour };
}

/** Null: the person has chosen nothing yet. */
export async function findNotificationSettings(
  db: Db,
  workspaceId: string,
  userId: string,
): Promise<NotificationSettings | null> {
  const row = await db
    .selectFrom('notification_settings')
    .select(['email', 'digest_hour'])
    .where('workspace_id', '=', workspaceId)
    .where('user_id', '=', userId)
    .executeTakeFirst();
  return row === undefined ? null : settingsOf(row.email, row.digest_hour);
}

export async function saveNotificationSettings(
  db: Db,
  workspaceId: string,
  userId: string,
  { email, digestHour }: NotificationSettings,
): Promise<void> {
  await db
    .insertInto('notification_settings')
    .values({ workspace_id: workspaceId, user_id: userId, email, digest_hour: digestHour })
    .onConflict((conflict) =>
      conflict.columns(['workspace_id', 'user_id']).doUpdateSet({ email, digest_hour: digestHour }),
    )
    .execute();
}
