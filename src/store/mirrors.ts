/** Mirrors: our copy of the ledger's facts about each invoice, with the payments in it and every change of status. */
import { type Selectable, sql } from 'kysely';
import type { AccountingStatus } from '../domain/accounting-status.ts';
import type { Mirror, Transition } from '../domain/reconcile.ts';
import type { LedgerPayment } from '../providers/provider.ts';
import type { DB, Db, Tx } from './database.ts';

export type MirrorRow = Selectable<DB['mirrors']>;
export type StatusTransitionRow = Selectable<DB['status_transitions']>;
export type PaymentRow = Selectable<DB['payments']>;

/** The mirror under a lock, so that two readings of one invoice are judged one after the other. */
export async function lockMirror(
  tx: Tx,
  workspaceId: string,
  invoiceId: string,
): Promise<{ readonly mirror: Mirror; readonly status: AccountingStatus | null } | null> {
  const row = await tx
    .selectFrom('mirrors')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .where('invoice_id', '=', invoiceId)
    .forUpdate()
    .executeTakeFirst();
  if (row === undefined) return null;
  return { mirror: mirrorOf(row), status: row.accounting_status as AccountingStatus | null };
}

export function findMirror(db: Db, workspaceId: string, invoiceId: string): Promise<MirrorRow | undefined> {
  return db
    .selectFrom('mirrors')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .where('invoice_id', '=', invoiceId)
    .executeTakeFirst();
}

