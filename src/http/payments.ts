/** Payments: money that lowers what an invoice owes, recorded here or in the books. */
import { createRoute, z } from '@hono/zod-openapi';
import type { Actor } from '../commands/actor.ts';
import { recordPayment } from '../commands/record-payment.ts';
import { removePayment } from '../commands/remove-payment.ts';
import { whyHeld } from '../domain/payment.ts';
import type { BooksUrl } from '../store/accounting-cells.ts';
import { type ConnectionRow, listConnections } from '../store/connections.ts';
import { listCreditsUsedHere } from '../store/credit-uses.ts';
import { findLatestOperations } from '../store/latest-operations.ts';
import { findTakeableCredits } from '../store/ledger-credits.ts';
import { ledgerLabel } from '../store/ledger-references.ts';
import { findPayment, type ListedPayment, listPayments } from '../store/payments.ts';
import type { SyncOperationRow } from '../store/sync-operations.ts';
import type { AppDeps } from './deps.ts';
import { isRemovalKind, standingFields, standingOf } from './money-view.ts';
import { recordKinds } from './payment-sums.ts';
import { actorIn, requirePermission } from './permissions.ts';
import { accepted, found } from './problem.ts';
import { newRouter, type Routes } from './router.ts';
import {
  conflictProblem,
  date,
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
  positiveMoney,
  problems,
  security,
} from './schemas.ts';

const tags = ['Invoices'];

const paymentSchema = z
  .object({
    id,
    invoiceId: id,
    invoiceNumber: z.string().nullable(),
    kind: z.enum(['payment', 'creditNote', 'prepayment', 'overpayment']),
    amount: money,
    currency: z.string(),
    paidOn: z.string(),
    accountCode: z
      .string()
      .nullable()
      .openapi({ description: 'Null: where the mapping says, or as the books have it' }),
    methodId: id.nullable(),
    reference: z.string().nullable(),
    externalId: z.string().nullable(),
    recordedIn: z.enum(['counterfoil', 'books']),
    isBeingRemoved: z.boolean(),
    isInBatch: z.boolean().openapi({ description: 'Part of a batch payment in the books' }),
    isReconciled: z
      .boolean()
      .openapi({ description: 'Matched with the bank in the books, as far as they told' }),
    whyHeld: z
      .string()
      .nullable()
      .openapi({ description: 'Why the books alone can remove it; null: nothing is known to hinder it' }),
    booksUrl: z.string().nullable().openapi({ description: 'Where it stands in the books' }),
    ...standingFields,
    createdAt: instant,
    removedAt: instant.nullable(),
  })
  .openapi('Payment');

type PaymentView = z.infer<typeof paymentSchema>;

export const paymentToRecord = z
  .strictObject({
    amount: positiveMoney.nullable().default(null).openapi({
      description: 'In the currency of the invoice, or of the credit; null: all that is left of it',
    }),
    paidOn: date,
    methodId: id
      .nullable()
      .default(null)
      .openapi({ description: 'How it was paid; its account in the books is chosen in Account mapping' }),
    accountCode: optionalText(10).default(null),
    reference: optionalText(200).default(null),
    externalId: externalId.default(null),
  })
  .openapi('PaymentToRecord');

/** Both together: over all the invoices of one record. */
const ofRecord = { of: z.enum(recordKinds).optional(), id: id.optional() };

const list = createRoute({
  method: 'get',
  path: '/payments',
  tags,
  summary: 'List payments and credits, newest first; removed ones say when',
  security,
  middleware: requirePermission('records:read'),
  request: { query: z.object({ invoiceId: id.optional(), ...ofRecord, ...listQuery() }) },
  responses: { 200: json(pageOf(paymentSchema), 'A page of payments'), ...problems },
});

const record = createRoute({
  method: 'post',
  path: '/invoices/{id}/payments',
  tags,
  summary: 'Record a payment, here and in the books',
  description:
    'Answers at once with the payment queued. Without an account it goes where the mapping says. What would not be accepted is refused here, before anything is sent.',
  security,
  middleware: requirePermission('invoices:send'),
  request: { params: idParam, body: jsonBody(paymentToRecord) },
  responses: {
    201: json(paymentSchema, 'Recorded'),
    200: json(paymentSchema, 'The payment that has this externalId already'),
    ...problems,
    ...notFoundProblem,
    ...conflictProblem,
  },
});

const remove = createRoute({
  method: 'delete',
  path: '/payments/{id}',
  tags,
  summary: 'Remove a payment, or take credit off its invoice, here and in the books',
  description:
    'One that the books have stays in the list until it is gone there; removing twice is removing once.',
  security,
  middleware: requirePermission('invoices:send'),
  request: { params: idParam },
  responses: {
    200: json(paymentSchema, 'The payment as it is now'),
    ...problems,
    ...notFoundProblem,
    ...conflictProblem,
  },
});

