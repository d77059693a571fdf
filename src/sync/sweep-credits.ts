/** The sweep's second half: credits of customers, of each kind, that changed since the last one. */
import type { CreditKind, LedgerClient, LedgerCredit } from '../providers/provider.ts';
import { type ConnectionRow, updateConnection } from '../store/connections.ts';
import { findKnownMoney } from '../store/mirrored-payments.ts';
import type { Engine } from './engine.ts';
import type { Step } from './push.ts';
import { readInvoicesById } from './read-by-id.ts';
import { readChanges } from './read-changes.ts';
import { saveReadCredits } from './save-credits.ts';
import { afterFailure } from './send-batch.ts';
import { ourInvoices } from './sweep-money.ts';

export const creditKinds = [
  'creditNote',
  'prepayment',
  'overpayment',
] as const satisfies readonly CreditKind[];

const MAX_PAGES = 100;

/**
 * What is open is read once, whenever it changed: money that came before the books were connected is credit too.
 * @returns a step where the ledger did not answer.
 */
export async function sweepCredits(
  engine: Engine,
  connection: ConnectionRow,
  books: LedgerClient,
): Promise<Step | null> {
  if (connection.open_credits_read_at === null) {
    const problem = await readOpenCredits(engine, connection, books);
    if (problem !== null) return problem;
  }
  for (const kind of creditKinds) {
    const problem = await sweepKind(engine, connection, books, kind);
    if (problem !== null) return problem;
  }
  return null;
}

async function readOpenCredits(
  engine: Engine,
  connection: ConnectionRow,
  books: LedgerClient,
): Promise<Step | null> {
  const begunAt = engine.clock.now();
  for (const kind of creditKinds)
    for (let page = 1; page <= MAX_PAGES; page++) {
      const readAt = engine.clock.now();
      const read = await books.creditsChangedSince(kind, null, page);
      if (!read.ok) return afterFailure(engine, connection, read.failure);
      await saveReadCredits(engine, connection, kind, read.value.items, readAt);
      if (!read.value.hasMore) break;
    }
  await updateConnection(engine.db, connection.workspace_id, connection.id, {
    open_credits_read_at: begunAt,
  });
  return null;
}

/** Invoices that a credit was set against unseen are read again. */
async function sweepKind(
  engine: Engine,
  connection: ConnectionRow,
  books: LedgerClient,
  kind: CreditKind,
): Promise<Step | null> {
  const cursor = cursors[kind];
  const differing = new Map<string, string>();
  const read = await readChanges(engine, connection[cursor] ?? connection.first_connected_at, {
    readPage: (since, page) => books.creditsChangedSince(kind, since, page),
    take: async (credits, readAt) => {
      await saveReadCredits(engine, connection, kind, credits, readAt);
      for (const [ledgerId, invoiceId] of await withOtherCredits(engine, connection, kind, credits))
        differing.set(ledgerId, invoiceId);
    },
  });
  if (!read.ok) return afterFailure(engine, connection, read.failure);
  const problem = await readInvoicesById(engine, connection, books, differing, 'sweep');
  if (problem !== null) return problem;
  await updateConnection(engine.db, connection.workspace_id, connection.id, { [cursor]: read.value });
  return null;
}

const cursors = {
  creditNote: 'credit_notes_cursor',
  prepayment: 'prepayments_cursor',
  overpayment: 'overpayments_cursor',
} as const satisfies Record<CreditKind, string>;

async function withOtherCredits(
  engine: Engine,
  connection: ConnectionRow,
  kind: CreditKind,
  credits: readonly LedgerCredit[],
): Promise<ReadonlyMap<string, string>> {
  const { workspace_id: workspaceId, id } = connection;
  const ledgerIds = credits.map(({ ledgerId }) => ledgerId);
  const known = await findKnownMoney(engine.db, workspaceId, id, kind, ledgerIds);
  const allocations = credits.flatMap(({ ledgerId, allocations }) =>
    allocations.map((allocation) => ({
      ledgerId,
      allocationId: allocation.ledgerId ?? '',
      invoiceLedgerId: allocation.invoiceLedgerId,
    })),
  );
  // Where open money is set against an invoice by its own payment (QuickBooks), it is known as that.
  const ofPayments = await findKnownMoney(
    engine.db,
    workspaceId,
    id,
    'payment',
    kind === 'overpayment' ? allocations.map(({ allocationId }) => allocationId) : [],
  );
  const invoices = await ourInvoices(
    engine,
    connection,
    allocations.map(({ invoiceLedgerId }) => invoiceLedgerId),
  );
  return new Map(
    allocations.flatMap(({ ledgerId, allocationId, invoiceLedgerId }) => {
      const invoiceId = invoices.get(invoiceLedgerId);
      const isKnown = [
        known.get(`${ledgerId} ${invoiceId}`),
        ofPayments.get(`${allocationId} ${invoiceId}`),
      ].some((money) => money?.isRemoved === false);
      return invoiceId === undefined || isKnown ? [] : [[invoiceLedgerId, invoiceId]];
    }),
  );
}
