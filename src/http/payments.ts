/** Payments: money that the books show against an invoice. */
import { createRoute, z } from '@hono/zod-openapi';
import { listPayments } from '../store/mirrors.ts';
import { actorIn, requirePermission } from './permissions.ts';
import { newRouter, type Routes } from './router.ts';
import { id, instant, json, listQuery, money, page, pageOf, problems, security } from './schemas.ts';

const paymentSchema = z
  .object({
    id,
    invoiceId: id,
    kind: z.enum(['payment', 'creditNote', 'prepayment', 'overpayment']),
    amount: money,
    currency: z.string(),
    paidOn: z.string(),
    reference: z.string().nullable(),
    recordedIn: z.enum(['counterfoil', 'books']),
    removedAt: instant.nullable(),
  })
  .openapi('Payment');

const list = createRoute({
  method: 'get',
  path: '/payments',
  tags: ['Invoices'],
  summary: 'List payments and credits, newest first; removed ones say when',
  security,
  middleware: requirePermission('records:read'),
  request: { query: z.object({ invoiceId: id.optional(), ...listQuery() }) },
  responses: { 200: json(pageOf(paymentSchema), 'A page of payments'), ...problems },
});

export const paymentsRoutes: Routes = (deps) =>
  newRouter().openapi(list, async (c) => {
    const { limit, cursor, invoiceId } = c.req.valid('query');
    const rows = await listPayments(deps.db, actorIn(c).workspaceId, {
      limit: limit + 1,
      ...(invoiceId === undefined ? {} : { invoiceId }),
      ...(cursor === undefined ? {} : { beforeId: cursor }),
    });
    const shown = page(rows, limit);
    return c.json(
      {
        items: shown.items.map((row) => ({
          id: row.id,
          invoiceId: row.invoice_id,
          // The table's check constraints admit no other values.
          kind: row.kind as 'payment',
          amount: row.amount,
          currency: row.currency,
          paidOn: row.paid_on,
          reference: row.reference,
          recordedIn: row.recorded_in as 'books',
          removedAt: row.removed_at?.toISOString() ?? null,
        })),
        nextCursor: shown.nextCursor,
      },
      200,
    );
  });
