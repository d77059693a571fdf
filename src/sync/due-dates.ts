/** The calendar of automations: a day that one of them waits for has come, in the organisation's zone; with no call to the ledger. */
import { addDays, todayIn } from '../domain/calendar.ts';
import { recordAutomationEvents } from '../store/automation-events.ts';
import { type ConnectionRow, listActiveConnections } from '../store/connections.ts';
import { inTransaction } from '../store/database.ts';
import {
  type DueDateAutomation,
  listDueDateAutomations,
  listInvoicesDue,
  onceDue,
} from '../store/due-dates.ts';
import type { Engine } from './engine.ts';

const INVOICES_A_STEP = 500;
const MAX_STEPS = 100;
/** Days that nobody worked on are made up for, so many of them. */
const MADE_UP_DAYS = 3;

/** Of books that are read alone: a customer who has paid meanwhile must not be reminded because nobody has looked. */
export async function tellOfDueDates(engine: Engine): Promise<void> {
  const read = await listActiveConnections(engine.db);
  for (const automation of await listDueDateAutomations(engine.db))
    for (const connection of read.filter((each) => each.workspace_id === automation.workspaceId))
      for (let step = 0; step < MAX_STEPS; step++)
        if ((await tellOnce(engine, automation, connection)) < INVOICES_A_STEP) break;
}

function tellOnce(engine: Engine, automation: DueDateAutomation, connection: ConnectionRow): Promise<number> {
  const now = engine.clock.now();
  const today = todayIn(connection.time_zone, now.getTime());
  const since = todayIn(connection.time_zone, automation.since.getTime());
  const earliest = addDays(today, -MADE_UP_DAYS);
  const days = { from: since > earliest ? since : earliest, to: today };
  return inTransaction(engine.db, async (tx) => {
    const due = await listInvoicesDue(tx, automation, connection.id, days, INVOICES_A_STEP);
    const events = due.map((invoice) => ({
      id: engine.newId(),
      subject: { kind: 'invoice' as const, id: invoice.invoiceId },
      event: { kind: 'due' as const, facts: { automationId: automation.id, dueDate: invoice.dueDate } },
      once: onceDue(automation, invoice),
      chain: null,
      at: now,
    }));
    await recordAutomationEvents(tx, automation.workspaceId, events);
    return due.length;
  });
}
