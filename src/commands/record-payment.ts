/** Records money that came in, here: it crosses to the books once, after its invoice. */
import { decimal, moneyText } from '../domain/decimal.ts';
import { recordMarker } from '../domain/marker.ts';
import { announce } from '../store/changes.ts';
import { inTransaction, type Tx } from '../store/database.ts';
import { lockExternalId } from '../store/external-id.ts';
import { type InvoiceRow, lockInvoice } from '../store/invoices.ts';
import { preFlightPayments } from '../store/money-pre-flight.ts';
import { findPaymentByExternalId, insertPayment } from '../store/payments.ts';
import { findLatestOperation, problemOf } from '../store/sync-operations.ts';
import type { Actor } from './actor.ts';
import { unknownReferences } from './check-references.ts';
import type { CommandDeps } from './deps.ts';
import { type MoneyRoom, moneyRoom, refuseFor } from './money-room.ts';
import { queueOperation } from './queue-operation.ts';
import { recordChange } from './record-change.ts';
import { conflict, done, invalid, notFound, type Result } from './refusal.ts';

export type PaymentInput = {
  /** Decimal string, in the invoice's currency; null: paid in full, all that is left. */
  readonly amount: string | null;
  readonly paidOn: string;
  /** Null: by the mapping, as it is when the payment goes. */
  readonly accountCode: string | null;
  readonly methodId: string | null;
  readonly reference: string | null;
  readonly externalId: string | null;
};

/** With an external id that exists, answers the payment that has it and changes nothing. */
export function recordPayment(
  deps: CommandDeps,
  actor: Actor,
  invoiceId: string,
  input: PaymentInput,
): Promise<Result<{ readonly id: string; readonly isNew: boolean }>> {
  return inTransaction(deps.db, async (tx) => {
    const { workspaceId } = actor;
    const { externalId } = input;
    // Two requests with one external id are judged one after the other: the second finds what the first made.
    if (externalId !== null) await lockExternalId(tx, workspaceId, 'payment', externalId);
    const existing =
      externalId === null ? undefined : await findPaymentByExternalId(tx, workspaceId, externalId);
    if (existing?.invoice_id === invoiceId) return done({ id: existing.id, isNew: false });
    if (existing !== undefined)
      return conflict('externalIdTaken', 'A payment of another invoice has this externalId.');
    const invoice = await lockInvoice(tx, workspaceId, invoiceId);
    if (invoice === undefined) return notFound('invoice');
    const unknown = await unknownReferences(tx, workspaceId, [
      { kind: 'paymentMethod', id: input.methodId, path: 'methodId' },
    ]);
    if (unknown.length > 0) return invalid(unknown);
    const room = await moneyRoom(tx, invoice);
    if (!room.ok) return room;
    const whole = { ...input, amount: input.amount ?? room.value.left };
    const [check] = await preFlightPayments(tx, room.value.connection, [draftOf(invoice, whole, room.value)]);
    if (check !== undefined && check.problems.length > 0) return refuseFor(check.problems);
    return done({ id: await savePayment(deps, tx, actor, invoice, whole, room.value), isNew: true });
  });
}

/** The amount is known. */
type WholePayment = PaymentInput & { readonly amount: string };

function draftOf(invoice: InvoiceRow, input: WholePayment, { mirror, left }: MoneyRoom) {
  return {
    amount: input.amount,
    currency: invoice.currency,
    paid_on: input.paidOn,
    account_code: input.accountCode,
    method_id: input.methodId,
    invoice_ledger_status: mirror?.ledger_status ?? null,
    amount_owing: left,
  };
}

async function savePayment(
  deps: CommandDeps,
  tx: Tx,
  actor: Actor,
  invoice: InvoiceRow,
  input: WholePayment,
  { connection, mirror }: MoneyRoom,
): Promise<string> {
  const { workspaceId } = actor;
  const id = deps.ids();
  const amount = moneyText(decimal(input.amount));
  await insertPayment(tx, {
    ...input,
    workspaceId,
    id,
    invoiceId: invoice.id,
    connectionId: connection.id,
    amount,
    currency: invoice.currency,
    createdBy: actor.userId,
    now: deps.clock.now(),
  });
  // Contact before invoice before payment: one that waits for an invoice in trouble is in the same trouble.
  const first =
    mirror === undefined
      ? await findLatestOperation(tx, workspaceId, connection.id, 'invoice', invoice.id)
      : undefined;
  await queueOperation(deps, tx, actor, {
    kind: 'createPayment',
    subject: { kind: 'payment', id },
    connectionId: connection.id,
    marker: recordMarker(id),
    waitsFor: first?.id ?? null,
    problem: first?.state === 'needsAttention' ? problemOf(first) : null,
  });
  const { currency } = invoice;
  const details = { paymentId: id, amount, currency, paidOn: input.paidOn };
  await recordChange(deps, tx, actor, {
    kind: 'invoice',
    id: invoice.id,
    action: 'payment recorded',
    details,
  });
  await announce(tx, { workspaceId, kind: 'payment', id });
  return id;
}
