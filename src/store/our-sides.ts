/** Our side of invoices that are in the books: what was read of them, how they stand here, and what is on its way. */
import { sql } from 'kysely';
import type { LedgerInvoiceStatus } from '../domain/accounting-status.ts';
import type { OurInvoice } from '../domain/drift.ts';
import { fieldsChangedThere } from '../domain/invoice-content.ts';
import type { DifferenceReason } from '../domain/totals-difference.ts';
import type { ConnectionRow } from './connections.ts';
import { billedContact } from './customers.ts';
import type { Db } from './database.ts';
import { findUnfinishedOperations } from './latest-operations.ts';
import { findLinks, subjectKey } from './links.ts';
import { findMirrorContents } from './mirror-contents.ts';
import type { SyncOperationRow } from './sync-operations.ts';

export type OurSide = {
  readonly invoiceId: string;
  readonly ledgerId: string;
  readonly number: string | null;
  readonly currency: string;
  /** When the reading that we know it by was asked for. */
  readonly asOf: Date;
  readonly invoice: OurInvoice;
  /** The change of it that could not be sent. */
  readonly unsentId: string | null;
  /** Money recorded here that could not be sent. */
  readonly unsentMoney: readonly {
    readonly id: string;
    readonly amount: string;
    readonly operationId: string;
  }[];
  /** Something of it is on its way to the books: what they say is about to change. */
  readonly isOnItsWay: boolean;
};

/** By the ledger's id; those that are tied to no invoice are left out. */
export async function findOurSides(
  db: Db,
  connection: ConnectionRow,
  ledgerIds: readonly string[],
): Promise<ReadonlyMap<string, OurSide>> {
  const rows = await readHeads(db, connection, ledgerIds);
  if (rows.length === 0) return new Map();
  const { workspace_id: workspaceId, id: connectionId } = connection;
  const ids = rows.map((row) => row.invoice_id);
  const billed = rows.map((row) => billedContact(connection, row));
  const changed = rows.filter((row) => row.is_changed_there).map((row) => row.invoice_id);
  const contents = await findMirrorContents(db, workspaceId, changed);
  const links = await findLinks(db, workspaceId, connectionId, billed);
  const money = await readMoney(db, workspaceId, ids);
  const ofInvoices = await findUnfinishedOperations(db, workspaceId, 'invoice', ids);
  const ofMoney = await findUnfinishedOperations(
    db,
    workspaceId,
    'payment',
    [...money.values()].flat().map((row) => row.id),
  );
  return new Map(
    rows.map((row, index) => {
      const content = contents.get(row.invoice_id);
      const operation = ofInvoices.get(row.invoice_id);
      const held = money.get(row.invoice_id) ?? [];
      const customer = billed[index];
      return [
        row.ledger_id,
        {
          invoiceId: row.invoice_id,
          ledgerId: row.ledger_id,
          number: row.number,
          currency: row.currency,
          asOf: row.as_of,
          invoice: {
            read: readOf(row),
            own: {
              total: row.own_total,
              dueDate: row.own_due_date,
              contactLedgerId: customer === undefined ? null : (links.get(subjectKey(customer)) ?? null),
              isVoided: row.is_voided,
            },
            money: held.flatMap(appliedMoney),
            // The table's check constraint admits no other reason.
            totalsReason: row.difference as DifferenceReason | null,
            changedThere: content === undefined ? [] : fieldsChangedThere(content.agreed, content.theirs),
            hasUnsent: isUnsent(operation),
          },
          unsentId: isUnsent(operation) ? (operation?.id ?? null) : null,
          unsentMoney: held.flatMap(({ id, amount, ledger_id }) => {
            const sending = ofMoney.get(id);
            return ledger_id === null && isUnsent(sending) && sending !== undefined
              ? [{ id, amount, operationId: sending.id }]
              : [];
          }),
          isOnItsWay: isMoving(operation) || held.some(({ id }) => isMoving(ofMoney.get(id))),
        },
      ] as const;
    }),
  );
}

