/** Takes a reading of the ledger's invoice over: mirror, payments, number, transition and the boards' news, in one transaction. */
import { todayIn } from '../domain/calendar.ts';
import { type Mirror, reconcile } from '../domain/reconcile.ts';
import type { LedgerInvoice } from '../providers/provider.ts';
import { announce } from '../store/changes.ts';
import type { ConnectionRow } from '../store/connections.ts';
import type { Tx } from '../store/database.ts';
import { findInvoice, setInvoiceNumber } from '../store/invoices.ts';
import { insertTransition, lockMirror, saveMirror, savePayments } from '../store/mirrors.ts';
import type { Engine } from './engine.ts';

export type Reading = {
  readonly invoiceId: string;
  readonly wire: LedgerInvoice;
  /** When the request that brought it was sent. */
  readonly readAt: Date;
  readonly cause: 'push' | 'webhook' | 'sweep';
};

/** @returns whether anything was taken over; an older reading than ours is not. */
export async function applyReading(
  engine: Engine,
  tx: Tx,
  connection: ConnectionRow,
  reading: Reading,
): Promise<boolean> {
  const { workspace_id: workspaceId } = connection;
  const now = engine.clock.now();
  const before = await lockMirror(tx, workspaceId, reading.invoiceId);
  const after = mirrorFrom(reading);
  const outcome = reconcile(before, after, todayIn(connection.time_zone, now.getTime()));
  if (outcome.kind === 'stale') return false;
  await saveMirror(tx, workspaceId, reading.invoiceId, connection.id, after, outcome.status);
  await savePayments(
    tx,
    { workspaceId, invoiceId: reading.invoiceId, connectionId: connection.id, currency: after.currency },
    reading.wire.payments.map((payment) => ({ ...payment, id: engine.newId() })),
    now,
  );
  if (after.number !== null) await setInvoiceNumber(tx, workspaceId, reading.invoiceId, after.number);
  if (outcome.transition !== null) {
    await insertTransition(tx, {
      ...outcome.transition,
      workspaceId,
      id: engine.newId(),
      invoiceId: reading.invoiceId,
      cause: reading.cause,
      at: now,
    });
  }
  await announceInvoice(tx, workspaceId, reading.invoiceId);
  return true;
}

/** Tells the boards: the invoice itself, and the rows whose chip it turns. */
export async function announceInvoice(tx: Tx, workspaceId: string, invoiceId: string): Promise<void> {
  const invoice = await findInvoice(tx, workspaceId, invoiceId);
  await announce(tx, { workspaceId, kind: 'invoice', id: invoiceId });
  if (invoice?.sales_doc_id) await announce(tx, { workspaceId, kind: 'salesDoc', id: invoice.sales_doc_id });
  if (invoice?.job_id) await announce(tx, { workspaceId, kind: 'job', id: invoice.job_id });
}

function mirrorFrom(reading: Reading): Mirror {
  const { wire } = reading;
  return {
    ledgerId: wire.ledgerId,
    number: wire.number,
    ledgerStatus: wire.status,
    currency: wire.currency,
    issueDate: wire.issueDate,
    dueDate: wire.dueDate,
    subTotal: wire.subTotal,
    totalTax: wire.totalTax,
    total: wire.total,
    amountOwing: wire.amountOwing,
    amountPaid: wire.amountPaid,
    amountCredited: wire.amountCredited,
    fullyPaidOn: wire.fullyPaidOn,
    ledgerUpdatedAtMs: wire.updatedAt.getTime(),
    asOfMs: reading.readAt.getTime(),
  };
}
