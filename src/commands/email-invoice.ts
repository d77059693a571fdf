/** Has the ledger e-mail an invoice to its customer, and settles with a person what the books do not tell. */

import type { LedgerInvoiceStatus } from '../domain/accounting-status.ts';
import { whyNotEmailed } from '../domain/document.ts';
import { ledgerTraits } from '../domain/ledger-traits.ts';
import { recordMarker } from '../domain/marker.ts';
import { announce } from '../store/changes.ts';
import { inTransaction, type Tx } from '../store/database.ts';
import { addToPayload, finishByHand, requeueByHand } from '../store/decided-operations.ts';
import { wakePush } from '../store/engine-jobs.ts';
import { lockExternalId } from '../store/external-id.ts';
import {
  findAddressInBooks,
  findEmailByExternalId,
  findInvoiceEmail,
  insertInvoiceEmail,
  listInvoiceEmails,
  settleInvoiceEmail,
} from '../store/invoice-emails.ts';
import { type InvoiceRow, lockInvoice } from '../store/invoices.ts';
import { ledgerLabel } from '../store/ledger-references.ts';
import { findLatestOperation, type SyncOperationRow } from '../store/sync-operations.ts';
import type { Actor } from './actor.ts';
import { type BooksOfInvoice, booksOfInvoice } from './books-of-invoice.ts';
import type { CommandDeps } from './deps.ts';
import type { QueueDeps } from './queue-invoices.ts';
import { queueOperation } from './queue-operation.ts';
import { recordChange } from './record-change.ts';
import { conflict, done, notFound, type Result } from './refusal.ts';
import { retryOperation } from './retry-operation.ts';

/**
 * One that is on its way is asked for once, and one that was refused is tried again. With an external id that exists
 * nothing is asked for: it was the same press.
 */
export async function emailInvoice(
  deps: QueueDeps,
  actor: Actor,
  invoiceId: string,
  externalId: string | null,
): Promise<Result<null>> {
  const asked = await inTransaction(deps.db, (tx) => askFor(deps, tx, actor, invoiceId, externalId));
  if (!asked.ok) return asked;
  return asked.value.retry === null ? done(null) : retryOperation(deps, actor, asked.value.retry);
}

/** @returns the operation to try again instead, where there is one. */
async function askFor(
  deps: QueueDeps,
  tx: Tx,
  actor: Actor,
  invoiceId: string,
  externalId: string | null,
): Promise<Result<{ readonly retry: string | null }>> {
  const { workspaceId } = actor;
  if (externalId !== null) await lockExternalId(tx, workspaceId, 'invoiceEmail', externalId);
  const same = externalId === null ? undefined : await findEmailByExternalId(tx, workspaceId, externalId);
  if (same?.invoice_id === invoiceId) return done({ retry: null });
  if (same !== undefined)
    return conflict('externalIdTaken', 'An e-mail of another invoice has this externalId.');
  const invoice = await lockInvoice(tx, workspaceId, invoiceId);
  if (invoice === undefined) return notFound('invoice');
  const books = await booksOfInvoice(tx, invoice);
  if (!books.ok) return books;
  const problem = await whyNot(tx, invoice, books.value);
  if (problem !== null) return conflict(problem.code, problem.message);
  const open = await openEmail(tx, invoice);
  if (open?.problem_code === 'OutcomeUnknown')
    return conflict('OutcomeUnknown', 'Say first whether the last e-mail was sent.');
  if (open !== undefined) return done({ retry: open.state === 'needsAttention' ? open.id : null });
  await queueEmail(deps, tx, actor, invoice, books.value, externalId);
  return done({ retry: null });
}

/** With an invoice that is on its way: it is e-mailed when it is in the books. What stands in the way is said there. */
export async function emailWhenInBooks(
  deps: CommandDeps,
  tx: Tx,
  actor: Actor,
  invoiceId: string,
): Promise<void> {
  const invoice = await lockInvoice(tx, actor.workspaceId, invoiceId);
  const books = invoice && (await booksOfInvoice(tx, invoice));
  if (invoice !== undefined && books?.ok === true)
    await queueEmail(deps, tx, actor, invoice, books.value, null);
}

