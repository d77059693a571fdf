/** Sends one batch and settles each of its elements by the answer. What is sent here was committed as dispatched before. */
import type {
  ContactToCreate,
  ElementOutcome,
  InvoiceToCreate,
  LedgerClient,
  LedgerContact,
  LedgerInvoice,
  Outcome,
  ProviderFailure,
} from '../providers/provider.ts';
import { insertActivities } from '../store/activities.ts';
import { announce } from '../store/changes.ts';
import { type ConnectionRow, setConnectionStatus } from '../store/connections.ts';
import { loadCustomer } from '../store/customers.ts';
import { inTransaction, type Tx } from '../store/database.ts';
import { blockConnection } from '../store/ledger-calls.ts';
import { saveLedgerContacts } from '../store/ledger-contacts.ts';
import { ledgerLabel } from '../store/ledger-references.ts';
import type { SyncOperationRow } from '../store/sync-operations.ts';
import type { Batch, VoidPayload } from './choose-batch.ts';
import type { Engine } from './engine.ts';
import { nextStep } from './next-step.ts';
import { finishContact, finishInvoice, leaveUnknown, refuse, requeue } from './outcomes.ts';
import type { Step } from './push.ts';

export async function sendBatch(
  engine: Engine,
  connection: ConnectionRow,
  books: LedgerClient,
  batch: Batch,
): Promise<Step> {
  const sentAt = engine.clock.now();
  const answer = await request(books, batch);
  if (!answer.ok) return settleFailure(engine, connection, batch, answer.failure);
  await inTransaction(engine.db, async (tx) => {
    for (const [index, { operation }] of batch.elements.entries()) {
      const outcome = answer.value[index];
      // The marker was written in another transaction: this is what the row says since then.
      const sent = { ...operation, state: 'dispatched', batch_id: batch.batchId };
      if (outcome === undefined) await leaveUnknown(engine, tx, sent, { afterMs: 0, wasAnswered: true });
      else await outcome(engine, tx, connection, sent, sentAt);
    }
  });
  return { kind: 'progress' };
}

/** Settles one element by the ledger's answer for it. */
type Settle = (
  engine: Engine,
  tx: Tx,
  connection: ConnectionRow,
  operation: SyncOperationRow,
  sentAt: Date,
) => Promise<void>;

async function request(books: LedgerClient, batch: Batch): Promise<Outcome<readonly Settle[]>> {
  const payloads = batch.elements.map((element) => element.payload);
  switch (batch.kind) {
    // The payloads of a batch are of its kind: choose-batch builds them together.
    case 'createContact': {
      const answer = await books.createContacts(payloads as ContactToCreate[], batch.idempotencyKey);
      return answer.ok ? { ok: true, value: await settleContacts(books, batch, answer.value) } : answer;
    }
    case 'createInvoice':
      return mapped(
        await books.createInvoices(payloads as InvoiceToCreate[], batch.idempotencyKey),
        settleInvoice,
      );
    case 'voidInvoice': {
      const [first] = payloads as VoidPayload[];
      if (first === undefined) return { ok: true, value: [] };
      const voided = await books.voidInvoice(first, batch.idempotencyKey);
      return voided.ok ? { ok: true, value: [settleInvoice({ ok: true, value: voided.value })] } : voided;
    }
  }
}

function mapped<T>(
  outcome: Outcome<readonly ElementOutcome<T>[]>,
  settle: (element: ElementOutcome<T>) => Settle,
): Outcome<readonly Settle[]> {
  return outcome.ok ? { ok: true, value: outcome.value.map(settle) } : outcome;
}

/**
 * A name that is taken means that our copy of the ledger's contacts is behind: whoever has it is read, and the
 * operation goes back to be decided again, once.
 */
async function settleContacts(
  books: LedgerClient,
  batch: Batch,
  outcomes: readonly ElementOutcome<LedgerContact>[],
): Promise<readonly Settle[]> {
  const settled: Settle[] = [];
  for (const [index, outcome] of outcomes.entries()) {
    const element = batch.elements[index];
    const isTaken = !outcome.ok && outcome.problems.some(({ code }) => code === 'ContactAmbiguous');
    if (element === undefined || !isTaken || element.operation.attempts > 0) {
      settled.push(settleContact(outcome));
      continue;
    }
    // The payloads of a batch of contacts are contacts.
    const holders = await books.findContactsByName((element.payload as ContactToCreate).name);
    settled.push(
      holders.ok && holders.value.length > 0 ? decideAgain(holders.value) : settleContact(outcome),
    );
  }
  return settled;
}

function decideAgain(holders: readonly LedgerContact[]): Settle {
  return async (engine, tx, connection, operation) => {
    await saveLedgerContacts(tx, connection.workspace_id, connection.id, holders);
    return requeue(engine, tx, operation, { afterMs: 0, neverSent: false, problem: null });
  };
}

