/** Retry: asks the same pre-flight again, and queues what may go now. */
import { mayBeMendedInBooks, oneProblem, type Problem } from '../domain/problem.ts';
import { announce, announceAll } from '../store/changes.ts';
import { type ConnectionRow, doubtReferences, findConnection } from '../store/connections.ts';
import { doubtContacts } from '../store/contact-doubts.ts';
import { findArchivedCustomers } from '../store/contact-links.ts';
import { findCreditNotesByIds } from '../store/credit-notes.ts';
import { preFlightUse } from '../store/credit-pre-flight.ts';
import { findCreditUse } from '../store/credit-uses.ts';
import { billedContact } from '../store/customers.ts';
import { inTransaction, type Tx } from '../store/database.ts';
import { addToPayload, requeueByHand } from '../store/decided-operations.ts';
import { wakePush } from '../store/engine-jobs.ts';
import { lockInvoice, setInvoicesSyncState } from '../store/invoices.ts';
import { findInvoicesOfSubjects } from '../store/invoices-of.ts';
import type { BooksSubject, SubjectKind } from '../store/links.ts';
import { preFlightCreditNotes, preFlightPayments } from '../store/money-pre-flight.ts';
import { findPaymentsByIds } from '../store/payments.ts';
import { preFlight } from '../store/pre-flight.ts';
import {
  findLatestOperation,
  findSyncOperation,
  listOperationIds,
  listRefusedBehind,
  type OperationKind,
  problemOf,
  type SyncOperationRow,
} from '../store/sync-operations.ts';
import type { Actor } from './actor.ts';
import { doubtCandidates } from './doubt-candidates.ts';
import { contactOperation, type QueueDeps } from './queue-invoices.ts';
import { booksNotConnected, conflict, done, notFound, type Result, reasonOf } from './refusal.ts';

/** Most operations that one press retries; the rest stays for the next. */
const MOST_AT_ONCE = 1_000;

export function retryOperation(deps: QueueDeps, actor: Actor, id: string): Promise<Result<null>> {
  return inTransaction(deps.db, async (tx) => {
    const operation = await findSyncOperation(tx, actor.workspaceId, id);
    if (operation === undefined) return notFound('sync operation');
    return retryIn(deps, tx, actor, operation);
  });
}

export function retryInvoice(deps: QueueDeps, actor: Actor, invoiceId: string): Promise<Result<null>> {
  return inTransaction(deps.db, async (tx) => {
    const invoice = await lockInvoice(tx, actor.workspaceId, invoiceId);
    if (invoice === undefined) return notFound('invoice');
    const latest =
      invoice.connection_id === null
        ? undefined
        : await findLatestOperation(tx, actor.workspaceId, invoice.connection_id, 'invoice', invoiceId);
    if (latest === undefined) return conflict('nothingToRetry', 'It was never sent. Press Send.');
    return retryIn(deps, tx, actor, latest);
  });
}

/** Each in a transaction of its own: one that cannot go stops no other. */
export async function retryMany(
  deps: QueueDeps,
  actor: Actor,
  which: { readonly ids: readonly string[] } | { readonly all: true },
): Promise<readonly { readonly id: string; readonly isRetried: boolean; readonly reason: string | null }[]> {
  const ids =
    'ids' in which
      ? which.ids
      : await listOperationIds(deps.db, actor.workspaceId, 'needsAttention', MOST_AT_ONCE);
  const results: { id: string; isRetried: boolean; reason: string | null }[] = [];
  for (const id of ids) {
    const outcome = await retryOperation(deps, actor, id);
    const after = outcome.ok ? await findSyncOperation(deps.db, actor.workspaceId, id) : undefined;
    const reason = outcome.ok
      ? after?.state === 'needsAttention'
        ? after.problem_message
        : null
      : reasonOf(outcome.refusal);
    results.push({ id, isRetried: reason === null, reason });
  }
  return results;
}

