/** Mirrors: our copy of the ledger’s facts about each invoice, and every change of status. */
import { type Selectable, sql } from 'kysely';
import type { AccountingStatus } from '../domain/accounting-status.ts';
import type { Mirror, Transition } from '../domain/reconcile.ts';
import type { DifferenceReason } from '../domain/totals-difference.ts';
import type { DB, Db, Tx } from './database.ts';
import { insertRows, replacing } from './insert-rows.ts';

export type MirrorRow = Selectable<DB['mirrors']>;

export type StatusTransitionRow = Selectable<DB['status_transitions']>;

export type KnownMirror = {
  readonly mirror: Mirror;
  readonly status: AccountingStatus | null;
  /** Why its figures are not ours; null where they are. */
  readonly difference: DifferenceReason | null;
  /** Somebody changed it in the books since both sides agreed. */
  readonly isChangedThere: boolean;
};

/** Mirrors under a lock, by invoice id, so that two readings of one invoice are judged one after the other. */
export async function lockMirrors(
  tx: Tx,
  workspaceId: string,
  invoiceIds: readonly string[],
): Promise<ReadonlyMap<string, KnownMirror>> {
  if (invoiceIds.length === 0) return new Map();
  const rows = await tx
    .selectFrom('mirrors')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .where(sql<boolean>`invoice_id = any(${invoiceIds}::uuid[])`)
    // In one order everywhere: two batches of readings would otherwise wait for each other for ever.
    .orderBy('invoice_id')
    .forUpdate()
    .execute();
  return new Map(
    rows.map((row) => [
      row.invoice_id,
      // The table's check constraints admit no other values.
      {
        mirror: mirrorOf(row),
        status: row.accounting_status as AccountingStatus | null,
        difference: row.difference as DifferenceReason | null,
        isChangedThere: row.is_changed_there,
      },
    ]),
  );
}

export function findMirror(db: Db, workspaceId: string, invoiceId: string): Promise<MirrorRow | undefined> {
  return db
    .selectFrom('mirrors')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .where('invoice_id', '=', invoiceId)
    .executeTakeFirst();
}

/** By invoice id; those without one are left out. */
export async function findMirrors(
  db: Db,
  workspaceId: string,
  invoiceIds: readonly string[],
): Promise<ReadonlyMap<string, MirrorRow>> {
  if (invoiceIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('mirrors')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .where(sql<boolean>`invoice_id = any(${invoiceIds}::uuid[])`)
    .execute();
  return new Map(rows.map((row) => [row.invoice_id, row]));
}

/** One of the ledger's invoices that is ours, as of which change of it we know it, and when that was asked for. */
export type MirroredInvoice = {
  readonly invoiceId: string;
  readonly ledgerUpdatedAt: Date;
  readonly version: string | null;
  readonly asOf: Date;
};

/** Which of the ledger's invoices are ours; by ledger id. */
export async function findMirroredInvoices(
  db: Db,
  workspaceId: string,
  connectionId: string,
  ledgerIds: readonly string[],
): Promise<ReadonlyMap<string, MirroredInvoice>> {
  if (ledgerIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('mirrors')
    .select(['ledger_id', 'invoice_id', 'ledger_updated_at', 'version', 'as_of'])
    .where('workspace_id', '=', workspaceId)
    .where('connection_id', '=', connectionId)
    .where(sql<boolean>`ledger_id = any(${ledgerIds}::text[])`)
    .execute();
  return new Map(
    rows.map((row) => [
      row.ledger_id,
      {
        invoiceId: row.invoice_id,
        ledgerUpdatedAt: row.ledger_updated_at,
        version: row.version,
        asOf: row.as_of,
      },
    ]),
  );
}

export async function saveMirrors(
  tx: Tx,
  workspaceId: string,
  connectionId: string,
  mirrors: readonly (KnownMirror & { readonly invoiceId: string })[],
): Promise<void> {
  if (mirrors.length === 0) return;
  const rows = mirrors.map(({ invoiceId, mirror, status, difference, isChangedThere }) => ({
    workspace_id: workspaceId,
    invoice_id: invoiceId,
    connection_id: connectionId,
    ledger_id: mirror.ledgerId,
    number: mirror.number,
    ledger_status: mirror.ledgerStatus,
    currency: mirror.currency,
    currency_rate: mirror.currencyRate,
    own_rate: mirror.ownRate,
    issue_date: mirror.issueDate,
    due_date: mirror.dueDate,
    sub_total: mirror.subTotal,
    total_tax: mirror.totalTax,
    total: mirror.total,
    amount_owing: mirror.amountOwing,
    amount_paid: mirror.amountPaid,
    amount_credited: mirror.amountCredited,
    fully_paid_on: mirror.fullyPaidOn,
    sent_to_contact: mirror.sentToContact,
    accounting_status: status,
    difference,
    is_changed_there: isChangedThere,
    ledger_updated_at: new Date(mirror.ledgerUpdatedAtMs),
    version: mirror.version,
    as_of: new Date(mirror.asOfMs),
  }));
  await insertRows(tx, 'mirrors', rows, replacing(['workspace_id', 'invoice_id'], rows));
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
    .where('accounting_status', '=', sql.lit('waitingPayment'))
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

export async function insertTransitions(
  tx: Tx,
  workspaceId: string,
  transitions: readonly (Transition & {
    readonly id: string;
    readonly invoiceId: string;
    readonly cause: 'push' | 'webhook' | 'sweep' | 'midnight' | 'broughtIn';
    readonly at: Date;
  })[],
): Promise<void> {
  if (transitions.length === 0) return;
  const rows = transitions.map((transition) => ({
    workspace_id: workspaceId,
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
  }));
  await insertRows(tx, 'status_transitions', rows);
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

/** Mirrors that nobody has read since a time, the oldest reading first; gone ones are left out. Our invoice ids, by the ledger's. */
export async function listStaleMirrors(
  db: Db,
  workspaceId: string,
  connectionId: string,
  asOfBefore: Date,
  limit: number,
): Promise<ReadonlyMap<string, string>> {
  const rows = await db
    .selectFrom('mirrors')
    .select(['ledger_id', 'invoice_id'])
    .where('workspace_id', '=', workspaceId)
    .where('connection_id', '=', connectionId)
    .where('as_of', '<', asOfBefore)
    .where('ledger_status', 'not in', ['voided', 'deleted'])
    .orderBy('as_of')
    .limit(limit)
    .execute();
  return new Map(rows.map((row) => [row.ledger_id, row.invoice_id]));
}

export function mirrorOf(row: MirrorRow): Mirror {
  return {
    ledgerId: row.ledger_id,
    number: row.number,
    // The table's check constraint admits no other status.
    ledgerStatus: row.ledger_status as Mirror['ledgerStatus'],
    currency: row.currency,
    currencyRate: row.currency_rate,
    ownRate: row.own_rate,
    issueDate: row.issue_date,
    dueDate: row.due_date,
    subTotal: row.sub_total,
    totalTax: row.total_tax,
    total: row.total,
    amountOwing: row.amount_owing,
    amountPaid: row.amount_paid,
    amountCredited: row.amount_credited,
    fullyPaidOn: row.fully_paid_on,
    sentToContact: row.sent_to_contact,
    ledgerUpdatedAtMs: row.ledger_updated_at.getTime(),
    version: row.version,
    asOfMs: row.as_of.getTime(),
  };
}
