/** Creates invoices and sends them on their way. An invoice stays valid here whatever the books say of it. */

import { isOnlyHere } from '../domain/accounting-status.ts';
import { assert } from '../domain/assert.ts';
import { waitsHere } from '../domain/document-options.ts';
import { ledgerTraits } from '../domain/ledger-traits.ts';
import { type ConnectionRow, documentDefaults, isLive } from '../store/connections.ts';
import { type Db, inTransaction, type Tx } from '../store/database.ts';
import { closeOperationsBehind, closeWaitingOperations, raiseLane } from '../store/decided-operations.ts';
import { findDestination, loadDestinations, toPlace, whyNowhere } from '../store/destinations.ts';
import { wakePush } from '../store/engine-jobs.ts';
import { lockExternalId } from '../store/external-id.ts';
import {
  documentOptions,
  findInvoiceByExternalId,
  type InvoiceInput,
  type InvoiceRow,
  insertInvoices,
  lockInvoice,
  setInvoicesSyncState,
} from '../store/invoices.ts';
import { findLatestOperation, type Lane } from '../store/sync-operations.ts';
import type { Actor } from './actor.ts';
import { unfitBooks, unknownReferences } from './check-references.ts';
import { emailWhenInBooks } from './email-invoice.ts';
import { hasMoneyOnItsWay } from './money-room.ts';
import { loadPriceList, type PriceList, priceInvoice } from './price-invoice.ts';
import { type QueueDeps, queueInvoices } from './queue-invoices.ts';
import { type RecordedChange, recordChanges } from './record-change.ts';
import { conflict, done, type FieldFault, invalid, notFound, type Result } from './refusal.ts';
import { retryBehind } from './retry-operation.ts';
import { created, tellAutomations } from './tell-automations.ts';

export type IssueOptions = {
  /** Sends at once where books are connected. */
  readonly send: boolean;
  readonly lane: Lane;
  /** Has the ledger e-mail them when they are in the books. */
  readonly email?: boolean;
};

/** With an external id that exists, answers the invoice that has it and changes nothing. */
export function createInvoice(
  deps: QueueDeps,
  actor: Actor,
  input: InvoiceInput,
  options: IssueOptions,
): Promise<Result<{ readonly id: string; readonly isNew: boolean }>> {
  return inTransaction(deps.db, async (tx) => {
    // Two requests with one external id are judged one after the other: the second finds what the first made.
    if (input.externalId !== null) await lockExternalId(tx, actor.workspaceId, 'invoice', input.externalId);
    const existing =
      input.externalId === null
        ? undefined
        : await findInvoiceByExternalId(tx, actor.workspaceId, input.externalId);
    if (existing !== undefined) return done({ id: existing.id, isNew: false });
    const faults = await invoiceFaults(tx, actor, input);
    if (faults.length > 0) return invalid(faults);
    const [id] = await createInvoicesIn(deps, tx, actor, [input], options);
    return done({ id: id ?? '', isNew: true });
  });
}

/** Within a transaction of the caller, which has checked the inputs. Answers the ids in order. */
export async function createInvoicesIn(
  deps: QueueDeps,
  tx: Tx,
  actor: Actor,
  inputs: readonly InvoiceInput[],
  options: IssueOptions,
): Promise<readonly string[]> {
  const { workspaceId } = actor;
  const goesTo = await loadDestinations(tx, workspaceId, inputs.map(toPlace));
  const priceLists = new Map<ConnectionRow | undefined, PriceList>();
  for (const books of new Set(inputs.map((input) => goesTo(toPlace(input)))))
    priceLists.set(books, await loadPriceList(tx, workspaceId, books));
  const priceListOf = (input: InvoiceInput) => {
    const list = priceLists.get(goesTo(toPlace(input)));
    assert(list !== undefined, 'Each destination has its price list');
    return list;
  };
  const invoices = inputs.map((input) => ({
    ...input,
    id: deps.ids(),
    connectionId: input.connectionId ?? null,
    syncState: 'notSent' as const,
    totals: priceInvoice(input, priceListOf(input)).totals,
    lineIds: input.lines.map(() => deps.ids()),
    createdBy: actor.userId,
    now: deps.clock.now(),
  }));
  const rows = await insertInvoices(tx, workspaceId, invoices);
  const changes = rows.flatMap((row) => changesOf(row, 'created'));
  await recordChanges(deps, tx, actor, changes);
  // What is taken over from elsewhere is old: nothing begins with it.
  if (options.lane !== 'backfill')
    await tellAutomations(
      deps,
      tx,
      actor,
      rows.flatMap(({ id }) => created({ kind: 'invoice', id })),
    );
  for (const books of options.send ? priceLists.keys() : []) {
    if (!isLive(books)) continue;
    const theirs = rows.filter((row) => goesTo(row) === books);
    const email = options.email === true;
    const going = await letWait(deps, tx, actor, books, theirs, email);
    await queueInvoices(deps, tx, actor, books, going, options.lane);
    if (email) for (const { id } of going) await emailWhenInBooks(deps, tx, actor, id);
  }
  return rows.map(({ id }) => id);
}