/** Invoices that are said to be in the books while nothing there is known to be theirs; but for those whose record a comparison has found. */
export async function listWithoutMirror(
  db: Db,
  workspaceId: string,
  connectionId: string,
  limit: number,
  checkId: string,
): Promise<readonly { readonly id: string; readonly number: string | null; readonly currency: string }[]> {
  return db
    .selectFrom('invoices as invoice')
    .leftJoin('mirrors as mirror', (join) =>
      join
        .onRef('mirror.workspace_id', '=', 'invoice.workspace_id')
        .onRef('mirror.invoice_id', '=', 'invoice.id'),
    )
    .select(['invoice.id', 'invoice.number', 'invoice.currency'])
    .where('invoice.workspace_id', '=', workspaceId)
    .where('invoice.connection_id', '=', connectionId)
    .where('invoice.sync_state', '=', 'inBooks')
    .where('invoice.is_voided', '=', false)
    .where('mirror.invoice_id', 'is', null)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('drift_findings as told')
            .select('told.id')
            .whereRef('told.workspace_id', '=', 'invoice.workspace_id')
            .whereRef('told.invoice_id', '=', 'invoice.id')
            .where('told.kind', '=', 'notHere')
            .where('told.state', '=', 'open')
            .where('told.check_id', '=', checkId),
        ),
      ),
    )
    .orderBy('invoice.id')
    .limit(limit)
    .execute();
}

type Head = Awaited<ReturnType<typeof readHeads>>[number];

function readHeads(
  db: Db,
  { workspace_id: workspaceId, id: connectionId }: ConnectionRow,
  ledgerIds: readonly string[],
) {
  return db
    .selectFrom('mirrors as mirror')
    .innerJoin('invoices as invoice', (join) =>
      join
        .onRef('invoice.workspace_id', '=', 'mirror.workspace_id')
        .onRef('invoice.id', '=', 'mirror.invoice_id'),
    )
    .leftJoin('mirror_contents as content', (join) =>
      join
        .onRef('content.workspace_id', '=', 'mirror.workspace_id')
        .onRef('content.invoice_id', '=', 'mirror.invoice_id'),
    )
    .selectAll('mirror')
    .select([
      'invoice.company_id',
      'invoice.contact_id',
      'invoice.is_voided',
      'invoice.total as own_total',
      'invoice.due_date as own_due_date',
      sql<string | null>`content.theirs->>'contactLedgerId'`.as('contact_ledger_id'),
    ])
    .where('mirror.workspace_id', '=', workspaceId)
    .where('mirror.connection_id', '=', connectionId)
    .where(sql<boolean>`mirror.ledger_id = any(${ledgerIds}::text[])`)
    .execute();
}

function readOf(row: Head): OurInvoice['read'] {
  return {
    // The table's check constraint admits no other status.
    ledgerStatus: row.ledger_status as LedgerInvoiceStatus,
    dueDate: row.due_date,
    total: row.total,
    amountOwing: row.amount_owing,
    amountPaid: row.amount_paid,
    amountCredited: row.amount_credited,
    ledgerUpdatedAtMs: row.ledger_updated_at.getTime(),
    version: row.version,
    contactLedgerId: row.contact_ledger_id,
  };
}

type MoneyRow = {
  readonly id: string;
  readonly invoice_id: string;
  readonly kind: string;
  readonly ledger_id: string | null;
  readonly amount: string;
  readonly paid_on: string;
  readonly recorded_in: string;
};

async function readMoney(
  db: Db,
  workspaceId: string,
  invoiceIds: readonly string[],
): Promise<ReadonlyMap<string, readonly MoneyRow[]>> {
  const rows = await db
    .selectFrom('payments')
    .select(['id', 'invoice_id', 'kind', 'ledger_id', 'amount', 'paid_on', 'recorded_in'])
    .where('workspace_id', '=', workspaceId)
    .where(sql<boolean>`invoice_id = any(${invoiceIds}::uuid[])`)
    .where('removed_at', 'is', null)
    .execute();
  const byInvoice = new Map<string, MoneyRow[]>();
  for (const row of rows) byInvoice.set(row.invoice_id, [...(byInvoice.get(row.invoice_id) ?? []), row]);
  return byInvoice;
}

function appliedMoney({ kind, ledger_id, amount, paid_on, recorded_in }: MoneyRow): OurInvoice['money'] {
  if (ledger_id === null) return [];
  return [{ kind, ledgerId: ledger_id, amount, paidOn: paid_on, isOurs: recorded_in === 'counterfoil' }];
}

function isUnsent(operation: SyncOperationRow | undefined): boolean {
  return operation?.state === 'needsAttention' || operation?.state === 'ignored';
}

function isMoving(operation: SyncOperationRow | undefined): boolean {
  return operation !== undefined && !isUnsent(operation);
}
