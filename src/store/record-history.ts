/** What happened to a record and to its invoices: what people did, what went to the books, and how the ledger answered. */
import { sql } from 'kysely';
import type { Db } from './database.ts';
import { type InvoicesOf, isInvoiceOf } from './invoices-of.ts';

/** One thing that happened. `facts` is what its source says of it; who reads it parses it. */
export type HistoryRow = {
  readonly id: string;
  readonly at: Date;
  readonly source: 'activity' | 'transition' | 'operation' | 'payment';
  readonly subject_kind: string;
  readonly invoice_id: string | null;
  readonly invoice_number: string | null;
  readonly action: string;
  readonly actor_kind: string;
  readonly actor_name: string | null;
  /** Of the books that it concerns; null: of none. */
  readonly provider: string | null;
  readonly facts: unknown;
};

export type HistoryCursor = { readonly at: Date; readonly id: string };

/** Newest first. Moments are of whole milliseconds, as a cursor can name them. */
export async function listRecordHistory(
  db: Db,
  workspaceId: string,
  of: InvoicesOf,
  { before, limit }: { readonly before: HistoryCursor | null; readonly limit: number },
): Promise<readonly HistoryRow[]> {
  const { rows } = await sql<HistoryRow>`
    with its_invoices as (
      select invoice.id, invoice.number from invoices invoice
      where invoice.workspace_id = ${workspaceId} and ${isInvoiceOf(of, 'invoice')}
    ), its_payments as (
      select payment.id, payment.invoice_id from payments payment
      where payment.workspace_id = ${workspaceId} and payment.invoice_id in (select id from its_invoices)
    ), happened as (
      ${activities(workspaceId, of)}
      union all ${transitions(workspaceId)}
      union all ${operations(workspaceId, of)}
      union all ${paymentsSeenThere(workspaceId)}
    )
    select happened.id, date_trunc('milliseconds', happened.at) as at, happened.source, happened.subject_kind,
      happened.invoice_id, its_invoices.number as invoice_number, happened.action, happened.actor_kind,
      coalesce(auth_users.name, api_keys.name, automations.name) as actor_name, connections.provider, happened.facts
    from happened
    left join its_invoices on its_invoices.id = happened.invoice_id
    left join auth_users on auth_users.id = happened.actor_id
    left join api_keys on api_keys.workspace_id = ${workspaceId} and api_keys.id::text = happened.actor_id
    left join automations on happened.actor_kind = 'automation'
      and automations.workspace_id = ${workspaceId} and automations.id::text = happened.actor_id
    left join connections on connections.workspace_id = ${workspaceId} and connections.id = happened.connection_id
    where ${before === null ? sql`true` : isBefore(before)}
    order by date_trunc('milliseconds', happened.at) desc, happened.id desc
    limit ${limit}`.execute(db);
  return rows;
}

function isBefore({ at, id }: HistoryCursor) {
  return sql`(date_trunc('milliseconds', happened.at), happened.id) < (${at}::timestamptz, ${id}::uuid)`;
}

function activities(workspaceId: string, { kind, id }: InvoicesOf) {
  return sql`
    select id, at, 'activity' as source, subject_kind,
      case when subject_kind = 'invoice' then subject_id end as invoice_id,
      action, actor_kind, actor_id, null::uuid as connection_id, details as facts
    from activities
    where workspace_id = ${workspaceId}
      and ((subject_kind = ${kind} and subject_id = ${id}::uuid)
        or (subject_kind = 'invoice' and subject_id in (select id from its_invoices)))`;
}

/** Money as text: a number of JSON would be a float. */
function transitions(workspaceId: string) {
  return sql`
    select turn.id, turn.at, 'transition', 'invoice', turn.invoice_id, turn.cause, 'ledger', null,
      mirror.connection_id, jsonb_build_object(
        'from', turn.from_status, 'to', turn.to_status,
        'fromLedger', turn.from_ledger_status, 'toLedger', turn.to_ledger_status,
        'owingBefore', turn.owing_before::text, 'owingAfter', turn.owing_after::text, 'currency', mirror.currency)
    from status_transitions turn
    join mirrors mirror on mirror.workspace_id = turn.workspace_id and mirror.invoice_id = turn.invoice_id
    where turn.workspace_id = ${workspaceId} and turn.invoice_id in (select id from its_invoices)`;
}

/** At its end where it has one, else when it was asked for. */
function operations(workspaceId: string, { kind, id }: InvoicesOf) {
  return sql`
    select operation.id, coalesce(operation.finished_at, operation.dispatched_at, operation.created_at),
      'operation', operation.subject_kind,
      case when operation.subject_kind = 'payment' then its_payments.invoice_id
        when operation.subject_kind = 'invoice' then operation.subject_id end,
      operation.kind, 'ledger', null, operation.connection_id, jsonb_build_object(
        'state', operation.state, 'message', operation.problem_message)
    from sync_operations operation
    left join its_payments on operation.subject_kind = 'payment' and its_payments.id = operation.subject_id
    where operation.workspace_id = ${workspaceId}
      and ((operation.subject_kind = 'invoice' and operation.subject_id in (select id from its_invoices))
        or (operation.subject_kind = 'payment' and operation.subject_id in (select id from its_payments))
        or (operation.subject_kind = ${kind} and operation.subject_id = ${id}::uuid))`;
}

/** Those that people record here are activities already. */
function paymentsSeenThere(workspaceId: string) {
  return sql`
    select id, created_at, 'payment', 'payment', invoice_id, kind, 'ledger', null, connection_id,
      jsonb_build_object('amount', amount::text, 'currency', currency, 'paidOn', paid_on::text,
        'removedAt', removed_at)
    from payments
    where workspace_id = ${workspaceId} and recorded_in = 'books'
      and invoice_id in (select id from its_invoices)`;
}
