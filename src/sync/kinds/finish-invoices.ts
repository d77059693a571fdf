/** An invoice that the ledger has created, changed or voided for us: linked, mirrored, its lines named, and sent on if we have gone on. */
import {
  contentFields,
  fieldsToSend,
  type InvoiceContent,
  pairLines,
  withFields,
} from '../../domain/invoice-content.ts';
import type { InvoiceToCreate, InvoiceToUpdate, LedgerInvoice } from '../../providers/provider.ts';
import { billedContact } from '../../store/customers.ts';
import { wakePush } from '../../store/engine-jobs.ts';
import { findInvoicesByIds, type InvoiceRow, setInvoicesSyncState } from '../../store/invoices.ts';
import { findLatestOperations } from '../../store/latest-operations.ts';
import { type NamedLine, setLedgerLineIds } from '../../store/ledger-lines.ts';
import { findLinks, saveLinks, subjectKey } from '../../store/links.ts';
import { insertSyncOperations, type SyncOperationRow } from '../../store/sync-operations.ts';
import { takeOver } from '../apply.ts';
import { contentOf } from '../apply-contents.ts';
import type { Ours } from './create-invoice.ts';
import { type Finished, type Place, wakeWaiting } from './kind.ts';

export async function finishInvoices(
  { engine, tx, connection }: Place,
  finished: readonly Finished<LedgerInvoice>[],
  readAt: Date,
): Promise<void> {
  const now = engine.clock.now();
  await takeOver(
    engine,
    tx,
    connection,
    finished.map(({ operation, record }) => ({
      invoiceId: operation.subject_id,
      wire: record,
      readAt,
      cause: 'push' as const,
      isOld: operation.lane === 'backfill',
      agrees: (before) => agreedAfter(operation, record, before),
    })),
  );
  await setLedgerLineIds(tx, connection.workspace_id, finished.flatMap(namedLines));
  await saveLinks(
    tx,
    connection.workspace_id,
    connection.id,
    finished.map(({ operation, record }) => ({
      subject: { kind: 'invoice' as const, id: operation.subject_id },
      ledgerId: record.ledgerId,
      marker: operation.marker,
      snapshot: {
        digest: operation.digest,
        total: record.total,
        updatedAt: record.updatedAt.toISOString(),
        warnings: record.warnings,
      },
    })),
    now,
  );
  const inBooks = { syncState: 'inBooks', connectionId: connection.id, now } as const;
  await setInvoicesSyncState(tx, connection.workspace_id, subjectIds(finished), inBooks);
  await setInvoicesSyncState(tx, connection.workspace_id, subjectIds(finished.filter(isGone)), {
    ...inBooks,
    isVoided: true,
  });
  await sendNewer({ engine, tx, connection }, finished);
  await wakeWaiting({ engine, tx, connection }, finished);
}

/** As it was sent; null for a void, which says nothing of the invoice itself. */
type Sent = (InvoiceToCreate | InvoiceToUpdate) & Ours;

function sentBy({ kind, payload }: SyncOperationRow): Sent | null {
  // The payload that this kind made; one from before versions were kept with it cannot tell anything.
  const sent = payload as unknown as Sent | null;
  return kind === 'voidInvoice' || sent?.ours === undefined ? null : sent;
}

/** What is asked of the books, in the shape of what they hold. */
export function contentAsked(sent: InvoiceToCreate | InvoiceToUpdate): InvoiceContent {
  const { contactLedgerId, reference, issueDate, dueDate, lineAmountType, lines } = sent;
  return {
    brandingThemeId: sent.brandingThemeId,
    currencyRate: sent.currencyRate,
    contactLedgerId,
    reference,
    issueDate,
    dueDate,
    lineAmountType,
    lines: lines.map((line) => ({
      ledgerLineId: 'ledgerLineId' in line ? line.ledgerLineId : null,
      description: line.description,
      quantity: line.quantity,
      unitPrice: line.unitPrice,
      discountRate: line.discountRate,
      accountCode: line.accountCode,
      itemCode: line.itemCode,
      taxType: line.taxType,
      tracking: line.tracking,
    })),
  };
}

export function fieldsSent(sent: InvoiceToCreate | InvoiceToUpdate) {
  return 'sends' in sent ? sent.sends : contentFields;
}