/** A person has looked: the e-mail in doubt was not sent, and goes again. */
export function emailAgain(deps: CommandDeps, actor: Actor, id: string): Promise<Result<null>> {
  return inTransaction(deps.db, async (tx) => {
    const doubt = await emailInDoubt(tx, actor, id);
    if (!doubt.ok) return doubt;
    const { operation, invoiceId } = doubt.value;
    await addToPayload(tx, actor.workspaceId, operation.id, { isKnownUnsent: true });
    await requeueByHand(tx, actor.workspaceId, [operation.id], {}, deps.clock.now());
    await wakePush(tx, actor.workspaceId, operation.connection_id, 'interactive');
    await announce(tx, { workspaceId: actor.workspaceId, kind: 'syncOperation', id: operation.id });
    await recordChange(deps, tx, actor, { kind: 'invoice', id: invoiceId, action: 'e-mail sent again' });
    return done(null);
  });
}

/** A person has looked: the e-mail in doubt was sent. */
export function emailWasSent(deps: CommandDeps, actor: Actor, id: string): Promise<Result<null>> {
  return inTransaction(deps.db, async (tx) => {
    const doubt = await emailInDoubt(tx, actor, id);
    if (!doubt.ok) return doubt;
    const { operation, invoiceId } = doubt.value;
    const now = deps.clock.now();
    if (await finishByHand(tx, actor.workspaceId, operation.id, now))
      await settleInvoiceEmail(tx, actor.workspaceId, id, 'confirmed', now);
    await announce(tx, { workspaceId: actor.workspaceId, kind: 'syncOperation', id: operation.id });
    await recordChange(deps, tx, actor, { kind: 'invoice', id: invoiceId, action: 'e-mail confirmed' });
    return done(null);
  });
}

/** What stands in the way, for all that we know. One that is still on its way arrives as it or its connection says. */
async function whyNot(tx: Tx, invoice: InvoiceRow, { connection, mirror }: BooksOfInvoice) {
  // The table's check constraint admits no other status.
  const known = (mirror?.ledger_status ?? null) as LedgerInvoiceStatus | null;
  const arrivesAs = invoice.arrive_as ?? connection.invoices_arrive_as;
  const { hasDrafts } = ledgerTraits(connection.provider);
  const status = known ?? (hasDrafts && arrivesAs === 'draft' ? 'draft' : null);
  const to = await findAddressInBooks(tx, invoice.workspace_id, invoice.id);
  return whyNotEmailed({ status, to }, ledgerLabel(connection.provider));
}

async function queueEmail(
  deps: CommandDeps,
  tx: Tx,
  actor: Actor,
  invoice: InvoiceRow,
  books: BooksOfInvoice,
  externalId: string | null,
): Promise<void> {
  const { workspaceId } = actor;
  const id = deps.ids();
  const createdBy = actor.userId ?? actor.apiKeyId;
  const connectionId = books.connection.id;
  const now = deps.clock.now();
  await insertInvoiceEmail(tx, {
    workspaceId,
    id,
    invoiceId: invoice.id,
    connectionId,
    externalId,
    createdBy,
    now,
  });
  await queueOperation(deps, tx, actor, {
    kind: 'emailInvoice',
    subject: { kind: 'invoiceEmail', id },
    connectionId,
    marker: recordMarker(id),
    waitsFor: books.waitsFor,
    problem: books.problem ?? (await whyNot(tx, invoice, books)),
  });
  await recordChange(deps, tx, actor, { kind: 'invoice', id: invoice.id, action: 'e-mail asked for' });
}

/** The last e-mail of an invoice, where it has not come to an end. */
async function openEmail(tx: Tx, invoice: InvoiceRow): Promise<SyncOperationRow | undefined> {
  const { workspace_id: workspaceId, id } = invoice;
  const [last] = await listInvoiceEmails(tx, workspaceId, id);
  if (last === undefined || last.connection_id !== invoice.connection_id) return undefined;
  const latest = await findLatestOperation(tx, workspaceId, last.connection_id, 'invoiceEmail', last.id);
  return latest?.state === 'done' || latest?.state === 'ignored' ? undefined : latest;
}

async function emailInDoubt(
  tx: Tx,
  { workspaceId }: Actor,
  id: string,
): Promise<Result<{ readonly operation: SyncOperationRow; readonly invoiceId: string }>> {
  const email = await findInvoiceEmail(tx, workspaceId, id);
  if (email === undefined) return notFound('e-mail');
  await lockInvoice(tx, workspaceId, email.invoice_id);
  const operation = await findLatestOperation(tx, workspaceId, email.connection_id, 'invoiceEmail', id);
  if (operation?.state !== 'needsAttention' || operation.problem_code !== 'OutcomeUnknown')
    return conflict('notInDoubt', 'It is known what became of this e-mail.');
  return done({ operation, invoiceId: email.invoice_id });
}
