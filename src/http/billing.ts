/** How much of a sales doc or job is invoiced, and how much remains. */
import { createRoute, z } from '@hono/zod-openapi';
import { readBilling } from '../commands/draft-invoice.ts';
import { actorIn, requirePermission } from './permissions.ts';
import { accepted } from './problem.ts';
import { newRouter, type Routes } from './router.ts';
import { idParam, json, money, notFoundProblem, problems, security } from './schemas.ts';

/** Amounts with tax, in the currency of the sales doc. */
export const billingSchema = z
  .object({
    currency: z.string(),
    total: money,
    invoiced: money,
    remaining: money,
    invoices: z.int().openapi({ description: 'How many invoices of it stand' }),
  })
  .openapi('Billing');

const of = (records: 'sales-docs' | 'jobs') =>
  createRoute({
    method: 'get',
    path: `/${records}/{id}/billing` as const,
    tags: ['Invoices'],
    summary: 'Read how much of it is invoiced, and how much remains',
    security,
    middleware: requirePermission('records:read'),
    request: { params: idParam },
    responses: {
      200: json(
        z.object({ billing: billingSchema.nullable() }),
        'Null: nothing is sold yet, so that nothing remains',
      ),
      ...problems,
      ...notFoundProblem,
    },
  });

export const billingRoutes: Routes = (deps) =>
  newRouter()
    .openapi(of('sales-docs'), async (c) => {
      const { id: salesDocId } = c.req.valid('param');
      return c.json({ billing: accepted(await readBilling(deps, actorIn(c), { salesDocId })) }, 200);
    })
    .openapi(of('jobs'), async (c) => {
      const { id: jobId } = c.req.valid('param');
      return c.json({ billing: accepted(await readBilling(deps, actorIn(c), { jobId })) }, 200);
    });