async function retryIn(
  deps: QueueDeps,
  tx: Tx,
  actor: Actor,
  operation: SyncOperationRow,
): Promise<Result<null>> {
  const { workspaceId } = actor;
  if (operation.state === 'done') return done(null);
  // It would be taken up and then lie there, as one that is under way.
  const connection = await findConnection(tx, workspaceId, operation.connection_id);
  if (connection === undefined || connection.status === 'disconnected') return booksNotConnected();
  if (operation.state === 'ignored')
    return conflict(
      'ignored',
      operation.subject_kind === 'invoice'
        ? 'It was set aside. Send the invoice again instead.'
        : 'It was set aside. Record it anew instead.',
    );
  const { subject_kind: subjectKind, subject_id: subjectId, connection_id: connectionId } = operation;
  // The table's check constraint admits no other kind.
  const kind = subjectKind as SubjectKind;
  const { contact_currency: currency } = operation;
  const latest = await findLatestOperation(tx, workspaceId, connectionId, kind, subjectId, currency);
  if (latest !== undefined && latest.id !== operation.id)
    return conflict('replaced', 'Something newer has been asked of the same record. Retry that instead.');
  // Waiting for a time, or in doubt: looked at now instead of later. In flight: the answer is on its way.
  if (operation.state === 'queued' || operation.state === 'unknown')
    await requeueByHand(tx, workspaceId, [operation.id], {}, deps.clock.now());
  if (operation.state === 'needsAttention') await retryRefused(deps, tx, actor, operation);
  await wakePush(tx, workspaceId, operation.connection_id, 'interactive');
  await wakePush(tx, workspaceId, operation.connection_id, 'backfill');
  const invoices = await findInvoicesOfSubjects(tx, workspaceId, [{ kind, id: subjectId }]);
  await announceAll(tx, [
    { workspaceId, kind: 'syncOperation', id: operation.id },
    ...invoices.map((id) => ({ workspaceId, kind: 'invoice' as const, id })),
  ]);
  return done(null);
}

/** What was refused because of an operation goes with it: invoices behind a contact, payments behind an invoice. */
export async function retryBehind(deps: QueueDeps, tx: Tx, actor: Actor, id: string): Promise<void> {
  for (const behind of await listRefusedBehind(tx, actor.workspaceId, id))
    await retryRefused(deps, tx, actor, behind);
}

/** Checked again, and queued where it may go now. */
export async function retryRefused(
  deps: QueueDeps,
  tx: Tx,
  actor: Actor,
  operation: SyncOperationRow,
): Promise<void> {
  const { workspace_id: workspaceId, id, subject_id: subjectId } = operation;
  const now = deps.clock.now();
  // The books did not say what is out of use: read again, our copy of them does.
  if (operation.problem_code === 'InactiveInBooks')
    await doubtReferences(tx, workspaceId, operation.connection_id, now);
  // The table's check constraint admits no other kind.
  const kind = operation.kind as OperationKind;
  const outcome = await checkAgain[kind](deps, tx, actor, operation);
  if (outcome === null) return;
  await requeueByHand(tx, workspaceId, [id], outcome, now);
  if (outcome.problem !== undefined) return;
  if (kind === 'createInvoice') {
    const connectionId = operation.connection_id;
    await setInvoicesSyncState(tx, workspaceId, [subjectId], { syncState: 'queued', connectionId, now });
    await announce(tx, { workspaceId, kind: 'invoice', id: subjectId });
  }
  await retryBehind(deps, tx, actor, id);
}

/** A problem: it stays where it is. Null: its record is gone. Anything else: it may go, and what has changed for it. */
type Checked = {
  readonly problem?: Problem;
  readonly waitsFor?: string | null;
  readonly subjectVersion?: number;
} | null;
type Check = (deps: QueueDeps, tx: Tx, actor: Actor, operation: SyncOperationRow) => Promise<Checked>;

