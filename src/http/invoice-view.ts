/** How an invoice is shown: everything display-ready, with what may be done now. The web decides nothing. */
import { z } from '@hono/zod-openapi';
import type { Actor } from '../commands/actor.ts';
import { syncStates } from '../domain/accounting-status.ts';
import { editableFields } from '../domain/allowed-edits.ts';
import { decimal, plainText } from '../domain/decimal.ts';
import { inBaseCurrency } from '../domain/document-options.ts';
import type { ResolvedLine } from '../domain/mapping.ts';
import { type BooksUrl, type InvoiceCard, summariesOf } from '../store/accounting-cells.ts';
import type { ConnectionRow } from '../store/connections.ts';
import { type Db, inSnapshot } from '../store/database.ts';
import { findDestination } from '../store/destinations.ts';
import { listInvoiceLines } from '../store/invoice-lines.ts';
import { documentOptions, findInvoice, type InvoiceRow } from '../store/invoices.ts';
import { loadBooks } from '../store/ledger-references.ts';
import type { ListedOperation } from '../store/listed-operations.ts';
import { findMirror, listTransitions, type MirrorRow } from '../store/mirrors.ts';
import { preFlight } from '../store/pre-flight.ts';
import { listRecordNames } from '../store/record-names.ts';
import { listOperationsOfSubject, type SyncOperationRow } from '../store/sync-operations.ts';
import { booksSchema, chipSchema, problemDetailsSchema, totalsDifferenceSchema } from './accounting-cell.ts';
import { withCustom, withItsCustom } from './custom-of.ts';
import type { AppDeps } from './deps.ts';
import { differencesSchema, differencesView } from './invoice-differences.ts';
import { arriveAs, lineAmountType } from './invoice-input.ts';
import { found } from './problem.ts';
import { customValues, id, instant, money } from './schemas.ts';
import { operationSchema, shownOperation } from './sync-operation-view.ts';

const nullableText = z.string().nullable();

const paymentSchema = z.object({
  amount: money,
  paidOn: z.string(),
  kind: z.string(),
  reference: nullableText,
});

export const resolvedLineSchema = z
  .object({
    accountCode: nullableText,
    accountName: nullableText,
    accountWords: nullableText,
    itemCode: nullableText,
    itemWords: nullableText,
    taxType: nullableText,
    taxName: nullableText,
    taxRate: z.string(),
    tracking: z
      .array(
        z.object({
          trackingCategoryId: z.string(),
          categoryName: z.string(),
          optionId: z.string(),
          optionName: z.string(),
          source: z.enum(['line', 'category', 'default']),
        }),
      )
      .readonly(),
    source: z.enum(['line', 'product', 'category', 'default']).nullable(),
  })
  .openapi('ResolvedLine');

const lineSchema = z
  .object({
    id,
    description: z.string(),
    quantity: z.string(),
    unitPrice: z.string(),
    discountRate: z.string(),
    productId: id.nullable(),
    productName: nullableText,
    categoryId: id.nullable(),
    categoryName: nullableText,
    taxComponentId: id.nullable(),
    taxName: nullableText,
    accountCode: nullableText,
    itemCode: nullableText,
    taxType: nullableText,
    tracking: z.array(z.object({ trackingCategoryId: z.string(), optionId: nullableText })).readonly(),
    resolved: resolvedLineSchema.nullable(),
    lineAmount: money,
    taxAmount: money,
  })
  .openapi('InvoiceLine');

