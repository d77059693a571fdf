/** Takes a payment back: set aside where the books never saw it, by an operation where they did. */

import { checkDate } from '../domain/mapping.ts';
import { recordMarker } from '../domain/marker.ts';
import { whyHeld } from '../domain/payment.ts';
import { announce } from '../store/changes.ts';
import { findConnection } from '../store/connections.ts';
import { inTransaction, type Tx } from '../store/database.ts';
import { closeWaitingOperations } from '../store/decided-operations.ts';
import { findAllocationsOn } from '../store/ledger-credits.ts';
import { ledgerLabel, loadBooks } from '../store/ledger-references.ts';
import { findPayment, lockPayment, type PaymentRow, withdrawPayment } from '../store/payments.ts';
import { findLatestOperation } from '../store/sync-operations.ts';
import type { Actor } from './actor.ts';
import type { CommandDeps } from './deps.ts';
import { refuseFor } from './money-room.ts';
import { queueOperation } from './queue-operation.ts';
import { recordChange } from './record-change.ts';
import { booksNotConnected, conflict, done, notFound, type Result } from './refusal.ts';

/** Removing twice is removing once. */
export function removePayment(deps: CommandDeps, actor: Actor, id: string): Promise<Result<null>> {
  return inTransaction(deps.db, async (tx) => {
    const { workspaceId } = actor;
    const seen = await findPayment(tx, workspaceId, id);
    if (seen === undefined) return notFound('payment');
    // The operation before the payment, in the order in which the engine takes them: the other way round they could wait for each other.
    if (seen.ledger_id === null && seen.removed_at === null)
      await closeWaitingOperations(tx, workspaceId, 'payment', id, deps.clock.now());
    const payment = await lockPayment(tx, workspaceId, id);
    if (payment === undefined || payment.removed_at !== null) return done(null);
    if (payment.kind !== 'payment' || (await isOpenMoney(tx, payment)))
      return takeBack(deps, tx, actor, payment);
    return payment.ledger_id === null
      ? withdraw(deps, tx, actor, payment)
      : removeInBooks(deps, tx, actor, payment);
  });
}

/** Money that was open once and is set against this invoice by its own payment: removed, it would be gone altogether. */
async function isOpenMoney(tx: Tx, payment: PaymentRow): Promise<boolean> {
  return ((await findAllocationsOn(tx, payment.workspace_id, payment.id)) ?? []).length > 0;
}

async function withdraw(deps: CommandDeps, tx: Tx, actor: Actor, payment: PaymentRow): Promise<Result<null>> {
  const { workspace_id: workspaceId, id, connection_id: connectionId } = payment;
  const latest = await findLatestOperation(tx, workspaceId, connectionId, 'payment', id);
  if (latest?.state === 'dispatched' || latest?.state === 'unknown')
    return conflict('onItsWay', 'It is on its way to the books. Wait for the answer, then remove it.');
  await withdrawPayment(tx, workspaceId, id, deps.clock.now());
  await recordRemoval(deps, tx, actor, payment);
  return done(null);
}

/** Credit that was set against the invoice, here or there: the credit itself stays, to be used again. */
async function takeBack(deps: CommandDeps, tx: Tx, actor: Actor, payment: PaymentRow): Promise<Result<null>> {
  const applied = (await findAllocationsOn(tx, payment.workspace_id, payment.id)) ?? [];
  if (applied.length === 0)
    return conflict('appliedInBooks', 'This is credit set against the invoice. Remove it in the books.');
  return removeInBooks(deps, tx, actor, payment, 'takeBackCredit');
}

async function removeInBooks(
  deps: CommandDeps,
  tx: Tx,
  actor: Actor,
  payment: PaymentRow,
  kind: 'removePayment' | 'takeBackCredit' = 'removePayment',
): Promise<Result<null>> {
  const { workspace_id: workspaceId, id, connection_id: connectionId } = payment;
  const connection = await findConnection(tx, workspaceId, connectionId);
  if (connection === undefined || connection.status === 'disconnected') return booksNotConnected();
  const held = whyHeld(payment, ledgerLabel(connection.provider));
  if (held !== null) return conflict('heldInBooks', held);
  const locked = checkDate(payment.paid_on, 'paidOn', await loadBooks(tx, connection));
  if (locked.length > 0)
    return refuseFor(
      locked.map((problem) => ({ ...problem, field: null, message: lockedWords(connection.provider) })),
    );
  const latest = await findLatestOperation(tx, workspaceId, connectionId, 'payment', id);
  if (latest?.kind === kind && ['queued', 'dispatched', 'unknown'].includes(latest.state)) return done(null);
  // One that the books refused makes room for the new attempt.
  await closeWaitingOperations(tx, workspaceId, 'payment', id, deps.clock.now());
  await queueOperation(deps, tx, actor, {
    kind,
    subject: { kind: 'payment', id },
    connectionId,
    marker: recordMarker(id),
    waitsFor: null,
    problem: null,
  });
  await recordRemoval(deps, tx, actor, payment, kind);
  return done(null);
}

function lockedWords(provider: string): string {
  return `The period of this payment is locked. Unlock it in ${ledgerLabel(provider)}, then remove the payment.`;
}

async function recordRemoval(
  deps: CommandDeps,
  tx: Tx,
  actor: Actor,
  payment: PaymentRow,
  kind: 'removePayment' | 'takeBackCredit' = 'removePayment',
): Promise<void> {
  const { id: paymentId, amount, currency, paid_on: paidOn } = payment;
  await recordChange(deps, tx, actor, {
    kind: 'invoice',
    id: payment.invoice_id,
    action: kind === 'removePayment' ? 'payment removed' : 'credit taken back',
    details: { paymentId, amount, currency, paidOn },
  });
  await announce(tx, { workspaceId: actor.workspaceId, kind: 'payment', id: paymentId });
}
