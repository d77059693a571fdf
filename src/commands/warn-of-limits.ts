/** Tells whoever manages connections of a ledger's limit before it bites: once a day and limit. */
import { todayIn } from '../domain/calendar.ts';
import { ledgerTraits } from '../domain/ledger-traits.ts';
import { type LimitUse, limitUses } from '../domain/ledger-usage.ts';
import { type ConnectionRow, listActiveConnections } from '../store/connections.ts';
import { type Db, inTransaction } from '../store/database.ts';
import { findConnectionLimits } from '../store/ledger-calls.ts';
import { countUsage, insertLimitWarning } from '../store/ledger-usage.ts';
import { listMembers } from '../store/members.ts';
import { monthOfReads } from '../store/monthly-reads.ts';
import { isRole, permissionsOf } from './actor.ts';
import { type NotifyDeps, notify } from './notify.ts';

/** What the ledger said of its day this long ago still counts. */
const TOLD_MS = 3_600_000;

export async function warnOfLimits(deps: NotifyDeps): Promise<void> {
  for (const connection of await listActiveConnections(deps.db)) {
    const uses = await usesOf(deps.db, connection, deps.clock.now());
    for (const use of uses) if (use.warning !== null) await warn(deps, connection, use, use.warning);
  }
}

/** What is used of each limit of a connection, now. */
export async function usesOf(db: Db, connection: ConnectionRow, now: Date): Promise<readonly LimitUse[]> {
  const { workspace_id: workspaceId, id, provider, time_zone: timeZone } = connection;
  const ledger = ledgerTraits(provider);
  const limits = await findConnectionLimits(db, workspaceId, id);
  const isTold = limits?.toldAt != null && now.getTime() - limits.toldAt.getTime() < TOLD_MS;
  const month = await monthOfReads(db, provider, now);
  const facts = {
    ...(await countUsage(db, workspaceId, id, now)),
    dayRemaining: isTold ? limits.dayRemaining : null,
    monthReads: month === null ? null : (ledger.limits.readsAMonth ?? 0) - month.left,
  };
  return limitUses(ledger, facts, { timeZone, nowMs: now.getTime() });
}

async function warn(
  deps: NotifyDeps,
  connection: ConnectionRow,
  { name }: LimitUse,
  warning: string,
): Promise<void> {
  const { workspace_id: workspaceId, id } = connection;
  const now = deps.clock.now();
  const day = todayIn(connection.time_zone, now.getTime());
  await inTransaction(deps.db, async (tx) => {
    if (!(await insertLimitWarning(tx, workspaceId, id, { limit: name, day, now }))) return;
    const members = await listMembers(tx, workspaceId);
    await notify(deps, tx, workspaceId, {
      userIds: members
        .filter(({ role }) => isRole(role) && permissionsOf(role).includes('connections:manage'))
        .map((member) => member.userId),
      title: `${connection.organisation_name} comes near a limit of ${ledgerTraits(connection.provider).label}`,
      body: warning,
      about: { kind: 'connection', id },
      byEmail: true,
    });
  });
}
