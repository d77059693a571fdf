/** Takes readings of customers' credits over: the mirror of each, and, where a credit note is ours, its own record. */
import type { CreditKind, LedgerCredit } from '../providers/provider.ts';
import { announceAll } from '../store/changes.ts';
import type { ConnectionRow } from '../store/connections.ts';
import { findCreditNotesByLedgerIds, saveLedgerCreditNote } from '../store/credit-notes.ts';
import { inTransaction } from '../store/database.ts';
import { saveLedgerCredits } from '../store/ledger-credits.ts';
import type { Engine } from './engine.ts';

export async function saveReadCredits(
  engine: Engine,
  { workspace_id: workspaceId, id }: ConnectionRow,
  kind: CreditKind,
  credits: readonly LedgerCredit[],
  readAt: Date,
): Promise<void> {
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
