/** What was invoiced here in a period, by the account that it went to in the books and by product category, less what was credited. */
import { sql } from 'kysely';
import { DEFAULT_ACCOUNT } from '../../domain/mapping.ts';
import type { Period } from '../../domain/report-period.ts';
import type { Db } from '../database.ts';
import { joinLineProduct, lineCategory } from './line-category.ts';
import { ownMoney } from './own-money.ts';

export type InvoicedOnAccount = {
  /** What lines name the account by; null: no account is known. */
  readonly accountCode: string | null;
  /** Null: lines without a category. */
  readonly category: string | null;
  /** In the organisation's own currency, without tax; a decimal string. */
  readonly amount: string;
};

/**
 * By the day of each document, as the books' own report counts, with each line rounded as they do. The account is that of
 * the line as it was last read in the books; before that, the one that is mapped. Categories are those of sales by category.
 */
export async function invoicedByAccount(
  db: Db,
  workspaceId: string,
  connectionId: string,
  { from, to }: Period,
): Promise<readonly InvoicedOnAccount[]> {
  const net = (line: string, document: string) =>
    sql`(${sql.ref(`${line}.line_amount`)} - case when ${sql.ref(`${document}.line_amount_type`)} = 'inclusive'
      then ${sql.ref(`${line}.tax_amount`)} else 0 end)`;
  const account = sql`coalesce(said.code, line.account_code, mapped.ledger_code, usual.ledger_code)`;
  const places = sql`
    ${joinLineProduct(workspaceId)}
    left join lateral (
      select part->>'accountCode' as code from mirror_contents as content
        cross join jsonb_array_elements(content.theirs->'lines') as part
      where content.workspace_id = line.workspace_id and content.invoice_id = line.invoice_id
        and part->>'ledgerLineId' = line.ledger_line_id limit 1
    ) as said on true
    left join mappings as mapped on mapped.workspace_id = line.workspace_id and mapped.connection_id = ${connectionId}
      and mapped.kind = 'categoryAccount' and mapped.subject_id = line.category_id::text
    left join mappings as usual on usual.workspace_id = line.workspace_id and usual.connection_id = ${connectionId}
      and usual.kind = 'defaultAccount' and usual.subject_id = ${DEFAULT_ACCOUNT}`;
  const { rows } = await sql<InvoicedOnAccount>`
    with moved as (
      select ${account} as code, ${lineCategory} as category_id, ${ownMoney(net('line', 'invoice'), 'mirror')} as own
      from mirrors as mirror
      join invoices as invoice on invoice.workspace_id = mirror.workspace_id and invoice.id = mirror.invoice_id
      join invoice_lines as line on line.workspace_id = mirror.workspace_id and line.invoice_id = mirror.invoice_id
      ${places}
      where mirror.workspace_id = ${workspaceId} and mirror.connection_id = ${connectionId}
        and mirror.ledger_status in ('approved', 'paid') and mirror.issue_date between ${from} and ${to}
      union all
      select ${account}, ${lineCategory}, -${ownMoney(net('credited', 'note'), 'credit')}
      from credit_notes as note
      join credit_note_lines as credited on credited.workspace_id = note.workspace_id and credited.credit_note_id = note.id
      join invoice_lines as line on line.workspace_id = credited.workspace_id and line.id = credited.invoice_line_id
      join ledger_credits as credit on credit.workspace_id = note.workspace_id
        and credit.connection_id = note.connection_id and credit.kind = 'creditNote' and credit.ledger_id = note.ledger_id
      ${places}
      where note.workspace_id = ${workspaceId} and note.connection_id = ${connectionId}
        and credit.status in ('approved', 'paid') and credit.issue_date between ${from} and ${to}
    )
    select moved.code as "accountCode", category.name as category, sum(moved.own)::text as amount
    from moved left join product_categories as category
      on category.workspace_id = ${workspaceId} and category.id = moved.category_id
    group by moved.code, category.name
    having sum(moved.own) <> 0
    order by sum(moved.own) desc, category.name`.execute(db);
  return rows;
}
