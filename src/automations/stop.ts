/** Switches an automation off because it cannot go on as it is, and tells of it once. */
import type { QueueDeps } from '../commands/queue-invoices.ts';
import { type Automation, stopAutomation } from '../store/automations.ts';
import { announce } from '../store/changes.ts';
import type { Tx } from '../store/database.ts';
import { tellKeeper } from './tell-keeper.ts';

export async function stop(
  deps: QueueDeps,
  tx: Tx,
  workspaceId: string,
  automation: Automation,
  because: 'loop' | 'rights',
  why: string,
): Promise<void> {
  const { id, name } = automation;
  if (!(await stopAutomation(tx, workspaceId, id, because, deps.clock.now()))) return;
  await announce(tx, { workspaceId, kind: 'automation', id });
  await tellKeeper(deps, tx, workspaceId, automation, {
    title: `The automation “${name}” was switched off`,
    body: why,
    about: null,
  });
}
