/** Has invoices and credits read again whose amounts a write of ours has moved, unless the ledger's own webhook is quicker. */
import type { CreditKind } from '../providers/provider.ts';
import { wakePull } from '../store/engine-jobs.ts';
import { storeOwnEvents } from '../store/webhook-events.ts';
import type { Place } from './kinds/kind.ts';

/** Long enough for the ledger's webhook, which makes the reading needless. */
const WEBHOOK_COMES_WITHIN_MS = 2_000;

/** @param changes the ledger's ids of the invoices, each with the time of the change that moved it. */
export function readInvoicesAgain(
  place: Place,
  changes: readonly { readonly invoiceLedgerId: string; readonly changedAt: Date }[],
): Promise<void> {
  return readAgain(
    place,
    changes.map(({ invoiceLedgerId, changedAt }) => ({
      resource: 'invoice',
      ledgerId: invoiceLedgerId,
      changedAt,
    })),
  );
}

/** The same of any record, credits as well. */
export async function readAgain(
  { engine, tx, connection }: Place,
  changes: readonly {
    readonly resource: 'invoice' | CreditKind;
    readonly ledgerId: string;
    readonly changedAt: Date;
  }[],
): Promise<void> {
  const now = engine.clock.now();
  const key = { workspaceId: connection.workspace_id, connectionId: connection.id };
  const events = changes.map(({ resource, ledgerId, changedAt }) => ({
    id: engine.newId(),
    resource,
    ledgerId,
    kind: 'ours' as const,
    at: changedAt.toISOString(),
  }));
  const at = new Date(now.getTime() + WEBHOOK_COMES_WITHIN_MS);
  if (await storeOwnEvents(tx, key, events, now)) await wakePull(tx, key.workspaceId, key.connectionId, at);
}