/** Which of the ledger's invoices are ours, and as of which change of theirs we know them; by ledger id. */
export async function findMirroredInvoices(
  db: Db,
  workspaceId: string,
  connectionId: string,
  ledgerIds: readonly string[],
): Promise<ReadonlyMap<string, { readonly invoiceId: string; readonly ledgerUpdatedAt: Date }>> {
  if (ledgerIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('mirrors')
    .select(['ledger_id', 'invoice_id', 'ledger_updated_at'])
    .where('workspace_id', '=', workspaceId)
    .where('connection_id', '=', connectionId)
    .where('ledger_id', 'in', [...ledgerIds])
    .execute();
  return new Map(
    rows.map((row) => [row.ledger_id, { invoiceId: row.invoice_id, ledgerUpdatedAt: row.ledger_updated_at }]),
  );
}

export async function saveMirror(
  tx: Tx,
  workspaceId: string,
  invoiceId: string,
  connectionId: string,
  mirror: Mirror,
  status: AccountingStatus | null,
): Promise<void> {
  const columns = {
    connection_id: connectionId,
    ledger_id: mirror.ledgerId,
    number: mirror.number,
    ledger_status: mirror.ledgerStatus,
    currency: mirror.currency,
    issue_date: mirror.issueDate,
    due_date: mirror.dueDate,
    sub_total: mirror.subTotal,
    total_tax: mirror.totalTax,
    total: mirror.total,
    amount_owing: mirror.amountOwing,
    amount_paid: mirror.amountPaid,
    amount_credited: mirror.amountCredited,
    fully_paid_on: mirror.fullyPaidOn,
    accounting_status: status,
    ledger_updated_at: new Date(mirror.ledgerUpdatedAtMs),
    as_of: new Date(mirror.asOfMs),
  };
  await tx
    .insertInto('mirrors')
    .values({ workspace_id: workspaceId, invoice_id: invoiceId, ...columns })
    .onConflict((oc) => oc.columns(['workspace_id', 'invoice_id']).doUpdateSet(columns))
    .execute();
}

/** Invoices whose due date has passed in the organisation's zone since their status was last evaluated. */
export function listFallenDue(
  tx: Tx,
  workspaceId: string,
  connectionId: string,
  today: string,
  limit: number,
): Promise<MirrorRow[]> {
  return tx
    .selectFrom('mirrors')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .where('connection_id', '=', connectionId)
    .where('accounting_status', '=', 'waitingPayment')
    .where('due_date', '<', today)
    .orderBy('invoice_id')
    .limit(limit)
    .forUpdate()
    .skipLocked()
    .execute();
}

export async function setAccountingStatus(
  tx: Tx,
  workspaceId: string,
  invoiceId: string,
  status: AccountingStatus | null,
): Promise<void> {
  await tx
    .updateTable('mirrors')
    .set({ accounting_status: status })
    .where('workspace_id', '=', workspaceId)
    .where('invoice_id', '=', invoiceId)
    .execute();
}

export async function insertTransition(
  tx: Tx,
  transition: Transition & {
    readonly workspaceId: string;
    readonly id: string;
    readonly invoiceId: string;
    readonly cause: 'push' | 'webhook' | 'sweep' | 'midnight';
    readonly at: Date;
  },
): Promise<void> {
  await tx
    .insertInto('status_transitions')
    .values({
      workspace_id: transition.workspaceId,
      id: transition.id,
      invoice_id: transition.invoiceId,
      from_status: transition.fromStatus,
      to_status: transition.toStatus,
      from_ledger_status: transition.fromLedgerStatus,
      to_ledger_status: transition.toLedgerStatus,
      owing_before: transition.owingBefore,
      owing_after: transition.owingAfter,
      cause: transition.cause,
      at: transition.at,
    })
    .execute();
}

export function listTransitions(
  db: Db,
  workspaceId: string,
  invoiceId: string,
): Promise<StatusTransitionRow[]> {
  return db
    .selectFrom('status_transitions')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .where('invoice_id', '=', invoiceId)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(100)
    .execute();
}

/** Makes the payments of one invoice those that the ledger shows; one that is gone there is marked as removed. */
export async function savePayments(
  tx: Tx,
  of: {
    readonly workspaceId: string;
    readonly invoiceId: string;
    readonly connectionId: string;
    readonly currency: string;
  },
  payments: readonly (LedgerPayment & { readonly id: string })[],
  now: Date,
): Promise<void> {
  const kept = payments.map((payment) => `${payment.kind}:${payment.ledgerId}`);
  await tx
    .updateTable('payments')
    .set({ removed_at: now })
    .where('workspace_id', '=', of.workspaceId)
    .where('invoice_id', '=', of.invoiceId)
    .where('removed_at', 'is', null)
    .$if(kept.length > 0, (query) => query.where(sql<string>`kind || ':' || ledger_id`, 'not in', kept))
    .execute();
  if (payments.length === 0) return;
  await tx
    .insertInto('payments')
    .values(
      payments.map((payment) => ({
        workspace_id: of.workspaceId,
        id: payment.id,
        invoice_id: of.invoiceId,
        connection_id: of.connectionId,
        ledger_id: payment.ledgerId,
        kind: payment.kind,
        amount: payment.amount,
        currency: of.currency,
        paid_on: payment.paidOn,
        reference: payment.reference,
        recorded_in: 'books',
        created_at: now,
      })),
    )
    .onConflict((oc) =>
      oc.columns(['workspace_id', 'connection_id', 'invoice_id', 'kind', 'ledger_id']).doUpdateSet((eb) => ({
        amount: eb.ref('excluded.amount'),
        paid_on: eb.ref('excluded.paid_on'),
        reference: eb.ref('excluded.reference'),
        removed_at: null,
      })),
    )
    .execute();
}

/** Newest first; removed ones included. */
export function listPayments(
  db: Db,
  workspaceId: string,
  filter: { readonly invoiceId?: string; readonly beforeId?: string; readonly limit: number },
): Promise<PaymentRow[]> {
  return db
    .selectFrom('payments')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .$if(filter.invoiceId !== undefined, (query) => query.where('invoice_id', '=', filter.invoiceId ?? ''))
    .$if(filter.beforeId !== undefined, (query) => query.where('id', '<', filter.beforeId ?? ''))
    .orderBy('id', 'desc')
    .limit(filter.limit)
    .execute();
}

export function mirrorOf(row: MirrorRow): Mirror {
  return {
    ledgerId: row.ledger_id,
    number: row.number,
    // The table's check constraint admits no other status.
    ledgerStatus: row.ledger_status as Mirror['ledgerStatus'],
    currency: row.currency,
    issueDate: row.issue_date,
    dueDate: row.due_date,
    subTotal: row.sub_total,
    totalTax: row.total_tax,
    total: row.total,
    amountOwing: row.amount_owing,
    amountPaid: row.amount_paid,
    amountCredited: row.amount_credited,
    fullyPaidOn: row.fully_paid_on,
    ledgerUpdatedAtMs: row.ledger_updated_at.getTime(),
    asOfMs: row.as_of.getTime(),
  };
}
