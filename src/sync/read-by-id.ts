/** Reads single records of the ledger's, forty a call, and takes them over. Each answers a step where the ledger did not. */
import type { CreditKind, LedgerClient } from '../providers/provider.ts';
import type { ConnectionRow } from '../store/connections.ts';
import { inTransaction } from '../store/database.ts';
import { saveLedgerContacts } from '../store/ledger-contacts.ts';
import { applyReadings, type Reading } from './apply.ts';
import type { Engine } from './engine.ts';
import type { Step } from './push.ts';
import { saveReadCredits } from './save-credits.ts';
import { afterFailure } from './send-batch.ts';

export const IDS_A_CALL = 40;

/** @param invoices our invoice ids, by the ledger's. */
export async function readInvoicesById(
  engine: Engine,
  connection: ConnectionRow,
  books: LedgerClient,
  invoices: ReadonlyMap<string, string>,
  cause: Reading['cause'],
): Promise<Step | null> {
  for (const ledgerIds of inCalls([...invoices.keys()])) {
    const readAt = engine.clock.now();
    const read = await books.invoicesById(ledgerIds);
    if (!read.ok) return afterFailure(engine, connection, read.failure);
    const readings = read.value.flatMap((wire) => {
      const invoiceId = invoices.get(wire.ledgerId);
      return invoiceId === undefined ? [] : [{ invoiceId, wire, readAt, cause }];
    });
    await inTransaction(engine.db, (tx) => applyReadings(engine, tx, connection, readings));
  }
  return null;
}

export async function readContactsById(
  engine: Engine,
  connection: ConnectionRow,
  books: LedgerClient,
  ledgerIds: readonly string[],
): Promise<Step | null> {
  for (const some of inCalls(ledgerIds)) {
    const read = await books.contactsById(some);
    if (!read.ok) return afterFailure(engine, connection, read.failure);
    await saveLedgerContacts(engine.db, connection.workspace_id, connection.id, read.value);
  }
  return null;
}

export async function readCreditsById(
  engine: Engine,
  connection: ConnectionRow,
  books: LedgerClient,
  kind: CreditKind,
  ledgerIds: readonly string[],
): Promise<Step | null> {
  for (const some of inCalls(ledgerIds)) {
    const readAt = engine.clock.now();
    const read = await books.creditsById(kind, some);
    if (!read.ok) return afterFailure(engine, connection, read.failure);
    await saveReadCredits(engine, connection, kind, read.value, readAt);
  }
  return null;
}

function inCalls(ids: readonly string[]): readonly (readonly string[])[] {
  const calls: (readonly string[])[] = [];
  for (let start = 0; start < ids.length; start += IDS_A_CALL)
    calls.push(ids.slice(start, start + IDS_A_CALL));
  return calls;
}
