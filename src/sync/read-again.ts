/** Has invoices read again whose amounts a write of ours has moved, unless the ledger's own webhook is quicker. */
import { wakePull } from '../store/engine-jobs.ts';
import { storeOwnEvents } from '../store/webhook-events.ts';
import type { Place } from './kinds/kind.ts';

/** Long enough for the ledger's webhook, which makes the reading needless. */
const WEBHOOK_COMES_WITHIN_MS = 2_000;

/** @param changes the ledger's ids of the invoices, each with the time of the change that moved it. */
export async function readInvoicesAgain(
  { engine, tx, connection }: Place,
  changes: readonly { readonly invoiceLedgerId: string; readonly changedAt: Date }[],
): Promise<void> {
  const now = engine.clock.now();
  const key = { workspaceId: connection.workspace_id, connectionId: connection.id };
  const events = changes.map(({ invoiceLedgerId, changedAt }) => ({
    id: engine.newId(),
    resource: 'invoice' as const,
    ledgerId: invoiceLedgerId,
    kind: 'ours' as const,
    at: changedAt.toISOString(),
  }));
  const at = new Date(now.getTime() + WEBHOOK_COMES_WITHIN_MS);
  if (await storeOwnEvents(tx, key, events, now)) await wakePull(tx, key.workspaceId, key.connectionId, at);
}
