/** Sales from what the books count: invoices by their issue date, credit notes taken off, in the organisation's own currency. */
import { type RawBuilder, sql } from 'kysely';
import type { Period } from '../../domain/report-period.ts';
import type { Db } from '../database.ts';
import { joinLineProduct, lineCategory } from './line-category.ts';
import { ownMoney } from './own-money.ts';
import { customerKey, customerNames, customersInBooks } from './report-customers.ts';

export const salesBy = ['customer', 'category', 'month'] as const;
export type SalesBy = (typeof salesBy)[number];

export type SalesOf = {
  readonly connectionId: string;
  readonly by: SalesBy;
  readonly period: Period;
};

export type SalesRow = {
  readonly key: string;
  /** Null where the key is all there is to say. */
  readonly name: string | null;
  readonly net: string;
  readonly gross: string;
  readonly count: number;
};

export type SoldItem = {
  readonly kind: 'invoice' | 'credit';
  readonly invoiceId: string | null;
  readonly number: string | null;
  readonly customerName: string | null;
  readonly issueDate: string | null;
  readonly dueDate: string | null;
  readonly currency: string;
  /** Net, in its own currency. */
  readonly amount: string;
  readonly own: string;
};

/** What lines of ours do not say: how it is called is said where people read it. */
export const salesWithoutLines = 'withoutLines';

/** Voided and deleted documents, and drafts, are none. */
export async function listSales(db: Db, workspaceId: string, of: SalesOf): Promise<readonly SalesRow[]> {
  const { rows } = await sql<SalesRow>`
    with ${parts(workspaceId, of)},
      divided as (
        select key, sum(net) as net, sum(gross) as gross, count(distinct document)::int as count from parts group by key
      )
    select divided.key, coalesce(named.name, category.name) as name, divided.net::text as net,
      divided.gross::text as gross, divided.count
    from divided
    left join (${customerNames(workspaceId)}) as named on named.customer = divided.key
    left join product_categories as category on category.workspace_id = ${workspaceId}
      and category.id::text = divided.key
    order by divided.net desc, divided.key`.execute(db);
  return rows;
}

/** The documents behind a row, oldest first, each with its part of the row. */
export async function listSold(
  db: Db,
  workspaceId: string,
  of: SalesOf & { readonly key: string },
): Promise<readonly SoldItem[]> {
  const { rows } = await sql<SoldItem>`
    with ${parts(workspaceId, of)},
      behind as (select document, sum(amount) as amount, sum(net) as own from parts where key = ${of.key} group by document)
    select documents.kind, documents.invoice_id as "invoiceId", documents.number, named.name as "customerName",
      documents.issue_date as "issueDate", documents.due_date as "dueDate", documents.currency,
      behind.amount::text as amount, behind.own::text as own
    from behind join documents on documents.document = behind.document
    left join (${customerNames(workspaceId)}) as named on named.customer = documents.customer
    order by documents.issue_date, documents.number`.execute(db);
  return rows;
}

/** Each document once for a customer or a month, or in as many parts as it has categories. */
function parts(workspaceId: string, { connectionId, by, period }: SalesOf) {
  const documents = sql`
    customers as materialized (${customersInBooks(workspaceId, connectionId)}),
    documents as materialized (${soldInvoices(workspaceId, connectionId, period)}
      union all ${creditNotes(workspaceId, connectionId, period)})`;
  if (by === 'category') return sql`${documents}, ${categoryParts(workspaceId)}`;
  const key = by === 'customer' ? sql`customer` : sql`to_char(issue_date, 'YYYY-MM')`;
  return sql`${documents}, parts as (select document, ${key} as key, amount, net, gross from documents)`;
}

