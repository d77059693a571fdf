/** What the cards of many invoices are made of, in a few statements that read no more than a card shows. */
import { type Kysely, sql } from 'kysely';
import { isOnlyHere } from '../domain/accounting-status.ts';
import { groupBy } from '../domain/contact-tie.ts';
import type { ConnectionRow } from './connections.ts';
import type { DB } from './database.ts';
import { loadDestinations, type ToPlace } from './destinations.ts';
import type { InvoiceRow } from './invoices.ts';
import { findLatestOperations, findUnfinishedOperations } from './latest-operations.ts';
import { listWarnings } from './links.ts';
import type { SyncOperationRow } from './sync-operations.ts';

export type InvoiceOfCard = ToPlace &
  Pick<
    InvoiceRow,
    | 'id'
    | 'number'
    | 'currency'
    | 'due_date'
    | 'sub_total'
    | 'total_tax'
    | 'total'
    | 'sync_state'
    | 'is_voided'
    | 'held_back_from'
  >;
export type MirrorOfCard = Awaited<ReturnType<typeof listMirrors>>[number];
export type PaymentOfCard = Awaited<ReturnType<typeof listPayments>>[number];

export type CardFacts = {
  readonly mirror: MirrorOfCard | undefined;
  /** What was last asked of the books; one that is done only of an invoice that is not there. */
  readonly operation: SyncOperationRow | undefined;
  /** Whose books it is in, or goes to. */
  readonly connection: ConnectionRow | undefined;
  readonly payments: readonly PaymentOfCard[];
  readonly warnings: readonly string[];
};

export async function loadCardFacts(
  db: Kysely<DB>,
  workspaceId: string,
  invoices: readonly InvoiceOfCard[],
): Promise<(invoice: InvoiceOfCard) => CardFacts> {
  const ids = invoices.map((invoice) => invoice.id);
  const [mirrors, payments, operations, goesTo] = await Promise.all([
    listMirrors(db, workspaceId, ids),
    listPayments(db, workspaceId, ids),
    findOperations(db, workspaceId, invoices),
    loadDestinations(db, workspaceId, invoices),
  ]);
  const warnings = await listWarnings(
    db,
    workspaceId,
    mirrors.filter(({ difference }) => isForTheLedgerToSay(difference)).map((mirror) => mirror.invoice_id),
  );
  const mirrorOfInvoice = new Map(mirrors.map((mirror) => [mirror.invoice_id, mirror]));
  const paymentsOfInvoice = groupBy(payments, (payment) => [payment.invoice_id]);
  return (invoice) => ({
    mirror: mirrorOfInvoice.get(invoice.id),
    operation: operations(invoice.id),
    connection: goesTo(invoice),
    payments: paymentsOfInvoice.get(invoice.id) ?? [],
    warnings: warnings.get(invoice.id) ?? [],
  });
}

function listMirrors(db: Kysely<DB>, workspaceId: string, ids: readonly string[]) {
  return db
    .selectFrom('mirrors')
    .select([
      'invoice_id',
      'ledger_id',
      'ledger_status',
      'issue_date',
      'due_date',
      'sub_total',
      'total_tax',
      'total',
      'amount_owing',
      'amount_paid',
      'amount_credited',
      'as_of',
      'is_changed_there',
      'difference',
    ])
    .where('workspace_id', '=', workspaceId)
    .where(sql<boolean>`invoice_id = any(${ids}::uuid[])`)
    .execute();
}

function listPayments(db: Kysely<DB>, workspaceId: string, ids: readonly string[]) {
  return (
    db
      .selectFrom('payments')
      .select(['invoice_id', 'amount', 'paid_on', 'kind', 'reference'])
      .where('workspace_id', '=', workspaceId)
      .where(sql<boolean>`invoice_id = any(${ids}::uuid[])`)
      .where('removed_at', 'is', null)
      // What is not in the books yet lowers nothing there.
      .where('ledger_id', 'is not', null)
      .orderBy('paid_on')
      .execute()
  );
}

/** One that is done says nothing more of an invoice that is in the books; of one that is not, that it was sent once. */
async function findOperations(
  db: Kysely<DB>,
  workspaceId: string,
  invoices: readonly InvoiceOfCard[],
): Promise<(invoiceId: string) => SyncOperationRow | undefined> {
  const onlyHere = invoices.filter((invoice) => isOnlyHere(invoice.sync_state));
  const elsewhere = invoices.filter((invoice) => !isOnlyHere(invoice.sync_state));
  const [latest, unfinished] = await Promise.all([
    findLatestOperations(
      db,
      workspaceId,
      onlyHere.map(({ id }) => ({ kind: 'invoice', id })),
    ),
    findUnfinishedOperations(
      db,
      workspaceId,
      'invoice',
      elsewhere.map(({ id }) => id),
    ),
  ]);
  return (invoiceId) => latest.get(invoiceId) ?? unfinished.get(invoiceId);
}

/** What nobody did there by hand, so that the ledger's warnings may tell why. */
function isForTheLedgerToSay(difference: string | null): boolean {
  return difference === 'rounding' || difference === 'unexplained';
}
