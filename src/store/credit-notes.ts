/** Credit notes: credit given here on an invoice, created in the books and then set against it. */
import { type Selectable, sql } from 'kysely';
import type { LineAmountType, Totals } from '../domain/invoice.ts';
import type { DB, Db, Tx } from './database.ts';
import { type InvoiceLineRow, listInvoiceLines } from './invoice-lines.ts';

export type CreditNoteRow = Selectable<DB['credit_notes']>;

/** A line of the invoice, in the quantity that is credited; what it comes to, and by what, is as when the credit was given. */
export type CreditedLine = InvoiceLineRow & { readonly invoice_line_id: string };

export type CreditNoteWithLines = CreditNoteRow & { readonly lines: readonly CreditedLine[] };

/** A credit note with what the ledger must be told of its invoice. */
export type CreditNoteToSend = CreditNoteWithLines & {
  readonly company_id: string | null;
  readonly contact_id: string | null;
  readonly line_amount_type: LineAmountType;
  readonly invoice_ledger_id: string | null;
  readonly amount_owing: string | null;
  readonly branding_theme_id: string | null;
  /** That the books count the invoice with. */
  readonly currency_rate: string | null;
};

export async function insertCreditNote(
  tx: Tx,
  creditNote: {
    readonly workspaceId: string;
    readonly id: string;
    readonly invoiceId: string;
    readonly connectionId: string;
    readonly currency: string;
    readonly lineAmountType: LineAmountType;
    readonly issueDate: string;
    readonly reference: string | null;
    readonly externalId: string | null;
    /** Of the lines below, in their order. */
    readonly totals: Totals;
    /** The invoice's, each in the quantity that is credited. */
    readonly lines: readonly InvoiceLineRow[];
    readonly createdBy: string | null;
    readonly now: Date;
  },
): Promise<void> {
  await tx
    .insertInto('credit_notes')
    .values({
      workspace_id: creditNote.workspaceId,
      id: creditNote.id,
      invoice_id: creditNote.invoiceId,
      connection_id: creditNote.connectionId,
      currency: creditNote.currency,
      line_amount_type: creditNote.lineAmountType,
      issue_date: creditNote.issueDate,
      reference: creditNote.reference,
      external_id: creditNote.externalId,
      sub_total: creditNote.totals.subTotal,
      total_tax: creditNote.totals.totalTax,
      total: creditNote.totals.total,
      created_by: creditNote.createdBy,
      created_at: creditNote.now,
    })
    .execute();
  await tx
    .insertInto('credit_note_lines')
    .values(
      creditNote.lines.map((line, index) => ({
        workspace_id: creditNote.workspaceId,
        credit_note_id: creditNote.id,
        invoice_line_id: line.id,
        position: index,
        quantity: line.quantity,
        unit_price: line.unit_price,
        discount_rate: line.discount_rate,
        tax_component_id: line.tax_component_id,
        tax_type: line.tax_type,
        line_amount: creditNote.totals.lines[index]?.lineAmount ?? '0',
        tax_amount: creditNote.totals.lines[index]?.taxAmount ?? '0',
      })),
    )
    .execute();
}

export function findCreditNote(db: Db, workspaceId: string, id: string): Promise<CreditNoteRow | undefined> {
  return db
    .selectFrom('credit_notes')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .executeTakeFirst();
}

export function findCreditNoteByExternalId(
  db: Db,
  workspaceId: string,
  externalId: string,
): Promise<CreditNoteRow | undefined> {
  return db
    .selectFrom('credit_notes')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .where('external_id', '=', externalId)
    .executeTakeFirst();
}

/** What the engine sends, lines in their order. */
export async function findCreditNotesByIds(
  db: Db,
  workspaceId: string,
  ids: readonly string[],
): Promise<CreditNoteToSend[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom('credit_notes as credit')
    .innerJoin('invoices as invoice', (join) =>
      join
        .onRef('invoice.workspace_id', '=', 'credit.workspace_id')
        .onRef('invoice.id', '=', 'credit.invoice_id'),
    )
    .leftJoin('mirrors as mirror', (join) =>
      join
        .onRef('mirror.workspace_id', '=', 'credit.workspace_id')
        .onRef('mirror.invoice_id', '=', 'credit.invoice_id'),
    )
    .selectAll('credit')
    .select([
      'invoice.company_id',
      'invoice.contact_id',
      'mirror.ledger_id as invoice_ledger_id',
      'mirror.amount_owing as amount_owing',
      'invoice.branding_theme_id',
      'mirror.currency_rate',
    ])
    .where('credit.workspace_id', '=', workspaceId)
    .where('credit.id', 'in', [...ids])
    .execute();
  const whole = await withLines(db, workspaceId, rows);
  // The table's check constraint admits no other type.
  return whole.map((row) => ({ ...row, line_amount_type: row.line_amount_type as LineAmountType }));
}