export const paymentsRoutes: Routes = (deps) =>
  newRouter()
    .openapi(list, async (c) => {
      const actor = actorIn(c);
      const { limit, cursor, invoiceId, of, id: recordId } = c.req.valid('query');
      const rows = await listPayments(deps.db, actor.workspaceId, {
        limit: limit + 1,
        ...(invoiceId === undefined ? {} : { of: { kind: 'invoice', id: invoiceId } }),
        ...(of === undefined || recordId === undefined ? {} : { of: { kind: of, id: recordId } }),
        ...(cursor === undefined ? {} : { beforeId: cursor }),
      });
      const { items, nextCursor } = page(rows, limit);
      return c.json({ items: await shownPayments(deps, actor, items), nextCursor }, 200);
    })
    .openapi(record, async (c) => {
      const actor = actorIn(c);
      const { id: invoiceId } = c.req.valid('param');
      const outcome = accepted(await recordPayment(deps, actor, invoiceId, c.req.valid('json')));
      const view = await shownPayment(deps, actor, outcome.id);
      return outcome.isNew ? c.json(view, 201) : c.json(view, 200);
    })
    .openapi(remove, async (c) => {
      const { id: paymentId } = c.req.valid('param');
      accepted(await removePayment(deps, actorIn(c), paymentId));
      return c.json(await shownPayment(deps, actorIn(c), paymentId), 200);
    });

async function shownPayment(deps: AppDeps, actor: Actor, paymentId: string): Promise<PaymentView> {
  const row = await findPayment(deps.db, actor.workspaceId, paymentId);
  const [view] = await shownPayments(deps, actor, row === undefined ? [] : [row]);
  return found(view, 'payment');
}

async function shownPayments(
  { db, booksUrl }: AppDeps,
  actor: Actor,
  rows: readonly ListedPayment[],
): Promise<PaymentView[]> {
  const { workspaceId } = actor;
  const subjects = rows.map(({ id }) => ({ kind: 'payment' as const, id }));
  const [operations, connections, credits, usedHere] = await Promise.all([
    findLatestOperations(db, workspaceId, subjects),
    listConnections(db, workspaceId),
    findTakeableCredits(db, workspaceId, rows),
    listCreditsUsedHere(db, workspaceId, [...new Set(rows.map((row) => row.invoice_id))]),
  ]);
  const ofRow = (row: ListedPayment) => connections.find(({ id }) => id === row.connection_id);
  return rows.map((row) =>
    viewOf(row, actor, {
      operation: operations.get(row.id),
      connection: ofRow(row),
      booksUrl,
      isTakeable: row.kind === 'payment' || credits.has(row.id),
      isUsedHere: usedHere.has(`${row.invoice_id} ${row.ledger_id}`),
    }),
  );
}

function viewOf(
  row: ListedPayment,
  actor: Actor,
  known: {
    readonly operation: SyncOperationRow | undefined;
    readonly connection: ConnectionRow | undefined;
    readonly booksUrl: BooksUrl;
    /** A payment, or credit whose parts on the invoice we know by their names. */
    readonly isTakeable: boolean;
    /** Credit that was set against the invoice here, though the books tell of it. */
    readonly isUsedHere: boolean;
  },
): PaymentView {
  const { operation, connection } = known;
  const held = row.removed_at === null ? whyHeld(row, ledgerLabel(connection?.provider ?? '')) : null;
  const isRemovable = known.isTakeable && row.removed_at === null && held === null;
  return {
    id: row.id,
    invoiceId: row.invoice_id,
    invoiceNumber: row.invoice_number,
    // The table's check constraints admit no other values.
    kind: row.kind as PaymentView['kind'],
    amount: row.amount,
    currency: row.currency,
    paidOn: row.paid_on,
    accountCode: row.account_code,
    methodId: row.method_id,
    reference: row.reference,
    externalId: row.external_id,
    recordedIn: known.isUsedHere ? 'counterfoil' : (row.recorded_in as PaymentView['recordedIn']),
    isInBatch: row.batch_ledger_id !== null,
    isReconciled: row.is_reconciled === true,
    whyHeld: held,
    booksUrl:
      row.ledger_id === null || connection === undefined
        ? null
        : known.booksUrl(connection, { kind: row.kind as PaymentView['kind'], ledgerId: row.ledger_id }),
    isBeingRemoved:
      isRemovalKind(operation?.kind) &&
      operation !== undefined &&
      ['queued', 'dispatched', 'unknown'].includes(operation.state) &&
      row.removed_at === null,
    ...standingOf(operation, isRemovable, actor),
    createdAt: row.created_at.toISOString(),
    removedAt: row.removed_at?.toISOString() ?? null,
  };
}
