/** What is done here with a customer's credit in the books: set against an invoice, or, without one, paid back. */
import { type Selectable, sql } from 'kysely';
import type { DB, Db, Tx } from './database.ts';

export type CreditUseRow = Selectable<DB['credit_uses']>;

export async function insertCreditUse(
  tx: Tx,
  use: {
    readonly workspaceId: string;
    readonly id: string;
    readonly connectionId: string;
    readonly creditId: string;
    /** Null: it is paid back. */
    readonly invoiceId: string | null;
    readonly amount: string;
    readonly currency: string;
    readonly usedOn: string;
    readonly accountCode: string | null;
    readonly methodId: string | null;
    readonly reference: string | null;
    readonly externalId: string | null;
    readonly createdBy: string | null;
    readonly now: Date;
  },
): Promise<void> {
  await tx
    .insertInto('credit_uses')
    .values({
      workspace_id: use.workspaceId,
      id: use.id,
      connection_id: use.connectionId,
      credit_id: use.creditId,
      invoice_id: use.invoiceId,
      amount: use.amount,
      currency: use.currency,
      used_on: use.usedOn,
      account_code: use.accountCode,
      method_id: use.methodId,
      reference: use.reference,
      external_id: use.externalId,
      created_by: use.createdBy,
      created_at: use.now,
    })
    .execute();
}

export function findCreditUse(db: Db, workspaceId: string, id: string): Promise<CreditUseRow | undefined> {
  return db
    .selectFrom('credit_uses')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .executeTakeFirst();
}

export function findCreditUseByExternalId(
  db: Db,
  workspaceId: string,
  externalId: string,
): Promise<CreditUseRow | undefined> {
  return db
    .selectFrom('credit_uses')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .where('external_id', '=', externalId)
    .executeTakeFirst();
}

/** The ledger's id of the allocation or the payment that a use became. */
export async function saveLedgerUse(
  tx: Tx,
  workspaceId: string,
  id: string,
  ledgerId: string | null,
): Promise<void> {
  await tx
    .updateTable('credit_uses')
    .set({ ledger_id: ledgerId })
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .execute();
}

/** Uses of these credits that the books do not have yet, or that nobody has withdrawn. */
export function listUnsettledUses(
  db: Db,
  workspaceId: string,
  creditIds: readonly string[],
): Promise<CreditUseRow[]> {
  if (creditIds.length === 0) return Promise.resolve([]);
  return db
    .selectFrom('credit_uses as use')
    .selectAll('use')
    .where('use.workspace_id', '=', workspaceId)
    .where('use.credit_id', 'in', [...creditIds])
    .where(isUnderWay)
    .orderBy('use.id')
    .execute();
}

/** The ledger's ids of allocations that uses of ours of a credit have become. */
export async function listAllocationsOfOurs(
  db: Db,
  workspaceId: string,
  creditId: string,
): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('credit_uses')
    .select('ledger_id')
    .where('workspace_id', '=', workspaceId)
    .where('credit_id', '=', creditId)
    .where('ledger_id', 'is not', null)
    .execute();
  return rows.flatMap((row) => row.ledger_id ?? []);
}

/**
 * Which of an invoice's mirrored credits were set against it here: the ledger's ids of the credits, and of the payments
 * that open money has become.
 */
export async function listCreditsUsedHere(
  db: Db,
  workspaceId: string,
  invoiceIds: readonly string[],
): Promise<ReadonlySet<string>> {
  if (invoiceIds.length === 0) return new Set();
  const { rows } = await sql<{ readonly key: string }>`
    select use.invoice_id || ' ' || credit.ledger_id as key from credit_uses as use
      join ledger_credits as credit on credit.workspace_id = use.workspace_id and credit.id = use.credit_id
      where use.workspace_id = ${workspaceId} and use.invoice_id = any(${invoiceIds}::uuid[]) and use.ledger_id is not null
    union
    select use.invoice_id || ' ' || use.ledger_id from credit_uses as use
      where use.workspace_id = ${workspaceId} and use.invoice_id = any(${invoiceIds}::uuid[]) and use.ledger_id is not null
    union
    select ours.invoice_id || ' ' || ours.ledger_id from credit_notes as ours
      where ours.workspace_id = ${workspaceId} and ours.invoice_id = any(${invoiceIds}::uuid[]) and ours.ledger_id is not null`.execute(
    db,
  );
  return new Set(rows.map(({ key }) => key));
}

