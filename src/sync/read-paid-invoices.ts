/** Payments that the ledger told of: the invoices that they pay, or paid, are read again. Where it tells of the invoices too, none is. */
import type { LedgerClient } from '../providers/provider.ts';
import type { ConnectionRow } from '../store/connections.ts';
import { findInvoicesOfPayments } from '../store/mirrors.ts';
import type { Engine } from './engine.ts';
import type { Step } from './push.ts';
import { IDS_A_CALL, readInvoicesById } from './read-by-id.ts';
import { afterFailure } from './send-batch.ts';
import { ourInvoices } from './sweep-money.ts';

/**
 * @param read the invoices that were read just now, by the ledger's ids.
 * @returns a step where the ledger did not answer.
 */
export async function readPaidInvoices(
  engine: Engine,
  connection: ConnectionRow,
  books: LedgerClient,
  paymentLedgerIds: readonly string[],
  read: ReadonlyMap<string, string>,
): Promise<Step | null> {
  const { workspace_id: workspaceId, id } = connection;
  // A payment that was removed or moved is not to be found in the books any more: what we know of it is.
  const paid = new Set<string | null>(
    await findInvoicesOfPayments(engine.db, workspaceId, id, paymentLedgerIds),
  );
  for (let start = 0; start < paymentLedgerIds.length; start += IDS_A_CALL) {
    const answer = await books.paymentsById(paymentLedgerIds.slice(start, start + IDS_A_CALL));
    if (!answer.ok) return afterFailure(engine, connection, answer.failure);
    for (const { invoiceLedgerId } of answer.value) paid.add(invoiceLedgerId);
  }
  const invoices = await ourInvoices(
    engine,
    connection,
    [...paid].filter((ledgerId) => ledgerId !== null && !read.has(ledgerId)),
  );
  return readInvoicesById(engine, connection, books, invoices, 'webhook');
}
