/** Payments: money that lowers what an invoice owes, recorded here or in the books. Credits applied there stand here too. */
import { type Selectable, sql } from 'kysely';
import type { LedgerPaymentRecord } from '../providers/provider.ts';
import type { DB, Db, Tx } from './database.ts';
import { type InvoicesOf, isInvoiceOf } from './invoices-of.ts';

export type PaymentRow = Selectable<DB['payments']>;
export type ListedPayment = PaymentRow & { readonly invoice_number: string | null };

/** A payment with what the ledger must be told of its invoice; null where the invoice is not in the books yet. */
export type PaymentToSend = PaymentRow & {
  readonly invoice_ledger_id: string | null;
  readonly invoice_ledger_status: string | null;
  readonly amount_owing: string | null;
};

/** A payment that a person records here. It has no ledger id until the books have it. */
export async function insertPayment(
  tx: Tx,
  payment: {
    readonly workspaceId: string;
    readonly id: string;
    readonly invoiceId: string;
    readonly connectionId: string;
    readonly amount: string;
    readonly currency: string;
    readonly paidOn: string;
    /** Null: whatever the mapping says when it is sent. */
    readonly accountCode: string | null;
    readonly methodId: string | null;
    readonly reference: string | null;
    readonly externalId: string | null;
    readonly createdBy: string | null;
    readonly now: Date;
  },
): Promise<void> {
  await tx
    .insertInto('payments')
    .values({
      workspace_id: payment.workspaceId,
      id: payment.id,
      invoice_id: payment.invoiceId,
      connection_id: payment.connectionId,
      kind: 'payment',
      amount: payment.amount,
      currency: payment.currency,
      paid_on: payment.paidOn,
      account_code: payment.accountCode,
      method_id: payment.methodId,
      reference: payment.reference,
      external_id: payment.externalId,
      recorded_in: 'counterfoil',
      created_by: payment.createdBy,
      created_at: payment.now,
    })
    .execute();
}

export function findPayment(db: Db, workspaceId: string, id: string): Promise<ListedPayment | undefined> {
  return listed(db, workspaceId).where('payment.id', '=', id).executeTakeFirst();
}

export function lockPayment(tx: Tx, workspaceId: string, id: string): Promise<PaymentRow | undefined> {
  return tx
    .selectFrom('payments')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
}

export function findPaymentByExternalId(
  db: Db,
  workspaceId: string,
  externalId: string,
): Promise<PaymentRow | undefined> {
  return db
    .selectFrom('payments')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .where('external_id', '=', externalId)
    .executeTakeFirst();
}

/** What the engine sends, with the invoice as the books have it. */
export function findPaymentsByIds(
  db: Db,
  workspaceId: string,
  ids: readonly string[],
): Promise<PaymentToSend[]> {
  if (ids.length === 0) return Promise.resolve([]);
  return db
    .selectFrom('payments as payment')
    .leftJoin('mirrors as mirror', (join) =>
      join
        .onRef('mirror.workspace_id', '=', 'payment.workspace_id')
        .onRef('mirror.invoice_id', '=', 'payment.invoice_id'),
    )
    .selectAll('payment')
    .select([
      'mirror.ledger_id as invoice_ledger_id',
      'mirror.ledger_status as invoice_ledger_status',
      'mirror.amount_owing as amount_owing',
    ])
    .where('payment.workspace_id', '=', workspaceId)
    .where('payment.id', 'in', [...ids])
    .execute();
}

