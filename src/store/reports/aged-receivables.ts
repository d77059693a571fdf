/** What is open on a day, for aged receivables: invoices, and what customers have to their credit where the ledger counts it. */
import { sql } from 'kysely';
import type { AgedItem } from '../../domain/aged-receivables.ts';
import type { Db } from '../database.ts';
import { ownMoney, ownOwing } from './own-money.ts';
import { customerKey, customerNames, customersInBooks } from './report-customers.ts';

export type OpenOn = {
  readonly connectionId: string;
  /** The end of this day, YYYY-MM-DD, where the organisation is. */
  readonly asOf: string;
  /** Whether the ledger's own report takes off credit that is not used yet, and money that pays nothing. */
  readonly countsCredit: boolean;
  /** `company <id>` or `contact <id>`: one alone. */
  readonly customer?: string | undefined;
};

export type OpenItem = AgedItem & {
  readonly kind: 'invoice' | 'credit' | 'payment';
  /** Our invoice: the one that is open, or the later one that a payment is already on. */
  readonly invoiceId: string | null;
  readonly number: string | null;
  readonly customerName: string | null;
  readonly issueDate: string | null;
  readonly dueDate: string | null;
  readonly currency: string;
  /** In its own currency. */
  readonly amount: string;
};

/**
 * As of today what the books say is owing; as of an earlier day with what came later added back: payments and credits by
 * their dates. Documents that were voided since count on no day, as in the ledgers. Oldest first.
 */
export async function listOpenItems(
  db: Db,
  workspaceId: string,
  { connectionId, asOf, countsCredit, customer }: OpenOn,
): Promise<readonly OpenItem[]> {
  const credit = countsCredit
    ? sql`union all ${openCredits(workspaceId, connectionId, asOf)}
      union all ${earlyPayments(workspaceId, connectionId, asOf)}`
    : sql``;
  const { rows } = await sql<OpenItem>`
    with customers as materialized (${customersInBooks(workspaceId, connectionId)}),
      open as (${openInvoices(workspaceId, connectionId, asOf)} ${credit})
    select open.kind, open.invoice_id as "invoiceId", open.number, open.customer, named.name as "customerName",
      open.issue_date as "issueDate", open.due_date as "dueDate",
      case when open.kind = 'invoice' then open.due_date else open.issue_date end as "agedFrom",
      open.currency, open.amount::text as amount, open.own::text as own
    from open left join (${customerNames(workspaceId)}) as named on named.customer = open.customer
    where open.own <> 0 and (${customer ?? null}::text is null or open.customer = ${customer ?? null})
    order by "agedFrom" nulls last, open.number`.execute(db);
  return rows;
}

function openInvoices(workspaceId: string, connectionId: string, asOf: string) {
  const since = { paid: sql`coalesce(later.paid, 0)`, credited: sql`coalesce(later.credited, 0)` };
  return sql`
    select 'invoice' as kind, mirror.invoice_id, mirror.number, ${customerKey('invoice')} as customer,
      mirror.issue_date, mirror.due_date, mirror.currency,
      mirror.amount_owing + ${since.paid} + ${since.credited} as amount, ${ownOwing('mirror', since)} as own
    from mirrors as mirror
    join invoices as invoice on invoice.workspace_id = mirror.workspace_id and invoice.id = mirror.invoice_id
    left join (${laterMoney(workspaceId, connectionId, asOf)}) as later on later.invoice_id = mirror.invoice_id
    where mirror.workspace_id = ${workspaceId} and mirror.connection_id = ${connectionId}
      and mirror.ledger_status in ('approved', 'paid')
      and (mirror.issue_date is null or mirror.issue_date <= ${asOf})
      and (mirror.amount_owing <> 0 or later.invoice_id is not null)`;
}

/**
 * What came to each invoice after the day. An invoice names a credit with the credit's own date, in some books: the day on
 * which it was set against the invoice stands with the credit, where all of that is known.
 */
