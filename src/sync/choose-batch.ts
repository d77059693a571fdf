/** Chooses what goes out next: ready operations of one kind, checked once more and marked dispatched before they leave. */
import { createHash } from 'node:crypto';
import { decideContact } from '../domain/contact-match.ts';
import type { Problem } from '../domain/problem.ts';
import type { ContactToCreate, InvoiceToCreate, LedgerClient } from '../providers/provider.ts';
import { announce } from '../store/changes.ts';
import type { ConnectionRow } from '../store/connections.ts';
import { loadCustomer } from '../store/customers.ts';
import { inTransaction, type Tx } from '../store/database.ts';
import { findInvoicesByIds, setInvoiceSyncState } from '../store/invoices.ts';
import { findContactCandidates } from '../store/ledger-contacts.ts';
import { findLink } from '../store/links.ts';
import { findMirror } from '../store/mirrors.ts';
import { type PreFlight, preFlight } from '../store/pre-flight.ts';
import {
  type Lane,
  lockReadyOperations,
  markDispatched,
  type OperationKind,
  type SyncOperationRow,
  settleOperation,
} from '../store/sync-operations.ts';
import { announceInvoice } from './apply.ts';
import type { Engine } from './engine.ts';
import { finishContact, refuse } from './outcomes.ts';
import type { Step } from './push.ts';
import { refreshContacts } from './read-contacts.ts';

export type VoidPayload = {
  readonly ledgerId: string;
  readonly ledgerStatus: 'draft' | 'awaitingApproval' | 'approved' | 'paid' | 'voided' | 'deleted';
};
export type Payload = ContactToCreate | InvoiceToCreate | VoidPayload;

/** Elements that travel in one request, in the request's order. */
export type Batch = {
  readonly kind: OperationKind;
  readonly batchId: string;
  readonly idempotencyKey: string;
  readonly elements: readonly { readonly operation: SyncOperationRow; readonly payload: Payload }[];
};

type Chosen =
  | { readonly kind: 'batch'; readonly batch: Batch }
  | { readonly kind: 'nothing'; readonly step: Step };

export async function chooseBatch(
  engine: Engine,
  connection: ConnectionRow,
  books: LedgerClient,
  lane: Lane,
): Promise<Chosen> {
  const first = await peekKind(engine, connection, books, lane);
  if (first === null) return { kind: 'nothing', step: { kind: 'idle' } };
  if (first === 'createContact') {
    // Whoever is in the books already is linked, not created: our copy of the ledger's contacts must be fresh for that.
    const step = await refreshContacts(engine, connection, books);
    if (step !== null) return { kind: 'nothing', step };
  }
  return inTransaction(engine.db, async (tx): Promise<Chosen> => {
    const limit = first === 'voidInvoice' ? 1 : books.batchSize;
    const ready = await lockReady(engine, tx, connection, lane, limit);
    const ofKind = ready.filter((operation) => operation.kind === first);
    if (ofKind.length === 0) return { kind: 'nothing', step: { kind: 'idle' } };
    const elements = await prepare[first](engine, tx, connection, ofKind);
    // All of them were settled without a call: linked, or refused.
    if (elements.length === 0) return { kind: 'nothing', step: { kind: 'progress' } };
    return { kind: 'batch', batch: await dispatch(engine, tx, connection, first, elements) };
  });
}

async function peekKind(
  engine: Engine,
  connection: ConnectionRow,
  books: LedgerClient,
  lane: Lane,
): Promise<OperationKind | null> {
  const ready = await inTransaction(engine.db, (tx) =>
    lockReady(engine, tx, connection, lane, books.batchSize),
  );
  // Contacts first: the invoices behind them become ready by it.
  const kinds = new Set(ready.map((operation) => operation.kind));
  if (kinds.has('createContact')) return 'createContact';
  // The table's check constraint admits no other kind.
  return (ready[0]?.kind as OperationKind | undefined) ?? null;
}

function lockReady(
  engine: Engine,
  tx: Tx,
  connection: ConnectionRow,
  lane: Lane,
  limit: number,
): Promise<SyncOperationRow[]> {
  return lockReadyOperations(tx, connection.workspace_id, connection.id, lane, engine.clock.now(), limit);
}

/** Marks the elements as sent. When the transaction commits, the request may leave. */
async function dispatch(
  engine: Engine,
  tx: Tx,
  connection: ConnectionRow,
  kind: OperationKind,
  elements: Batch['elements'],
): Promise<Batch> {
  const batchId = engine.newId();
  // The organisation is part of the key: a ledger that keeps keys by application must not answer for another one.
  const idempotencyKey = `${connection.organisation_id}:${batchId}`.replaceAll('-', '');
  const now = engine.clock.now();
  for (const { operation, payload } of elements) {
    await markDispatched(tx, operation.workspace_id, operation.id, {
      idempotencyKey,
      batchId,
      payload,
      digest: createHash('sha256').update(JSON.stringify(payload)).digest('hex'),
      now,
    });
    if (operation.subject_kind === 'invoice' && kind === 'createInvoice') {
      await setInvoiceSyncState(tx, operation.workspace_id, operation.subject_id, {
        syncState: 'sending',
        now,
      });
      await announceInvoice(tx, operation.workspace_id, operation.subject_id);
    }
  }
  await announce(tx, { workspaceId: connection.workspace_id, kind: 'syncOperation', id: null });
  return { kind, batchId, idempotencyKey, elements };
}

