/** The Accounting Status column: for each row of a board, the gravest chip of its invoices and a card for each. */
import { type Kysely, sql } from 'kysely';
import {
  type Chip,
  chipOf,
  gravestChip,
  isOnlyHere,
  type MirrorFacts,
  type SyncState,
  whyChip,
} from '../domain/accounting-status.ts';
import type { AllowedEdits } from '../domain/allowed-edits.ts';
import { todayIn } from '../domain/calendar.ts';
import { groupBy } from '../domain/contact-tie.ts';
import { heldBackWords } from '../domain/document-options.ts';
import { ledgerTraits } from '../domain/ledger-traits.ts';
import type { Problem } from '../domain/problem.ts';
import { mendOf } from '../domain/problem-mend.ts';
import { type DifferenceReason, showDifference, type TotalsDifference } from '../domain/totals-difference.ts';
import type { RecordInBooks } from '../providers/provider.ts';
import { type CardFacts, type InvoiceOfCard, loadCardFacts, type MirrorOfCard } from './card-facts.ts';
import { type ConnectionRow, isLive } from './connections.ts';
import type { DB } from './database.ts';
import { labelOf, whyNowhere } from './destinations.ts';
import { allowedEditsOf } from './invoices-in-books.ts';
import { ledgerLabel } from './ledger-references.ts';
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
  const invoices = await listInvoicesOfRows(db, workspaceId, of);
  if (invoices.length === 0) return new Map();
  const factsOf = await loadCardFacts(db, workspaceId, invoices);
  const today = daysNow(now);
  const ofRow = groupBy(invoices, (invoice) => (invoice.row_id === null ? [] : [invoice.row_id]));
  return new Map(
    [...ofRow].map(([id, its]) => [
      id,
      cellOf(its.map((invoice) => summaryOf(invoice, factsOf(invoice), { now, today, booksUrl }))),
    ]),
  );
}

function cellOf(invoices: readonly InvoiceSummary[]): AccountingCell {
  return { chip: gravestChip(invoices.map((one) => one.chip)), count: invoices.length, invoices };
}

/** Oldest first; `row_id` is the sales doc or the job. */
async function listInvoicesOfRows(
  db: Kysely<DB>,
  workspaceId: string,
  of: Parameters<typeof accountingCells>[2],
) {
  const [column, ids] =
    'jobIds' in of ? (['job_id', of.jobIds] as const) : (['sales_doc_id', of.salesDocIds] as const);
  if (ids.length === 0) return [];
  return db
    .selectFrom('invoices')
    .select([
      'id',
      'number',
      'connection_id',
      'company_id',
      'contact_id',
      'currency',
      'due_date',
      'sub_total',
      'total_tax',
      'total',
      'sync_state',
      'is_voided',
      'held_back_from',
      `${column} as row_id`,
    ])
    .where('workspace_id', '=', workspaceId)
    .where(sql<boolean>`${sql.ref(column)} = any(${ids}::uuid[])`)
    .orderBy('id')
    .execute();
}

/** One card for each invoice, by invoice id. */
export async function summariesOf(
  db: Kysely<DB>,
  workspaceId: string,
  invoices: readonly InvoiceOfCard[],
  now: Date,
  booksUrl: BooksUrl,
): Promise<ReadonlyMap<string, InvoiceCard>> {
  if (invoices.length === 0) return new Map();
  const factsOf = await loadCardFacts(db, workspaceId, invoices);
  const today = daysNow(now);
  return new Map(
    invoices.map((invoice) => [invoice.id, cardOf(invoice, factsOf(invoice), { now, today, booksUrl })]),
  );
}

/** What an answer is made with: now, the day that it is in each set of books, and their addresses. */
type Showing = {
  readonly now: Date;
  readonly today: (connection: ConnectionRow | undefined) => string;
  readonly booksUrl: BooksUrl;
};

/** Time zones are slow to reckon with, and thousands of rows share a few. */
function daysNow(now: Date): Showing['today'] {
  const days = new Map<string, string>();
  return (connection) => {
    const zone = connection?.time_zone ?? 'UTC';
    const day = days.get(zone) ?? todayIn(zone, now.getTime());
    days.set(zone, day);
    return day;
  };
}

function cardOf(invoice: InvoiceOfCard, known: CardFacts, showing: Showing): InvoiceCard {
  const { mirror, operation, connection } = known;
  const change = changeInBooks(operation);
  return {
    ...summaryOf(invoice, known, showing),
    allowedEdits: editsAt(invoice, operation, connection, mirror),
    isChangedThere: mirror?.is_changed_there === true && change?.state !== 'sending',
    underWay: change?.words ?? null,
    isChangeRefused: change?.state === 'needsAttention',
    isReachable: connection?.status !== 'disconnected',
  };
}

function summaryOf(
  invoice: InvoiceOfCard,
  { mirror, operation, connection, payments, warnings }: CardFacts,
  { now, today: dayIn, booksUrl }: Showing,
): InvoiceSummary {
  const change = changeInBooks(operation);
  const ledgerName = connection === undefined ? null : ledgerLabel(connection.provider);
  const today = dayIn(connection);
  const facts = mirror === undefined ? null : mirrorFacts(mirror);
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
      change === null ? differenceOf(invoice, mirror, warnings, ledgerName ?? 'the books') : null,
    asOf: mirror?.as_of.toISOString() ?? null,
    chip: isHeldUp ? { ...chip, label: 'Waits to reconnect' } : chip,
    why:
      heldBackWords(invoice.held_back_from, chip.kind, ledgerName ?? 'the books') ??
      whyChip(chip.kind, facts, today, invoice.currency),
    next: nextStep(change?.state ?? syncState, operation, connection, now),
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
    payments: payments.map((payment) => ({
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
  invoice: InvoiceOfCard,
  mirror: MirrorOfCard | undefined,
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

function mirrorFacts(mirror: MirrorOfCard): MirrorFacts {
  return {
    // The table's check constraint admits no other status.
    ledgerStatus: mirror.ledger_status as MirrorFacts['ledgerStatus'],
    total: mirror.total,
    amountOwing: mirror.amount_owing,
    dueDate: mirror.due_date,
  };
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
  invoice: InvoiceOfCard,
  operation: SyncOperationRow | undefined,
  connection: ConnectionRow | undefined,
  mirror: MirrorOfCard | undefined,
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
function isTied({ sync_state: state }: Pick<InvoiceOfCard, 'sync_state'>): boolean {
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
