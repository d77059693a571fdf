/** Whether an invoice takes money or credit now, and how much: asked before a payment or a credit note is recorded on it. */
import { isOnlyHere } from '../domain/accounting-status.ts';
import { type Decimal, decimal, moneyText, ZERO } from '../domain/decimal.ts';
import { ledgerTraits } from '../domain/ledger-traits.ts';
import type { Problem } from '../domain/problem.ts';
import { type ConnectionRow, findConnection } from '../store/connections.ts';
import { sumCreditOnItsWay } from '../store/credit-notes.ts';
import { sumUsesOnTheirWayTo } from '../store/credit-uses.ts';
import type { Tx } from '../store/database.ts';
import type { InvoiceRow } from '../store/invoices.ts';
import { ledgerLabel } from '../store/ledger-references.ts';
import { findMirror, type MirrorRow } from '../store/mirrors.ts';
import { sumPaymentsOnTheirWay } from '../store/payments.ts';
import { booksNotConnected, conflict, done, type FieldFault, invalid, type Result } from './refusal.ts';

export type MoneyRoom = {
  readonly connection: ConnectionRow;
  /** Undefined while the invoice is on its way to the books. */
  readonly mirror: MirrorRow | undefined;
  /** What is owing, less what is recorded here and not in the books yet. Decimal string. */
  readonly left: string;
};

/** The caller holds the lock of the invoice: two payments of one invoice are judged one after the other. */
export async function moneyRoom(tx: Tx, invoice: InvoiceRow): Promise<Result<MoneyRoom>> {
  const { workspace_id: workspaceId, id, sync_state: state } = invoice;
  if (invoice.is_voided) return conflict('voided', 'It is voided: there is nothing to pay.');
  if (isOnlyHere(state) || invoice.connection_id === null)
    return conflict('notSent', 'Send the invoice first.');
  const connection = await findConnection(tx, workspaceId, invoice.connection_id);
  if (connection === undefined || connection.status === 'disconnected') return booksNotConnected();
  const mirror = await findMirror(tx, workspaceId, id);
  const { hasDrafts } = ledgerTraits(connection.provider);
  const arrivesAs = invoice.arrive_as ?? connection.invoices_arrive_as;
  if (mirror === undefined && hasDrafts && arrivesAs !== 'approved')
    return conflict(
      'notApproved',
      `It arrives in ${ledgerLabel(connection.provider)} unapproved. Approve it there first.`,
    );
  const owing = decimal(mirror?.amount_owing ?? invoice.total);
  const left = moneyText(owing.minus(await moneyOnItsWay(tx, workspaceId, id)));
  return done({ connection, mirror, left });
}

/** Such an invoice is neither voided nor set aside: the money behind it would hang in the air. */
export async function hasMoneyOnItsWay(tx: Tx, workspaceId: string, invoiceId: string): Promise<boolean> {
  return (await moneyOnItsWay(tx, workspaceId, invoiceId)).gt(ZERO);
}

async function moneyOnItsWay(tx: Tx, workspaceId: string, invoiceId: string): Promise<Decimal> {
  const paid = await sumPaymentsOnTheirWay(tx, workspaceId, invoiceId);
  const credited = await sumCreditOnItsWay(tx, workspaceId, invoiceId);
  const used = await sumUsesOnTheirWayTo(tx, workspaceId, invoiceId);
  return decimal(paid).plus(decimal(credited)).plus(decimal(used));
}

/** Problems of a record that is not saved yet: those of a field are named there, any other stands in the way of it all. */
export function refuseFor(problems: readonly Problem[]): Extract<Result<never>, { readonly ok: false }> {
  const faults = problems.flatMap(({ field, message }): FieldFault[] =>
    field === null ? [] : [{ path: field, message }],
  );
  const general = problems.find(({ field }) => field === null);
  return general === undefined ? invalid(faults) : conflict(general.code, general.message);
}