function laterMoney(workspaceId: string, connectionId: string, asOf: string) {
  const ofInvoices = sql`payment.workspace_id = ${workspaceId} and payment.connection_id = ${connectionId}
    and payment.removed_at is null and payment.ledger_id is not null`;
  return sql`
    select money.invoice_id, sum(money.amount) filter (where money.kind = 'payment') as paid,
      sum(money.amount) filter (where money.kind <> 'payment') as credited
    from (
      select payment.invoice_id, payment.kind, payment.amount from payments as payment
      where ${ofInvoices} and payment.kind = 'payment' and payment.paid_on > ${asOf}
      union all
      select payment.invoice_id, payment.kind,
        case when used.all_of_it = payment.amount then coalesce(used.later, 0)
          when payment.paid_on > ${asOf} then payment.amount else 0 end
      from payments as payment
      join mirrors as mirror on mirror.workspace_id = payment.workspace_id and mirror.invoice_id = payment.invoice_id
      left join ledger_credits as credit on credit.workspace_id = payment.workspace_id
        and credit.connection_id = payment.connection_id and credit.kind = payment.kind
        and credit.ledger_id = payment.ledger_id
      left join lateral (
        select sum((part->>'amount')::numeric) as all_of_it,
          sum((part->>'amount')::numeric) filter (where part->>'date' > ${asOf}) as later
        from jsonb_array_elements(credit.allocations) as part
        where part->>'invoiceLedgerId' = mirror.ledger_id and part->>'date' is not null
      ) as used on true
      where ${ofInvoices} and payment.kind <> 'payment'
    ) as money
    where money.amount <> 0
    group by money.invoice_id`;
}

/** Credit of our customers that was open on the day; what it was set against, or paid back, later is added back. */
function openCredits(workspaceId: string, connectionId: string, asOf: string) {
  const amount = sql`(credit.remaining + coalesce(used.amount, 0) + coalesce(refunded.amount, 0))`;
  return sql`
    select 'credit', null::uuid, credit.number, customers.customer, credit.issue_date, null::date, credit.currency,
      -${amount}, -${ownMoney(amount, 'credit')}
    from ledger_credits as credit
    join customers on customers.contact_ledger_id = credit.contact_ledger_id
    left join lateral (
      select sum((part->>'amount')::numeric) as amount from jsonb_array_elements(credit.allocations) as part
      where part->>'date' > ${asOf}
    ) as used on true
    left join lateral (
      select sum((part->>'amount')::numeric) as amount from jsonb_array_elements(credit.refunds) as part
      where part->>'paidOn' > ${asOf}
    ) as refunded on true
    where credit.workspace_id = ${workspaceId} and credit.connection_id = ${connectionId}
      and credit.status in ('approved', 'paid') and (credit.issue_date is null or credit.issue_date <= ${asOf})`;
}

/** Money that was there on the day, and pays an invoice that was not yet: until then it is owed to the customer. */
function earlyPayments(workspaceId: string, connectionId: string, asOf: string) {
  return sql`
    select 'payment', mirror.invoice_id, mirror.number, ${customerKey('invoice')}, payment.paid_on, null::date,
      mirror.currency, -payment.amount, -${ownMoney(sql`payment.amount`, 'mirror')}
    from mirrors as mirror
    join invoices as invoice on invoice.workspace_id = mirror.workspace_id and invoice.id = mirror.invoice_id
    join payments as payment on payment.workspace_id = mirror.workspace_id and payment.invoice_id = mirror.invoice_id
    where mirror.workspace_id = ${workspaceId} and mirror.connection_id = ${connectionId}
      and mirror.ledger_status in ('approved', 'paid') and mirror.issue_date > ${asOf}
      and payment.connection_id = mirror.connection_id and payment.removed_at is null
      and payment.ledger_id is not null and payment.paid_on <= ${asOf}`;
}