/** What was recorded here on an invoice and its mirror does not know of yet: a decimal string, '0' for nothing. */
export async function sumPaymentsOnTheirWay(db: Db, workspaceId: string, invoiceId: string): Promise<string> {
  const row = await db
    .selectFrom('payments as payment')
    .leftJoin('mirrors as mirror', (join) =>
      join
        .onRef('mirror.workspace_id', '=', 'payment.workspace_id')
        .onRef('mirror.invoice_id', '=', 'payment.invoice_id'),
    )
    .select(sql<string>`coalesce(sum(payment.amount), 0)::text`.as('sum'))
    .where('payment.workspace_id', '=', workspaceId)
    .where('payment.invoice_id', '=', invoiceId)
    .where('payment.recorded_in', '=', 'counterfoil')
    .where('payment.removed_at', 'is', null)
    .where((eb) =>
      eb.or([eb('payment.ledger_id', 'is', null), eb('payment.as_of', '>', eb.ref('mirror.as_of'))]),
    )
    .executeTakeFirst();
  return row?.sum ?? '0';
}

/** The ledger's facts about a payment of ours, once it has it. `removedAt` null: it stands there. */
export async function saveLedgerPayment(
  tx: Tx,
  workspaceId: string,
  id: string,
  facts: {
    readonly ledgerId: string;
    readonly amount: string;
    readonly paidOn: string;
    readonly removedAt: Date | null;
    /** When the request that brought these facts was sent. */
    readonly asOf: Date;
  },
): Promise<void> {
  await tx
    .updateTable('payments')
    .set({
      ledger_id: facts.ledgerId,
      as_of: facts.asOf,
      // What a ledger empties when it removes it stays as it was here.
      ...(facts.removedAt === null ? { amount: facts.amount, paid_on: facts.paidOn } : {}),
      removed_at: facts.removedAt,
    })
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .execute();
}

/** Why the ledger will not let payments be removed from here, as it lists them; of those that we know. */
export async function saveHolds(
  db: Db,
  workspaceId: string,
  connectionId: string,
  payments: readonly Pick<LedgerPaymentRecord, 'ledgerId' | 'batchLedgerId' | 'isReconciled'>[],
): Promise<void> {
  if (payments.length === 0) return;
  await sql`
    update payments as held set batch_ledger_id = told.batch_ledger_id, is_reconciled = told.is_reconciled
    from unnest(${payments.map(({ ledgerId }) => ledgerId)}::text[], ${payments.map(({ batchLedgerId }) => batchLedgerId)}::text[],
      ${payments.map(({ isReconciled }) => isReconciled)}::boolean[]) as told (ledger_id, batch_ledger_id, is_reconciled)
    where held.workspace_id = ${workspaceId} and held.connection_id = ${connectionId} and held.kind = 'payment'
      and held.ledger_id = told.ledger_id
      and (held.batch_ledger_id, held.is_reconciled) is distinct from (told.batch_ledger_id, told.is_reconciled)`.execute(
    db,
  );
}

/** Sets a payment aside that the books never saw. */
export async function withdrawPayment(tx: Tx, workspaceId: string, id: string, now: Date): Promise<void> {
  await tx
    .updateTable('payments')
    .set({ removed_at: now })
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .where('ledger_id', 'is', null)
    .execute();
}

/** Newest first; removed ones included. */
export function listPayments(
  db: Db,
  workspaceId: string,
  filter: { readonly of?: InvoicesOf; readonly beforeId?: string; readonly limit: number },
): Promise<ListedPayment[]> {
  const { of } = filter;
  return listed(db, workspaceId)
    .$if(of !== undefined, (query) => (of === undefined ? query : query.where(isInvoiceOf(of, 'invoice'))))
    .$if(filter.beforeId !== undefined, (query) => query.where('payment.id', '<', filter.beforeId ?? ''))
    .orderBy('payment.id', 'desc')
    .limit(filter.limit)
    .execute();
}

function listed(db: Db, workspaceId: string) {
  return db
    .selectFrom('payments as payment')
    .innerJoin('invoices as invoice', (join) =>
      join
        .onRef('invoice.workspace_id', '=', 'payment.workspace_id')
        .onRef('invoice.id', '=', 'payment.invoice_id'),
    )
    .selectAll('payment')
    .select('invoice.number as invoice_number')
    .where('payment.workspace_id', '=', workspaceId);
}
