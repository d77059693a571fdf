/** Sets a customer's credit in the books against an invoice of theirs: a prepayment, an overpayment, a credit note. */
import { todayIn } from '../domain/calendar.ts';
import { checkCreditUse } from '../domain/credit-use.ts';
import { decimal, moneyText } from '../domain/decimal.ts';
import { creditToUse, invoiceToCredit, leftOfCredit } from '../store/credit-pre-flight.ts';
import { listUnsettledUses } from '../store/credit-uses.ts';
import { inTransaction, type Tx } from '../store/database.ts';
import { type InvoiceRow, lockInvoice } from '../store/invoices.ts';
import { type LedgerCreditRow, lockLedgerCredit } from '../store/ledger-credits.ts';
import { ledgerLabel } from '../store/ledger-references.ts';
import type { Actor } from './actor.ts';
import type { CommandDeps } from './deps.ts';
import { type MoneyRoom, moneyRoom, refuseFor } from './money-room.ts';
import { conflict, done, invalid, notFound, type Result } from './refusal.ts';
import { askedAlready, queueUse, type Used } from './save-credit-use.ts';

export type CreditUseInput = {
  readonly creditId: string;
  /** Decimal string, in the currency of both. */
  readonly amount: string;
  readonly externalId: string | null;
};

/** With an external id that exists, answers the use that has it and changes nothing. */
export function useCredit(
  deps: CommandDeps,
  actor: Actor,
  invoiceId: string,
  input: CreditUseInput,
): Promise<Result<Used>> {
  return inTransaction(deps.db, async (tx) => {
    const { workspaceId } = actor;
    const before = await askedAlready(tx, workspaceId, input.externalId, { invoiceId });
    if (before !== null) return before;
    const invoice = await lockInvoice(tx, workspaceId, invoiceId);
    if (invoice === undefined) return notFound('invoice');
    const room = await moneyRoom(tx, invoice);
    if (!room.ok) return room;
    const credit = await lockLedgerCredit(tx, workspaceId, input.creditId);
    if (credit === undefined || credit.connection_id !== room.value.connection.id)
      return invalid([{ path: 'creditId', message: 'names no credit in the books of this invoice' }]);
    const refusal = await refusalOf(tx, invoice, credit, input.amount, room.value);
    if (refusal !== null) return refusal;
    const { time_zone: timeZone } = room.value.connection;
    const id = await queueUse(deps, tx, actor, credit, {
      kind: 'useCredit',
      invoiceId,
      amount: moneyText(decimal(input.amount)),
      usedOn: todayIn(timeZone, deps.clock.now().getTime()),
      accountCode: null,
      methodId: null,
      reference: null,
      externalId: input.externalId,
    });
    return done({ id, isNew: true });
  });
}

async function refusalOf(
  tx: Tx,
  invoice: InvoiceRow,
  credit: LedgerCreditRow,
  amount: string,
  { connection, mirror, left }: MoneyRoom,
): Promise<Extract<Result<never>, { readonly ok: false }> | null> {
  if (mirror === undefined)
    return conflict('notInTheBooks', 'It is not in the books yet. Wait until it is there.');
  // An allocation carries no mark: of two alike on their way at once nobody could say which is which.
  const underWay = await listUnsettledUses(tx, invoice.workspace_id, [credit.id]);
  if (underWay.some((use) => use.invoice_id === invoice.id))
    return conflict('onItsWay', 'Some of this credit is on its way to this invoice. Wait for the answer.');
  const taking = await invoiceToCredit(tx, invoice, connection.id, mirror, left);
  const held = creditToUse(credit, await leftOfCredit(tx, credit));
  const problems = checkCreditUse(amount, held, taking, ledgerLabel(connection.provider));
  return problems.length > 0 ? refuseFor(problems) : null;
}