export const invoiceItemSchema = z
  .object({
    id,
    number: nullableText,
    companyId: id.nullable(),
    companyName: nullableText,
    contactId: id.nullable(),
    contactName: nullableText,
    billingEmail: nullableText,
    salesDocId: id.nullable(),
    salesDocNumber: nullableText,
    jobId: id.nullable(),
    jobNumber: nullableText,
    connectionId: id
      .nullable()
      .openapi({ description: 'The books that it is tied to; null: those of its customer, when it is sent' }),
    books: booksSchema
      .nullable()
      .openapi({ description: 'Whose books it is in, or goes to; null: none are connected' }),
    currency: z.string(),
    lineAmountType,
    issueDate: z.string(),
    dueDate: nullableText,
    reference: nullableText,
    subTotal: money,
    totalTax: money,
    total: money,
    amountOwing: money.nullable(),
    totalsDifference: totalsDifferenceSchema.nullable(),
    arriveAs: arriveAs.nullable(),
    brandingThemeId: nullableText,
    currencyRate: nullableText,
    syncState: z.enum(syncStates),
    chip: chipSchema,
    why: z.string(),
    next: nullableText,
    asOf: instant.nullable(),
    booksUrl: nullableText,
    ledger: z.object({ name: z.string(), organisationName: z.string() }).nullable(),
    payments: z.array(paymentSchema),
    problem: problemDetailsSchema.nullable(),
    underWay: nullableText.openapi({
      description: 'A change or a void of it that has not come to its end in the books, in words',
    }),
    custom: customValues,
    isChangedThere: z.boolean().openapi({
      description: 'Somebody changed it in the books, and nobody here has said yet which side counts',
    }),
    externalId: nullableText,
    version: z.int(),
    createdAt: instant,
    updatedAt: instant,
    actions: z.array(
      z.enum([
        'edit',
        'send',
        'approve',
        'retry',
        'void',
        'ignore',
        'unignore',
        'recordPayment',
        'giveCredit',
      ]),
    ),
  })
  .openapi('InvoiceItem');

export const invoiceSchema = invoiceItemSchema
  .extend({
    amountPaid: money.nullable(),
    amountCredited: money.nullable(),
    brandingThemeName: nullableText,
    exchange: z
      .object({
        rate: z.string().openapi({ description: 'Units of its currency for one of the organisation’s own' }),
        baseCurrency: z.string(),
        baseTotal: money,
        isOurs: z.boolean().openapi({ description: 'False: the ledger’s rate of the day' }),
      })
      .nullable()
      .openapi({
        description: 'The rate that the books count with; null in the organisation’s own currency',
      }),
    allowedEdits: z
      .object({
        fields: z.array(z.enum(editableFields)),
        why: nullableText.openapi({ description: 'Why not everything may change' }),
      })
      .openapi('AllowedEdits'),
    differences: differencesSchema.nullable(),
    lines: z.array(lineSchema),
    operations: z.array(operationSchema),
    transitions: z.array(
      z.object({
        id,
        fromStatus: nullableText,
        toStatus: nullableText,
        fromLedgerStatus: nullableText,
        toLedgerStatus: z.string(),
        owingBefore: money.nullable(),
        owingAfter: money,
        cause: z.string(),
        at: instant,
      }),
    ),
  })
  .openapi('Invoice');

export type InvoiceItem = z.infer<typeof invoiceItemSchema>;
export type InvoiceView = z.infer<typeof invoiceSchema>;

export type InvoiceViewDeps = { readonly db: Db; readonly booksUrl: BooksUrl; readonly now: Date };

export async function invoiceItems(
  deps: InvoiceViewDeps,
  actor: Actor,
  invoices: readonly InvoiceRow[],
): Promise<InvoiceItem[]> {
  const summaries = await summariesOf(deps.db, actor.workspaceId, invoices, deps.now, deps.booksUrl);
  const names = await listRecordNames(deps.db, actor.workspaceId, invoices);
  const items = invoices.flatMap((invoice) => {
    const summary = summaries.get(invoice.id);
    return summary === undefined ? [] : [itemOf(invoice, summary, names.get(invoice.id), actor)];
  });
  return withCustom(deps.db, actor.workspaceId, items);
}

async function cardAndItem(deps: InvoiceViewDeps, actor: Actor, invoice: InvoiceRow) {
  const cards = await summariesOf(deps.db, actor.workspaceId, [invoice], deps.now, deps.booksUrl);
  const names = await listRecordNames(deps.db, actor.workspaceId, [invoice]);
  const card = cards.get(invoice.id);
  if (card === undefined) throw new Error('An invoice that was just read has no summary');
  const item = itemOf(invoice, card, names.get(invoice.id), actor);
  return { card, item: await withItsCustom(deps.db, actor.workspaceId, item) };
}

