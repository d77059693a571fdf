/** The daily round: grants that have not been used for long are refreshed, and what is old is cleared away. */

import { deleteOldEvents } from '../store/automation-events.ts';
import { findConnectionTokens } from '../store/connection-tokens.ts';
import { listActiveConnections } from '../store/connections.ts';
import { deleteOldDriftChecks } from '../store/drift-checks.ts';
import { deleteOldFindings } from '../store/drift-findings.ts';
import { deleteOldRefusals } from '../store/invoices-to-bring-in.ts';
import { deleteOldLedgerCalls } from '../store/ledger-calls.ts';
import { deleteOldLedgerPdfs } from '../store/ledger-reads.ts';
import { deleteOldLedgerReports } from '../store/ledger-reports.ts';
import { deleteOldNotifications } from '../store/notifications.ts';
import { deleteOldDeliveries } from '../store/webhook-deliveries.ts';
import { deleteOldWebhookEvents } from '../store/webhook-events.ts';
import type { Engine } from './engine.ts';
import { providerOf } from './ledger-access.ts';
import { afterFailure } from './send-batch.ts';
import { keepAlive } from './tokens.ts';

const DAY_MS = 86_400_000;
/** A third of the sixty days after which an unused grant lapses. */
const REFRESH_AFTER_MS = 20 * DAY_MS;
/** Longer than the ledger keeps its own events for replay (31 days). */
const KEEP_MS = 35 * DAY_MS;
/** Longer than an event may be told once more: of a due date for days after it. */
const EVENTS_KEPT_MS = 400 * DAY_MS;
/** A year: whoever looks for what they were told looks in the records by then. */
const TOLD_KEPT_MS = 366 * DAY_MS;
/** Longer than one is shown: it is printed anew after a day. */
const PDF_KEPT_MS = 2 * DAY_MS;
/** A quarter, and a little. */
const HISTORY_KEPT_MS = 100 * DAY_MS;

export async function tend(engine: Engine): Promise<void> {
  const now = engine.clock.now().getTime();
  for (const connection of await listActiveConnections(engine.db)) {
    const key = { workspaceId: connection.workspace_id, connectionId: connection.id };
    const tokens = await findConnectionTokens(engine.db, key.workspaceId, key.connectionId);
    if (tokens === undefined || tokens.refreshed_at.getTime() > now - REFRESH_AFTER_MS) continue;
    const refreshed = await keepAlive(engine, providerOf(engine, connection.provider), key);
    if (!refreshed.ok) await afterFailure(engine, connection, refreshed.failure);
  }
  await deleteOldWebhookEvents(engine.db, new Date(now - KEEP_MS));
  await deleteOldDeliveries(engine.db, new Date(now - KEEP_MS));
  await deleteOldLedgerCalls(engine.db, new Date(now - KEEP_MS));
  await deleteOldDriftChecks(engine.db, new Date(now - HISTORY_KEPT_MS));
  await deleteOldFindings(engine.db, new Date(now - HISTORY_KEPT_MS));
  await deleteOldRefusals(engine.db, new Date(now - KEEP_MS));
  await deleteOldEvents(engine.db, new Date(now - EVENTS_KEPT_MS));
  await deleteOldNotifications(engine.db, new Date(now - TOLD_KEPT_MS));
  await deleteOldLedgerReports(engine.db, new Date(now - KEEP_MS));
  await deleteOldLedgerPdfs(engine.db, new Date(now - PDF_KEPT_MS));
}
