/** Pays a customer's credit in the books back, all of it or some: the books get a payment of the credit. */
import { decimal, moneyText } from '../domain/decimal.ts';
import { findConnection } from '../store/connections.ts';
import { creditToUse, leftOfCredit, preFlightRefund } from '../store/credit-pre-flight.ts';
import { inTransaction } from '../store/database.ts';
import { lockLedgerCredit } from '../store/ledger-credits.ts';
import type { Actor } from './actor.ts';
import { unknownReferences } from './check-references.ts';
import type { CommandDeps } from './deps.ts';
import { refuseFor } from './money-room.ts';
import type { PaymentInput } from './record-payment.ts';
import { booksNotConnected, done, invalid, notFound, type Result } from './refusal.ts';
import { askedAlready, queueUse, type Used } from './save-credit-use.ts';

/** With an external id that exists, answers the refund that has it and changes nothing. */
export function refundCredit(
  deps: CommandDeps,
  actor: Actor,
  creditId: string,
  input: PaymentInput,
): Promise<Result<Used>> {
  return inTransaction(deps.db, async (tx) => {
    const { workspaceId } = actor;
    const before = await askedAlready(tx, workspaceId, input.externalId, { creditId });
    if (before !== null) return before;
    const credit = await lockLedgerCredit(tx, workspaceId, creditId);
    if (credit === undefined) return notFound('credit');
    const unknown = await unknownReferences(tx, workspaceId, [
      { kind: 'paymentMethod', id: input.methodId, path: 'methodId' },
    ]);
    if (unknown.length > 0) return invalid(unknown);
    const connection = await findConnection(tx, workspaceId, credit.connection_id);
    if (connection === undefined || connection.status === 'disconnected') return booksNotConnected();
    const held = creditToUse(credit, await leftOfCredit(tx, credit));
    const amount = input.amount ?? held.left;
    const { problems } = await preFlightRefund(tx, connection, held, { ...input, amount });
    if (problems.length > 0) return refuseFor(problems);
    const id = await queueUse(deps, tx, actor, credit, {
      kind: 'refundCredit',
      invoiceId: null,
      amount: moneyText(decimal(amount)),
      usedOn: input.paidOn,
      accountCode: input.accountCode,
      methodId: input.methodId,
      reference: input.reference,
      externalId: input.externalId,
    });
    return done({ id, isNew: true });
  });
}
