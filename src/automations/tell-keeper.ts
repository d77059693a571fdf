/** Tells whoever keeps an automation what has become of it; the owners where nobody does. */
import { notify } from '../commands/notify.ts';
import type { QueueDeps } from '../commands/queue-invoices.ts';
import type { Message } from '../domain/notification.ts';
import type { Automation } from '../store/automations.ts';
import type { Tx } from '../store/database.ts';
import { listMembers } from '../store/members.ts';

export async function tellKeeper(
  deps: QueueDeps,
  tx: Tx,
  workspaceId: string,
  { keptBy }: Automation,
  news: Pick<Message, 'title' | 'body' | 'about'>,
): Promise<void> {
  const members = await listMembers(tx, workspaceId);
  const keeper = members.filter(({ userId }) => userId === keptBy);
  const told = keeper.length > 0 ? keeper : members.filter(({ role }) => role === 'owner');
  await notify(deps, tx, workspaceId, {
    ...news,
    userIds: told.map(({ userId }) => userId),
    byEmail: true,
  });
}
