/** Credit that customers have in the books: our copy of the ledger's credit notes, prepayments and overpayments. */
import { type Selectable, sql } from 'kysely';
import type {
  AllocationToRemove,
  CreditKind,
  LedgerAllocation,
  LedgerCredit,
  LedgerRefund,
} from '../providers/provider.ts';
import type { DB, Db, Tx } from './database.ts';
import { insertRows } from './insert-rows.ts';
import type { BooksSubject, Subject } from './links.ts';
import type { Json } from './schema.gen.ts';

/** As written below: the column's JSON is ours alone. */
export type LedgerCreditRow = Omit<Selectable<DB['ledger_credits']>, 'allocations' | 'refunds' | 'kind'> & {
  readonly kind: CreditKind;
  readonly allocations: readonly LedgerAllocation[];
  readonly refunds: readonly LedgerRefund[];
};

/** Takes readings over; an older one than ours changes nothing. @returns the ids of those that changed. */
export async function saveLedgerCredits(
  tx: Tx,
  workspaceId: string,
  connectionId: string,
  credits: readonly (LedgerCredit & { readonly id: string })[],
  readAt: Date,
): Promise<readonly string[]> {
  if (credits.length === 0) return [];
  // In one order everywhere: two readings of the same credits would otherwise wait for each other for ever.
  const rows = [...credits]
    .sort((a, b) => (a.ledgerId < b.ledgerId ? -1 : 1))
    .map((credit) => ({
      workspace_id: workspaceId,
      id: credit.id,
      connection_id: connectionId,
      kind: credit.kind,
      ledger_id: credit.ledgerId,
      contact_ledger_id: credit.contactLedgerId,
      number: credit.number,
      reference: credit.reference,
      status: credit.status,
      currency: credit.currency,
      currency_rate: credit.currencyRate,
      own_rate: credit.ownRate,
      issue_date: credit.issueDate,
      total: credit.total,
      total_tax: credit.totalTax,
      remaining: credit.remaining,
      // A json column of insertRows takes its value as it is.
      allocations: credit.allocations as unknown as Json,
      refunds: credit.refunds as unknown as Json,
      ledger_updated_at: credit.updatedAt,
      as_of: readAt,
    }));
  const ending = sql<{ readonly id: string }>`
    on conflict (workspace_id, connection_id, kind, ledger_id) do update set
      contact_ledger_id = excluded.contact_ledger_id, number = excluded.number, reference = excluded.reference,
      status = excluded.status, currency = excluded.currency, currency_rate = excluded.currency_rate,
      own_rate = excluded.own_rate, issue_date = excluded.issue_date, total = excluded.total,
      total_tax = excluded.total_tax, remaining = excluded.remaining, allocations = excluded.allocations, refunds = excluded.refunds,
      ledger_updated_at = excluded.ledger_updated_at, as_of = greatest(ledger_credits.as_of, excluded.as_of)
    where (ledger_credits.ledger_updated_at, ledger_credits.as_of) <= (excluded.ledger_updated_at, excluded.as_of)
    returning id`;
  return (await insertRows(tx, 'ledger_credits', rows, ending)).map(({ id }) => id);
}

