/** Lets the workspace into this seed's books, as if the template had been connected to them. */
import { saveTokens } from '../../src/sync/tokens.ts';
import type { Stage } from './stage.ts';
import type { Template } from './template.ts';

/** The template's tokens were those of another practice ledger: this one hands out its own. */
export async function giveTokens(
  { db, ledgers, scheduler, house }: Stage,
  template: Template,
): Promise<void> {
  const [worker] = house.workers();
  if (worker === undefined) throw new Error('Nobody works');
  for (const { connectionId, tenantId } of template.connections) {
    const { tokens, ledgerConnectionId } = await ledgers.of(tenantId).grant(tenantId, scheduler.nowMs());
    await saveTokens(worker.engine, db, { workspaceId: template.workspaceId, connectionId }, tokens);
    await db
      .updateTable('connections')
      .set({ ledger_connection_id: ledgerConnectionId })
      .where('id', '=', connectionId)
      .execute();
  }
}