/** One of the workspace's invoices, as of one moment. @throws 404 where there is none */
export function shownInvoice(deps: AppDeps, actor: Actor, id: string): Promise<InvoiceView> {
  return inSnapshot(deps.db, async (db) => {
    const invoice = found(await findInvoice(db, actor.workspaceId, id), 'invoice');
    return invoiceView({ db, booksUrl: deps.booksUrl, now: deps.clock.now() }, actor, invoice);
  });
}

export async function invoiceView(
  deps: InvoiceViewDeps,
  actor: Actor,
  invoice: InvoiceRow,
): Promise<InvoiceView> {
  const { db } = deps;
  const { workspaceId } = actor;
  const [{ card, item }, mirror, operations, transitions, lines, connection] = await Promise.all([
    cardAndItem(deps, actor, invoice),
    findMirror(db, workspaceId, invoice.id),
    listOperationsOfSubject(db, workspaceId, 'invoice', invoice.id),
    listTransitions(db, workspaceId, invoice.id),
    listInvoiceLines(db, workspaceId, [invoice.id]),
    findDestination(db, workspaceId, invoice),
  ]);
  const [check] = connection === undefined ? [] : await preFlight(db, connection, [invoice]);
  const books = connection === undefined ? undefined : await loadBooks(db, connection);
  const brandingThemeId = check?.document.brandingThemeId ?? null;
  return {
    ...item,
    amountPaid: mirror?.amount_paid ?? null,
    amountCredited: mirror?.amount_credited ?? null,
    brandingThemeName:
      brandingThemeId === null ? null : (books?.brandingThemes.get(brandingThemeId)?.name ?? null),
    exchange: exchangeOf(invoice, mirror, connection),
    allowedEdits: { ...card.allowedEdits, fields: [...card.allowedEdits.fields] },
    differences: await differencesView(db, invoice, {
      card,
      customer: item.companyName ?? item.contactName,
      lines,
      check,
      books,
    }),
    lines: lines.map((line, index) => ({
      id: line.id,
      description: line.description,
      quantity: plainText(decimal(line.quantity)),
      unitPrice: plainText(decimal(line.unit_price)),
      discountRate: plainText(decimal(line.discount_rate)),
      productId: line.product_id,
      productName: line.product_name,
      categoryId: line.category_id,
      categoryName: line.category_name,
      taxComponentId: line.tax_component_id,
      taxName: line.tax_name,
      accountCode: line.account_code,
      itemCode: line.item_code,
      taxType: line.tax_type,
      tracking: line.tracking,
      resolved: check?.resolved[index] === undefined ? null : shownResolved(check.resolved[index]),
      lineAmount: line.line_amount,
      taxAmount: line.tax_amount,
    })),
    operations: operations.map((operation) =>
      shownOperation(listedFor(invoice, operation), connection, deps.now),
    ),
    transitions: transitions.map((transition) => ({
      id: transition.id,
      fromStatus: transition.from_status,
      toStatus: transition.to_status,
      fromLedgerStatus: transition.from_ledger_status,
      toLedgerStatus: transition.to_ledger_status,
      owingBefore: transition.owing_before,
      owingAfter: transition.owing_after,
      cause: transition.cause,
      at: transition.at.toISOString(),
    })),
  };
}

/** What was chosen for this invoice alone. */
function shownOptions(invoice: InvoiceRow) {
  const { arriveAs, brandingThemeId, currencyRate } = documentOptions(invoice);
  return {
    arriveAs,
    brandingThemeId,
    currencyRate: currencyRate === null ? null : plainText(decimal(currencyRate)),
  };
}

function exchangeOf(
  invoice: InvoiceRow,
  mirror: MirrorRow | undefined,
  connection: ConnectionRow | undefined,
): InvoiceView['exchange'] {
  if (mirror === undefined || connection === undefined || mirror.currency_rate === null) return null;
  const { base_currency: baseCurrency } = connection;
  if (mirror.currency === baseCurrency) return null;
  return {
    rate: plainText(decimal(mirror.currency_rate)),
    baseCurrency,
    baseTotal: inBaseCurrency(mirror.total, mirror.currency_rate),
    isOurs:
      invoice.currency_rate !== null && decimal(invoice.currency_rate).eq(decimal(mirror.currency_rate)),
  };
}

