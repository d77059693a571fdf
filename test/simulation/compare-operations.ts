/** What has not come to an end although nothing hinders it any more. */
import Big from 'big.js';
import { type Selectable, sql } from 'kysely';
import type { DB } from '../../src/store/database.ts';
import type { Finding } from './findings.ts';
import { heldJobs } from './job-statements.ts';
import type { ContactThere, InvoiceThere } from './ledgers/books.ts';
import type { Stage } from './stage.ts';

type Operation = Selectable<DB['sync_operations']>;

export async function findStuck(stage: Stage, workspaceId: string): Promise<readonly Finding[]> {
  const open = await openOperations(stage, workspaceId);
  const justified = new Set<string>();
  for (const operation of open)
    if (operation.state === 'needsAttention' && (await isJustified(stage, operation)))
      justified.add(operation.subject_id);
  const invoices = await openInvoices(stage, workspaceId);
  const held = await sql<{ held: number }>`${sql.raw(heldJobs)}`.execute(stage.db);
  return [
    ...open
      .filter(({ subject_id, state }) => state !== 'needsAttention' || !justified.has(subject_id))
      .map((row) => stuck(`${row.kind} ${row.marker}`, wordsOf(row))),
    ...invoices
      .filter(({ id, sync_state }) => sync_state !== 'needsAttention' || !justified.has(id))
      .map((row) => stuck(`invoice ${row.reference}`, row.sync_state)),
    ...(await deadConnections(stage, workspaceId)),
    ...(held.rows[0]?.held === 0
      ? []
      : [stuck('jobs', `${held.rows[0]?.held} are held by nobody who lives`)]),
    ...stage.people.mishaps().map((mishap) => stuck('people', mishap)),
  ];
}

const stuck = (subject: string, says: string): Finding => ({ kind: 'stuck', subject, says });

function wordsOf({ state, attempts, problem_code, problem_message, ledger_words }: Operation): string {
  const why = [problem_code, problem_message, ledger_words].filter((part) => part !== null).join(' · ');
  return `${state} after ${attempts} tries: ${why}`;
}

function openOperations({ db }: Stage, workspaceId: string): Promise<Operation[]> {
  return db
    .selectFrom('sync_operations')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .where('state', 'not in', ['done', 'ignored'])
    .orderBy('seq')
    .execute();
}

function openInvoices({ db }: Stage, workspaceId: string) {
  return db
    .selectFrom('invoices')
    .select(['id', 'reference', 'sync_state'])
    .where('workspace_id', '=', workspaceId)
    .where('sync_state', 'in', ['queued', 'sending', 'needsAttention'])
    .orderBy('id')
    .execute();
}

async function deadConnections({ db }: Stage, workspaceId: string): Promise<readonly Finding[]> {
  const dead = await db
    .selectFrom('connections')
    .select(['organisation_name', 'status'])
    .where('workspace_id', '=', workspaceId)
    .where('status', '=', 'reconnectNeeded')
    .execute();
  return dead.map((row) => stuck(`connection ${row.organisation_name}`, row.status));
}

/** Whether the books, as this seed left them, are reason enough to ask a person and wait. */
async function isJustified(stage: Stage, operation: Operation): Promise<boolean> {
  if (await isLeftBehind(stage, operation)) return true;
  if (await isDocumentJustified(stage, operation)) return true;
  if (operation.subject_kind === 'creditUse') return isUseJustified(stage, operation);
  const isMoney = operation.subject_kind === 'payment' || operation.subject_kind === 'creditNote';
  if (isMoney && !takesMoney(await invoiceOf(stage, operation))) return true;
  switch (operation.problem_code) {
    case 'ContactArchived':
      return (await contactOf(stage, operation))?.status === 'ARCHIVED';
    case 'ChangedInBooks':
      return isChangedThere(stage, operation);
    case 'DeletedInBooks':
      return isGone(await invoiceOf(stage, operation));
    case 'InvoiceHasPayments':
      return moneyOn(await invoiceOf(stage, operation));
    case 'PaymentExceedsAmountOwing':
      return isTooMuch(await invoiceOf(stage, operation), await amountOf(stage, operation));
    default:
      return false;
  }
}

/** Shown on the invoice, for a person to say which side counts. */
async function isChangedThere({ db }: Stage, { subject_id }: Operation): Promise<boolean> {
  const query = db.selectFrom('mirrors').select('is_changed_there').where('invoice_id', '=', subject_id);
  return (await query.executeTakeFirst())?.is_changed_there === true;
}

const isGone = (invoice: InvoiceThere | undefined): boolean =>
  invoice?.status === 'VOIDED' || invoice?.status === 'DELETED';

/** In books that the workspace is not connected to any more: whoever comes back to them is asked again. */
async function isLeftBehind({ db }: Stage, operation: Operation): Promise<boolean> {
  const connection = await db
    .selectFrom('connections')
    .select('status')
    .where('workspace_id', '=', operation.workspace_id)
    .where('id', '=', operation.connection_id)
    .executeTakeFirstOrThrow();
  return connection.status === 'disconnected';
}

