/** Switches an automation off because it cannot go on as it is, and tells whoever keeps it, once. */
import { notify } from '../commands/notify.ts';
import type { QueueDeps } from '../commands/queue-invoices.ts';
import { type Automation, stopAutomation } from '../store/automations.ts';
import { announce } from '../store/changes.ts';
import type { Tx } from '../store/database.ts';

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
  if (keptBy === null) return;
  await notify(deps, tx, workspaceId, {
    userIds: [keptBy],
    title: `The automation “${name}” was switched off`,
    body: why,
    about: null,
    byEmail: true,
  });
}
