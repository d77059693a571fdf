/** Switches an automation off because it cannot go on as it is, and tells whoever keeps it, once; the owners where nobody does. */
import { notify } from '../commands/notify.ts';
import type { QueueDeps } from '../commands/queue-invoices.ts';
import { type Automation, stopAutomation } from '../store/automations.ts';
import { announce } from '../store/changes.ts';
import type { Tx } from '../store/database.ts';
import { listMembers } from '../store/members.ts';

export async function stop(
  deps: QueueDeps,
  tx: Tx,
  workspaceId: string,
  { id, name, keptBy }: Automation,
  because: 'loop' | 'rights',
  why: string,
): Promise<void> {
  if (!(await stopAutomation(tx, workspaceId, id, because, deps.clock.now()))) return;
  await announce(tx, { workspaceId, kind: 'automation', id });
  const members = await listMembers(tx, workspaceId);
  const keeper = members.filter(({ userId }) => userId === keptBy);
  const told = keeper.length > 0 ? keeper : members.filter(({ role }) => role === 'owner');
  await notify(deps, tx, workspaceId, {
    userIds: told.map(({ userId }) => userId),
    title: `The automation “${name}” was switched off`,
    body: why,
    about: null,
    byEmail: true,
  });
}