/** What uses here take off a credit and its mirror does not know of yet: a decimal string, '0' for nothing. */
export async function sumUsesOnTheirWay(db: Db, workspaceId: string, creditId: string): Promise<string> {
  const row = await db
    .selectFrom('credit_uses as use')
    .innerJoin('ledger_credits as credit', (join) =>
      join.onRef('credit.workspace_id', '=', 'use.workspace_id').onRef('credit.id', '=', 'use.credit_id'),
    )
    .select(sql<string>`coalesce(sum(use.amount), 0)::text`.as('sum'))
    .where('use.workspace_id', '=', workspaceId)
    .where('use.credit_id', '=', creditId)
    .where(sql<boolean>`(${isUnderWay} or (${isDoneSince(sql`credit.as_of`)} and not ${isSeenInCredit}))`)
    .executeTakeFirst();
  return row?.sum ?? '0';
}

/** The same of an invoice: credit on its way to it. */
export async function sumUsesOnTheirWayTo(db: Db, workspaceId: string, invoiceId: string): Promise<string> {
  const row = await db
    .selectFrom('credit_uses as use')
    .leftJoin('mirrors as mirror', (join) =>
      join
        .onRef('mirror.workspace_id', '=', 'use.workspace_id')
        .onRef('mirror.invoice_id', '=', 'use.invoice_id'),
    )
    .select(sql<string>`coalesce(sum(use.amount), 0)::text`.as('sum'))
    .where('use.workspace_id', '=', workspaceId)
    .where('use.invoice_id', '=', invoiceId)
    .where(sql<boolean>`(${isUnderWay} or ${isDoneSince(sql`mirror.as_of`)})`)
    .executeTakeFirst();
  return row?.sum ?? '0';
}

/** Whether a credit is a note of ours that is being set against its own invoice: all of it is spoken for. */
export async function isBeingAllocated(
  db: Db,
  workspaceId: string,
  connectionId: string,
  ledgerId: string,
): Promise<boolean> {
  const row = await db
    .selectFrom('credit_notes as ours')
    .innerJoin('sync_operations as op', (join) =>
      join.onRef('op.workspace_id', '=', 'ours.workspace_id').onRef('op.subject_id', '=', 'ours.id'),
    )
    .select('ours.id')
    .where('ours.workspace_id', '=', workspaceId)
    .where('ours.connection_id', '=', connectionId)
    .where('ours.ledger_id', '=', ledgerId)
    .where('op.subject_kind', '=', 'creditNote')
    .where('op.state', 'in', ['queued', 'dispatched', 'unknown'])
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** An operation of the use has not come to its end, or stopped and asks. */
const isUnderWay = sql<boolean>`exists (select from sync_operations as op
  where op.workspace_id = use.workspace_id and op.subject_kind = 'creditUse' and op.subject_id = use.id
    and op.state in ('queued', 'dispatched', 'unknown', 'needsAttention'))`;

/** A reading that lost the race against the answer may show it all the same. */
const isSeenInCredit = sql<boolean>`(credit.allocations || credit.refunds) @> jsonb_build_array(
  jsonb_build_object('ledgerId', use.ledger_id))`;

const isDoneSince = (asOf: ReturnType<typeof sql>) => sql<boolean>`exists (select from sync_operations as op
  where op.workspace_id = use.workspace_id and op.subject_kind = 'creditUse' and op.subject_id = use.id
    and op.state = 'done' and op.finished_at > ${asOf})`;