function settleContact(element: ElementOutcome<LedgerContact>): Settle {
  return async (engine, tx, connection, operation) => {
    if (element.ok) {
      await saveLedgerContacts(tx, connection.workspace_id, connection.id, [element.value]);
      await finishContact(engine, tx, connection, operation, element.value.ledgerId, {
        linkedBy: 'creation',
      });
      return noteMissingEmail(engine, tx, operation, element.value);
    }
    return refuse(engine, tx, connection, operation, element.problems);
  };
}

/** The books could not hold the address that we have: said on the customer, since nobody would look for it there. */
async function noteMissingEmail(
  engine: Engine,
  tx: Tx,
  operation: SyncOperationRow,
  created: LedgerContact,
): Promise<void> {
  const isCompany = operation.subject_kind === 'company';
  const customer = await loadCustomer(tx, operation.workspace_id, {
    companyId: isCompany ? operation.subject_id : null,
    contactId: isCompany ? null : operation.subject_id,
    billingEmail: null,
  });
  const email = customer?.contact.email ?? null;
  if (created.email !== null || email === null) return;
  await insertActivities(tx, operation.workspace_id, [
    {
      id: engine.newId(),
      subjectKind: operation.subject_kind,
      subjectId: operation.subject_id,
      actorKind: 'ledger',
      actorId: null,
      action: 'created in the books without an e-mail address: the books do not accept it',
      details: { email },
      at: engine.clock.now(),
    },
  ]);
}

function settleInvoice(element: ElementOutcome<LedgerInvoice>): Settle {
  return async (engine, tx, connection, operation, sentAt) => {
    if (element.ok) return finishInvoice(engine, tx, connection, operation, element.value, sentAt);
    return refuse(engine, tx, connection, operation, element.problems);
  };
}

/** The batch as a whole got no answer of use: every element takes the same next step. */
async function settleFailure(
  engine: Engine,
  connection: ConnectionRow,
  batch: Batch,
  failure: ProviderFailure,
): Promise<Step> {
  const attempts = Math.max(...batch.elements.map(({ operation }) => operation.attempts + 1));
  const step = nextStep(failure, attempts, ledgerLabel(connection.provider));
  engine.log.warn(
    { connectionId: connection.id, kind: batch.kind, elements: batch.elements.length, failure: failure.kind },
    'The ledger did not do it',
  );
  await inTransaction(engine.db, async (tx) => {
    for (const { operation } of batch.elements) {
      const sent = { ...operation, state: 'dispatched', batch_id: batch.batchId };
      if (step.kind === 'repeat') await requeue(engine, tx, sent, step);
      else if (step.kind === 'look') await leaveUnknown(engine, tx, sent, step);
      else if (step.kind === 'reconnect')
        await requeue(engine, tx, sent, { afterMs: 0, neverSent: true, problem: step.problem });
      else await refuse(engine, tx, connection, sent, step.problems);
    }
  });
  return afterFailure(engine, connection, failure);
}

/** What a failure means for the connection as a whole, beyond the elements that met it. */
export async function afterFailure(
  engine: Engine,
  connection: ConnectionRow,
  failure: ProviderFailure,
  attempts = 1,
): Promise<Step> {
  const step = nextStep(failure, attempts, ledgerLabel(connection.provider));
  const now = engine.clock.now();
  if (step.kind === 'repeat') {
    const until = new Date(now.getTime() + step.afterMs);
    if (step.blocks !== null && step.blocks !== 'concurrent')
      await blockConnection(engine.db, connection.workspace_id, connection.id, until, step.blocks);
    return { kind: 'wait', until };
  }
  if (step.kind === 'look' && step.afterMs > 0)
    return { kind: 'wait', until: new Date(now.getTime() + step.afterMs) };
  if (step.kind === 'reconnect') {
    await markReconnectNeeded(engine, connection, step.problem.ledgerWords);
    return { kind: 'stopped' };
  }
  return { kind: 'progress' };
}

/** Told once: whoever finds the grant dead later finds the connection marked. */
export async function markReconnectNeeded(
  engine: Engine,
  connection: ConnectionRow,
  words: string | null,
): Promise<void> {
  await inTransaction(engine.db, async (tx) => {
    const isNews = await setConnectionStatus(
      tx,
      connection.workspace_id,
      connection.id,
      'reconnectNeeded',
      words,
      engine.clock.now(),
    );
    if (!isNews) return;
    engine.log.warn({ connectionId: connection.id }, 'The grant is dead: a person must reconnect');
    await announce(tx, { workspaceId: connection.workspace_id, kind: 'connection', id: connection.id });
  });
}