/** As of which change of theirs we know these; by ledger id. */
export async function findKnownCredits(
  db: Db,
  workspaceId: string,
  connectionId: string,
  kind: CreditKind,
  ledgerIds: readonly string[],
): Promise<ReadonlyMap<string, Date>> {
  if (ledgerIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('ledger_credits')
    .select(['ledger_id', 'ledger_updated_at'])
    .where('workspace_id', '=', workspaceId)
    .where('connection_id', '=', connectionId)
    .where('kind', '=', kind)
    .where(sql<boolean>`ledger_id = any(${ledgerIds}::text[])`)
    .execute();
  return new Map(rows.map((row) => [row.ledger_id, row.ledger_updated_at]));
}

export async function findLedgerCredit(
  db: Db,
  workspaceId: string,
  id: string,
): Promise<LedgerCreditRow | undefined> {
  const row = await db
    .selectFrom('ledger_credits')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .executeTakeFirst();
  return row && asRow(row);
}

export async function findCreditOfUse(
  db: Db,
  workspaceId: string,
  useId: string,
): Promise<LedgerCreditRow | undefined> {
  const row = await db
    .selectFrom('ledger_credits as credit')
    .innerJoin('credit_uses as use', (join) =>
      join.onRef('use.workspace_id', '=', 'credit.workspace_id').onRef('use.credit_id', '=', 'credit.id'),
    )
    .selectAll('credit')
    .where('use.workspace_id', '=', workspaceId)
    .where('use.id', '=', useId)
    .executeTakeFirst();
  return row && asRow(row);
}

/** Credit notes that these payments set against invoices, as we last read them: `<payment>:<invoice>` is the use (QuickBooks). */
export async function findCreditNotesOfPayments(
  db: Db,
  workspaceId: string,
  connectionId: string,
  paymentLedgerIds: readonly string[],
): Promise<readonly { readonly paymentLedgerId: string; readonly creditNoteLedgerId: string }[]> {
  if (paymentLedgerIds.length === 0) return [];
  const { rows } = await sql<{ readonly paymentLedgerId: string; readonly creditNoteLedgerId: string }>`
    select distinct split_part(part->>'ledgerId', ':', 1) as "paymentLedgerId", credit.ledger_id as "creditNoteLedgerId"
    from ledger_credits as credit cross join jsonb_array_elements(credit.allocations) as part
    where credit.workspace_id = ${workspaceId} and credit.connection_id = ${connectionId}
      and credit.kind = 'creditNote' and split_part(part->>'ledgerId', ':', 1) = any(${paymentLedgerIds}::text[])`.execute(
    db,
  );
  return rows;
}

/** Two uses of one credit are judged one after the other. */
export async function lockLedgerCredit(
  tx: Tx,
  workspaceId: string,
  id: string,
): Promise<LedgerCreditRow | undefined> {
  const row = await tx
    .selectFrom('ledger_credits')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  return row && asRow(row);
}

/**
 * The ledger's allocations behind a mirrored credit on an invoice; none where it is gone, undefined where no credit is
 * meant. Where open money pays an invoice by its own payment (QuickBooks: `<payment>:<invoice>`), that is one too.
 */
export async function findAllocationsOn(
  db: Db,
  workspaceId: string,
  paymentId: string,
): Promise<readonly (AllocationToRemove & { readonly invoiceLedgerId: string })[] | undefined> {
  const row = await db
    .selectFrom('payments as payment')
    .innerJoin('mirrors as mirror', (join) =>
      join
        .onRef('mirror.workspace_id', '=', 'payment.workspace_id')
        .onRef('mirror.invoice_id', '=', 'payment.invoice_id'),
    )
    .innerJoin('ledger_credits as credit', (join) =>
      join
        .onRef('credit.workspace_id', '=', 'payment.workspace_id')
        .onRef('credit.connection_id', '=', 'payment.connection_id')
        .on(
          sql<boolean>`(credit.kind = payment.kind and credit.ledger_id = payment.ledger_id
            or payment.kind = 'payment' and credit.kind = 'overpayment'
              and payment.ledger_id like credit.ledger_id || ':%')`,
        ),
    )
    .selectAll('credit')
    .select(['payment.removed_at', 'mirror.ledger_id as invoice_ledger_id'])
    .select(['payment.kind as payment_kind', 'payment.ledger_id as payment_ledger_id'])
    .where('payment.workspace_id', '=', workspaceId)
    .where('payment.id', '=', paymentId)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  if (row.removed_at !== null) return [];
  const { kind, ledger_id: creditLedgerId, allocations } = asRow(row);
  const { invoice_ledger_id: invoiceLedgerId, payment_ledger_id: own } = row;
  if (row.payment_kind === 'payment')
    return own === null ? [] : [{ kind, creditLedgerId, allocationLedgerId: own, invoiceLedgerId }];
  return allocations.flatMap(({ ledgerId, invoiceLedgerId: on }) =>
    ledgerId === null || on !== invoiceLedgerId
      ? []
      : [{ kind, creditLedgerId, allocationLedgerId: ledgerId, invoiceLedgerId }],
  );
}

/** Which of these mirrored payments are credits whose parts on their invoices are known by the ledger's ids. */
export async function findTakeableCredits(
  db: Db,
  workspaceId: string,
  payments: readonly { readonly id: string; readonly kind: string }[],
): Promise<ReadonlySet<string>> {
  const ids = payments.flatMap(({ id, kind }) => (kind === 'payment' ? [] : [id]));
  if (ids.length === 0) return new Set();
  const { rows } = await sql<{ readonly id: string }>`
    select payment.id from payments as payment
      join mirrors as mirror on mirror.workspace_id = payment.workspace_id and mirror.invoice_id = payment.invoice_id
      join ledger_credits as credit on credit.workspace_id = payment.workspace_id
        and credit.connection_id = payment.connection_id and credit.kind = payment.kind
        and credit.ledger_id = payment.ledger_id
    where payment.workspace_id = ${workspaceId} and payment.id = any(${ids}::uuid[])
      and exists (select from jsonb_array_elements(credit.allocations) as part
        where part->>'invoiceLedgerId' = mirror.ledger_id and part->>'ledgerId' is not null)`.execute(db);
  return new Set(rows.map(({ id }) => id));
}

/** An allocation that a write of ours has removed: known before the credit is read again. */
export async function dropAllocation(
  tx: Tx,
  workspaceId: string,
  connectionId: string,
  { kind, creditLedgerId, allocationLedgerId }: AllocationToRemove,
): Promise<void> {
  await tx
    .updateTable('ledger_credits')
    .set({
      allocations: sql<Json>`(select coalesce(jsonb_agg(each), '[]') from jsonb_array_elements(allocations) as each
        where each->>'ledgerId' is distinct from ${allocationLedgerId})`,
    })
    .where('workspace_id', '=', workspaceId)
    .where('connection_id', '=', connectionId)
    .where('kind', '=', kind)
    .where('ledger_id', '=', creditLedgerId)
    .execute();
}

/** Credits of one of our customers in the live books, newest first; voided ones are left out. */
export async function listCreditsOf(
  db: Db,
  workspaceId: string,
  customer: Subject,
  filter: { readonly isOpen: boolean; readonly limit: number },
): Promise<readonly LedgerCreditRow[]> {
  const rows = await db
    .selectFrom('ledger_credits as credit')
    .innerJoin('connections as connection', (join) =>
      join
        .onRef('connection.workspace_id', '=', 'credit.workspace_id')
        .onRef('connection.id', '=', 'credit.connection_id'),
    )
    .selectAll('credit')
    .where('credit.workspace_id', '=', workspaceId)
    .where('connection.status', '!=', 'disconnected')
    .where(
      sql<boolean>`credit.contact_ledger_id in (${contactInBooks(workspaceId, sql`credit.connection_id`, customer)})`,
    )
    .where('credit.status', 'in', ['approved', 'paid'])
    .$if(filter.isOpen, (query) => query.where('credit.remaining', '>', '0'))
    .orderBy('credit.issue_date', 'desc')
    .orderBy('credit.id', 'desc')
    .limit(filter.limit)
    .execute();
  return rows.map(asRow);
}

/** Whom the books hold for a customer of ours: one that was merged there is the one that it was merged into. */
export async function findContactInBooks(
  db: Db,
  workspaceId: string,
  connectionId: string,
  customer: BooksSubject,
): Promise<string | null> {
  const { rows } = await contactInBooks(workspaceId, sql`${connectionId}::uuid`, customer).execute(db);
  return rows[0]?.ledger_id ?? null;
}

function contactInBooks(workspaceId: string, connectionId: ReturnType<typeof sql>, customer: BooksSubject) {
  return sql<{ readonly ledger_id: string }>`
    select coalesce(contact.merged_into, link.ledger_id) as ledger_id from links as link
      left join ledger_contacts as contact on contact.workspace_id = link.workspace_id
        and contact.connection_id = link.connection_id and contact.ledger_id = link.ledger_id
      where link.workspace_id = ${workspaceId} and link.connection_id = ${connectionId}
        and link.subject_kind = ${customer.kind} and link.subject_id = ${customer.id}::uuid
        and (${customer.currency ?? null}::text is null or link.currency in ('', ${customer.currency ?? null}::text))`;
}

function asRow(row: Selectable<DB['ledger_credits']>): LedgerCreditRow {
  return {
    ...row,
    // The table's check constraint admits no other kind, and the lists are written above alone.
    kind: row.kind as CreditKind,
    allocations: row.allocations as unknown as readonly LedgerAllocation[],
    refunds: row.refunds as unknown as readonly LedgerRefund[],
  };
}
