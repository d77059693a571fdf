/** Takes readings of the ledger's invoices over: mirrors, payments, numbers, transitions and the boards' news, in one transaction. */
import { todayIn } from '../domain/calendar.ts';
import { decimal, moneyText } from '../domain/decimal.ts';
import type { InvoiceContent } from '../domain/invoice-content.ts';
import { recordIdIn } from '../domain/marker.ts';
import { type Mirror, reconcile } from '../domain/reconcile.ts';
import type { LedgerInvoice, LedgerPayment } from '../providers/provider.ts';
import { announceAll, type Change } from '../store/changes.ts';
import type { ConnectionRow } from '../store/connections.ts';
import type { Tx } from '../store/database.ts';
import { settleRefusedRemovals } from '../store/decided-operations.ts';
import { findSourcesOfInvoices, setInvoiceNumbers } from '../store/invoices.ts';
import { savePayments } from '../store/mirrored-payments.ts';
import { insertTransitions, type KnownMirror, lockMirrors, saveMirrors } from '../store/mirrors.ts';
import { contentsOf, saveContents } from './apply-contents.ts';
import type { Engine } from './engine.ts';
import { findDifferences } from './find-differences.ts';
import { settleDrift } from './settle-drift.ts';
import { tellAutomations } from './tell-automations.ts';

export type Reading = {
  readonly invoiceId: string;
  readonly wire: LedgerInvoice;
  /** When the request that brought it was sent. */
  readonly readAt: Date;
  readonly cause: 'push' | 'webhook' | 'sweep' | 'broughtIn';
  /** It comes of a backfill, or was in the books before it was here: that it is there is no news that automations wait for. */
  readonly isOld?: boolean;
  /** By a write of ours: what both sides agree upon since, given what they agreed upon before it. */
  readonly agrees?: (before: InvoiceContent | null) => InvoiceContent;
};

/** Takes readings over and tells the boards. */
export async function applyReadings(
  engine: Engine,
  tx: Tx,
  connection: ConnectionRow,
  readings: readonly Reading[],
): Promise<void> {
  const taken = await takeOver(engine, tx, connection, readings);
  await announceAll(tx, await changesOfInvoices(tx, connection.workspace_id, taken));
}

/** Tells nobody. @returns the invoices of which anything was taken over; an older reading than ours is not. */
export async function takeOver(
  engine: Engine,
  tx: Tx,
  connection: ConnectionRow,
  readings: readonly Reading[],
): Promise<readonly string[]> {
  const { workspace_id: workspaceId } = connection;
  const now = engine.clock.now();
  const today = todayIn(connection.time_zone, now.getTime());
  const before = await lockMirrors(
    tx,
    workspaceId,
    readings.map(({ invoiceId }) => invoiceId),
  );
  const contents = await contentsOf(tx, connection, readings);
  const known = new Map(before);
  const applied = readings.filter(isOfItsRecord(before)).flatMap((reading) => {
    const judged = judge(known.get(reading.invoiceId) ?? null, reading, today);
    const content = contents.take(reading, judged);
    if (judged === null || content === null) return [];
    const taken = { ...judged, isChangedThere: content.isChangedThere };
    const mirrorBefore = known.get(reading.invoiceId)?.mirror ?? null;
    // An invoice may be read twice in one batch: the second is judged by the first.
    known.set(reading.invoiceId, { ...taken, difference: null });
    return [{ ...taken, reading, mirrorBefore, invoiceId: reading.invoiceId }];
  });
  const newest = inOrder(applied);
  const read = inOrder(applied.filter(({ isStale }) => !isStale));
  const differences = await findDifferences(
    tx,
    workspaceId,
    read.map(({ reading }) => reading),
    before,
  );
  const differenceOf = ({ invoiceId, isStale }: { readonly invoiceId: string; readonly isStale: boolean }) =>
    (isStale ? before.get(invoiceId)?.difference : differences.get(invoiceId)) ?? null;
  await saveMirrors(
    tx,
    workspaceId,
    connection.id,
    newest.map((each) => ({ ...each, difference: differenceOf(each) })),
  );
  await saveContents(tx, workspaceId, contents);
  const gone = await savePayments(
    tx,
    workspaceId,
    connection.id,
    read.map(({ reading }) => paymentsIn(engine, reading, !before.has(reading.invoiceId))),
    now,
  );
  await settleRefusedRemovals(tx, workspaceId, gone, now);
  await setInvoiceNumbers(
    tx,
    workspaceId,
    read.flatMap(({ invoiceId, mirror: { number } }) =>
      number === null || number === before.get(invoiceId)?.mirror.number ? [] : [{ id: invoiceId, number }],
    ),
  );
  const transitions = applied.flatMap(({ transition, ...each }) =>
    transition === null ? [] : [{ ...each, transition: { ...transition, id: engine.newId() } }],
  );
  await insertTransitions(
    tx,
    workspaceId,
    transitions.map(({ invoiceId, transition, reading }) => ({
      ...transition,
      invoiceId,
      cause: reading.cause,
      at: now,
    })),
  );
  await tellAutomations(
    engine,
    tx,
    workspaceId,
    transitions.filter(({ reading }) => reading.isOld !== true),
  );
  await settleDrift(engine, tx, connection, readings);
  return newest.map(({ invoiceId }) => invoiceId);
}