/** Behind what the invoice itself waits for now: when that goes, this goes with it. */
function behind(first: SyncOperationRow): Checked {
  const problem = first.state === 'needsAttention' ? problemOf(first) : null;
  return problem === null ? { waitsFor: first.id } : { problem, waitsFor: first.id };
}

/** The books alone can say. */
const mayGo: Check = async () => ({});

const checkContact: Check = async (deps, tx, _actor, operation) => {
  const { workspace_id: workspaceId, connection_id: id } = operation;
  await doubtCandidates(tx, workspaceId, id, [operation], deps.clock.now());
  return {};
};

const checkInvoice: Check = async (deps, tx, actor, operation) => {
  const { workspace_id: workspaceId } = operation;
  const invoice = await lockInvoice(tx, workspaceId, operation.subject_id);
  const connection = await findConnection(tx, workspaceId, operation.connection_id);
  if (invoice === undefined || connection === undefined) return null;
  const [check] = await preFlight(tx, connection, [invoice]);
  const ofContact = (check?.problems ?? []).filter(({ code }) => code === 'ContactArchived');
  const others = (check?.problems ?? []).filter((each) => !ofContact.includes(each));
  if (ofContact.length > 0) await doubtArchived(deps, tx, operation, [billedContact(connection, invoice)]);
  const problem = await standing(deps, tx, connection, others);
  if (problem !== null) return { problem };
  const waitsFor = await contactOperation(deps, tx, actor, connection, invoice, 'interactive');
  return { waitsFor, subjectVersion: invoice.version };
};

const checkPayment: Check = async (deps, tx, _actor, operation) => {
  const { workspace_id: workspaceId } = operation;
  const [payment] = await findPaymentsByIds(tx, workspaceId, [operation.subject_id]);
  const connection = await findConnection(tx, workspaceId, operation.connection_id);
  if (payment === undefined || connection === undefined) return null;
  // An invoice that was read meanwhile showed it: the engine has only to say so.
  if (payment.ledger_id !== null) return {};
  const [check] = await preFlightPayments(tx, connection, [payment]);
  const ofPayment = await standing(deps, tx, connection, check?.problems ?? []);
  if (ofPayment !== null) return { problem: ofPayment };
  if (payment.invoice_ledger_id !== null) return { waitsFor: null };
  const first = await findLatestOperation(tx, workspaceId, connection.id, 'invoice', payment.invoice_id);
  if (first === undefined || first.state === 'ignored') return { problem: invoiceSetAside };
  return behind(first);
};

/** What belongs to an invoice in the books goes once the invoice is there. */
async function behindInvoice(tx: Tx, operation: SyncOperationRow): Promise<Checked> {
  if (operation.waits_for === null) return {};
  const workspaceId = operation.workspace_id;
  const waited = await findSyncOperation(tx, workspaceId, operation.waits_for);
  if (waited === undefined || waited.state === 'done') return {};
  const { connection_id: connectionId, subject_id: invoiceId } = waited;
  const first = await findLatestOperation(tx, workspaceId, connectionId, 'invoice', invoiceId);
  if (first === undefined || first.state === 'ignored') return { problem: invoiceSetAside };
  return behind(first);
}

const checkEmail: Check = async (_deps, tx, _actor, operation) => {
  const { workspace_id: workspaceId, id } = operation;
  // Sent or not, it is for the person to say on the invoice: a Retry of many would e-mail customers twice.
  if (operation.problem_code === 'OutcomeUnknown')
    return { problem: problemOf(operation) ?? invoiceSetAside };
  // A plain no, and no silence before it: nothing was sent that could be looked for.
  const { dispatched_at: sentAt, silent_at: silentAt, was_answered: wasAnswered } = operation;
  if (sentAt !== null && silentAt === null && wasAnswered === null)
    await addToPayload(tx, workspaceId, id, { isKnownUnsent: true });
  return behindInvoice(tx, operation);
};

