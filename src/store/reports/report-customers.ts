/** Whom a report's row is about: the company of an invoice, or the person who buys privately. */
import { type RawBuilder, sql } from 'kysely';

/** `<kind> <id>`, as one column: rows are grouped by it, and addresses carry it. */
export function customerKey(invoice: string): RawBuilder<string> {
  return sql<string>`case when ${sql.ref(`${invoice}.company_id`)} is not null
    then 'company ' || ${sql.ref(`${invoice}.company_id`)} else 'contact ' || ${sql.ref(`${invoice}.contact_id`)} end`;
}

/** Our customers by their ids in the books. Two that are tied to one there would count its credit twice: the first has it. */
export function customersInBooks(workspaceId: string, connectionId: string) {
  return sql<{ readonly contact_ledger_id: string; readonly customer: string }>`
    select distinct on (contact_ledger_id) coalesce(held.merged_into, link.ledger_id) as contact_ledger_id,
      link.subject_kind || ' ' || link.subject_id as customer
    from links as link
    left join ledger_contacts as held on held.workspace_id = link.workspace_id
      and held.connection_id = link.connection_id and held.ledger_id = link.ledger_id
    where link.workspace_id = ${workspaceId} and link.connection_id = ${connectionId}
      and link.subject_kind in ('company', 'contact')
    order by contact_ledger_id, link.linked_at, link.subject_id`;
}

/** The names that customers go by, by their keys. */
export function customerNames(workspaceId: string) {
  return sql`
    select 'company ' || company.id as customer, company.name
      from companies as company where company.workspace_id = ${workspaceId}
    union all
    select 'contact ' || contact.id,
      coalesce(nullif(concat_ws(' ', contact.first_name, contact.last_name), ''), contact.email)
      from contacts as contact where contact.workspace_id = ${workspaceId}`;
}
