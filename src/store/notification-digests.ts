/** Who is to be mailed once a day, and which days' mail each has got. */
import { sql } from 'kysely';
import type { Db, Tx } from './database.ts';

export type DigestReader = {
  readonly workspaceId: string;
  readonly workspaceName: string;
  readonly timeZone: string;
  readonly userId: string;
  readonly name: string;
  readonly email: string;
  readonly digestHour: number;
};

/** Of every workspace: who wants a daily mail and has something in it. */
export async function listDigestReaders(db: Db): Promise<readonly DigestReader[]> {
  return db
    .selectFrom('notification_settings as chosen')
    .innerJoin('workspace_members as member', (join) =>
      join
        .onRef('member.organizationId', '=', 'chosen.workspace_id')
        .onRef('member.userId', '=', 'chosen.user_id'),
    )
    .innerJoin('auth_users as person', 'person.id', 'chosen.user_id')
    .innerJoin('workspaces as workspace', 'workspace.id', 'chosen.workspace_id')
    .innerJoin('workspace_settings as settings', 'settings.workspace_id', 'chosen.workspace_id')
    .select([
      'chosen.workspace_id as workspaceId',
      'workspace.name as workspaceName',
      'settings.time_zone as timeZone',
      'person.id as userId',
      'person.name',
      'person.email',
      'chosen.digest_hour as digestHour',
    ])
    .where('chosen.email', '=', 'daily')
    .where((is) =>
      is.exists(
        is
          .selectFrom('notifications as told')
          .select('told.id')
          .whereRef('told.workspace_id', '=', 'chosen.workspace_id')
          .whereRef('told.user_id', '=', 'chosen.user_id')
          .where('told.by_email', '=', sql.lit(true))
          .where('told.read_at', 'is', null)
          .where('told.mailed_at', 'is', null),
      ),
    )
    .orderBy('chosen.workspace_id')
    .orderBy('person.id')
    .execute();
}

/** @returns whether that day's had not gone out before. */
export async function markDigestSent(
  tx: Tx,
  workspaceId: string,
  digest: { readonly userId: string; readonly day: string; readonly mailId: string },
): Promise<boolean> {
  const inserted = await tx
    .insertInto('notification_digests')
    .values({ workspace_id: workspaceId, user_id: digest.userId, day: digest.day, mail_id: digest.mailId })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return (inserted.numInsertedOrUpdatedRows ?? 0n) > 0n;
}