type Elements = Batch['elements'];
type Prepare = (
  engine: Engine,
  tx: Tx,
  connection: ConnectionRow,
  operations: readonly SyncOperationRow[],
) => Promise<Elements>;

const prepare: Record<OperationKind, Prepare> = {
  createContact: prepareContacts,
  createInvoice: prepareInvoices,
  voidInvoice: prepareVoids,
};

/** Links customers who are in the books already, asks about those who could be several, keeps those to create. */
async function prepareContacts(
  engine: Engine,
  tx: Tx,
  connection: ConnectionRow,
  operations: readonly SyncOperationRow[],
): Promise<Elements> {
  const elements: { operation: SyncOperationRow; payload: ContactToCreate }[] = [];
  for (const operation of operations) {
    const isCompany = operation.subject_kind === 'company';
    const customer = await loadCustomer(tx, operation.workspace_id, {
      companyId: isCompany ? operation.subject_id : null,
      contactId: isCompany ? null : operation.subject_id,
      billingEmail: null,
    });
    if (customer === undefined) {
      await refuse(engine, tx, connection, operation, [vanished('customer')]);
      continue;
    }
    const who = { marker: operation.marker, name: customer.name, emails: customer.emails };
    const candidates = await findContactCandidates(tx, operation.workspace_id, connection.id, who);
    const decision = decideContact(who, candidates, connection.organisation_name);
    if (decision.kind === 'create')
      elements.push({ operation, payload: { ...customer.contact, marker: operation.marker } });
    else if (decision.kind === 'link')
      await finishContact(engine, tx, connection, operation, decision.ledgerId, { linkedBy: decision.by });
    else await refuse(engine, tx, connection, operation, [decision.problem]);
  }
  return elements;
}

/** Checks each invoice against the books as they are now: a mapping may have changed since Save. */
async function prepareInvoices(
  engine: Engine,
  tx: Tx,
  connection: ConnectionRow,
  operations: readonly SyncOperationRow[],
): Promise<Elements> {
  const invoices = await findInvoicesByIds(
    tx,
    connection.workspace_id,
    operations.map((operation) => operation.subject_id),
  );
  const checks = new Map(
    (await preFlight(tx, connection, invoices)).map((check) => [check.invoice.id, check]),
  );
  const elements: { operation: SyncOperationRow; payload: InvoiceToCreate }[] = [];
  for (const operation of operations) {
    const check = checks.get(operation.subject_id);
    const contactLedgerId = check === undefined ? undefined : await linkedContact(tx, connection, check);
    if (check === undefined || contactLedgerId === undefined)
      await refuse(engine, tx, connection, operation, [vanished('contact')]);
    else if (check.problems.length > 0) await refuse(engine, tx, connection, operation, check.problems);
    else elements.push({ operation, payload: invoicePayload(connection, operation, check, contactLedgerId) });
  }
  return elements;
}

function linkedContact(
  tx: Tx,
  connection: ConnectionRow,
  { invoice }: PreFlight,
): Promise<string | undefined> {
  const subject = invoice.company_id ?? invoice.contact_id ?? '';
  return findLink(
    tx,
    invoice.workspace_id,
    connection.id,
    invoice.company_id === null ? 'contact' : 'company',
    subject,
  );
}

function invoicePayload(
  connection: ConnectionRow,
  operation: SyncOperationRow,
  check: PreFlight,
  contactLedgerId: string,
): InvoiceToCreate {
  const { invoice } = check;
  return {
    marker: operation.marker,
    contactLedgerId,
    number: invoice.number,
    reference: invoice.reference,
    currency: invoice.currency,
    issueDate: invoice.issue_date,
    dueDate: invoice.due_date,
    // The tables' check constraints admit no other values.
    lineAmountType: invoice.line_amount_type as InvoiceToCreate['lineAmountType'],
    arriveAs: connection.invoices_arrive_as as InvoiceToCreate['arriveAs'],
    lines: check.lines.map((line, index) => ({
      description: line.description,
      quantity: line.quantity,
      unitPrice: line.unit_price,
      discountRate: line.discount_rate,
      accountCode: check.resolved[index]?.accountCode ?? '',
      itemCode: check.resolved[index]?.itemCode ?? null,
      taxType: check.resolved[index]?.taxType ?? null,
    })),
  };
}

async function prepareVoids(
  engine: Engine,
  tx: Tx,
  connection: ConnectionRow,
  operations: readonly SyncOperationRow[],
): Promise<Elements> {
  const [operation] = operations;
  if (operation === undefined) return [];
  const mirror = await findMirror(tx, operation.workspace_id, operation.subject_id);
  if (mirror === undefined) {
    await refuse(engine, tx, connection, operation, [vanished('invoice')]);
    return [];
  }
  // The table's check constraint admits no other status.
  const ledgerStatus = mirror.ledger_status as VoidPayload['ledgerStatus'];
  if (ledgerStatus === 'voided' || ledgerStatus === 'deleted') {
    await settleOperation(
      tx,
      operation.workspace_id,
      operation.id,
      { from: ['queued'] },
      { state: 'done', problem: null, now: engine.clock.now() },
    );
    return [];
  }
  return [{ operation, payload: { ledgerId: mirror.ledger_id, ledgerStatus } }];
}

function vanished(what: string): Problem {
  return {
    code: 'LedgerRejected',
    message: `The ${what} of this invoice is not there any more.`,
    field: null,
    setting: null,
    ledgerWords: null,
  };
}