/** Sends one that was never sent, or was set aside, or could not go as it was. */
export function sendInvoice(deps: QueueDeps, actor: Actor, id: string): Promise<Result<null>> {
  return inTransaction(deps.db, async (tx) => {
    const invoice = await lockInvoice(tx, actor.workspaceId, id);
    if (invoice === undefined) return notFound('invoice');
    if (invoice.sync_state === 'queued') await hasten(tx, invoice);
    // Pressed twice: the first press did it.
    if (
      invoice.sync_state === 'queued' ||
      invoice.sync_state === 'sending' ||
      invoice.sync_state === 'inBooks'
    )
      return done(null);
    if (invoice.is_voided) return conflict('voided', 'It is voided: there is nothing to send.');
    const connection = await findDestination(tx, actor.workspaceId, invoice);
    if (!isLive(connection)) return conflict('notConnected', whyNowhere(connection));
    if (invoice.sync_state === 'awaitingApproval')
      return conflict('awaitsApproval', 'It waits for approval. Approve it, and it goes.');
    if (invoice.sync_state !== 'needsAttention') {
      const going = await letWait(deps, tx, actor, connection, [invoice], false);
      if (going.length === 0) return done(null);
    }
    return queueOne(deps, tx, actor, connection, invoice);
  });
}

/** Sends one that waited here for somebody to approve it. Pressed twice it goes once. */
export function approveInvoice(deps: QueueDeps, actor: Actor, id: string): Promise<Result<null>> {
  return inTransaction(deps.db, async (tx) => {
    const invoice = await lockInvoice(tx, actor.workspaceId, id);
    if (invoice === undefined) return notFound('invoice');
    if (invoice.is_voided) return conflict('voided', 'It is voided: there is nothing to send.');
    if (!isOnlyHere(invoice.sync_state)) return done(null);
    if (invoice.sync_state !== 'awaitingApproval')
      return conflict('notAwaitingApproval', 'It does not wait for approval.');
    const connection = await findDestination(tx, actor.workspaceId, invoice);
    if (!isLive(connection)) return conflict('notConnected', whyNowhere(connection));
    const queued = await queueOne(deps, tx, actor, connection, invoice);
    if (invoice.email_when_approved) await emailWhenInBooks(deps, tx, actor, id);
    return queued;
  });
}

/** Those that are to be approved first wait here, and so does their e-mail. @returns the others, which go. */
async function letWait(
  deps: QueueDeps,
  tx: Tx,
  actor: Actor,
  connection: ConnectionRow,
  invoices: readonly InvoiceRow[],
  email: boolean,
): Promise<readonly InvoiceRow[]> {
  const setting = documentDefaults(connection).arriveAs;
  const waits = (invoice: InvoiceRow) =>
    waitsHere(
      documentOptions(invoice).arriveAs,
      setting,
      ledgerTraits(connection.provider),
      actor.can('invoices:approve'),
    );
  const waiting = invoices.filter(waits);
  if (waiting.length === 0) return invoices;
  await setInvoicesSyncState(
    tx,
    actor.workspaceId,
    waiting.map(({ id }) => id),
    {
      syncState: 'awaitingApproval',
      connectionId: connection.id,
      emailWhenApproved: email,
      now: deps.clock.now(),
    },
  );
  const changes = waiting.flatMap((invoice) => changesOf(invoice, 'waits for approval'));
  await recordChanges(deps, tx, actor, changes);
  return invoices.filter((invoice) => !waits(invoice));
}

async function queueOne(
  deps: QueueDeps,
  tx: Tx,
  actor: Actor,
  connection: ConnectionRow,
  invoice: InvoiceRow,
): Promise<Result<null>> {
  const { id } = invoice;
  const before = await findLatestOperation(tx, actor.workspaceId, connection.id, 'invoice', id);
  await closeWaitingOperations(tx, actor.workspaceId, 'invoice', id, deps.clock.now());
  await queueInvoices(deps, tx, actor, connection, [invoice], 'interactive');
  // The payments that could not go because of it now wait for the new operation.
  if (before !== undefined) await retryBehind(deps, tx, actor, before.id);
  await recordInvoice(deps, tx, actor, invoice, 'sent');
  return done(null);
}

