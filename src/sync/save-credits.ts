/** Takes readings of customers' credits over: the mirror of each, and, where a credit note is ours, its own record. */
import { decimal } from '../domain/decimal.ts';
import type { CreditKind, LedgerCredit } from '../providers/provider.ts';
import { announceAll } from '../store/changes.ts';
import type { ConnectionRow } from '../store/connections.ts';
import { findCreditNotesByLedgerIds, saveLedgerCreditNote } from '../store/credit-notes.ts';
import { inTransaction } from '../store/database.ts';
import { findKnownCredits, saveLedgerCredits } from '../store/ledger-credits.ts';
import type { Engine } from './engine.ts';

export async function saveReadCredits(
  engine: Engine,
  { workspace_id: workspaceId, id }: ConnectionRow,
  kind: CreditKind,
  read: readonly LedgerCredit[],
  readAt: Date,
): Promise<void> {
  const credits = await worthKeeping(engine, workspaceId, id, kind, read);
  if (credits.length === 0) return;
  const ledgerIds = credits.map(({ ledgerId }) => ledgerId);
  const ours =
    kind === 'creditNote'
      ? await findCreditNotesByLedgerIds(engine.db, workspaceId, id, ledgerIds)
      : new Map();
  await inTransaction(engine.db, async (tx) => {
    for (const wire of credits) {
      const own = ours.get(wire.ledgerId);
      if (own !== undefined) await saveLedgerCreditNote(tx, workspaceId, own.id, { ...wire, asOf: readAt });
    }
    const named = credits.map((credit) => ({ ...credit, id: engine.newId() }));
    const changed = await saveLedgerCredits(tx, workspaceId, id, named, readAt);
    await announceAll(
      tx,
      changed.map((creditId) => ({ workspaceId, kind: 'credit', id: creditId })),
    );
  });
}

/**
 * Any payment may have paid more than was owing, so a ledger may list them all: one that leaves nothing, and of which
 * nothing was known here, says nothing to anybody. A credit note is a document of its own.
 */
async function worthKeeping(
  { db }: Engine,
  workspaceId: string,
  connectionId: string,
  kind: CreditKind,
  read: readonly LedgerCredit[],
): Promise<readonly LedgerCredit[]> {
  if (kind !== 'overpayment') return read;
  const spent = read.filter(({ remaining }) => decimal(remaining).lte(0)).map(({ ledgerId }) => ledgerId);
  const known = await findKnownCredits(db, workspaceId, connectionId, kind, spent);
  return read.filter(({ ledgerId, remaining }) => decimal(remaining).gt(0) || known.has(ledgerId));
}
