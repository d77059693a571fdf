/** The Accounting Status column: for each row of a board, the gravest chip of its invoices and a card for each. */
import type { Kysely } from 'kysely';
import {
  type Chip,
  chipOf,
  gravestChip,
  isOnlyHere,
  type SyncState,
  whyChip,
} from '../domain/accounting-status.ts';
import type { AllowedEdits } from '../domain/allowed-edits.ts';
import { todayIn } from '../domain/calendar.ts';
import { heldBackWords } from '../domain/document-options.ts';
import { ledgerTraits } from '../domain/ledger-traits.ts';
import type { Problem } from '../domain/problem.ts';
import { mendOf } from '../domain/problem-mend.ts';
import { type DifferenceReason, showDifference, type TotalsDifference } from '../domain/totals-difference.ts';
import type { RecordInBooks } from '../providers/provider.ts';
import { type ConnectionRow, isLive } from './connections.ts';
import type { DB } from './database.ts';
import { labelOf, loadDestinations, whyNowhere } from './destinations.ts';
import type { InvoiceRow } from './invoices.ts';
import { allowedEditsOf } from './invoices-in-books.ts';
import { findLatestOperations } from './latest-operations.ts';
import { ledgerLabel } from './ledger-references.ts';
import { listWarnings } from './links.ts';
import { type MirrorRow, mirrorOf } from './mirrors.ts';
import type { PaymentRow } from './payments.ts';
import { problemOf, type SyncOperationRow } from './sync-operations.ts';

export type InvoiceSummary = {
  readonly id: string;
  readonly number: string | null;
  readonly currency: string;
  readonly dueDate: string | null;
  /** The books' own, once they have it. */
  readonly subTotal: string;
  readonly totalTax: string;
  readonly total: string;
  readonly amountOwing: string | null;
  /** The books came to other figures than ours; theirs are the ones above. */
  readonly totalsDifference: TotalsDifference | null;
  readonly asOf: string | null;
  readonly chip: Chip;
  readonly why: string;
  /** What happens next by itself, or null where nothing will. */
  readonly next: string | null;
  readonly booksUrl: string | null;
  /** Whose books it is in, or goes to; null: there are none to go to. */
  readonly books: BooksOfCard | null;
  readonly ledgerName: string | null;
  readonly organisationName: string | null;
  readonly payments: readonly {
    readonly amount: string;
    readonly paidOn: string;
    readonly kind: string;
    readonly reference: string | null;
  }[];
  readonly problem: Problem | null;
};

export type BooksOfCard = {
  readonly connectionId: string;
  /** Organisation and ledger. */
  readonly label: string;
  /** False: it was never on its way there, and goes there when it is sent. */
  readonly isTied: boolean;
};

/** What the invoice's own screens show beside. */
export type InvoiceCard = InvoiceSummary & {
  readonly allowedEdits: AllowedEdits;
  /** Somebody changed it in the books, and nobody here has said which side counts. */
  readonly isChangedThere: boolean;
  /** A change or a void of it that has not come to its end, in words; null: there is none. */
  readonly underWay: string | null;
  /** Such a change was refused: a person must act. */
  readonly isChangeRefused: boolean;
  /** Its books are connected, or wait for a new grant: what is asked of it goes on, now or then. */
  readonly isReachable: boolean;
};

export type AccountingCell = {
  readonly chip: Chip | null;
  readonly count: number;
  readonly invoices: readonly InvoiceSummary[];
};

/** Where a person sees a record in the books: each ledger knows its own address. */
export type BooksUrl = (connection: ConnectionRow, record: RecordInBooks) => string | null;

/** Cells by sales doc or job id; a row without invoices has none. */
export async function accountingCells(
  db: Kysely<DB>,
  workspaceId: string,
  of: { readonly salesDocIds: readonly string[] } | { readonly jobIds: readonly string[] },
  now: Date,
  booksUrl: BooksUrl,
): Promise<ReadonlyMap<string, AccountingCell>> {
  const column = 'jobIds' in of ? 'job_id' : 'sales_doc_id';
  const ids = 'jobIds' in of ? of.jobIds : of.salesDocIds;
  if (ids.length === 0) return new Map();
  const invoices = await db
    .selectFrom('invoices')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .where(column, 'in', [...ids])
    .orderBy('id')
    .execute();
  const summaries = await summariesOf(db, workspaceId, invoices, now, booksUrl);
  const cells = new Map<string, InvoiceSummary[]>();
  for (const invoice of invoices) {
    const rowId = invoice[column];
    const card = summaries.get(invoice.id);
    if (rowId === null || card === undefined) continue;
    const {
      allowedEdits: _edits,
      isChangedThere: _there,
      underWay: _way,
      isChangeRefused: _refused,
      isReachable: _reachable,
      ...summary
    } = card;
    cells.set(rowId, [...(cells.get(rowId) ?? []), summary]);
  }
  return new Map(
    [...cells].map(([id, list]) => [
      id,
      { chip: gravestChip(list.map((one) => one.chip)), count: list.length, invoices: list },
    ]),
  );
}

