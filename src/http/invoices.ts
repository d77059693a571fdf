/** Invoices: listed, created, read, changed. */
import { createRoute, z } from '@hono/zod-openapi';
import { changeInvoice } from '../commands/change-invoice.ts';
import { createInvoice } from '../commands/issue-invoice.ts';
import { syncStates } from '../domain/accounting-status.ts';
import { inSnapshot } from '../store/database.ts';
import { listInvoices } from '../store/listed-invoices.ts';
import { invoiceToChange, invoiceToCreate } from './invoice-input.ts';
import { invoiceItemSchema, invoiceItems, invoiceSchema, shownInvoice } from './invoice-view.ts';
import { actorIn, requirePermission } from './permissions.ts';
import { accepted } from './problem.ts';
import { newRouter, type Routes } from './router.ts';
import {
  conflictProblem,
  filterText,
  id,
  idList,
  idParam,
  json,
  jsonBody,
  listQuery,
  mostRows,
  notFoundProblem,
  page,
  pageOf,
  problems,
  rowsAsked,
  searchText,
  security,
} from './schemas.ts';

const tags = ['Invoices'];

const list = createRoute({
  method: 'get',
  path: '/invoices',
  tags,
  summary: 'List invoices, newest first',
  security,
  middleware: requirePermission('records:read'),
  request: {
    query: z.object({
      q: searchText.openapi({ description: 'Part of the number, the reference or the customer' }),
      state: z.enum(syncStates).optional(),
      connectionId: id.optional().openapi({ description: 'Those in these books, or on their way there' }),
      companyId: id.optional(),
      contactId: id.optional(),
      salesDocId: id.optional(),
      jobId: id.optional(),
      externalId: filterText.optional(),
      totalsDiffer: z
        .stringbool()
        .optional()
        .openapi({ type: 'boolean', description: 'Those that the books come to another total or tax for' }),
      isChangedThere: z
        .stringbool()
        .optional()
        .openapi({ type: 'boolean', description: 'Those that somebody changed in the books' }),
      ids: idList,
      ...listQuery(mostRows),
    }),
  },
  responses: { 200: json(pageOf(invoiceItemSchema), 'A page of invoices'), ...problems },
});

const create = createRoute({
  method: 'post',
  path: '/invoices',
  tags,
  summary: 'Create an invoice, and send it where `send` is set and books are connected',
  description:
    'Answers at once with the invoice queued; its number comes by event when the books have it. What may not go as it is stays here with syncState `needsAttention` and its problem.',
  security,
  middleware: requirePermission('invoices:write'),
  request: { body: jsonBody(invoiceToCreate) },
  responses: {
    201: json(invoiceSchema, 'Created'),
    200: json(invoiceSchema, 'The invoice that has this externalId already'),
    ...problems,
    ...conflictProblem,
  },
});

const read = createRoute({
  method: 'get',
  path: '/invoices/{id}',
  tags,
  summary: 'Read an invoice, with its lines, its way to the books and every change of status',
  security,
  middleware: requirePermission('records:read'),
  request: { params: idParam },
  responses: { 200: json(invoiceSchema, 'The invoice'), ...problems, ...notFoundProblem },
});

const change = createRoute({
  method: 'patch',
  path: '/invoices/{id}',
  tags,
  summary: 'Replace what was decided of an invoice',
  description:
    'One that the books have is saved here at once and its change sent to them; `allowedEdits` says what of it may still change. A line keeps its identity by its id; a line left out is deleted.',
  security,
  middleware: requirePermission('invoices:write'),
  request: { params: idParam, body: jsonBody(invoiceToChange) },
  responses: {
    200: json(invoiceSchema, 'The invoice as it is now'),
    ...problems,
    ...notFoundProblem,
    ...conflictProblem,
  },
});

export const invoicesRoutes: Routes = (deps) => {
  const commandDeps = { ...deps, publicUrl: deps.config.publicUrl };
  return newRouter()
    .openapi(list, async (c) => {
      const actor = actorIn(c);
      const { q: text, state, cursor: beforeId, ...filter } = c.req.valid('query');
      const limit = rowsAsked(filter);
      const wanted = { ...filter, text, beforeId, limit: limit + 1, syncStates: state && [state] };
      const listed = await inSnapshot(deps.db, async (db) => {
        const rows = await listInvoices(db, actor.workspaceId, withoutUndefined(wanted));
        const { items, nextCursor } = page(rows, limit);
        const view = { db, booksUrl: deps.booksUrl, now: deps.clock.now() };
        return { items: await invoiceItems(view, actor, items), nextCursor };
      });
      return c.json(listed, 200);
    })
    .openapi(create, async (c) => {
      const { send, emailWhenInBooks: email, ...input } = c.req.valid('json');
      const actor = actorIn(c);
      const options = { send: send && actor.can('invoices:send'), email, lane: 'interactive' as const };
      const outcome = accepted(await createInvoice(commandDeps, actor, input, options));
      const view = await shownInvoice(deps, actor, outcome.id);
      return outcome.isNew ? c.json(view, 201) : c.json(view, 200);
    })
    .openapi(read, async (c) => c.json(await shownInvoice(deps, actorIn(c), c.req.valid('param').id), 200))
    .openapi(change, async (c) => {
      const { id: invoiceId } = c.req.valid('param');
      const { lines, ...head } = c.req.valid('json');
      const change = {
        ...head,
        externalId: null,
        lines: lines.map(({ id: _id, ...line }) => line),
        lineIds: lines.map((line) => line.id),
      };
      accepted(await changeInvoice(commandDeps, actorIn(c), invoiceId, change));
      return c.json(await shownInvoice(deps, actorIn(c), invoiceId), 200);
    });
};

/** exactOptionalPropertyTypes: a filter that was not given is left out. */
function withoutUndefined<T extends Record<string, unknown>>(
  filter: T,
): { [Key in keyof T]: Exclude<T[Key], undefined> } {
  // Object.fromEntries forgets which name has which type.
  return Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined)) as never;
}
