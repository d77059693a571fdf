/** Money as the books tell of it: payments that were read, kept beside what we recorded ourselves. */
import { sql } from 'kysely';
import type { LedgerPayment } from '../providers/provider.ts';
import type { Db, Tx } from './database.ts';

/** The payments that a reading of one invoice shows, and when that reading was asked for. */
export type ReadPayments = {
  readonly invoiceId: string;
  readonly currency: string;
  readonly readAt: Date;
  /** No reading of this invoice came before: nothing is known that could be missing. */
  readonly isFirst: boolean;
  readonly payments: readonly (LedgerPayment & {
    readonly id: string;
    /** Our own row's id, where the marker says that it is ours. */
    readonly ownId: string | null;
  })[];
};

/**
 * Makes the payments of each invoice those that the ledger shows: ours are recognised by their marker and get the
 * ledger's id, those made there are added, those that are gone there are marked as removed. A payment that we know of
 * since after the reading was asked for is not missing from it. @returns the ids of those that are gone.
 */
export async function savePayments(
  tx: Tx,
  workspaceId: string,
  connectionId: string,
  readings: readonly ReadPayments[],
  now: Date,
): Promise<readonly string[]> {
  const shown = readings.flatMap(({ payments, ...reading }) =>
    payments.map((payment) => ({ ...reading, payment })),
  );
  const gone = await removeMissing(
    tx,
    workspaceId,
    readings.filter(({ isFirst }) => !isFirst),
    shown,
    now,
  );
  if (shown.length === 0) return gone;
  await adoptOurs(tx, workspaceId, shown);
  await tx
    .insertInto('payments')
    .values(
      shown.map(({ invoiceId, currency, readAt, payment }) => ({
        workspace_id: workspaceId,
        id: payment.id,
        invoice_id: invoiceId,
        connection_id: connectionId,
        ledger_id: payment.ledgerId,
        kind: payment.kind,
        amount: payment.amount,
        currency,
        paid_on: payment.paidOn,
        reference: payment.reference,
        recorded_in: 'books',
        as_of: readAt,
        created_at: now,
      })),
    )
    .onConflict((oc) =>
      oc.columns(['workspace_id', 'connection_id', 'invoice_id', 'kind', 'ledger_id']).doUpdateSet((eb) => ({
        amount: eb.ref('excluded.amount'),
        paid_on: eb.ref('excluded.paid_on'),
        reference: eb.ref('excluded.reference'),
        as_of: sql<Date>`greatest(payments.as_of, excluded.as_of)`,
        removed_at: sql<Date | null>`case when payments.as_of > excluded.as_of then payments.removed_at end`,
      })),
    )
    .execute();
  return gone;
}

type Shown = Omit<ReadPayments, 'payments'> & { readonly payment: ReadPayments['payments'][number] };

async function removeMissing(
  tx: Tx,
  workspaceId: string,
  readings: readonly ReadPayments[],
  shown: readonly Shown[],
  now: Date,
): Promise<readonly string[]> {
  if (readings.length === 0) return [];
  const { rows } = await sql<{ readonly id: string }>`
    update payments as held set removed_at = ${now}
    from unnest(${readings.map(({ invoiceId }) => invoiceId)}::uuid[], ${readings.map(({ readAt }) => readAt)}::timestamptz[])
      as reading (invoice_id, read_at)
    where held.workspace_id = ${workspaceId} and held.invoice_id = reading.invoice_id
      and held.removed_at is null and held.ledger_id is not null
      and (held.as_of is null or held.as_of <= reading.read_at)
      and (held.invoice_id, held.kind, held.ledger_id) not in (
        select * from unnest(${shown.map(({ invoiceId }) => invoiceId)}::uuid[],
          ${shown.map(({ payment }) => payment.kind)}::text[], ${shown.map(({ payment }) => payment.ledgerId)}::text[]))
    returning held.id`.execute(tx);
  return rows.map(({ id }) => id);
}

/** A payment recorded here that the books show before their answer to it came. */
async function adoptOurs(tx: Tx, workspaceId: string, shown: readonly Shown[]): Promise<void> {
  const ours = shown.filter(({ payment }) => payment.ownId !== null);
  if (ours.length === 0) return;
  await sql`
    update payments as held set ledger_id = own.ledger_id
    from unnest(${ours.map(({ payment }) => payment.ownId)}::uuid[], ${ours.map(({ payment }) => payment.ledgerId)}::text[])
      as own (id, ledger_id)
    where held.workspace_id = ${workspaceId} and held.id = own.id and held.ledger_id is null`.execute(tx);
}

/** Money that we know of and whether it still stands, by `<its ledger id> <our invoice id>`. */
export async function findKnownMoney(
  db: Db,
  workspaceId: string,
  connectionId: string,
  kind: LedgerPayment['kind'],
  ledgerIds: readonly string[],
): Promise<ReadonlyMap<string, { readonly invoiceId: string; readonly isRemoved: boolean }>> {
  if (ledgerIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('payments')
    .select(['ledger_id', 'invoice_id', 'removed_at'])
    .where('workspace_id', '=', workspaceId)
    .where('connection_id', '=', connectionId)
    .where('kind', '=', kind)
    .where(sql<boolean>`ledger_id = any(${ledgerIds}::text[])`)
    .execute();
  return new Map(
    rows.map((row) => [
      `${row.ledger_id} ${row.invoice_id}`,
      { invoiceId: row.invoice_id, isRemoved: row.removed_at !== null },
    ]),
  );
}

/** The ledger's ids of our invoices that these payments pay, by the payments' own ids or the part before their colon. */
export async function findInvoicesOfPayments(
  db: Db,
  workspaceId: string,
  connectionId: string,
  paymentLedgerIds: readonly string[],
): Promise<readonly string[]> {
  if (paymentLedgerIds.length === 0) return [];
  const rows = await db
    .selectFrom('payments as payment')
    .innerJoin('mirrors as mirror', (join) =>
      join
        .onRef('mirror.workspace_id', '=', 'payment.workspace_id')
        .onRef('mirror.invoice_id', '=', 'payment.invoice_id'),
    )
    .select('mirror.ledger_id')
    .distinct()
    .where('payment.workspace_id', '=', workspaceId)
    .where('payment.connection_id', '=', connectionId)
    .where('mirror.connection_id', '=', connectionId)
    .where(sql<boolean>`split_part(payment.ledger_id, ':', 1) = any(${paymentLedgerIds}::text[])`)
    .execute();
  return rows.map((row) => row.ledger_id);
}
