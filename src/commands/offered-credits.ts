/** Which credit a customer has in the books, how much of it may still be used, and how much of that an invoice takes. */
import { type InvoiceToCredit, suggestedUse } from '../domain/credit-use.ts';
import { decimal, ZERO } from '../domain/decimal.ts';
import { creditToUse, invoiceToCredit, leftOfCredit } from '../store/credit-pre-flight.ts';
import { type CreditUseRow, listUnsettledUses } from '../store/credit-uses.ts';
import { billedSubject } from '../store/customers.ts';
import { inTransaction, type Tx } from '../store/database.ts';
import type { InvoiceRow } from '../store/invoices.ts';
import { type LedgerCreditRow, listCreditsOf } from '../store/ledger-credits.ts';
import type { Subject } from '../store/links.ts';
import type { CommandDeps } from './deps.ts';
import { moneyRoom } from './money-room.ts';

export type OfferedCredit = {
  readonly credit: LedgerCreditRow;
  readonly left: string;
  /** As much as the invoice takes; null: nothing of it, or no invoice was asked for. */
  readonly suggested: string | null;
  /** What is on its way, or stopped and asks. */
  readonly uses: readonly CreditUseRow[];
};

const MOST = 200;

/** All of it, used up as well. */
export function creditsOfCustomer(
  deps: Pick<CommandDeps, 'db'>,
  workspaceId: string,
  customer: Subject,
): Promise<readonly OfferedCredit[]> {
  return inTransaction(deps.db, async (tx) => {
    const credits = await listCreditsOf(tx, workspaceId, customer, { isOpen: false, limit: MOST });
    return offered(tx, workspaceId, credits, null);
  });
}

/** Of its customer, in its books and currency: what it can take, and what of it is on its way there. */
export function creditsForInvoice(
  deps: Pick<CommandDeps, 'db'>,
  invoice: InvoiceRow,
): Promise<readonly OfferedCredit[]> {
  return inTransaction(deps.db, async (tx) => {
    const { workspace_id: workspaceId, connection_id: connectionId, currency } = invoice;
    const open = await listCreditsOf(tx, workspaceId, billedSubject(invoice), { isOpen: true, limit: MOST });
    const credits = open.filter(
      (credit) => credit.connection_id === connectionId && credit.currency === currency,
    );
    if (connectionId === null || credits.length === 0) return [];
    const offers = await offered(tx, workspaceId, credits, await takingOf(tx, invoice, connectionId));
    return offers.filter(
      ({ suggested, uses }) => suggested !== null || uses.some((use) => use.invoice_id === invoice.id),
    );
  });
}

/** Null: it takes no money now. */
async function takingOf(tx: Tx, invoice: InvoiceRow, connectionId: string): Promise<InvoiceToCredit | null> {
  const room = await moneyRoom(tx, invoice);
  if (!room.ok || room.value.mirror === undefined) return null;
  return invoiceToCredit(tx, invoice, connectionId, room.value.mirror, room.value.left);
}

async function offered(
  tx: Tx,
  workspaceId: string,
  credits: readonly LedgerCreditRow[],
  taking: InvoiceToCredit | null,
): Promise<readonly OfferedCredit[]> {
  const uses = await listUnsettledUses(
    tx,
    workspaceId,
    credits.map(({ id }) => id),
  );
  const offers: OfferedCredit[] = [];
  for (const credit of credits) {
    const left = decimal(credit.remaining).gt(ZERO) ? await leftOfCredit(tx, credit) : credit.remaining;
    offers.push({
      credit,
      left,
      suggested: taking === null ? null : suggestedUse(creditToUse(credit, left), taking),
      uses: uses.filter((use) => use.credit_id === credit.id),
    });
  }
  return offers;
}
