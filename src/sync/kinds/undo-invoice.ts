/**
 * An invoice that a backfill made is taken out of the books again: voided there, its number freed, and not sent here, so
 * that it can go again as if it never had.
 */
import { ledgerTraits } from '../../domain/ledger-traits.ts';
import { undoneNumber } from '../../domain/marker.ts';
import type { InvoiceToVoid, LedgerInvoice } from '../../providers/provider.ts';
import { insertActivities } from '../../store/activities.ts';
import { findInvoicesByIds } from '../../store/invoices.ts';
import { findMirrors } from '../../store/mirrors.ts';
import type { SyncOperationRow } from '../../store/sync-operations.ts';
import { findSentNumbers, untieInvoices } from '../../store/undone-invoices.ts';
import { takeOver } from '../apply.ts';
import { type Element, type Finished, type Kind, type Place, vanished } from './kind.ts';

/** Null: it was found gone, by our copy of it, after the request that met silence. */
type Undone = LedgerInvoice | null;

export const undoInvoice: Kind<InvoiceToVoid, Undone> = {
  batchSize: (books) => books.batchSize,

  async prepare({ tx, connection }, operations) {
    const workspaceId = connection.workspace_id;
    const { longestNumber } = ledgerTraits(connection.provider);
    const ids = operations.map((operation) => operation.subject_id);
    const mirrors = await findMirrors(tx, workspaceId, ids);
    const invoices = new Map((await findInvoicesByIds(tx, workspaceId, ids)).map((row) => [row.id, row]));
    const ownNumbers = await findSentNumbers(tx, workspaceId, ids);
    const elements: Element<InvoiceToVoid>[] = [];
    const finished: Finished<Undone>[] = [];
    const refused = [];
    for (const operation of operations) {
      const mirror = mirrors.get(operation.subject_id);
      const life = invoices.get(operation.subject_id)?.life;
      if (mirror === undefined || life === undefined) {
        refused.push({ operation, problems: [vanished('invoice')] });
        continue;
      }
      // The table's check constraint admits no other status.
      const ledgerStatus = mirror.ledger_status as InvoiceToVoid['ledgerStatus'];
      const from = ownNumbers.get(operation.subject_id) ?? null;
      const renumber = from === null ? null : { from, to: undoneNumber(from, life, longestNumber) };
      if (!isGone(ledgerStatus))
        elements.push({
          operation,
          payload: { ledgerId: mirror.ledger_id, ledgerStatus, version: mirror.version, renumber },
        });
      // Ours, of which a webhook was quicker than our look. What never left was not ours.
      else if (operation.first_dispatched_at !== null) finished.push({ operation, record: null });
      else refused.push({ operation, problems: [goneAlready] });
    }
    return { elements, finished, refused };
  },

  send: (books, elements, key) =>
    books.voidInvoices(
      elements.map(({ payload }) => payload),
      key,
    ),

  /** A voided invoice is the outcome itself; one that still stands was not voided. */
  async look(books, elements) {
    const gone = new Map<string, LedgerInvoice>();
    for (let start = 0; start < elements.length; start += IDS_A_CALL) {
      const some = elements.slice(start, start + IDS_A_CALL);
      const read = await books.invoicesById(some.map(({ payload }) => payload.ledgerId));
      if (!read.ok) return read;
      for (const record of read.value) if (isGone(record.status)) gone.set(record.ledgerId, record);
    }
    const found = elements.map(({ operation, payload }) => {
      const record = gone.get(payload.ledgerId);
      return [operation.id, record === undefined ? [] : [record]] as const;
    });
    return { ok: true, value: new Map(found) };
  },

  finish: finishUndone,
};

const IDS_A_CALL = 40;

async function finishUndone(
  place: Place,
  finished: readonly Finished<Undone>[],
  readAt: Date,
): Promise<void> {
  const { engine, tx, connection } = place;
  const { workspace_id: workspaceId, id: connectionId } = connection;
  const now = engine.clock.now();
  // For the history: what it was and what became of it. Then the tie goes.
  const readings = finished.flatMap(({ operation, record }) =>
    record === null
      ? []
      : [{ invoiceId: operation.subject_id, wire: record, readAt, cause: 'push' as const }],
  );
  await takeOver(engine, tx, connection, readings);
  const operations = finished.map(({ operation }) => operation);
  const ids = operations.map((operation) => operation.subject_id);
  const mirrors = await findMirrors(tx, workspaceId, ids);
  const ownNumbers = await findSentNumbers(tx, workspaceId, ids);
  await untieInvoices(
    tx,
    workspaceId,
    connectionId,
    ids.map((id) => ({ id, number: ownNumbers.get(id) ?? null })),
    now,
  );
  await insertActivities(
    tx,
    workspaceId,
    operations.map((operation) => {
      const mirror = mirrors.get(operation.subject_id);
      const details = { ledgerId: mirror?.ledger_id ?? null, number: mirror?.number ?? null };
      return activityOf(place, operation, details);
    }),
  );
}

function activityOf({ engine }: Place, operation: SyncOperationRow, details: Record<string, unknown>) {
  return {
    id: engine.newId(),
    subjectKind: 'invoice',
    subjectId: operation.subject_id,
    actorKind: 'ledger' as const,
    actorId: null,
    action: 'taken out of the books again',
    details,
    at: engine.clock.now(),
  };
}

const goneAlready = {
  code: 'DeletedInBooks',
  message: 'It was voided or deleted in the books meanwhile.',
  field: null,
  setting: null,
  ledgerWords: null,
} as const;

function isGone(status: LedgerInvoice['status']): boolean {
  return status === 'voided' || status === 'deleted';
}