const checkCreditNote: Check = async (deps, tx, _actor, operation) => {
  const { workspace_id: workspaceId } = operation;
  const creditNotes = await findCreditNotesByIds(tx, workspaceId, [operation.subject_id]);
  const connection = await findConnection(tx, workspaceId, operation.connection_id);
  if (connection === undefined) return null;
  const [check] = await preFlightCreditNotes(tx, connection, creditNotes);
  if (check === undefined) return null;
  const problem = await standing(deps, tx, connection, check.problems);
  return problem === null ? {} : { problem };
};

/** Its name may have been taken there meanwhile: another one is found when the books have been read again. */
const checkItem: Check = async (deps, tx, _actor, { workspace_id: workspaceId, connection_id: id }) => {
  await doubtReferences(tx, workspaceId, id, deps.clock.now());
  return {};
};

const checkUse: Check = async (deps, tx, _actor, operation) => {
  const { workspace_id: workspaceId } = operation;
  const use = await findCreditUse(tx, workspaceId, operation.subject_id);
  const connection = await findConnection(tx, workspaceId, operation.connection_id);
  if (use === undefined || connection === undefined) return null;
  const checked = await preFlightUse(tx, connection, use);
  if (checked === undefined) return null;
  const problem = await standing(deps, tx, connection, checked.problems);
  return problem === null ? {} : { problem };
};

/**
 * What stands in the way for all that we know. What a person may have mended in the books is not known before they are
 * read again: the operation goes, and the engine reads and judges before anything is sent.
 */
async function standing(
  deps: QueueDeps,
  tx: Tx,
  connection: ConnectionRow,
  problems: readonly Problem[],
): Promise<Problem | null> {
  if (problems.length === 0) return null;
  if (!mayBeMendedInBooks(problems)) return oneProblem(problems);
  await doubtReferences(tx, connection.workspace_id, connection.id, deps.clock.now());
  return null;
}

/** What the books said of the contact may be over: it is read again before anything is sent. */
const checkUpdate: Check = async (deps, tx, _actor, operation) => {
  await doubtArchived(deps, tx, operation, [customerOf(operation)]);
  return {};
};

function customerOf({
  subject_kind,
  subject_id,
  contact_currency: currency,
}: SyncOperationRow): BooksSubject {
  // The table's check constraint admits no other kind.
  return { kind: subject_kind as SubjectKind, id: subject_id, currency };
}

/** Those that were archived when they were last read. */
async function doubtArchived(
  deps: QueueDeps,
  tx: Tx,
  { workspace_id: workspaceId, connection_id: connectionId }: SyncOperationRow,
  subjects: readonly BooksSubject[],
): Promise<void> {
  const archived = await findArchivedCustomers(tx, workspaceId, connectionId, subjects);
  const ledgerIds = [...archived.values()].map(({ ledgerId }) => ledgerId);
  await doubtContacts(tx, workspaceId, connectionId, ledgerIds, deps.clock.now());
}

const checkAgain: Record<OperationKind, Check> = {
  createContact: checkContact,
  updateContact: checkUpdate,
  createInvoice: checkInvoice,
  updateInvoice: checkInvoice,
  voidInvoice: mayGo,
  createPayment: checkPayment,
  removePayment: mayGo,
  createCreditNote: checkCreditNote,
  allocateCredit: mayGo,
  undoInvoice: mayGo,
  emailInvoice: checkEmail,
  attachFile: (_deps, tx, _actor, operation) => behindInvoice(tx, operation),
  addHistoryNote: (_deps, tx, _actor, operation) => behindInvoice(tx, operation),
  useCredit: checkUse,
  takeBackCredit: mayGo,
  refundCredit: checkUse,
  createItem: checkItem,
};

const invoiceSetAside: Problem = {
  code: 'LedgerRejected',
  message: 'Its invoice was set aside. Send the invoice first, then press Retry.',
  field: null,
  setting: null,
  ledgerWords: null,
};
