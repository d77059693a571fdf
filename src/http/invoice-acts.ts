/** What is done with an invoice that there is: sent, approved, retried, voided, set aside, made to agree with the books. */
import { createRoute, z } from '@hono/zod-openapi';
import { approveInvoice, ignoreInvoice, sendInvoice, unignoreInvoice } from '../commands/issue-invoice.ts';
import type { Result } from '../commands/refusal.ts';
import { retryInvoice } from '../commands/retry-operation.ts';
import { keepOurs, takeTheirs } from '../commands/settle-differences.ts';
import { voidInvoice } from '../commands/void-invoice.ts';
import { contentFields } from '../domain/invoice-content.ts';
import { invoiceSchema, shownInvoice } from './invoice-view.ts';
import { actorIn, requirePermission } from './permissions.ts';
import { accepted } from './problem.ts';
import { newRouter, type Routes } from './router.ts';
import {
  conflictProblem,
  id,
  idParam,
  json,
  jsonBody,
  notFoundProblem,
  problems,
  security,
} from './schemas.ts';

const tags = ['Invoices'];

const acts = [
  { name: 'send', act: sendInvoice, summary: 'Send it to the books' },
  { name: 'approve', act: approveInvoice, summary: 'Approve one that waits here, and send it to the books' },
  { name: 'retry', act: retryInvoice, summary: 'Check it again and send it, now' },
  { name: 'void', act: voidInvoice, summary: 'Void it, here and in the books' },
  { name: 'ignore', act: ignoreInvoice, summary: 'Set it aside: it will not be sent' },
  { name: 'unignore', act: unignoreInvoice, summary: 'Take it up again' },
] as const;

const bulkActs = [
  { name: 'send', act: sendInvoice, summary: 'Send several invoices, with a result for each' },
  {
    name: 'approve',
    act: approveInvoice,
    summary: 'Approve several invoices that wait here, and send them, with a result for each',
  },
] as const;

const settlements = [
  { name: 'take-theirs', settle: takeTheirs, summary: 'Let what was changed in the books count here too' },
  { name: 'keep-ours', settle: keepOurs, summary: 'Send ours to the books again' },
] as const;

export const invoiceActsRoutes: Routes = (deps) => {
  const commandDeps = { ...deps, publicUrl: deps.config.publicUrl };
  const router = newRouter();
  for (const { name, act, summary } of bulkActs)
    router.openapi(bulkRoute(name, summary), async (c) => {
      const items = await oneByOne(c.req.valid('json').ids, (one) => act(commandDeps, actorIn(c), one));
      return c.json({ items }, 200);
    });
  for (const { name, settle, summary } of settlements)
    router.openapi(settlementRoute(name, summary), async (c) => {
      const { id: invoiceId } = c.req.valid('param');
      accepted(await settle(commandDeps, actorIn(c), invoiceId, c.req.valid('json').fields));
      return c.json(await shownInvoice(deps, actorIn(c), invoiceId), 200);
    });
  for (const { name, act, summary } of acts)
    router.openapi(actRoute(name, summary), async (c) => {
      const { id: invoiceId } = c.req.valid('param');
      accepted(await act(commandDeps, actorIn(c), invoiceId));
      return c.json(await shownInvoice(deps, actorIn(c), invoiceId), 200);
    });
  return router;
};

const bulkRoute = (name: (typeof bulkActs)[number]['name'], summary: string) =>
  createRoute({
    method: 'post',
    path: `/invoices/${name}` as const,
    tags,
    summary,
    security,
    middleware: requirePermission(`invoices:${name}`),
    request: {
      body: jsonBody(z.strictObject({ ids: z.array(id).min(1).max(200) }).openapi('InvoicesToSend')),
    },
    responses: {
      200: json(
        z.object({ items: z.array(z.object({ id, isSent: z.boolean(), reason: z.string().nullable() })) }),
        'A result for each, in the order given',
      ),
      ...problems,
    },
  });

const asItIsNow = {
  200: json(invoiceSchema, 'The invoice as it is now'),
  ...problems,
  ...notFoundProblem,
  ...conflictProblem,
};

const actRoute = (name: (typeof acts)[number]['name'], summary: string) =>
  createRoute({
    method: 'post',
    path: `/invoices/{id}/${name}` as const,
    tags,
    summary,
    security,
    middleware: requirePermission(name === 'approve' ? 'invoices:approve' : 'invoices:send'),
    request: { params: idParam },
    responses: asItIsNow,
  });

const settlementRoute = (name: (typeof settlements)[number]['name'], summary: string) =>
  createRoute({
    method: 'post',
    path: `/invoices/{id}/${name}` as const,
    tags,
    summary,
    security,
    middleware: requirePermission('invoices:write'),
    request: {
      params: idParam,
      body: jsonBody(
        z
          .strictObject({
            fields: z
              .array(z.enum(contentFields))
              .min(1)
              .nullable()
              .default(null)
              .openapi({ description: 'Null: all that differ' }),
          })
          .openapi('DifferencesToSettle'),
      ),
    },
    responses: asItIsNow,
  });

/** Each in a transaction of its own: one that cannot go stops no other. */
async function oneByOne(ids: readonly string[], act: (id: string) => Promise<Result<null>>) {
  const items: { id: string; isSent: boolean; reason: string | null }[] = [];
  for (const one of ids) {
    const outcome = await act(one);
    const reason = outcome.ok
      ? null
      : 'message' in outcome.refusal
        ? outcome.refusal.message
        : 'It is not valid.';
    items.push({ id: one, isSent: outcome.ok, reason });
  }
  return items;
}