/** One card for each invoice, by invoice id. */
export async function summariesOf(
  db: Kysely<DB>,
  workspaceId: string,
  invoices: readonly InvoiceRow[],
  now: Date,
  booksUrl: BooksUrl,
): Promise<ReadonlyMap<string, InvoiceCard>> {
  if (invoices.length === 0) return new Map();
  const ids = invoices.map((invoice) => invoice.id);
  const [mirrors, payments, operations, goesTo] = await Promise.all([
    db
      .selectFrom('mirrors')
      .selectAll()
      .where('workspace_id', '=', workspaceId)
      .where('invoice_id', 'in', ids)
      .execute(),
    db
      .selectFrom('payments')
      .selectAll()
      .where('workspace_id', '=', workspaceId)
      .where('invoice_id', 'in', ids)
      .where('removed_at', 'is', null)
      // What is not in the books yet lowers nothing there.
      .where('ledger_id', 'is not', null)
      .orderBy('paid_on')
      .execute(),
    findLatestOperations(
      db,
      workspaceId,
      ids.map((id) => ({ kind: 'invoice', id })),
    ),
    loadDestinations(db, workspaceId, invoices),
  ]);
  const warnings = await listWarnings(
    db,
    workspaceId,
    mirrors.filter(({ difference }) => isForTheLedgerToSay(difference)).map((mirror) => mirror.invoice_id),
  );
  const mirrorOfInvoice = new Map(mirrors.map((mirror) => [mirror.invoice_id, mirror]));
  return new Map(
    invoices.map((invoice) => [
      invoice.id,
      summaryOf(
        invoice,
        {
          mirror: mirrorOfInvoice.get(invoice.id),
          operation: operations.get(invoice.id),
          connection: goesTo(invoice),
          payments: payments.filter((payment) => payment.invoice_id === invoice.id),
          warnings: warnings.get(invoice.id) ?? [],
        },
        now,
        booksUrl,
      ),
    ]),
  );
}

function summaryOf(
  invoice: InvoiceRow,
  known: {
    readonly mirror: MirrorRow | undefined;
    readonly operation: SyncOperationRow | undefined;
    readonly connection: ConnectionRow | undefined;
    readonly payments: readonly PaymentRow[];
    readonly warnings: readonly string[];
  },
  now: Date,
  booksUrl: BooksUrl,
): InvoiceCard {
  const { mirror, operation, connection } = known;
  const change = changeInBooks(operation);
  const ledgerName = connection === undefined ? null : ledgerLabel(connection.provider);
  const today = todayIn(connection?.time_zone ?? 'UTC', now.getTime());
  const facts = mirror === undefined ? null : mirrorOf(mirror);
  // The table's check constraint admits no other state.
  const syncState = invoice.sync_state as SyncState;
  const chip = chipOf(
    { syncState, isVoided: invoice.is_voided, mirror: facts },
    today,
    ledgerName ?? 'the books',
  );
  const isHeldUp = chip.kind === 'queued' && connection !== undefined && connection.status !== 'active';
  return {
    id: invoice.id,
    number: invoice.number,
    currency: invoice.currency,
    dueDate: mirror === undefined ? invoice.due_date : mirror.due_date,
    subTotal: mirror?.sub_total ?? invoice.sub_total,
    totalTax: mirror?.total_tax ?? invoice.total_tax,
    total: mirror?.total ?? invoice.total,
    amountOwing: mirror?.amount_owing ?? null,
    totalsDifference:
      // While a change is on its way the books still come to what it was.
      change === null ? differenceOf(invoice, mirror, known.warnings, ledgerName ?? 'the books') : null,
    asOf: mirror?.as_of.toISOString() ?? null,
    chip: isHeldUp ? { ...chip, label: 'Waits to reconnect' } : chip,
    why:
      heldBackWords(invoice.held_back_from, chip.kind, ledgerName ?? 'the books') ??
      whyChip(chip.kind, facts, today, invoice.currency),
    next: nextStep(change?.state ?? syncState, operation, connection, now),
    allowedEdits: editsAt(invoice, operation, connection, mirror),
    isChangedThere: mirror?.is_changed_there === true && change?.state !== 'sending',
    underWay: change?.words ?? null,
    isChangeRefused: change?.state === 'needsAttention',
    isReachable: connection?.status !== 'disconnected',
    booksUrl:
      mirror === undefined || connection === undefined
        ? null
        : booksUrl(connection, { kind: 'invoice', ledgerId: mirror.ledger_id }),
    books:
      connection === undefined
        ? null
        : { connectionId: connection.id, label: labelOf(connection), isTied: isTied(invoice) },
    ledgerName,
    organisationName: connection?.organisation_name ?? null,
    payments: known.payments.map((payment) => ({
      amount: payment.amount,
      paidOn: payment.paid_on,
      kind: payment.kind,
      reference: payment.reference,
    })),
    problem:
      operation === undefined || operation.state === 'done' || syncState === 'ignored'
        ? null
        : problemOf(operation),
  };
}