/** Which of the ledger's credit notes are ours; by ledger id. */
export async function findCreditNotesByLedgerIds(
  db: Db,
  workspaceId: string,
  connectionId: string,
  ledgerIds: readonly string[],
): Promise<ReadonlyMap<string, CreditNoteRow>> {
  if (ledgerIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('credit_notes')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .where('connection_id', '=', connectionId)
    .where('ledger_id', 'in', [...ledgerIds])
    .execute();
  return new Map(rows.map((row) => [row.ledger_id ?? '', row]));
}

/** The ledger's facts about a credit note of ours; an older reading than the one we have changes nothing. */
export async function saveLedgerCreditNote(
  tx: Tx,
  workspaceId: string,
  id: string,
  facts: {
    readonly ledgerId: string;
    readonly number: string | null;
    readonly status: 'draft' | 'awaitingApproval' | 'approved' | 'paid' | 'voided' | 'deleted';
    readonly remaining: string;
    readonly updatedAt: Date;
    /** When the request that brought these facts was sent. */
    readonly asOf: Date;
  },
): Promise<void> {
  await tx
    .updateTable('credit_notes')
    .set({
      ledger_id: facts.ledgerId,
      number: facts.number,
      ledger_status: facts.status,
      remaining: facts.remaining,
      ledger_updated_at: facts.updatedAt,
      as_of: facts.asOf,
    })
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .where((eb) =>
      eb.or([eb('ledger_updated_at', 'is', null), eb('ledger_updated_at', '<=', facts.updatedAt)]),
    )
    .execute();
}

/** Newest first, with their lines. */
export async function listCreditNotes(
  db: Db,
  workspaceId: string,
  filter: { readonly invoiceId?: string; readonly beforeId?: string; readonly limit: number },
): Promise<CreditNoteWithLines[]> {
  const rows = await db
    .selectFrom('credit_notes')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .$if(filter.invoiceId !== undefined, (query) => query.where('invoice_id', '=', filter.invoiceId ?? ''))
    .$if(filter.beforeId !== undefined, (query) => query.where('id', '<', filter.beforeId ?? ''))
    .orderBy('id', 'desc')
    .limit(filter.limit)
    .execute();
  return withLines(db, workspaceId, rows);
}

/** Credit given on an invoice that its mirror does not know of yet: a decimal string, '0' for nothing. */
export async function sumCreditOnItsWay(db: Db, workspaceId: string, invoiceId: string): Promise<string> {
  const row = await db
    .selectFrom('credit_notes as credit')
    .leftJoin('mirrors as mirror', (join) =>
      join
        .onRef('mirror.workspace_id', '=', 'credit.workspace_id')
        .onRef('mirror.invoice_id', '=', 'credit.invoice_id'),
    )
    .select(sql<string>`coalesce(sum(credit.total), 0)::text`.as('sum'))
    .where('credit.workspace_id', '=', workspaceId)
    .where('credit.invoice_id', '=', invoiceId)
    .where(sql<boolean>`exists (select from sync_operations op where op.workspace_id = credit.workspace_id
      and op.subject_kind = 'creditNote' and op.subject_id = credit.id
      and (op.state in ('queued', 'dispatched', 'unknown', 'needsAttention')
        or op.kind = 'allocateCredit' and op.state = 'done' and op.finished_at > mirror.as_of))`)
    .executeTakeFirst();
  return row?.sum ?? '0';
}

/** How much of each invoice line is credited already, by line id; what was set aside or voided does not count. */
export async function creditedQuantities(
  db: Db,
  workspaceId: string,
  invoiceId: string,
): Promise<ReadonlyMap<string, string>> {
  const rows = await db
    .selectFrom('credit_note_lines as line')
    .innerJoin('credit_notes as credit', (join) =>
      join
        .onRef('credit.workspace_id', '=', 'line.workspace_id')
        .onRef('credit.id', '=', 'line.credit_note_id'),
    )
    .select(['line.invoice_line_id', sql<string>`sum(line.quantity)::text`.as('quantity')])
    .where('line.workspace_id', '=', workspaceId)
    .where('credit.invoice_id', '=', invoiceId)
    .where(sql<boolean>`coalesce(credit.ledger_status, '') not in ('voided', 'deleted')`)
    .where(sql<boolean>`(credit.ledger_id is not null or not exists (select from sync_operations op
      where op.workspace_id = credit.workspace_id and op.subject_kind = 'creditNote' and op.subject_id = credit.id
      and op.state = 'ignored'))`)
    .groupBy('line.invoice_line_id')
    .execute();
  return new Map(rows.map((row) => [row.invoice_line_id, row.quantity]));
}

async function withLines<Row extends CreditNoteRow>(
  db: Db,
  workspaceId: string,
  rows: readonly Row[],
): Promise<(Row & { readonly lines: readonly CreditedLine[] })[]> {
  if (rows.length === 0) return [];
  const credited = await db
    .selectFrom('credit_note_lines')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .where(
      'credit_note_id',
      'in',
      rows.map((row) => row.id),
    )
    .orderBy('position')
    .execute();
  const invoiceIds = [...new Set(rows.map((row) => row.invoice_id))];
  const lineById = new Map(
    (await listInvoiceLines(db, workspaceId, invoiceIds)).map((line) => [line.id, line]),
  );
  return rows.map((row) => ({
    ...row,
    lines: credited
      .filter((each) => each.credit_note_id === row.id)
      .flatMap((each) => {
        const line = lineById.get(each.invoice_line_id);
        if (line === undefined) return [];
        const { workspace_id: _workspace, credit_note_id: _note, position: _place, ...asGiven } = each;
        return [{ ...line, ...asGiven }];
      }),
  }));
}

/** Would an invoice with these lines alone lose one that a credit note names? */
export async function losesCreditedLine(
  db: Db,
  workspaceId: string,
  invoiceId: string,
  lineIds: readonly (string | null)[],
): Promise<boolean> {
  const row = await db
    .selectFrom('credit_note_lines as credited')
    .innerJoin('invoice_lines as line', (join) =>
      join
        .onRef('line.workspace_id', '=', 'credited.workspace_id')
        .onRef('line.id', '=', 'credited.invoice_line_id'),
    )
    .select('line.id')
    .where('line.workspace_id', '=', workspaceId)
    .where('line.invoice_id', '=', invoiceId)
    .where(sql<boolean>`line.id <> all(${lineIds.flatMap((id) => id ?? [])}::uuid[])`)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}