/** As the sync centre lists it, without asking for what is known here. */
function listedFor(invoice: InvoiceRow, operation: SyncOperationRow): ListedOperation {
  const { id, number, reference, total, currency } = invoice;
  return { ...operation, subject_name: number, invoice_id: id, reference, total, currency };
}

export function shownResolved(line: ResolvedLine): z.infer<typeof resolvedLineSchema> {
  return { ...line };
}

function itemOf(
  invoice: InvoiceRow,
  summary: InvoiceCard,
  names:
    | {
        readonly companyName: string | null;
        readonly contactName: string | null;
        readonly salesDocNumber: string | null;
        readonly jobNumber: string | null;
      }
    | undefined,
  actor: Actor,
): Omit<InvoiceItem, 'custom'> {
  return {
    id: invoice.id,
    number: invoice.number,
    companyId: invoice.company_id,
    companyName: names?.companyName ?? null,
    contactId: invoice.contact_id,
    contactName: names?.contactName ?? null,
    billingEmail: invoice.billing_email,
    salesDocId: invoice.sales_doc_id,
    salesDocNumber: names?.salesDocNumber ?? null,
    jobId: invoice.job_id,
    jobNumber: names?.jobNumber ?? null,
    connectionId: invoice.connection_id,
    books: summary.books === null ? null : { ...summary.books },
    currency: invoice.currency,
    // The tables' check constraints admit no other values.
    lineAmountType: invoice.line_amount_type as InvoiceItem['lineAmountType'],
    issueDate: invoice.issue_date,
    dueDate: summary.dueDate,
    reference: invoice.reference,
    subTotal: summary.subTotal,
    totalTax: summary.totalTax,
    total: summary.total,
    amountOwing: summary.amountOwing,
    totalsDifference: summary.totalsDifference,
    ...shownOptions(invoice),
    syncState: invoice.sync_state as InvoiceItem['syncState'],
    chip: { ...summary.chip },
    why: summary.why,
    next: summary.next,
    asOf: summary.asOf,
    booksUrl: summary.booksUrl,
    ledger:
      summary.ledgerName === null || summary.organisationName === null
        ? null
        : { name: summary.ledgerName, organisationName: summary.organisationName },
    payments: summary.payments.map((payment) => ({ ...payment })),
    problem: summary.problem === null ? null : { ...summary.problem },
    underWay: summary.underWay,
    isChangedThere: summary.isChangedThere,
    externalId: invoice.external_id,
    version: invoice.version,
    createdAt: invoice.created_at.toISOString(),
    updatedAt: invoice.updated_at.toISOString(),
    actions: actionsOf(invoice, summary, actor),
  };
}

/** Chips of invoices that count in the books and owe something. */
const takesMoney: ReadonlySet<string> = new Set(['waitingPayment', 'overdue', 'partiallyPaid']);

const isIgnorable: ReadonlySet<string> = new Set(['notSent', 'awaitingApproval', 'needsAttention', 'queued']);

function actionsOf(invoice: InvoiceRow, summary: InvoiceCard, actor: Actor): InvoiceItem['actions'] {
  const actions: InvoiceItem['actions'] = [];
  const { sync_state: state } = invoice;
  if (actor.can('invoices:write') && summary.allowedEdits.fields.length > 0) actions.push('edit');
  if (actor.can('invoices:send')) {
    if (!invoice.is_voided && (state === 'notSent' || state === 'ignored')) actions.push('send');
    if (state === 'needsAttention' || state === 'queued' || summary.isChangeRefused) actions.push('retry');
    if (state === 'awaitingApproval' && !invoice.is_voided && actor.can('invoices:approve'))
      actions.push('approve');
    if (isIgnorable.has(state)) actions.push('ignore');
    if (state === 'ignored' && !invoice.is_voided) actions.push('unignore');
    const isGone = summary.chip.kind === 'voided' || summary.chip.kind === 'deletedInBooks';
    const hasMoney = summary.chip.kind === 'paid' || summary.chip.kind === 'partiallyPaid';
    if (!invoice.is_voided && !isGone && !hasMoney && state !== 'sending') actions.push('void');
    if (!summary.isReachable) return actions;
    if (takesMoney.has(summary.chip.kind)) actions.push('recordPayment', 'giveCredit');
    else if (state === 'queued' || state === 'sending') actions.push('recordPayment');
  }
  return actions;
}