function differenceOf(
  invoice: InvoiceRow,
  mirror: MirrorRow | undefined,
  ledgerWords: readonly string[],
  ledger: string,
): TotalsDifference | null {
  // What is on its way there differs because it is, and no reading has found why.
  if (mirror === undefined || mirror.difference === null || invoice.sync_state !== 'inBooks') return null;
  return showDifference(
    { total: invoice.total, totalTax: invoice.total_tax },
    { total: mirror.total, totalTax: mirror.total_tax },
    // The table's check constraint admits no other reason.
    mirror.difference as DifferenceReason,
    { ledger, ledgerWords },
  );
}

/** What nobody did there by hand, so that the ledger's warnings may tell why. */
function isForTheLedgerToSay(difference: string | null): boolean {
  return difference === 'rounding' || difference === 'unexplained';
}

/** Where a change of an invoice that the books have stands, as an invoice stands on its own way there. */
function changeInBooks(
  operation: SyncOperationRow | undefined,
): { readonly state: SyncState; readonly words: string } | null {
  if (operation?.kind !== 'updateInvoice' && operation?.kind !== 'voidInvoice') return null;
  const what = operation.kind === 'updateInvoice' ? 'change' : 'void';
  switch (operation.state) {
    case 'queued':
      return { state: 'queued', words: `A ${what} waits its turn` };
    case 'dispatched':
    case 'unknown':
      return { state: 'sending', words: `Sending ${what}` };
    case 'needsAttention':
      return { state: 'needsAttention', words: `The ${what} needs attention` };
    default:
      return null;
  }
}

/** What of it may be changed now; nothing while it is being voided. */
function editsAt(
  invoice: InvoiceRow,
  operation: SyncOperationRow | undefined,
  connection: ConnectionRow | undefined,
  mirror: MirrorRow | undefined,
): AllowedEdits {
  if (invoice.is_voided) return { fields: [], why: 'It was voided.' };
  const isVoiding = operation?.kind === 'voidInvoice' && changeInBooks(operation) !== null;
  if (isVoiding && operation.state !== 'needsAttention') return { fields: [], why: 'It is being voided.' };
  if (mirror !== undefined && connection?.status === 'disconnected')
    return { fields: [], why: 'Its books are not connected.' };
  const allowed = allowedEditsOf(connection, mirror);
  const mayChoose = !isTied(invoice) && !mayBeThere(operation);
  return mayChoose ? allowed : { ...allowed, fields: allowed.fields.filter((field) => field !== 'books') };
}

/** Its books are settled: it is there or on its way, or waits for somebody to mend what keeps it from going. */
function isTied({ sync_state: state }: InvoiceRow): boolean {
  return !isOnlyHere(state);
}

/** Set aside after it had left; one that was taken out of the books again is not there. */
function mayBeThere(operation: SyncOperationRow | undefined): boolean {
  if (operation === undefined || operation.first_dispatched_at === null) return false;
  return !(operation.kind === 'undoInvoice' && operation.state === 'done');
}

/** What happens next, in one sentence: nothing fails silently, and nothing waits silently either. */
export function nextStep(
  syncState: SyncState,
  operation: SyncOperationRow | undefined,
  connection: ConnectionRow | undefined,
  now: Date,
): string | null {
  if (syncState === 'notSent') {
    if (connection === undefined) return 'Connect the books, then send it.';
    return isLive(connection) ? 'Send it when you are ready.' : whyNowhere(connection);
  }
  if (syncState === 'awaitingApproval') return 'Approve it, and it goes to the books.';
  if (syncState === 'needsAttention') {
    const problem = operation === undefined ? null : problemOf(operation);
    if (problem === null) return 'Mend what is named here, then press Retry.';
    return mendOf(problem.code, connection && ledgerTraits(connection.provider));
  }
  if (syncState !== 'queued' && syncState !== 'sending') return null;
  if (connection !== undefined && connection.status !== 'active')
    return 'It goes on when the books are connected again.';
  if (operation?.state === 'unknown')
    return 'The answer was lost: we are looking in the books before sending again.';
  const notBefore = operation?.not_before ?? null;
  if (notBefore !== null && notBefore > now) return `It is tried again at ${notBefore.toISOString()}.`;
  return 'It goes by itself within moments.';
}
