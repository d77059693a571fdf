/** What undoing an invoice needs: whether it may, the number that it was sent under, and the cutting of its tie to the books. */
import { sql } from 'kysely';
import type { ConnectionRow } from './connections.ts';
import type { Db, Tx } from './database.ts';

/** The number of our own that each invoice was last sent under, by invoice id; those that the ledger numbered are left out. */
export async function findSentNumbers(
  db: Db,
  workspaceId: string,
  invoiceIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (invoiceIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('sync_operations')
    .select(['subject_id', sql<string | null>`payload ->> 'number'`.as('number')])
    .distinctOn('subject_id')
    .where('workspace_id', '=', workspaceId)
    .where('subject_kind', '=', sql.lit('invoice'))
    .where('kind', '=', sql.lit('createInvoice'))
    .where('state', '=', sql.lit('done'))
    .where(sql<boolean>`subject_id = any(${invoiceIds}::uuid[])`)
    .orderBy('subject_id')
    .orderBy('seq', 'desc')
    .execute();
  return new Map(rows.flatMap(({ subject_id, number }) => (number === null ? [] : [[subject_id, number]])));
}

/** Those of the invoices that are on their way out of the books. */
export async function findBeingUndone(
  db: Db,
  workspaceId: string,
  connectionId: string,
  invoiceIds: readonly string[],
): Promise<ReadonlySet<string>> {
  if (invoiceIds.length === 0) return new Set();
  const rows = await db
    .selectFrom('sync_operations')
    .select('subject_id')
    .where('workspace_id', '=', workspaceId)
    .where('connection_id', '=', connectionId)
    .where('subject_kind', '=', sql.lit('invoice'))
    .where('kind', '=', sql.lit('undoInvoice'))
    .where('state', 'in', [sql.lit('dispatched'), sql.lit('unknown')])
    .where(sql<boolean>`subject_id = any(${invoiceIds}::uuid[])`)
    .execute();
  return new Set(rows.map(({ subject_id }) => subject_id));
}

/** As if they had never been sent, but for their life: not sent, under their own number if they have one. */
export async function untieInvoices(
  tx: Tx,
  workspaceId: string,
  connectionId: string,
  invoices: readonly { readonly id: string; readonly number: string | null }[],
  now: Date,
): Promise<void> {
  if (invoices.length === 0) return;
  const ids = invoices.map(({ id }) => id);
  await tx
    .deleteFrom('mirrors')
    .where('workspace_id', '=', workspaceId)
    .where(sql<boolean>`invoice_id = any(${ids}::uuid[])`)
    .execute();
  await tx
    .deleteFrom('links')
    .where('workspace_id', '=', workspaceId)
    .where('connection_id', '=', connectionId)
    .where('subject_kind', '=', sql.lit('invoice'))
    .where(sql<boolean>`subject_id = any(${ids}::uuid[])`)
    .execute();
  await sql`
    update invoices set sync_state = 'notSent', life = invoices.life + 1, number = undone.number, is_voided = false,
      version = invoices.version + 1, updated_at = ${now}
    from unnest(${ids}::uuid[], ${invoices.map(({ number }) => number)}::text[]) as undone (id, number)
    where invoices.workspace_id = ${workspaceId} and invoices.id = undone.id`.execute(tx);
}

/** What decides whether an invoice that a run made may be taken out of the books again. */
export type UndoFacts = {
  readonly invoiceId: string;
  readonly life: number;
  readonly version: number;
  readonly ledgerId: string;
  readonly ledgerStatus: string;
  readonly issueDate: string;
  readonly number: string | null;
  /** The number of our own that it was sent under, if any. */
  readonly sentNumber: string | null;
  readonly total: string;
  readonly madeTotal: string | null;
  readonly changedAt: Date;
  /** The ledger's time of the record as our request left it. */
  readonly madeAt: Date | null;
  readonly hasMoney: boolean;
  /** Nothing else was asked of it here since the run. */
  readonly isLatest: boolean;
  readonly isOnItsWay: boolean;
};

/** Those that are tied to these books; `operationId`: the operation of the run that made it. */
export async function loadUndoFacts(
  db: Db,
  { workspace_id: workspaceId, id: connectionId }: ConnectionRow,
  made: readonly { readonly invoiceId: string; readonly operationId: string }[],
): Promise<readonly UndoFacts[]> {
  if (made.length === 0) return [];
  const { rows } = await sql<UndoFacts & { readonly snapshotAt: string | null }>`
    select invoice.id as "invoiceId", invoice.life, invoice.version, mirror.ledger_id as "ledgerId",
      mirror.ledger_status as "ledgerStatus", coalesce(mirror.issue_date, invoice.issue_date) as "issueDate",
      mirror.number, own.payload ->> 'number' as "sentNumber", mirror.total, link.snapshot ->> 'total' as "madeTotal",
      mirror.ledger_updated_at as "changedAt", link.snapshot ->> 'updatedAt' as "snapshotAt",
      mirror.amount_owing <> mirror.total
        or exists (select from payments as paid where paid.workspace_id = invoice.workspace_id
          and paid.invoice_id = invoice.id and paid.removed_at is null)
        or exists (select from credit_notes as credit where credit.workspace_id = invoice.workspace_id
          and credit.invoice_id = invoice.id and coalesce(credit.ledger_status, '') not in ('voided', 'deleted')) as "hasMoney",
      not exists (select from sync_operations as later where later.workspace_id = invoice.workspace_id
        and later.subject_kind = 'invoice' and later.subject_id = invoice.id and later.seq > own.seq
        and later.state <> 'ignored') as "isLatest",
      exists (select from sync_operations as open where open.workspace_id = invoice.workspace_id
        and open.subject_kind = 'invoice' and open.subject_id = invoice.id
        and open.state in ('queued', 'dispatched', 'unknown')) as "isOnItsWay"
    from unnest(${made.map(({ invoiceId }) => invoiceId)}::uuid[], ${made.map(({ operationId }) => operationId)}::uuid[])
        as made (invoice_id, operation_id)
      join invoices as invoice on invoice.workspace_id = ${workspaceId} and invoice.id = made.invoice_id
      join mirrors as mirror on mirror.workspace_id = invoice.workspace_id and mirror.invoice_id = invoice.id
        and mirror.connection_id = ${connectionId}
      join sync_operations as own on own.workspace_id = invoice.workspace_id and own.id = made.operation_id
      left join links as link on link.workspace_id = invoice.workspace_id and link.connection_id = ${connectionId}
        and link.subject_kind = 'invoice' and link.subject_id = invoice.id
    order by invoice.id`.execute(db);
  return rows.map(({ snapshotAt, ...facts }) => ({
    ...facts,
    madeAt: snapshotAt === null ? null : new Date(snapshotAt),
  }));
}