/** What the answer says of the fields that were sent. In a record that was found later, what differs was changed there since. */
function agreedAfter(
  operation: SyncOperationRow,
  record: LedgerInvoice,
  before: InvoiceContent | null,
): InvoiceContent {
  const theirs = contentOf(record, before ?? undefined);
  const sent = sentBy(operation);
  if (sent === null) return before ?? theirs;
  // The ledger's rate of the day follows the date.
  const answered = withFields(before ?? theirs, theirs, [...fieldsSent(sent), 'currencyRate']);
  if (operation.state === 'dispatched') return answered;
  const asked = contentAsked(sent);
  const lines = pairLines(asked.lines, theirs.lines).map(([line, like]) => ({
    ...line,
    ledgerLineId: like?.ledgerLineId ?? line.ledgerLineId,
  }));
  const later = fieldsToSend(asked, theirs).filter((field) => fieldsSent(sent).includes(field));
  return withFields(answered, { ...asked, lines }, later);
}

/** Lines as they stood in the request, each with the ledger's line in the answer. */
export function namedLines({ operation, record }: Finished<LedgerInvoice>): readonly NamedLine[] {
  const sent = sentBy(operation);
  if (sent === null || !fieldsSent(sent).includes('lines')) return [];
  const there = new Set<string | null>(record.lines.map(({ ledgerLineId }) => ledgerLineId));
  // One that somebody took out there a moment before has come back under another id, in its place.
  const isAnswer = operation.state === 'dispatched';
  const asked = contentAsked(sent).lines.map((line) =>
    isAnswer && !there.has(line.ledgerLineId) ? { ...line, ledgerLineId: null } : line,
  );
  return pairLines(asked, record.lines).flatMap(([, like], index) => {
    const lineId = sent.ours.lineIds[index];
    return lineId === undefined || like?.ledgerLineId == null
      ? []
      : [{ lineId, ledgerLineId: like.ledgerLineId }];
  });
}

/** Edits that were made while this was under way go now. A void that waits takes their place. */
async function sendNewer(
  { engine, tx, connection }: Place,
  finished: readonly Finished<LedgerInvoice>[],
): Promise<void> {
  const { workspace_id: workspaceId, id: connectionId } = connection;
  const sent = new Map(
    finished.flatMap((each) => {
      const version = isGone(each) ? undefined : sentBy(each.operation)?.ours.version;
      return version === undefined ? [] : [[each.operation.subject_id, { ...each, version }] as const];
    }),
  );
  const invoices = await findInvoicesByIds(tx, workspaceId, [...sent.keys()]);
  const newer = invoices.filter(
    ({ id, version, is_voided }) => !is_voided && version > (sent.get(id)?.version ?? version),
  );
  if (newer.length === 0) return;
  const waitsFor = await customersOnTheirWay({ engine, tx, connection }, newer);
  const operations = newer.map((invoice) => ({
    workspaceId,
    id: engine.newId(),
    connectionId,
    kind: 'updateInvoice' as const,
    subjectKind: 'invoice' as const,
    subjectId: invoice.id,
    subjectVersion: invoice.version,
    lane: 'interactive' as const,
    marker: sent.get(invoice.id)?.operation.marker ?? '',
    waitsFor: waitsFor.get(subjectKey(billedContact(connection, invoice))) ?? null,
    createdBy: sent.get(invoice.id)?.operation.created_by ?? null,
    problem: null,
    now: engine.clock.now(),
  }));
  await insertSyncOperations(tx, operations);
  await wakePush(tx, workspaceId, connectionId, 'interactive');
}

/** By customer who is not in the books yet: the operation that brings them there. */
async function customersOnTheirWay(
  { tx, connection }: Place,
  invoices: readonly InvoiceRow[],
): Promise<ReadonlyMap<string, string>> {
  const { workspace_id: workspaceId, id } = connection;
  const customers = invoices.map((invoice) => billedContact(connection, invoice));
  const links = await findLinks(tx, workspaceId, id, customers);
  const unlinked = customers.filter((customer) => !links.has(subjectKey(customer)));
  const latest = await findLatestOperations(tx, workspaceId, unlinked, id);
  return new Map([...latest].map(([key, operation]) => [key, operation.id]));
}

function isGone({ record }: Finished<LedgerInvoice>): boolean {
  return record.status === 'voided' || record.status === 'deleted';
}

function subjectIds(finished: readonly Finished<unknown>[]): string[] {
  return finished.map(({ operation }) => operation.subject_id);
}
