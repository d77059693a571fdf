/** With whose rights an automation acts: those that its keeper has now, and none where there is no keeper any more. */
import { type Actor, actorOf, isRole } from '../commands/actor.ts';
import { findKeyRole } from '../store/api-keys.ts';
import type { AutomationChain } from '../store/automation-events.ts';
import type { Automation } from '../store/automations.ts';
import type { Tx } from '../store/database.ts';
import { findMemberByUser } from '../store/members.ts';

export type Keeper = Actor & Required<Pick<Actor, 'automation'>>;

export async function keeperOf(
  tx: Tx,
  workspaceId: string,
  { id, keptBy, keptByKey }: Automation,
  chain: AutomationChain,
): Promise<Keeper | null> {
  const role =
    keptBy !== null
      ? (await findMemberByUser(tx, workspaceId, keptBy))?.role
      : keptByKey !== null
        ? await findKeyRole(tx, workspaceId, keptByKey)
        : undefined;
  if (role === undefined || !isRole(role)) return null;
  const who = keptBy !== null ? { userId: keptBy, apiKeyId: null } : { userId: null, apiKeyId: keptByKey };
  return { ...actorOf({ workspaceId, role, ...who }), automation: { id, chain } };
}
