/** Reads single records of the ledger's, forty a call, and takes them over. Each answers a step where the ledger did not. */
import type { LedgerClient, LedgerCreditNote } from '../providers/provider.ts';
import type { ConnectionRow } from '../store/connections.ts';
import { findCreditNotesByLedgerIds, saveLedgerCreditNote } from '../store/credit-notes.ts';
import { inTransaction } from '../store/database.ts';
import { saveLedgerContacts } from '../store/ledger-contacts.ts';
import { applyReadings, type Reading } from './apply.ts';
import type { Engine } from './engine.ts';
import type { Step } from './push.ts';
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

export async function readCreditNotesById(
  engine: Engine,
  connection: ConnectionRow,
  books: LedgerClient,
  ledgerIds: readonly string[],
): Promise<Step | null> {
  for (const some of inCalls(ledgerIds)) {
    const readAt = engine.clock.now();
    const read = await books.creditNotesById(some);
    if (!read.ok) return afterFailure(engine, connection, read.failure);
    await saveReadCreditNotes(engine, connection, read.value, readAt);
  }
  return null;
}

/** Those of ours take over what the ledger says of them. */
export async function saveReadCreditNotes(
  engine: Engine,
  { workspace_id: workspaceId, id }: ConnectionRow,
  creditNotes: readonly LedgerCreditNote[],
  readAt: Date,
): Promise<void> {
  const ledgerIds = creditNotes.map(({ ledgerId }) => ledgerId);
  const ours = await findCreditNotesByLedgerIds(engine.db, workspaceId, id, ledgerIds);
  await inTransaction(engine.db, async (tx) => {
    for (const wire of creditNotes) {
      const own = ours.get(wire.ledgerId);
      if (own !== undefined) await saveLedgerCreditNote(tx, workspaceId, own.id, { ...wire, asOf: readAt });
    }
  });
}

function inCalls(ids: readonly string[]): readonly (readonly string[])[] {
  const calls: (readonly string[])[] = [];
  for (let start = 0; start < ids.length; start += IDS_A_CALL)
    calls.push(ids.slice(start, start + IDS_A_CALL));
  return calls;
}
