/** Lets the workspace into this seed's sandbox, as if the template had been connected to it. */
import { saveTokens } from '../../src/sync/tokens.ts';
import type { Stage } from './stage.ts';
import type { Template } from './template.ts';

/** The template's tokens were those of another sandbox: this one hands out its own. */
export async function giveTokens(
  { db, sandbox, scheduler, house }: Stage,
  template: Template,
): Promise<void> {
  const [worker] = house.workers();
  if (worker === undefined) throw new Error('Nobody works');
  const granted = sandbox.control.grantAccess({ tenantIds: [template.tenantId], scope: SCOPE });
  const inMs = (ms: number) => new Date(scheduler.nowMs() + ms);
  const { workspaceId, connectionId } = template;
  await saveTokens(
    worker.engine,
    db,
    { workspaceId, connectionId },
    {
      accessToken: granted.accessToken,
      refreshToken: granted.refreshToken,
      accessExpiresAt: inMs(granted.expiresIn * 1_000),
      refreshExpiresAt: inMs(60 * 86_400_000),
    },
  );
  const answer = await sandbox.app.request('/connections', {
    headers: { authorization: `Bearer ${granted.accessToken}`, accept: 'application/json' },
  });
  // As the sandbox's own list has it: one connection, just made.
  const [made] = (await answer.json()) as { id: string }[];
  const change = { ledger_connection_id: made?.id ?? null };
  await db.updateTable('connections').set(change).where('id', '=', connectionId).execute();
}

const SCOPE =
  'offline_access openid profile email accounting.invoices accounting.payments accounting.contacts accounting.settings.read accounting.attachments';
