/** Reads single records of the ledger's, forty a call, and takes them over. Each answers a step where the ledger did not. */
import { MOST_MERGES } from '../domain/contact-facts.ts';
import type { CreditKind, LedgerClient } from '../providers/provider.ts';
import type { ConnectionRow } from '../store/connections.ts';
import { believeContacts, listDoubtedContacts } from '../store/contact-doubts.ts';
import { inTransaction } from '../store/database.ts';
import { findKnownContacts } from '../store/ledger-contacts.ts';
import { applyReadings, type Reading } from './apply.ts';
import type { Engine } from './engine.ts';
import { whereGone } from './gone-contacts.ts';
import type { Step } from './push.ts';
import { saveReadCredits } from './save-credits.ts';
import { afterFailure } from './send-batch.ts';
import { takeOverContacts, takeOverGone } from './take-over-contacts.ts';

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

/**
 * Contacts, and those that they were merged into.
 * @param told of some that are gone: into which they went, as the ledger's events say
 */
export async function readContactsById(
  engine: Engine,
  connection: ConnectionRow,
  books: LedgerClient,
  ledgerIds: readonly string[],
  told: ReadonlyMap<string, string> = new Map(),
): Promise<Step | null> {
  const { workspace_id: workspaceId, id } = connection;
  let wanted = ledgerIds;
  for (let hop = 0; hop <= MOST_MERGES && wanted.length > 0; hop++) {
    const survivors = new Set<string>();
    for (const some of inCalls(wanted)) {
      const readAt = engine.clock.now();
      const read = await books.contactsById(some);
      if (!read.ok) return afterFailure(engine, connection, read.failure);
      const there = new Set(read.value.map(({ ledgerId }) => ledgerId));
      const missing = some.filter((ledgerId) => !there.has(ledgerId));
      const gone = await whereGone(engine, connection, books, missing, told);
      if (!gone.ok) return gone.step;
      await inTransaction(engine.db, async (tx) => {
        await takeOverContacts(engine, tx, connection, read.value);
        await takeOverGone(engine, tx, connection, gone.survivors);
        await believeContacts(tx, workspaceId, id, some, readAt);
      });
      // With the merge known they show nobody a change of customer.
      await inTransaction(engine.db, (tx) => applyReadings(engine, tx, connection, gone.readings));
      for (const mergedInto of [...read.value.map((each) => each.mergedInto), ...gone.survivors.values()])
        if (mergedInto !== null) survivors.add(mergedInto);
    }
    const known = await findKnownContacts(engine.db, workspaceId, id, [...survivors]);
    wanted = [...survivors].filter((ledgerId) => !known.has(ledgerId));
  }
  return null;
}

/** What may be otherwise in the books by now is read before it is decided by. */
export async function readDoubtedContacts(
  engine: Engine,
  connection: ConnectionRow,
  books: LedgerClient,
): Promise<Step | null> {
  const doubted = await listDoubtedContacts(engine.db, connection.workspace_id, connection.id);
  return readContactsById(engine, connection, books, doubted);
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