/** The books do not tell of the e-mail, or could not send it: the invoice is no longer there, or nobody has an address. */
async function isDocumentJustified(stage: Stage, operation: Operation): Promise<boolean> {
  if (operation.kind !== 'emailInvoice') return false;
  if (operation.problem_code === 'OutcomeUnknown') return true;
  const invoice = await invoiceOf(stage, operation);
  if (invoice === undefined) return false;
  const tenantId = await tenantOf(stage, operation);
  const contact = stage.ledgers.books
    .listContacts({ tenantId })
    .find(({ contactId }) => contactId === invoice.contactId);
  return ['DRAFT', 'VOIDED', 'DELETED'].includes(invoice.status) || !contact?.emailAddress;
}

/** Less is left of the credit, or owing on the invoice, than somebody wanted; or the two are of different customers by now. */
async function isUseJustified(stage: Stage, operation: Operation): Promise<boolean> {
  const use = await stage.db
    .selectFrom('credit_uses as use')
    .innerJoin('ledger_credits as credit', 'credit.id', 'use.credit_id')
    .select(['use.amount', 'use.invoice_id', 'credit.ledger_id'])
    .where('use.id', '=', operation.subject_id)
    .executeTakeFirstOrThrow();
  const { books } = stage.ledgers;
  const tenantId = await tenantOf(stage, operation);
  const credit = [
    ...books.listMoneyCredits({ tenantId }).map((each) => ({ ...each, id: each.creditId })),
    ...books.listCreditNotes({ tenantId }).map((each) => ({ ...each, id: each.creditNoteId })),
  ].find(({ id }) => id === use.ledger_id);
  if (credit === undefined || credit.status !== 'AUTHORISED') return true;
  if (new Big(use.amount).gt(credit.remainingCredit)) return true;
  if (use.invoice_id === null) return false;
  const invoice = await invoiceOf(stage, operation);
  return (
    invoice?.status !== 'AUTHORISED' ||
    isTooMuch(invoice, use.amount) ||
    invoice.contactId !== credit.contactId
  );
}

/** Neither a draft nor one that was voided or deleted does. */
function takesMoney(invoice: InvoiceThere | undefined): boolean {
  return invoice === undefined || invoice.status === 'AUTHORISED' || invoice.status === 'PAID';
}

function isTooMuch(invoice: InvoiceThere | undefined, amount: string | undefined): boolean {
  return invoice !== undefined && amount !== undefined && new Big(amount).gt(invoice.amountDue);
}

async function amountOf({ db }: Stage, { subject_kind, subject_id }: Operation): Promise<string | undefined> {
  if (subject_kind === 'payment') {
    const query = db.selectFrom('payments').select('amount').where('id', '=', subject_id);
    return (await query.executeTakeFirst())?.amount;
  }
  const query = db.selectFrom('credit_notes').select('total').where('id', '=', subject_id);
  return (await query.executeTakeFirst())?.total;
}

/** The invoice that an operation is about: itself, or the one that it pays or credits. */
async function invoiceIdOf(
  { db }: Stage,
  { subject_kind, subject_id }: Operation,
): Promise<string | undefined> {
  if (subject_kind === 'invoice') return subject_id;
  const table = tables[subject_kind];
  if (table === undefined) return undefined;
  const row = await db.selectFrom(table).select('invoice_id').where('id', '=', subject_id).executeTakeFirst();
  return row?.invoice_id ?? undefined;
}

const tables: Readonly<
  Record<
    string,
    'payments' | 'credit_notes' | 'credit_uses' | 'invoice_emails' | 'invoice_files' | 'invoice_notes'
  >
> = {
  payment: 'payments',
  creditNote: 'credit_notes',
  creditUse: 'credit_uses',
  invoiceEmail: 'invoice_emails',
  invoiceFile: 'invoice_files',
  invoiceNote: 'invoice_notes',
};

/** Whom the books hold for the customer of this operation, or of its invoice. */
async function contactOf(stage: Stage, operation: Operation): Promise<ContactThere | undefined> {
  const invoice = await stage.db
    .selectFrom('invoices')
    .select('company_id')
    .where('id', '=', (await invoiceIdOf(stage, operation)) ?? operation.subject_id)
    .executeTakeFirst();
  const link = await stage.db
    .selectFrom('links')
    .select('ledger_id')
    .where('subject_id', '=', invoice?.company_id ?? operation.subject_id)
    .where('connection_id', '=', operation.connection_id)
    .executeTakeFirst();
  const tenantId = await tenantOf(stage, operation);
  return stage.ledgers.books
    .listContacts({ tenantId })
    .find((contact) => contact.contactId === link?.ledger_id);
}

async function invoiceOf(stage: Stage, operation: Operation): Promise<InvoiceThere | undefined> {
  const mirror = await stage.db
    .selectFrom('mirrors')
    .select('ledger_id')
    .where('invoice_id', '=', (await invoiceIdOf(stage, operation)) ?? operation.subject_id)
    .executeTakeFirst();
  const tenantId = await tenantOf(stage, operation);
  return stage.ledgers.books
    .listInvoices({ tenantId })
    .find((invoice) => invoice.invoiceId === mirror?.ledger_id);
}

/** Whose books the operation is about: ids are good in them alone. */
async function tenantOf({ db }: Stage, { connection_id: id }: Operation): Promise<string> {
  const query = db.selectFrom('connections').select('organisation_id').where('id', '=', id);
  return (await query.executeTakeFirstOrThrow()).organisation_id;
}

const moneyOn = (invoice: InvoiceThere | undefined): boolean =>
  invoice !== undefined && (invoice.amountPaid !== '0.00' || invoice.amountCredited !== '0.00');
