/**
 * Changes an invoice, wherever it stands: one that the books have is saved here at once, and its change queued.
 *
 *   not in the books, or its creation still waits ──► what will be sent is changed
 *   something of it is under way                   ──► sent when the answer is there (`sendNewer`)
 *   in the books                                   ──► a change is queued, or the one that waits takes this up too
 */
import { losesCreditedLine } from '../store/credit-notes.ts';
import { inTransaction, type Tx } from '../store/database.ts';
import { requeueByHand } from '../store/decided-operations.ts';
import { type InvoiceLineRow, listInvoiceLines } from '../store/invoice-lines.ts';
import {
  documentOptions,
  findInvoice,
  type InvoiceChange,
  type InvoiceRow,
  updateInvoice,
} from '../store/invoices.ts';
import type { Actor } from './actor.ts';
import { refuseChange } from './allowed-changes.ts';
import { chooseBooks } from './choose-books.ts';
import { changesSince, invoiceInWords } from './invoice-changes.ts';
import { lockStanding, type Standing } from './invoice-standing.ts';
import { invoiceFaults, recordInvoice } from './issue-invoice.ts';
import { loadPriceList, priceInvoice } from './price-invoice.ts';
import { contactOperation, type QueueDeps } from './queue-invoices.ts';
import { queueUpdate } from './queue-update.ts';
import { done, type FieldFault, invalid, notFound, type Result, refuseStale } from './refusal.ts';

export function changeInvoice(
  deps: QueueDeps,
  actor: Actor,
  id: string,
  { version, ...change }: InvoiceChange & { readonly version?: number | undefined },
): Promise<Result<null>> {
  return inTransaction(deps.db, async (tx) => {
    const { workspaceId } = actor;
    const locked = await lockStanding(tx, workspaceId, id);
    if (locked === undefined) return notFound('invoice');
    const { invoice: current, standing } = locked;
    const stale = refuseStale(version, current.version);
    if (stale !== null) return stale;
    const lines = await listInvoiceLines(tx, workspaceId, [id]);
    const refused = refuseChange(standing, { invoice: current, lines }, change);
    if (refused !== null) return refused;
    const books = await chooseBooks(tx, current, standing, change);
    if (!books.ok) return books;
    const faults = [
      ...strangeLines(lines, change),
      ...(await invoiceFaults(tx, actor, { ...change, connectionId: null })),
    ];
    if (faults.length > 0) return invalid(faults);
    if (await losesCreditedLine(tx, workspaceId, id, change.lineIds))
      return invalid([{ path: 'lines', message: 'a line that a credit note was given for must stay' }]);
    const before = await invoiceInWords(tx, current);
    await updateInvoice(tx, workspaceId, id, {
      ...change,
      // Once it has left, the number is the ledger's, and how it is to arrive has been settled.
      ...(standing.kind === 'inBooks' || standing.kind === 'underWay' ? asItArrived(current) : {}),
      externalId: current.external_id,
      totals: priceInvoice(change, await loadPriceList(tx, workspaceId, books.value)).totals,
      lineIds: change.lineIds.map((lineId) => lineId ?? deps.ids()),
      now: deps.clock.now(),
    });
    const changes = await changesSince(tx, workspaceId, id, before);
    await recordInvoice(deps, tx, actor, current, 'updated', { changes });
    await sendChange(deps, tx, actor, id, standing);
    return done(null);
  });
}

function asItArrived(current: InvoiceRow) {
  return { number: current.number, arriveAs: documentOptions(current).arriveAs };
}

/** A line that is named must be one of this invoice, and named once. */
function strangeLines(lines: readonly InvoiceLineRow[], { lineIds }: InvoiceChange): readonly FieldFault[] {
  const own = new Set(lines.map(({ id }) => id));
  return lineIds.flatMap((id, index) => {
    const path = `lines.${index}.id`;
    if (id === null) return [];
    if (!own.has(id)) return [{ path, message: 'is no line of this invoice' }];
    return lineIds.indexOf(id) === index ? [] : [{ path, message: 'names a line twice' }];
  });
}

async function sendChange(
  deps: QueueDeps,
  tx: Tx,
  actor: Actor,
  id: string,
  standing: Standing,
): Promise<void> {
  const invoice = await findInvoice(tx, actor.workspaceId, id);
  if (invoice === undefined) return;
  if (standing.kind === 'waits') {
    const { connection, operation } = standing;
    // It may have another customer now, who is not in the books yet. All else is looked at when it goes.
    const waitsFor = await contactOperation(deps, tx, actor, connection, invoice, 'interactive');
    const change = { waitsFor, subjectVersion: invoice.version };
    await requeueByHand(tx, actor.workspaceId, [operation.id], change, deps.clock.now());
  }
  if (standing.kind === 'underWay')
    await contactOperation(deps, tx, actor, standing.connection, invoice, 'interactive');
  if (standing.kind === 'inBooks') await queueUpdate(deps, tx, actor, invoice, standing);
}
