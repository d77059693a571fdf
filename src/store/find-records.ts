/** What the search over everything finds: records of each kind that mention a text, the nearest first. */
import { sql } from 'kysely';
import type { Db } from './database.ts';
import { containing } from './search.ts';

export type FoundRecord = {
  readonly kind: 'company' | 'contact' | 'product' | 'salesDoc' | 'job' | 'invoice';
  readonly id: string;
  /** Null: what has none, and an invoice that has none yet. */
  readonly number: string | null;
  readonly name: string | null;
  /** Whose it is; of a company or contact, where mail reaches them. */
  readonly belongs_to: string | null;
};

/** Up to `limit` of each kind. Archived records are left out, as they are of the lists. */
export async function findRecords(
  db: Db,
  workspaceId: string,
  text: string,
  limit: number,
): Promise<readonly FoundRecord[]> {
  const anywhere = containing(text);
  const atStart = anywhere.slice(1);
  const { rows } = await sql<FoundRecord>`
    with person as (
      select id, company_id, email, archived_at,
        coalesce(nullif(concat_ws(' ', nullif(first_name, ''), nullif(last_name, '')), ''), email, '') as name
      from contacts where workspace_id = ${workspaceId}
    ), company as (
      select id, name, archived_at, (
        select string_agg(email, ', ' order by position) from company_emails
        where workspace_id = ${workspaceId} and company_id = companies.id) as emails
      from companies where workspace_id = ${workspaceId}
    ), record as (
      select 'company' as kind, id, null as number, name, emails as belongs_to, null as reference
        from company where archived_at is null
      union all select 'contact', person.id, null, person.name, concat_ws(', ', person.email, company.name), null
        from person left join company on company.id = person.company_id where person.archived_at is null
      union all select 'product', id, code, name, null, null
        from products where workspace_id = ${workspaceId} and archived_at is null
      union all select 'salesDoc', doc.id, doc.number, doc.title, coalesce(company.name, person.name), doc.reference
        from sales_docs as doc left join company on company.id = doc.company_id
        left join person on person.id = doc.contact_id
        where doc.workspace_id = ${workspaceId} and doc.archived_at is null
      union all select 'job', job.id, job.number, job.title, coalesce(company.name, person.name), null
        from jobs as job left join company on company.id = job.company_id
        left join person on person.id = job.contact_id
        where job.workspace_id = ${workspaceId} and job.archived_at is null
      union all select 'invoice', invoice.id, invoice.number, invoice.reference,
          coalesce(company.name, person.name), invoice.billing_email
        from invoices as invoice left join company on company.id = invoice.company_id
        left join person on person.id = invoice.contact_id
        where invoice.workspace_id = ${workspaceId}
    ), found as (
      select kind, id, number, name, belongs_to, case
        when lower(number) = lower(${text}) then 0
        when number ilike ${atStart} or name ilike ${atStart} then 1
        when name ilike ${anywhere} then 2 else 3 end as distance
      from record where concat_ws(' ', number, name, belongs_to, reference) ilike ${anywhere}
    ), placed as (
      select found.*, row_number() over (partition by kind order by distance, id desc) as place from found
    )
    select kind, id, number, name, belongs_to from placed where place <= ${limit} order by distance, place, id`.execute(
    db,
  );
  return rows;
}
