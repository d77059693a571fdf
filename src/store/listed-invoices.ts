/** Invoices as a list is asked for: filtered, in pages, and summed up. */
import { sql } from 'kysely';
import type { Db } from './database.ts';
import type { InvoiceRow } from './invoices.ts';
import { isAmong } from './search.ts';

export type InvoiceFilter = {
  readonly text?: string;
  readonly syncStates?: readonly string[];
  readonly connectionId?: string;
  readonly companyId?: string;
  readonly contactId?: string;
  readonly salesDocId?: string;
  readonly jobId?: string;
  readonly externalId?: string;
  /** True: those for which the books come to another total or tax; false: the others. */
  readonly totalsDiffer?: boolean;
  /** Somebody changed it in the books, and nobody has said yet which side counts. */
  readonly isChangedThere?: boolean;
  readonly ids?: readonly string[];
  /** Ids are in the order of their making: newest first, and this one was the last of the page before. */
  readonly beforeId?: string;
  readonly limit: number;
};

export function listInvoices(db: Db, workspaceId: string, filter: InvoiceFilter): Promise<InvoiceRow[]> {
  return db
    .selectFrom('invoices as invoice')
    .selectAll('invoice')
    .where('invoice.workspace_id', '=', workspaceId)
    .$if(filter.syncStates !== undefined, (query) =>
      query.where('invoice.sync_state', 'in', [...(filter.syncStates ?? [])]),
    )
    .$if(filter.connectionId !== undefined, (query) =>
      query.where('invoice.connection_id', '=', filter.connectionId ?? ''),
    )
    .$if(filter.companyId !== undefined, (query) =>
      query.where('invoice.company_id', '=', filter.companyId ?? ''),
    )
    .$if(filter.contactId !== undefined, (query) =>
      query.where('invoice.contact_id', '=', filter.contactId ?? ''),
    )
    .$if(filter.salesDocId !== undefined, (query) =>
      query.where('invoice.sales_doc_id', '=', filter.salesDocId ?? ''),
    )
    .$if(filter.jobId !== undefined, (query) => query.where('invoice.job_id', '=', filter.jobId ?? ''))
    .$if(filter.externalId !== undefined, (query) =>
      query.where('invoice.external_id', '=', filter.externalId ?? ''),
    )
    .$if(filter.totalsDiffer !== undefined, (query) =>
      query.where(sql<boolean>`exists (select from mirrors m where m.workspace_id = invoice.workspace_id
        and m.invoice_id = invoice.id and m.difference is not null and invoice.sync_state = 'inBooks'
        and (m.total, m.total_tax) is distinct from (invoice.total, invoice.total_tax)) = ${filter.totalsDiffer}`),
    )
    .$if(filter.isChangedThere !== undefined, (query) =>
      query.where(({ exists, not, selectFrom }) => {
        const changed = exists(
          selectFrom('mirrors as mirror')
            .select('mirror.invoice_id')
            .whereRef('mirror.workspace_id', '=', 'invoice.workspace_id')
            .whereRef('mirror.invoice_id', '=', 'invoice.id')
            .where('mirror.is_changed_there', '=', sql.lit(true)),
        );
        return filter.isChangedThere === true ? changed : not(changed);
      }),
    )
    .$if(filter.ids !== undefined, (query) => query.where(isAmong('invoice.id', filter.ids ?? [])))
    .$if(filter.beforeId !== undefined, (query) => query.where('invoice.id', '<', filter.beforeId ?? ''))
    .$if(filter.text !== undefined, (query) =>
      query.where(sql<boolean>`position(lower(${filter.text ?? ''}) in lower(concat_ws(' ', invoice.number, invoice.reference,
        (select c.name from companies c where c.workspace_id = invoice.workspace_id and c.id = invoice.company_id),
        (select concat_ws(' ', p.first_name, p.last_name, p.email) from contacts p
          where p.workspace_id = invoice.workspace_id and p.id = invoice.contact_id)))) > 0`),
    )
    .orderBy('invoice.id', 'desc')
    .limit(filter.limit)
    .execute();
}

/** How many invoices stand where, with their sums: what `status` prints. */
export async function summariseInvoices(
  db: Db,
  workspaceId: string,
): Promise<
  readonly {
    readonly sync_state: string;
    readonly accounting_status: string | null;
    readonly currency: string;
    readonly count: number;
    readonly total: string;
  }[]
> {
  const rows = await db
    .selectFrom('invoices as invoice')
    .leftJoin('mirrors as mirror', (join) =>
      join
        .onRef('mirror.workspace_id', '=', 'invoice.workspace_id')
        .onRef('mirror.invoice_id', '=', 'invoice.id'),
    )
    .select((eb) => [
      'invoice.sync_state',
      'mirror.accounting_status',
      'invoice.currency',
      eb.fn.countAll<bigint>().as('count'),
      sql<string>`sum(coalesce(mirror.total, invoice.total))`.as('total'),
    ])
    .where('invoice.workspace_id', '=', workspaceId)
    .groupBy(['invoice.sync_state', 'mirror.accounting_status', 'invoice.currency'])
    .orderBy('invoice.sync_state')
    .execute();
  return rows.map((row) => ({ ...row, count: Number(row.count) }));
}
