/** Marks what a person is told of as read, one or all. */
import { announceAll } from '../store/changes.ts';
import { inTransaction } from '../store/database.ts';
import { markAllRead, markRead } from '../store/notifications.ts';
import type { CommandDeps } from './deps.ts';
import { done, notFound, type Result } from './refusal.ts';

/** A person within a workspace: notifications are nobody else's. */
export type Reader = { readonly workspaceId: string; readonly userId: string };

export function readNotification(
  deps: CommandDeps,
  { workspaceId, userId }: Reader,
  id: string,
): Promise<Result<null>> {
  return inTransaction(deps.db, async (tx) => {
    if (!(await markRead(tx, workspaceId, userId, id, deps.clock.now()))) return notFound('notification');
    await announceAll(tx, [{ workspaceId, kind: 'notification', id }]);
    return done(null);
  });
}

/** @param upTo the newest that the person has seen: what came meanwhile stays unread. */
export function readAllNotifications(
  deps: CommandDeps,
  { workspaceId, userId }: Reader,
  upTo: string | undefined,
): Promise<void> {
  return inTransaction(deps.db, async (tx) => {
    const ids = await markAllRead(tx, workspaceId, userId, { upTo, now: deps.clock.now() });
    await announceAll(
      tx,
      ids.map((id) => ({ workspaceId, kind: 'notification', id })),
    );
  });
}
