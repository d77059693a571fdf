/** The sync centre's list: sync operations with what people know their subjects by. */
import { sql } from 'kysely';
import type { Db } from './database.ts';
import type { SyncOperationRow } from './sync-operations.ts';

export type ListedOperation = SyncOperationRow & {
  /** Invoice number and customer; before them the amount, where the subject is money on an invoice. */
  readonly subject_name: string | null;
  /** The invoice itself, or the one that the money is on. */
  readonly invoice_id: string | null;
  /** Of the invoice, the payment or the credit note; null for customers. So are the next two. */
  readonly reference: string | null;
  readonly total: string | null;
  readonly currency: string | null;
};

/** Which operations, wherever they stand. */
export type OperationFilter = {
  readonly kinds?: readonly string[];
  readonly connectionId?: string;
  /** A company, or a contact. */
  readonly customerId?: string;
  readonly text?: string;
};

type Page = OperationFilter & {
  readonly id?: string;
  readonly states?: readonly string[];
  readonly beforeSeq?: bigint;
  readonly limit?: number;
};

/** Newest first. `beforeSeq` pages. */
export function listSyncOperations(
  db: Db,
  workspaceId: string,
  page: Page & { readonly limit: number },
): Promise<ListedOperation[]> {
  return withSubjects(db, workspaceId, page)
    .selectAll('op')
    .select([
      'invoice.id as invoice_id',
      sql<string | null>`nullif(concat_ws(' · ',
        coalesce(payment.currency || ' ' || payment.amount, credit.currency || ' ' || credit.total,
          use.currency || ' ' || use.amount, file.name, item.name),
        invoice.number,
        coalesce(company.name, nullif(concat_ws(' ', contact.first_name, contact.last_name), ''), contact.email)), '')`.as(
        'subject_name',
      ),
      sql<string | null>`case op.subject_kind when 'payment' then payment.reference
        when 'creditNote' then credit.reference when 'creditUse' then use.reference else invoice.reference end`.as(
        'reference',
      ),
      sql<string | null>`coalesce(payment.amount, credit.total, use.amount, invoice.total)`.as('total'),
      sql<string | null>`coalesce(payment.currency, credit.currency, use.currency, invoice.currency)`.as(
        'currency',
      ),
    ])
    .orderBy('op.seq', 'desc')
    .limit(page.limit)
    .execute();
}

/** How many of them stand in each state. */
export async function countListedOperations(
  db: Db,
  workspaceId: string,
  filter: OperationFilter,
): Promise<ReadonlyMap<string, number>> {
  const rows = await withSubjects(db, workspaceId, filter)
    .select((eb) => ['op.state', eb.fn.countAll<bigint>().as('count')])
    .groupBy('op.state')
    .execute();
  return new Map(rows.map((row) => [row.state, Number(row.count)]));
}

export async function findListedOperation(
  db: Db,
  workspaceId: string,
  id: string,
): Promise<ListedOperation | undefined> {
  return (await listSyncOperations(db, workspaceId, { id, limit: 1 }))[0];
}

/** Operations beside what they are about. */
function withSubjects(db: Db, workspaceId: string, page: Page) {
  const { text, customerId } = page;
  return db
    .selectFrom(pageOf(db, workspaceId, page).as('op'))
    .leftJoin('payments as payment', (join) =>
      join
        .onRef('payment.workspace_id', '=', 'op.workspace_id')
        .onRef('payment.id', '=', 'op.subject_id')
        .on('op.subject_kind', '=', 'payment'),
    )
    .leftJoin('credit_notes as credit', (join) =>
      join
        .onRef('credit.workspace_id', '=', 'op.workspace_id')
        .onRef('credit.id', '=', 'op.subject_id')
        .on('op.subject_kind', '=', 'creditNote'),
    )
    .leftJoin('invoice_emails as email', (join) =>
      join
        .onRef('email.workspace_id', '=', 'op.workspace_id')
        .onRef('email.id', '=', 'op.subject_id')
        .on('op.subject_kind', '=', 'invoiceEmail'),
    )
    .leftJoin('invoice_files as file', (join) =>
      join
        .onRef('file.workspace_id', '=', 'op.workspace_id')
        .onRef('file.id', '=', 'op.subject_id')
        .on('op.subject_kind', '=', 'invoiceFile'),
    )
    .leftJoin('invoice_notes as note', (join) =>
      join
        .onRef('note.workspace_id', '=', 'op.workspace_id')
        .onRef('note.id', '=', 'op.subject_id')
        .on('op.subject_kind', '=', 'invoiceNote'),
    )
    .leftJoin('credit_uses as use', (join) =>
      join
        .onRef('use.workspace_id', '=', 'op.workspace_id')
        .onRef('use.id', '=', 'op.subject_id')
        .on('op.subject_kind', '=', 'creditUse'),
    )
    .leftJoin('account_items as item', (join) =>
      join
        .onRef('item.workspace_id', '=', 'op.workspace_id')
        .onRef('item.id', '=', 'op.subject_id')
        .on('op.subject_kind', '=', 'accountItem'),
    )
    .leftJoin('invoices as invoice', (join) =>
      join.onRef('invoice.workspace_id', '=', 'op.workspace_id').on(
        sql<boolean>`invoice.id = case op.subject_kind when 'invoice' then op.subject_id
            else coalesce(payment.invoice_id, credit.invoice_id, use.invoice_id, email.invoice_id, file.invoice_id, note.invoice_id) end`,
      ),
    )
    .leftJoin('companies as company', (join) =>
      join
        .onRef('company.workspace_id', '=', 'op.workspace_id')
        .on(
          sql<boolean>`company.id = case op.subject_kind when 'company' then op.subject_id else invoice.company_id end`,
        ),
    )
    .leftJoin('contacts as contact', (join) =>
      join
        .onRef('contact.workspace_id', '=', 'op.workspace_id')
        .on(
          sql<boolean>`contact.id = case op.subject_kind when 'contact' then op.subject_id else invoice.contact_id end`,
        ),
    )
    .$if(text !== undefined, (query) =>
      query.where(
        sql<boolean>`position(lower(${text ?? ''}) in lower(concat_ws(' ', invoice.number, invoice.reference,
          payment.reference, credit.number, credit.reference, company.name,
          contact.first_name, contact.last_name, contact.email, op.problem_code))) > 0`,
      ),
    )
    .$if(customerId !== undefined, (query) =>
      query.where((eb) =>
        eb.or([eb('company.id', '=', customerId ?? ''), eb('contact.id', '=', customerId ?? '')]),
      ),
    );
}

/** Cut before anything is joined to it, unless what is looked for stands in what is joined. */
function pageOf(db: Db, workspaceId: string, page: Page) {
  const { id, kinds, states, connectionId, beforeSeq, text, customerId, limit } = page;
  const isCut = limit !== undefined && text === undefined && customerId === undefined;
  return db
    .selectFrom('sync_operations')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .$if(id !== undefined, (query) => query.where('id', '=', id ?? ''))
    .$if(connectionId !== undefined, (query) => query.where('connection_id', '=', connectionId ?? ''))
    .$if(kinds !== undefined, (query) => query.where('kind', 'in', [...(kinds ?? [])]))
    .$if(states !== undefined, (query) => query.where('state', 'in', [...(states ?? [])]))
    .$if(beforeSeq !== undefined, (query) => query.where('seq', '<', beforeSeq ?? 0n))
    .$if(isCut, (query) => query.orderBy('seq', 'desc').limit(limit ?? 0));
}
