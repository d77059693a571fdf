/** The sweep's second half: payments changed since the last one, removed ones included. */
import type { LedgerClient, LedgerPaymentRecord } from '../providers/provider.ts';
import { type ConnectionRow, updateConnection } from '../store/connections.ts';
import { findKnownMoney } from '../store/mirrored-payments.ts';
import { findMirroredInvoices } from '../store/mirrors.ts';
import { saveHolds } from '../store/payments.ts';
import type { Engine } from './engine.ts';
import type { Step } from './push.ts';
import { readInvoicesById } from './read-by-id.ts';
import { readChanges } from './read-changes.ts';
import { afterFailure } from './send-batch.ts';

/** Invoices whose payments are not those that we know of are read again. @returns a step where the ledger did not answer. */
export async function sweepPayments(
  engine: Engine,
  connection: ConnectionRow,
  books: LedgerClient,
): Promise<Step | null> {
  const differing = new Map<string, string>();
  const read = await readChanges(engine, connection.payments_cursor ?? connection.first_connected_at, {
    readPage: (since, page) => books.paymentsChangedSince(since, page),
    take: async (payments) => {
      await saveHolds(engine.db, connection.workspace_id, connection.id, payments);
      for (const [ledgerId, invoiceId] of await withOtherPayments(engine, connection, payments))
        differing.set(ledgerId, invoiceId);
    },
  });
  if (!read.ok) return afterFailure(engine, connection, read.failure);
  const problem = await readInvoicesById(engine, connection, books, differing, 'sweep');
  if (problem !== null) return problem;
  await updateConnection(engine.db, connection.workspace_id, connection.id, { payments_cursor: read.value });
  return null;
}

/** Our invoices, by ledger id, of which a payment came or went that we have not heard of. */
async function withOtherPayments(
  engine: Engine,
  connection: ConnectionRow,
  payments: readonly LedgerPaymentRecord[],
): Promise<ReadonlyMap<string, string>> {
  const { workspace_id: workspaceId, id } = connection;
  const ledgerIds = payments.map(({ ledgerId }) => ledgerId);
  const known = await findKnownMoney(engine.db, workspaceId, id, 'payment', ledgerIds);
  const invoices = await ourInvoices(
    engine,
    connection,
    payments.map(({ invoiceLedgerId }) => invoiceLedgerId),
  );
  return new Map(
    payments.flatMap(({ ledgerId, invoiceLedgerId, isRemoved }) => {
      const invoiceId = invoices.get(invoiceLedgerId ?? '');
      const isKnownRemoved = known.get(`${ledgerId} ${invoiceId}`)?.isRemoved ?? true;
      return invoiceId === undefined || isKnownRemoved === isRemoved
        ? []
        : [[invoiceLedgerId ?? '', invoiceId]];
    }),
  );
}

/** Our invoice ids, by the ledger's. */
export async function ourInvoices(
  engine: Engine,
  connection: ConnectionRow,
  ledgerIds: readonly (string | null)[],
): Promise<ReadonlyMap<string, string>> {
  const ids = [...new Set(ledgerIds.flatMap((ledgerId) => ledgerId ?? []))];
  const ours = await findMirroredInvoices(engine.db, connection.workspace_id, connection.id, ids);
  return new Map([...ours].map(([ledgerId, { invoiceId }]) => [ledgerId, invoiceId]));
}