/** Somebody waits for one that a long run has queued: it leaves the run's lane, with the customer that it needs. */
async function hasten(tx: Tx, { workspace_id: workspaceId, connection_id, id }: InvoiceRow): Promise<void> {
  if (connection_id === null) return;
  const latest = await findLatestOperation(tx, workspaceId, connection_id, 'invoice', id);
  if (latest?.state !== 'queued') return;
  await raiseLane(tx, workspaceId, latest.waits_for === null ? [latest.id] : [latest.id, latest.waits_for]);
  await wakePush(tx, workspaceId, connection_id, 'interactive');
}

/** Sets an invoice aside: it will not be sent until somebody says so. */
export function ignoreInvoice(deps: QueueDeps, actor: Actor, id: string): Promise<Result<null>> {
  return changeState(deps, actor, id, 'ignored', [
    'notSent',
    'awaitingApproval',
    'queued',
    'needsAttention',
    'ignored',
  ]);
}

export function unignoreInvoice(deps: QueueDeps, actor: Actor, id: string): Promise<Result<null>> {
  return changeState(deps, actor, id, 'notSent', ['ignored', 'notSent']);
}

function changeState(
  deps: QueueDeps,
  actor: Actor,
  id: string,
  to: 'ignored' | 'notSent',
  from: readonly string[],
): Promise<Result<null>> {
  return inTransaction(deps.db, async (tx) => {
    const invoice = await lockInvoice(tx, actor.workspaceId, id);
    if (invoice === undefined) return notFound('invoice');
    if (!from.includes(invoice.sync_state))
      return conflict('inTheBooks', 'It is in the books, or on its way there.');
    if (await hasMoneyOnItsWay(tx, actor.workspaceId, id))
      return conflict('InvoiceHasPayments', 'Money is recorded on it. Remove the payments first.');
    const now = deps.clock.now();
    await closeWaitingOperations(tx, actor.workspaceId, 'invoice', id, now);
    await closeOperationsBehind(tx, actor.workspaceId, 'invoice', id, now);
    await setInvoicesSyncState(tx, actor.workspaceId, [id], { syncState: to, now });
    await recordInvoice(deps, tx, actor, invoice, to === 'ignored' ? 'ignored' : 'taken up again');
    return done(null);
  });
}

type Placed = Pick<InvoiceRow, 'id' | 'sales_doc_id' | 'job_id'>;

export function recordInvoice(
  deps: QueueDeps,
  tx: Tx,
  actor: Actor,
  invoice: Placed,
  action: string,
  details: RecordedChange['details'] = {},
): Promise<void> {
  return recordChanges(deps, tx, actor, changesOf(invoice, action, details));
}

/** Of the invoice, and of the rows whose chip it turns. */
function changesOf(
  invoice: Placed,
  action: string,
  details: NonNullable<RecordedChange['details']> = {},
): readonly RecordedChange[] {
  const { id, sales_doc_id: salesDocId, job_id: jobId } = invoice;
  const changes: RecordedChange[] = [{ kind: 'invoice', id, action, details }];
  if (salesDocId !== null) changes.push({ kind: 'salesDoc', id: salesDocId, action: `invoice ${action}` });
  if (jobId !== null) changes.push({ kind: 'job', id: jobId, action: `invoice ${action}` });
  return changes;
}

export async function invoiceFaults(
  db: Db,
  actor: Actor,
  input: InvoiceInput,
): Promise<readonly FieldFault[]> {
  if (input.companyId === null && input.contactId === null)
    return [{ path: 'companyId', message: 'an invoice needs a company or a contact' }];
  return unknownParts(db, actor, input);
}

/** Every record that an invoice names must be one of the workspace. A preview may do without a customer. */
export async function unknownParts(
  db: Db,
  actor: Actor,
  input: InvoiceInput,
): Promise<readonly FieldFault[]> {
  const unknown = await unknownReferences(db, actor.workspaceId, [
    { kind: 'company', id: input.companyId, path: 'companyId' },
    { kind: 'contact', id: input.contactId, path: 'contactId' },
    { kind: 'salesDoc', id: input.salesDocId, path: 'salesDocId' },
    { kind: 'job', id: input.jobId, path: 'jobId' },
    ...input.lines.flatMap((line, index) => [
      { kind: 'product' as const, id: line.productId, path: `lines.${index}.productId` },
      { kind: 'category' as const, id: line.categoryId, path: `lines.${index}.categoryId` },
      { kind: 'taxComponent' as const, id: line.taxComponentId, path: `lines.${index}.taxComponentId` },
    ]),
  ]);
  return [...unknown, ...(await unfitBooks(db, actor.workspaceId, input.connectionId))];
}
