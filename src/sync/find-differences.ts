/** Why readings of the ledger came to other figures than ours: found while it can be told what the books said before. */
import { decimal } from '../domain/decimal.ts';
import { type Amounts, type DifferenceReason, explainDifference } from '../domain/totals-difference.ts';
import type { LedgerInvoice } from '../providers/provider.ts';
import type { Tx } from '../store/database.ts';
import { listInvoiceLines } from '../store/invoice-lines.ts';
import { listInvoiceTotals } from '../store/invoices.ts';
import type { KnownMirror } from '../store/mirrors.ts';

type ReadInvoice = { readonly invoiceId: string; readonly wire: LedgerInvoice };
type OurTotals = Pick<Amounts, 'total' | 'totalTax'>;

/** By invoice id; those that come to our figures are left out. */
export async function findDifferences(
  tx: Tx,
  workspaceId: string,
  readings: readonly ReadInvoice[],
  before: ReadonlyMap<string, KnownMirror>,
): Promise<ReadonlyMap<string, DifferenceReason>> {
  const totals = await listInvoiceTotals(
    tx,
    workspaceId,
    readings.map(({ invoiceId }) => invoiceId),
  );
  const different = readings.flatMap(({ invoiceId, wire }) => {
    const ours = totals.get(invoiceId);
    return ours === undefined || comeToTheSame(ours, wire) ? [] : [{ invoiceId, wire, ours }];
  });
  const lines = await listInvoiceLines(
    tx,
    workspaceId,
    different.map(({ invoiceId }) => invoiceId),
  );
  return new Map(
    different.flatMap(({ invoiceId, wire, ours }) => {
      const own = lines
        .filter((line) => line.invoice_id === invoiceId)
        .map((line) => ({ lineAmount: line.line_amount, taxAmount: line.tax_amount }));
      const reason = reasonOf({ ...ours, lines: own }, wire, before.get(invoiceId));
      return reason === null ? [] : [[invoiceId, reason] as const];
    }),
  );
}

/** What was found once stays true as long as the books say the same. */
function reasonOf(
  ours: Amounts,
  wire: LedgerInvoice,
  known: KnownMirror | undefined,
): DifferenceReason | null {
  if (known !== undefined && known.difference !== null && comeToTheSame(known.mirror, wire))
    return known.difference;
  return explainDifference(ours, wire, known !== undefined && comeToTheSame(ours, known.mirror));
}

function comeToTheSame(one: OurTotals, other: OurTotals): boolean {
  return decimal(one.total).eq(decimal(other.total)) && decimal(one.totalTax).eq(decimal(other.totalTax));
}
