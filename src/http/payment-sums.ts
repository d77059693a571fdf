/** What was invoiced, paid and credited over all the invoices of a record, and what is owing. */
import { createRoute, z } from '@hono/zod-openapi';
import { sumPayments } from '../store/payment-sums.ts';
import { actorIn, requirePermission } from './permissions.ts';
import { newRouter, type Routes } from './router.ts';
import { id, json, money, problems, security } from './schemas.ts';

/** What invoices are made from, or made out to. */
export const recordKinds = ['salesDoc', 'job', 'company', 'contact'] as const;

const sumSchema = z
  .object({ currency: z.string(), invoiced: money, paid: money, credited: money, owing: money })
  .openapi('PaymentSum');

const sums = createRoute({
  method: 'get',
  path: '/payments/sums',
  tags: ['Invoices'],
  summary: 'Sum what was invoiced, paid and credited of a record, and what is owing, a row a currency',
  security,
  middleware: requirePermission('records:read'),
  request: { query: z.object({ of: z.enum(recordKinds), id }) },
  responses: { 200: json(z.object({ items: z.array(sumSchema) }), 'The sums'), ...problems },
});

export const paymentSumsRoutes: Routes = (deps) =>
  newRouter().openapi(sums, async (c) => {
    const { of: kind, id: recordId } = c.req.valid('query');
    const rows = await sumPayments(deps.db, actorIn(c).workspaceId, { kind, id: recordId });
    return c.json({ items: [...rows] }, 200);
  });
