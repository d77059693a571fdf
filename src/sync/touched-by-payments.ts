/** Payments that the ledger told of: which of our invoices and which credit notes they touch, or touched before. */
import type { LedgerClient } from '../providers/provider.ts';
import type { ConnectionRow } from '../store/connections.ts';
import { findCreditNotesOfPayments } from '../store/ledger-credits.ts';
import { findInvoicesOfPayments } from '../store/mirrored-payments.ts';
import type { Engine } from './engine.ts';
import type { Step } from './push.ts';
import { IDS_A_CALL } from './read-by-id.ts';
import { afterFailure } from './send-batch.ts';
import { ourInvoices } from './sweep-money.ts';

export type Touched = {
  /** Our invoice ids, by the ledger's. */
  readonly invoices: ReadonlyMap<string, string>;
  /** Each with the time of the latest payment that touches it. */
  readonly creditNotes: ReadonlyMap<string, number>;
  /** Payments of which nothing is open: unless they were once, they are no credit. */
  readonly plainMoney: ReadonlySet<string>;
};

/** @param told when each payment last changed, by its ledger id. A step where the ledger did not answer. */
export async function touchedByPayments(
  engine: Engine,
  connection: ConnectionRow,
  books: LedgerClient,
  told: ReadonlyMap<string, number>,
): Promise<({ readonly ok: true } & Touched) | { readonly ok: false; readonly step: Step }> {
  const { workspace_id: workspaceId, id } = connection;
  const ids = [...told.keys()];
  // A payment that was removed or moved is not to be found in the books any more: what we know of it is.
  const invoices = new Set(await findInvoicesOfPayments(engine.db, workspaceId, id, ids));
  const uses = [...(await findCreditNotesOfPayments(engine.db, workspaceId, id, ids))];
  const plainMoney = new Set<string>();
  for (let start = 0; start < ids.length; start += IDS_A_CALL) {
    const answer = await books.touchedByPayments(ids.slice(start, start + IDS_A_CALL));
    if (!answer.ok) return { ok: false, step: await afterFailure(engine, connection, answer.failure) };
    for (const { ledgerId, invoiceLedgerIds, creditNoteLedgerIds, isOpen } of answer.value) {
      for (const invoiceLedgerId of invoiceLedgerIds) invoices.add(invoiceLedgerId);
      for (const creditNoteLedgerId of creditNoteLedgerIds)
        uses.push({ paymentLedgerId: ledgerId, creditNoteLedgerId });
      if (!isOpen) plainMoney.add(ledgerId);
    }
  }
  const creditNotes = new Map<string, number>();
  for (const { paymentLedgerId, creditNoteLedgerId } of uses) {
    const at = Math.max(creditNotes.get(creditNoteLedgerId) ?? 0, told.get(paymentLedgerId) ?? 0);
    creditNotes.set(creditNoteLedgerId, at);
  }
  return {
    ok: true,
    invoices: await ourInvoices(engine, connection, [...invoices]),
    creditNotes,
    plainMoney,
  };
}
