/** May this use of a customer's credit go to the books as it is? The one place that answers: the screen, Retry and the push all ask here. */
import { type CreditToUse, checkCreditUse, checkRefund, type InvoiceToCredit } from '../domain/credit-use.ts';
import { decimal, moneyText, ZERO } from '../domain/decimal.ts';
import type { PaymentToCheck } from '../domain/payment.ts';
import type { Problem } from '../domain/problem.ts';
import type { ConnectionRow } from './connections.ts';
import { type CreditUseRow, isBeingAllocated, sumUsesOnTheirWay } from './credit-uses.ts';
import { billedSubject } from './customers.ts';
import type { Db } from './database.ts';
import { findInvoice, type InvoiceRow } from './invoices.ts';
import { findContactInBooks, findLedgerCredit, type LedgerCreditRow } from './ledger-credits.ts';
import { ledgerLabel, loadBooks } from './ledger-references.ts';
import { loadMapping } from './mappings.ts';
import { findMirror, type MirrorRow } from './mirrors.ts';

/** What of a credit may still be used, uses on their way taken off. */
export async function leftOfCredit(db: Db, credit: LedgerCreditRow): Promise<string> {
  const { workspace_id: workspaceId, connection_id: connectionId, ledger_id: ledgerId } = credit;
  if (credit.kind === 'creditNote' && (await isBeingAllocated(db, workspaceId, connectionId, ledgerId)))
    return moneyText(ZERO);
  const left = decimal(credit.remaining).minus(decimal(await sumUsesOnTheirWay(db, workspaceId, credit.id)));
  return moneyText(left.lt(ZERO) ? ZERO : left);
}

/** @param left what may be used of it */
export function creditToUse(credit: LedgerCreditRow, left: string): CreditToUse {
  return {
    // The table's check constraint admits no other status.
    ledgerStatus: credit.status as CreditToUse['ledgerStatus'],
    left,
    currency: credit.currency,
    contactLedgerId: credit.contact_ledger_id,
  };
}

/** @param left what it may still be given */
export async function invoiceToCredit(
  db: Db,
  invoice: InvoiceRow,
  connectionId: string,
  mirror: MirrorRow | undefined,
  left: string,
): Promise<InvoiceToCredit> {
  return {
    // The table's check constraint admits no other status.
    ledgerStatus: (mirror?.ledger_status ?? null) as InvoiceToCredit['ledgerStatus'],
    left,
    currency: invoice.currency,
    contactLedgerId: await findContactInBooks(db, invoice.workspace_id, connectionId, {
      ...billedSubject(invoice),
      currency: invoice.currency,
    }),
  };
}

/** A use that is about to go, with what the ledger must be told. */
export type CheckedUse = {
  readonly credit: LedgerCreditRow;
  readonly invoiceLedgerId: string | null;
  /** Of a refund: where the money leaves. */
  readonly accountCode: string | null;
  readonly problems: readonly Problem[];
};

/** Undefined where the credit or the invoice is not there any more. Looks at the books as they are. */
export async function preFlightUse(
  db: Db,
  connection: ConnectionRow,
  use: CreditUseRow,
): Promise<CheckedUse | undefined> {
  const { workspace_id: workspaceId } = connection;
  const credit = await findLedgerCredit(db, workspaceId, use.credit_id);
  if (credit === undefined) return undefined;
  const held = creditToUse(credit, credit.remaining);
  if (use.invoice_id === null) {
    const { accountCode, problems } = await preFlightRefund(db, connection, held, {
      amount: use.amount,
      paidOn: use.used_on,
      accountCode: use.account_code,
      methodId: use.method_id,
    });
    return { credit, invoiceLedgerId: null, accountCode, problems };
  }
  const invoice = await findInvoice(db, workspaceId, use.invoice_id);
  const mirror = await findMirror(db, workspaceId, use.invoice_id);
  if (invoice === undefined || mirror === undefined) return undefined;
  const taking = await invoiceToCredit(db, invoice, connection.id, mirror, mirror.amount_owing);
  const problems = checkCreditUse(use.amount, held, taking, ledgerLabel(connection.provider));
  return { credit, invoiceLedgerId: mirror.ledger_id, accountCode: null, problems };
}

export async function preFlightRefund(
  db: Db,
  connection: ConnectionRow,
  credit: CreditToUse,
  refund: PaymentToCheck,
): Promise<ReturnType<typeof checkRefund>> {
  const [books, mapping] = await Promise.all([
    loadBooks(db, connection),
    loadMapping(db, connection.workspace_id, connection.id),
  ]);
  return checkRefund(refund, credit, mapping, books);
}
