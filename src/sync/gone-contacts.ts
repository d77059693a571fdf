/** Contacts that the books do not have any more: of one that was merged nothing may be left but the invoices that moved. */
import { survivorByInvoices } from '../domain/contact-facts.ts';
import type { LedgerClient } from '../providers/provider.ts';
import type { ConnectionRow } from '../store/connections.ts';
import { findLedgerContactNames } from '../store/ledger-contacts.ts';
import { listInvoicesOfContact } from '../store/mirror-contents.ts';
import type { Reading } from './apply.ts';
import type { Engine } from './engine.ts';
import type { Step } from './push.ts';
import { afterFailure } from './send-batch.ts';

/** Enough to be sure: a person may have moved one of them by hand, but not all. */
const MOST_INVOICES = 10;

export type Gone = {
  /** Of those that we have a copy of: the contact that each was merged into; null where nothing says it. */
  readonly survivors: ReadonlyMap<string, string | null>;
  /** Of their invoices, read for that. */
  readonly readings: readonly Reading[];
};

/**
 * Where contacts went that a reading did not find.
 * @param told into which, as the ledger's events say. A step where the ledger did not answer.
 */
export async function whereGone(
  engine: Engine,
  connection: ConnectionRow,
  books: LedgerClient,
  missing: readonly string[],
  told: ReadonlyMap<string, string>,
): Promise<({ readonly ok: true } & Gone) | { readonly ok: false; readonly step: Step }> {
  const { workspace_id: workspaceId, id } = connection;
  const known = await findLedgerContactNames(engine.db, workspaceId, id, missing);
  const survivors = new Map<string, string | null>();
  const readings: Reading[] = [];
  for (const ledgerId of known.keys()) {
    const toldInto = told.get(ledgerId);
    const invoices = await listInvoicesOfContact(engine.db, workspaceId, id, ledgerId, MOST_INVOICES);
    survivors.set(ledgerId, toldInto ?? null);
    if (invoices.size === 0) continue;
    const readAt = engine.clock.now();
    const read = await books.invoicesById([...invoices.keys()]);
    if (!read.ok) return { ok: false, step: await afterFailure(engine, connection, read.failure) };
    const there = read.value.filter(({ isHollow }) => !isHollow);
    const on = there.map(({ contactLedgerId }) => contactLedgerId);
    survivors.set(ledgerId, toldInto ?? survivorByInvoices(ledgerId, on));
    for (const wire of there) {
      const invoiceId = invoices.get(wire.ledgerId);
      if (invoiceId !== undefined) readings.push({ invoiceId, wire, readAt, cause: 'sweep' });
    }
  }
  return { ok: true, survivors, readings };
}