function soldInvoices(workspaceId: string, connectionId: string, { from, to }: Period) {
  return sql`
    select 'invoice' as kind, mirror.invoice_id as document, mirror.invoice_id, null::uuid as note_id,
      invoice.line_amount_type, mirror.number,
      ${customerKey('invoice')} as customer, mirror.issue_date, mirror.due_date, mirror.currency,
      mirror.currency_rate, mirror.own_rate, mirror.sub_total as amount,
      ${ownMoney(sql`mirror.sub_total`, 'mirror')} as net, ${ownMoney(sql`mirror.total`, 'mirror')} as gross
    from mirrors as mirror
    join invoices as invoice on invoice.workspace_id = mirror.workspace_id and invoice.id = mirror.invoice_id
    where mirror.workspace_id = ${workspaceId} and mirror.connection_id = ${connectionId}
      and mirror.ledger_status in ('approved', 'paid') and mirror.issue_date between ${from} and ${to}`;
}

/** Of customers of ours: others' stand in the books alone, as their invoices do. */
function creditNotes(workspaceId: string, connectionId: string, { from, to }: Period) {
  const net = sql`(credit.total - coalesce(credit.total_tax, 0))`;
  return sql`
    select 'credit', credit.id, ours.invoice_id, ours.id, ours.line_amount_type, credit.number, customers.customer, credit.issue_date, null::date,
      credit.currency, credit.currency_rate, credit.own_rate, -${net}, -${ownMoney(net, 'credit')},
      -${ownMoney(sql`credit.total`, 'credit')}
    from ledger_credits as credit
    join customers on customers.contact_ledger_id = credit.contact_ledger_id
    left join credit_notes as ours on ours.workspace_id = credit.workspace_id
      and ours.connection_id = credit.connection_id and ours.ledger_id = credit.ledger_id
    where credit.workspace_id = ${workspaceId} and credit.connection_id = ${connectionId}
      and credit.kind = 'creditNote' and credit.status in ('approved', 'paid')
      and credit.issue_date between ${from} and ${to}`;
}

/**
 * By the lines that we have; what a document comes to beyond them (it was changed in the books, or made there, or a cent of
 * rounding) is a part of its own, so that the whole is the same however it is divided.
 */
function categoryParts(workspaceId: string) {
  const ofLine = (line: string) => ({
    net: sql`(${sql.ref(`${line}.line_amount`)}
      - case when documents.line_amount_type = 'inclusive' then ${sql.ref(`${line}.tax_amount`)} else 0 end)`,
    gross: sql`(${sql.ref(`${line}.line_amount`)}
      + case when documents.line_amount_type = 'inclusive' then 0 else ${sql.ref(`${line}.tax_amount`)} end)`,
  });
  const [sold, credited] = [ofLine('line'), ofLine('credited')];
  const figures = (
    { net, gross }: { net: RawBuilder<unknown>; gross: RawBuilder<unknown> },
    sign: RawBuilder<unknown>,
  ) =>
    sql`${sign} ${net} as amount, ${sign} ${ownMoney(net, 'documents')} as net, ${sign} ${ownMoney(gross, 'documents')} as gross`;
  const category = sql`coalesce(${lineCategory}::text, 'none')`;
  const product = joinLineProduct(workspaceId);
  return sql`
    lines as (
      select documents.document, ${category} as key, ${figures(sold, sql`+`)}
      from documents
      join invoice_lines as line on line.workspace_id = ${workspaceId} and line.invoice_id = documents.document
      ${product}
      where documents.kind = 'invoice'
      union all
      select documents.document, ${category}, ${figures(credited, sql`-`)}
      from documents
      join credit_note_lines as credited on credited.workspace_id = ${workspaceId}
        and credited.credit_note_id = documents.note_id
      join invoice_lines as line on line.workspace_id = ${workspaceId} and line.id = credited.invoice_line_id
      ${product}
      where documents.kind = 'credit'
    ),
    parts as (
      select document, key, amount, net, gross from lines
      union all
      select documents.document, ${salesWithoutLines}, documents.amount - coalesce(sum(lines.amount), 0),
        documents.net - coalesce(sum(lines.net), 0), documents.gross - coalesce(sum(lines.gross), 0)
      from documents left join lines on lines.document = documents.document
      group by documents.document, documents.amount, documents.net, documents.gross
      having documents.net <> coalesce(sum(lines.net), 0) or documents.gross <> coalesce(sum(lines.gross), 0)
    )`;
}
