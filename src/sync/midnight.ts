/** Midnight in the organisation's zone turns Waiting Payment into Overdue, with no call to the ledger. */
import { accountingStatus } from '../domain/accounting-status.ts';
import { todayIn } from '../domain/calendar.ts';
import { announceAll } from '../store/changes.ts';
import { type ConnectionRow, listConnectionsFallenDue, listTimeZones } from '../store/connections.ts';
import { inTransaction } from '../store/database.ts';
import { insertTransitions, listFallenDue, mirrorOf, setAccountingStatus } from '../store/mirrors.ts';
import { changesOfInvoices } from './apply.ts';
import type { Engine } from './engine.ts';
import { tellAutomations } from './tell-automations.ts';

const INVOICES_A_STEP = 500;
const MAX_STEPS = 1_000;

/** A dead grant does not stop the calendar: the mirrors of every connection age. */
export async function turnOverdue(engine: Engine): Promise<void> {
  const now = engine.clock.now().getTime();
  const zones = await listTimeZones(engine.db);
  const today = new Map(zones.map((zone) => [zone, todayIn(zone, now)]));
  for (const connection of await listConnectionsFallenDue(engine.db, today)) {
    for (let step = 0; step < MAX_STEPS; step++)
      if ((await turnOverdueOnce(engine, connection)) < INVOICES_A_STEP) break;
  }
}

export async function turnOverdueOnce(engine: Engine, connection: ConnectionRow): Promise<number> {
  const now = engine.clock.now();
  const today = todayIn(connection.time_zone, now.getTime());
  return inTransaction(engine.db, async (tx) => {
    const rows = await listFallenDue(tx, connection.workspace_id, connection.id, today, INVOICES_A_STEP);
    const turned = rows.map((row) => {
      const mirror = mirrorOf(row);
      return { invoiceId: row.invoice_id, mirror, status: accountingStatus(mirror, today) };
    });
    for (const { invoiceId, status } of turned)
      await setAccountingStatus(tx, connection.workspace_id, invoiceId, status);
    const transitions = turned.map(({ invoiceId, mirror, status }) => ({
      invoiceId,
      mirror,
      mirrorBefore: mirror,
      transition: {
        id: engine.newId(),
        fromStatus: 'waitingPayment' as const,
        toStatus: status,
        fromLedgerStatus: mirror.ledgerStatus,
        toLedgerStatus: mirror.ledgerStatus,
        owingBefore: mirror.amountOwing,
        owingAfter: mirror.amountOwing,
      },
    }));
    await insertTransitions(
      tx,
      connection.workspace_id,
      transitions.map(({ invoiceId, transition }) => ({
        ...transition,
        invoiceId,
        cause: 'midnight' as const,
        at: now,
      })),
    );
    await tellAutomations(engine, tx, connection.workspace_id, transitions);
    const ids = turned.map(({ invoiceId }) => invoiceId);
    await announceAll(tx, await changesOfInvoices(tx, connection.workspace_id, ids));
    return rows.length;
  });
}
