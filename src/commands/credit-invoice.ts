/** Gives credit on an invoice: a credit note of some of its lines goes to the books, and is set against it there. */
import { chooseCredit, type LineToCredit } from '../domain/credit.ts';
import type { LineAmountType } from '../domain/invoice.ts';
import { recordMarker } from '../domain/marker.ts';
import { checkStatus } from '../domain/payment.ts';
import { announce } from '../store/changes.ts';
import { creditedQuantities, findCreditNoteByExternalId, insertCreditNote } from '../store/credit-notes.ts';
import { inTransaction, type Tx } from '../store/database.ts';
import { lockExternalId } from '../store/external-id.ts';
import { type InvoiceLineRow, listInvoiceLines } from '../store/invoice-lines.ts';
import { type InvoiceRow, lockInvoice } from '../store/invoices.ts';
import { ledgerLabel } from '../store/ledger-references.ts';
import { type CreditPreFlight, preFlightCreditNotes } from '../store/money-pre-flight.ts';
import type { Actor } from './actor.ts';
import type { CommandDeps } from './deps.ts';
import { type MoneyRoom, moneyRoom, refuseFor } from './money-room.ts';
import { queueOperation } from './queue-operation.ts';
import { recordChange } from './record-change.ts';
import { conflict, done, invalid, notFound, type Result } from './refusal.ts';

export type CreditInput = {
  /** Null: all that is not credited yet. */
  readonly lines: readonly LineToCredit[] | null;
  readonly issueDate: string;
  readonly reference: string | null;
  readonly externalId: string | null;
};

/** With an external id that exists, answers the credit note that has it and changes nothing. */
export function creditInvoice(
  deps: CommandDeps,
  actor: Actor,
  invoiceId: string,
  input: CreditInput,
): Promise<Result<{ readonly id: string; readonly isNew: boolean }>> {
  return inTransaction(deps.db, async (tx) => {
    const { workspaceId } = actor;
    const { externalId } = input;
    if (externalId !== null) await lockExternalId(tx, workspaceId, 'creditNote', externalId);
    const existing =
      externalId === null ? undefined : await findCreditNoteByExternalId(tx, workspaceId, externalId);
    if (existing?.invoice_id === invoiceId) return done({ id: existing.id, isNew: false });
    if (existing !== undefined)
      return conflict('externalIdTaken', 'A credit note of another invoice has this externalId.');
    const invoice = await lockInvoice(tx, workspaceId, invoiceId);
    if (invoice === undefined) return notFound('invoice');
    const room = await creditRoom(tx, invoice);
    if (!room.ok) return room;
    const credit = await draftCredit(tx, invoice, input, room.value);
    if (!credit.ok) return credit;
    return done({
      id: await saveCredit(deps, tx, actor, invoice, input, room.value, credit.value),
      isNew: true,
    });
  });
}

async function creditRoom(tx: Tx, invoice: InvoiceRow): Promise<Result<MoneyRoom>> {
  const room = await moneyRoom(tx, invoice);
  if (!room.ok) return room;
  const { mirror, connection } = room.value;
  if (mirror === undefined)
    return conflict('notInTheBooks', 'It is not in the books yet. Change the invoice instead.');
  // The table's check constraint admits no other status.
  const ledgerStatus = mirror.ledger_status as Parameters<typeof checkStatus>[0]['ledgerStatus'];
  const problems = checkStatus({ ledgerStatus }, ledgerLabel(connection.provider));
  return problems.length > 0 ? refuseFor(problems) : room;
}

type CreditDraft = CreditPreFlight<{ readonly lines: readonly InvoiceLineRow[] }>;

async function draftCredit(
  tx: Tx,
  invoice: InvoiceRow,
  input: CreditInput,
  { connection, left }: MoneyRoom,
): Promise<Result<CreditDraft>> {
  const lines = await listInvoiceLines(tx, invoice.workspace_id, [invoice.id]);
  const credited = await creditedQuantities(tx, invoice.workspace_id, invoice.id);
  const creditable = lines.map(({ id, quantity }) => ({
    id,
    quantity,
    creditedQuantity: credited.get(id) ?? '0',
  }));
  const chosen = chooseCredit(creditable, input.lines);
  if (chosen.faults.length > 0) return invalid(chosen.faults);
  if (chosen.lines.length === 0) return conflict('nothingToCredit', 'All of it is credited already.');
  const [check] = await preFlightCreditNotes(tx, connection, [
    {
      currency: invoice.currency,
      issue_date: input.issueDate,
      // The table's check constraint admits no other type.
      line_amount_type: invoice.line_amount_type as LineAmountType,
      lines: chosen.lines.flatMap(({ invoiceLineId, quantity }) =>
        lines.filter((line) => line.id === invoiceLineId).map((line) => ({ ...line, quantity })),
      ),
      amount_owing: left,
    },
  ]);
  if (check === undefined) throw new Error('A credit note that was asked about got no answer');
  return check.problems.length > 0 ? refuseFor(check.problems) : done(check);
}

async function saveCredit(
  deps: CommandDeps,
  tx: Tx,
  actor: Actor,
  invoice: InvoiceRow,
  input: CreditInput,
  { connection }: MoneyRoom,
  { creditNote, totals }: CreditDraft,
): Promise<string> {
  const id = deps.ids();
  await insertCreditNote(tx, {
    ...input,
    workspaceId: actor.workspaceId,
    id,
    invoiceId: invoice.id,
    connectionId: connection.id,
    currency: invoice.currency,
    // The table's check constraint admits no other type.
    lineAmountType: invoice.line_amount_type as LineAmountType,
    totals,
    lines: creditNote.lines,
    createdBy: actor.userId,
    now: deps.clock.now(),
  });
  await queueOperation(deps, tx, actor, {
    kind: 'createCreditNote',
    subject: { kind: 'creditNote', id },
    connectionId: connection.id,
    marker: recordMarker(id),
    waitsFor: null,
    problem: null,
  });
  await recordChange(deps, tx, actor, {
    kind: 'invoice',
    id: invoice.id,
    action: 'credited',
    details: { creditNoteId: id, total: totals.total, currency: invoice.currency },
  });
  await announce(tx, { workspaceId: actor.workspaceId, kind: 'creditNote', id });
  return id;
}
