/** Invoices that the books have, as far as an edit of them is concerned: what they say there, and what may still change. */
import { type AllowedEdits, allowedEdits, type InvoiceInBooks } from '../domain/allowed-edits.ts';
import { decimal } from '../domain/decimal.ts';
import { ledgerTraits } from '../domain/ledger-traits.ts';
import type { ConnectionRow } from './connections.ts';
import { ledgerLabel } from './ledger-references.ts';
import type { MirrorRow } from './mirrors.ts';

type EditedMirror = Pick<MirrorRow, 'ledger_status' | 'issue_date' | 'amount_paid' | 'amount_credited'>;

export function inBooks(connection: ConnectionRow, mirror: EditedMirror): InvoiceInBooks {
  const lockDates = [connection.period_lock_date, connection.year_end_lock_date].filter(
    (date) => date !== null,
  );
  return {
    // The table's check constraint admits no other status.
    status: mirror.ledger_status as InvoiceInBooks['status'],
    issueDate: mirror.issue_date,
    hasPayments: !decimal(mirror.amount_paid).eq(0),
    hasCredits: !decimal(mirror.amount_credited).eq(0),
    lockedUntil: lockDates.sort().at(-1) ?? null,
    ledgerName: ledgerLabel(connection.provider),
    words: ledgerTraits(connection.provider).words,
  };
}

/** Without a mirror nothing of it is in the books yet. */
export function allowedEditsOf(
  connection: ConnectionRow | undefined,
  mirror: EditedMirror | undefined,
): AllowedEdits {
  return allowedEdits(connection === undefined || mirror === undefined ? null : inBooks(connection, mirror));
}
