/** The search over everything: one question, records of every kind, each with its words and its address. */
import { createRoute, z } from '@hono/zod-openapi';
import { type FoundRecord, findRecords } from '../store/find-records.ts';
import { findInvoicesByIds } from '../store/invoices.ts';
import { chipSchema } from './accounting-cell.ts';
import { invoiceItems } from './invoice-view.ts';
import { actorIn, requirePermission } from './permissions.ts';
import { newRouter, type Routes } from './router.ts';
import { id, json, problems, requiredText, security } from './schemas.ts';

const foundSchema = z
  .object({
    kind: z.enum(['company', 'contact', 'product', 'salesDoc', 'job', 'invoice']),
    id,
    label: z.string(),
    detail: z.string().openapi({ description: 'What it is, and whose' }),
    chip: chipSchema.nullable().openapi({ description: 'Where an invoice stands; null for what is none' }),
  })
  .openapi('Found');

const search = createRoute({
  method: 'get',
  path: '/search',
  tags: ['Search'],
  summary: 'Find records of every kind by number, name, title, reference or e-mail, the nearest first',
  security,
  middleware: requirePermission('records:read'),
  request: {
    query: z.object({
      q: requiredText(200),
      limit: z.coerce.number().int().min(1).max(20).default(5).openapi({ description: 'Of each kind' }),
    }),
  },
  responses: { 200: json(z.object({ items: z.array(foundSchema) }), 'What was found'), ...problems },
});

export const searchRoutes: Routes = (deps) =>
  newRouter().openapi(search, async (c) => {
    const actor = actorIn(c);
    const { q, limit } = c.req.valid('query');
    const records = await findRecords(deps.db, actor.workspaceId, q, limit);
    const ids = records.filter(({ kind }) => kind === 'invoice').map((invoice) => invoice.id);
    const view = { db: deps.db, booksUrl: deps.booksUrl, now: deps.clock.now() };
    const invoices = await invoiceItems(
      view,
      actor,
      await findInvoicesByIds(deps.db, actor.workspaceId, ids),
    );
    const chips = new Map(invoices.map((invoice) => [invoice.id, invoice.chip]));
    const items = records.map((record) => ({ ...shown(record), chip: chips.get(record.id) ?? null }));
    return c.json({ items }, 200);
  });

const kindWords: Record<FoundRecord['kind'], string> = {
  company: 'Company',
  contact: 'Contact',
  product: 'Product',
  salesDoc: 'Sales doc',
  job: 'Job',
  invoice: 'Invoice',
};

/** A reference may be the number itself, as that of an invoice made from a sales doc is. */
function shown({ kind, id, number, name, belongs_to: of }: FoundRecord) {
  const called = [number ?? (kind === 'invoice' ? 'Invoice' : null), name];
  const words = called.filter((part) => part !== null && part !== '').join(' · ');
  return {
    kind,
    id,
    label: words || kindWords[kind],
    detail: of ? `${kindWords[kind]} · ${of}` : kindWords[kind],
  };
}
