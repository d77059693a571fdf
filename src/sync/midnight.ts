/** Midnight in the organisation's zone turns Waiting Payment into Overdue, with no call to the ledger. */
import { accountingStatus } from '../domain/accounting-status.ts';
import { todayIn } from '../domain/calendar.ts';
import { type ConnectionRow, listConnectionsWithBooks } from '../store/connections.ts';
import { inTransaction } from '../store/database.ts';
import { insertTransition, listFallenDue, mirrorOf, setAccountingStatus } from '../store/mirrors.ts';
import { announceInvoice } from './apply.ts';
import type { Engine } from './engine.ts';

const INVOICES_A_STEP = 500;
const MAX_STEPS = 1_000;

/** A dead grant does not stop the calendar: every connection that has books is looked at. */
export async function turnOverdue(engine: Engine): Promise<void> {
  for (const connection of await listConnectionsWithBooks(engine.db)) {
    for (let step = 0; step < MAX_STEPS; step++)
      if ((await turnOverdueOnce(engine, connection)) < INVOICES_A_STEP) break;
  }
}

export async function turnOverdueOnce(engine: Engine, connection: ConnectionRow): Promise<number> {
  const now = engine.clock.now();
  const today = todayIn(connection.time_zone, now.getTime());
  return inTransaction(engine.db, async (tx) => {
    const rows = await listFallenDue(tx, connection.workspace_id, connection.id, today, INVOICES_A_STEP);
    for (const row of rows) {
      const mirror = mirrorOf(row);
      const status = accountingStatus(mirror, today);
      await setAccountingStatus(tx, row.workspace_id, row.invoice_id, status);
      await insertTransition(tx, {
        workspaceId: row.workspace_id,
        id: engine.newId(),
        invoiceId: row.invoice_id,
        fromStatus: 'waitingPayment',
        toStatus: status,
        fromLedgerStatus: mirror.ledgerStatus,
        toLedgerStatus: mirror.ledgerStatus,
        owingBefore: mirror.amountOwing,
        owingAfter: mirror.amountOwing,
        cause: 'midnight',
        at: now,
      });
      await announceInvoice(tx, row.workspace_id, row.invoice_id);
    }
    return rows.length;
  });
}