/** The last of each invoice, in one order everywhere. */
function inOrder<Each extends { readonly invoiceId: string }>(all: readonly Each[]): readonly Each[] {
  const last = new Map(all.map((each) => [each.invoiceId, each]));
  return [...last.values()].sort((a, b) => (a.invoiceId < b.invoiceId ? -1 : 1));
}

/** What the boards must hear of invoices: they themselves have changed, and the rows whose chips they turn. */
export async function changesOfInvoices(
  tx: Tx,
  workspaceId: string,
  invoiceIds: readonly string[],
): Promise<readonly Change[]> {
  const invoices = await findSourcesOfInvoices(tx, workspaceId, invoiceIds);
  return invoices.flatMap((invoice): Change[] => [
    { workspaceId, kind: 'invoice', id: invoice.id },
    ...(invoice.sales_doc_id ? [{ workspaceId, kind: 'salesDoc' as const, id: invoice.sales_doc_id }] : []),
    ...(invoice.job_id ? [{ workspaceId, kind: 'job' as const, id: invoice.job_id }] : []),
  ]);
}

/** What was asked for before an undo and comes after it tells of a record that is the invoice's no longer. */
function isOfItsRecord(before: ReadonlyMap<string, KnownMirror>) {
  return ({ invoiceId, wire, cause }: Reading): boolean =>
    cause === 'push' || cause === 'broughtIn' || before.get(invoiceId)?.mirror.ledgerId === wire.ledgerId;
}

/** Null: an older reading, which says nothing new. One of a write of ours says at least what was agreed upon by it. */
function judge(before: KnownMirror | null, reading: Reading, today: string) {
  const mirror = mirrorFrom(reading, before?.mirror ?? null);
  const outcome = reconcile(before, mirror, today);
  if (outcome.kind === 'apply')
    return { mirror, status: outcome.status, transition: outcome.transition, isStale: false };
  if (before === null || reading.agrees === undefined) return null;
  return { mirror: before.mirror, status: before.status, transition: null, isStale: true };
}

function paymentsIn(engine: Engine, { invoiceId, wire, readAt }: Reading, isFirst: boolean) {
  const payments = onceEach(wire.payments).map((payment) => ({
    ...payment,
    id: engine.newId(),
    ownId: recordIdIn(payment.marker),
  }));
  return { invoiceId, currency: wire.currency, readAt, isFirst, payments };
}

/** A credit note that was set against one invoice twice stands there twice: here it is one, with the whole amount. */
function onceEach(payments: readonly LedgerPayment[]): readonly LedgerPayment[] {
  const byId = new Map<string, LedgerPayment>();
  for (const payment of payments) {
    const id = `${payment.kind} ${payment.ledgerId}`;
    const amount = decimal(byId.get(id)?.amount ?? '0').plus(decimal(payment.amount));
    byId.set(id, { ...payment, amount: moneyText(amount) });
  }
  return [...byId.values()];
}

/** Of what the ledger has emptied we keep what we knew: its number, dates and figures, none of which is owing any more. */
function mirrorFrom({ wire, readAt }: Reading, before: Mirror | null): Mirror {
  const read = mirrorOfWire(wire, readAt);
  if (!wire.isHollow || before === null) return read;
  const { ledgerStatus, amountOwing, amountPaid, amountCredited, ledgerUpdatedAtMs, version, asOfMs } = read;
  return {
    ...before,
    ledgerStatus,
    amountOwing,
    amountPaid,
    amountCredited,
    fullyPaidOn: null,
    ledgerUpdatedAtMs,
    version,
    asOfMs,
  };
}

function mirrorOfWire(wire: LedgerInvoice, readAt: Date): Mirror {
  return {
    ledgerId: wire.ledgerId,
    number: wire.number,
    ledgerStatus: wire.status,
    currency: wire.currency,
    currencyRate: wire.currencyRate,
    ownRate: wire.ownRate,
    issueDate: wire.issueDate,
    dueDate: wire.dueDate,
    subTotal: wire.subTotal,
    totalTax: wire.totalTax,
    total: wire.total,
    amountOwing: wire.amountOwing,
    amountPaid: wire.amountPaid,
    amountCredited: wire.amountCredited,
    fullyPaidOn: wire.fullyPaidOn,
    sentToContact: wire.sentToContact,
    ledgerUpdatedAtMs: wire.updatedAt.getTime(),
    version: wire.version,
    asOfMs: readAt.getTime(),
  };
}
