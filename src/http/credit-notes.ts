/** Credit notes: credit given here on an invoice, created in the books and set against it there. */
import { createRoute, z } from '@hono/zod-openapi';
import type { Actor } from '../commands/actor.ts';
import { creditInvoice } from '../commands/credit-invoice.ts';
import { withdrawCredit } from '../commands/withdraw-credit.ts';
import { decimal, plainText } from '../domain/decimal.ts';
import { type CreditNoteWithLines, findCreditNotesByIds, listCreditNotes } from '../store/credit-notes.ts';
import { findLatestOperations } from '../store/latest-operations.ts';
import type { SyncOperationRow } from '../store/sync-operations.ts';
import type { AppDeps } from './deps.ts';
import { standingFields, standingOf } from './money-view.ts';
import { actorIn, requirePermission } from './permissions.ts';
import { accepted, found } from './problem.ts';
import { newRouter, type Routes } from './router.ts';
import {
  conflictProblem,
  date,
  decimalText,
  externalId,
  id,
  idParam,
  instant,
  json,
  jsonBody,
  listQuery,
  money,
  notFoundProblem,
  optionalText,
  page,
  pageOf,
  problems,
  security,
} from './schemas.ts';

const tags = ['Invoices'];
const nullableText = z.string().nullable();

const creditNoteSchema = z
  .object({
    id,
    invoiceId: id,
    number: nullableText,
    currency: z.string(),
    issueDate: z.string(),
    reference: nullableText,
    externalId: nullableText,
    subTotal: money,
    totalTax: money,
    total: money,
    remaining: money
      .nullable()
      .openapi({ description: 'What is set against nothing yet; null: not in the books' }),
    ledgerStatus: nullableText,
    lines: z.array(
      z.object({
        invoiceLineId: id,
        description: z.string(),
        quantity: z.string(),
        unitPrice: z.string(),
        lineAmount: money,
        taxAmount: money,
      }),
    ),
    ...standingFields,
    createdAt: instant,
    asOf: instant.nullable(),
  })
  .openapi('CreditNote');

type CreditNoteView = z.infer<typeof creditNoteSchema>;

const creditToGive = z
  .strictObject({
    lines: z
      .array(z.strictObject({ invoiceLineId: id, quantity: decimalText }))
      .min(1)
      .max(200)
      .nullable()
      .default(null)
      .openapi({ description: 'Null: all that is not credited yet' }),
    issueDate: date,
    reference: optionalText(200).default(null),
    externalId: externalId.default(null),
  })
  .openapi('CreditToGive');

const list = createRoute({
  method: 'get',
  path: '/credit-notes',
  tags,
  summary: 'List the credit notes given here, newest first',
  security,
  middleware: requirePermission('records:read'),
  request: { query: z.object({ invoiceId: id.optional(), ...listQuery() }) },
  responses: { 200: json(pageOf(creditNoteSchema), 'A page of credit notes'), ...problems },
});

const give = createRoute({
  method: 'post',
  path: '/invoices/{id}/credit-notes',
  tags,
  summary: 'Credit an invoice, whole or some of its lines',
  description:
    'Answers at once with the credit note queued: it is created in the books, and then set against the invoice. What would not be accepted is refused here, before anything is sent.',
  security,
  middleware: requirePermission('invoices:send'),
  request: { params: idParam, body: jsonBody(creditToGive) },
  responses: {
    201: json(creditNoteSchema, 'Given'),
    200: json(creditNoteSchema, 'The credit note that has this externalId already'),
    ...problems,
    ...notFoundProblem,
    ...conflictProblem,
  },
});

const withdraw = createRoute({
  method: 'delete',
  path: '/credit-notes/{id}',
  tags,
  summary: 'Withdraw a credit note that has not gone to the books',
  security,
  middleware: requirePermission('invoices:send'),
  request: { params: idParam },
  responses: {
    200: json(creditNoteSchema, 'The credit note as it is now'),
    ...problems,
    ...notFoundProblem,
    ...conflictProblem,
  },
});

export const creditNotesRoutes: Routes = (deps) =>
  newRouter()
    .openapi(list, async (c) => {
      const actor = actorIn(c);
      const { limit, cursor, invoiceId } = c.req.valid('query');
      const rows = await listCreditNotes(deps.db, actor.workspaceId, {
        limit: limit + 1,
        ...(invoiceId === undefined ? {} : { invoiceId }),
        ...(cursor === undefined ? {} : { beforeId: cursor }),
      });
      const { items, nextCursor } = page(rows, limit);
      return c.json({ items: await shownCreditNotes(deps, actor, items), nextCursor }, 200);
    })
    .openapi(give, async (c) => {
      const actor = actorIn(c);
      const { id: invoiceId } = c.req.valid('param');
      const outcome = accepted(await creditInvoice(deps, actor, invoiceId, c.req.valid('json')));
      const view = await shownCreditNote(deps, actor, outcome.id);
      return outcome.isNew ? c.json(view, 201) : c.json(view, 200);
    })
    .openapi(withdraw, async (c) => {
      const { id: creditNoteId } = c.req.valid('param');
      accepted(await withdrawCredit(deps, actorIn(c), creditNoteId));
      return c.json(await shownCreditNote(deps, actorIn(c), creditNoteId), 200);
    });

async function shownCreditNote(deps: AppDeps, actor: Actor, creditNoteId: string): Promise<CreditNoteView> {
  const rows = await findCreditNotesByIds(deps.db, actor.workspaceId, [creditNoteId]);
  const [view] = await shownCreditNotes(deps, actor, rows);
  return found(view, 'credit note');
}

async function shownCreditNotes(
  { db }: AppDeps,
  actor: Actor,
  rows: readonly CreditNoteWithLines[],
): Promise<CreditNoteView[]> {
  const subjects = rows.map(({ id }) => ({ kind: 'creditNote' as const, id }));
  const operations = await findLatestOperations(db, actor.workspaceId, subjects);
  return rows.map((row) => viewOf(row, operations.get(row.id), actor));
}

function viewOf(
  row: CreditNoteWithLines,
  operation: SyncOperationRow | undefined,
  actor: Actor,
): CreditNoteView {
  const isWithdrawable = row.ledger_id === null && operation?.state !== 'ignored';
  return {
    id: row.id,
    invoiceId: row.invoice_id,
    number: row.number,
    currency: row.currency,
    issueDate: row.issue_date,
    reference: row.reference,
    externalId: row.external_id,
    subTotal: row.sub_total,
    totalTax: row.total_tax,
    total: row.total,
    remaining: row.remaining,
    ledgerStatus: row.ledger_status,
    lines: row.lines.map((line) => ({
      invoiceLineId: line.invoice_line_id,
      description: line.description,
      quantity: plainText(decimal(line.quantity)),
      unitPrice: plainText(decimal(line.unit_price)),
      lineAmount: line.line_amount,
      taxAmount: line.tax_amount,
    })),
    ...standingOf(operation, isWithdrawable, actor),
    createdAt: row.created_at.toISOString(),
    asOf: row.as_of?.toISOString() ?? null,
  };
}
