/** Sales docs: the quotes and orders of the SalesBoard. */
import { createRoute, z } from '@hono/zod-openapi';
import { createJobFromSalesDoc } from '../commands/save-job.ts';
import {
  archiveSalesDoc,
  changeSalesDoc,
  createSalesDoc,
  unknownInLines,
} from '../commands/save-sales-doc.ts';
import { lineKinds } from '../domain/document-lines.ts';
import { findSalesDoc, listSalesDocs, type SalesDocLineToWrite } from '../store/sales-docs.ts';
import { accountingCellSchema } from './accounting-cell.ts';
import { lineAmountType } from './invoice-input.ts';
import { jobSchema, showJob } from './jobs.ts';
import { actorIn, requirePermission } from './permissions.ts';
import { accepted, found, invalidProblem } from './problem.ts';
import { newRouter, type Routes } from './router.ts';
import { previewSalesDoc, showSalesDoc, showSalesDocs } from './sales-doc-answers.ts';
import {
  conflictProblem,
  currency,
  customValues,
  decimalText,
  externalId,
  filterText,
  id,
  idList,
  idParam,
  instant,
  json,
  jsonBody,
  listQuery,
  money,
  mostRows,
  notFoundProblem,
  optionalText,
  orNull,
  page,
  pageOf,
  percentText,
  problems,
  requiredText,
  rowsAsked,
  searchText,
  security,
  version,
  wasOf,
} from './schemas.ts';

const tags = ['Boards'];

const nullableText = z.string().nullable();
const lineSchema = z
  .object({
    id,
    kind: z.enum(lineKinds),
    productId: id.nullable(),
    productName: nullableText,
    categoryId: id.nullable(),
    categoryName: nullableText,
    taxComponentId: id.nullable(),
    taxName: nullableText,
    taxRate: z.string(),
    description: z.string(),
    quantity: z.string(),
    unitPrice: z.string(),
    discountRate: z.string(),
    lineAmount: money,
    taxAmount: money,
    sectionTotal: money.nullable().openapi({ description: 'Of a section: what stands beneath it' }),
  })
  .openapi('SalesDocLine');

export const salesDocSchema = z
  .object({
    id,
    number: z.string().openapi({ example: 'SD-1001' }),
    kind: z.string(),
    title: z.string(),
    companyId: id.nullable(),
    companyName: nullableText,
    contactId: id.nullable(),
    contactName: nullableText,
    currency: z.string(),
    lineAmountType: z.string(),
    stageId: id,
    stageName: z.string(),
    ownerId: nullableText,
    ownerName: nullableText,
    reference: nullableText,
    subTotal: money,
    totalTax: money,
    total: money,
    lines: z.array(lineSchema).nullable().openapi({ description: 'Null in lists' }),
    externalId: nullableText,
    version: z.int(),
    createdAt: instant,
    updatedAt: instant,
    archivedAt: instant.nullable(),
    custom: customValues,
    acceptedAt: instant.nullable(),
    accounting: accountingCellSchema,
    actions: z.array(z.enum(['accept', 'undoAcceptance', 'createInvoice', 'createJob', 'edit', 'archive'])),
  })
  .openapi('SalesDoc');

const lines = z
  .array(
    z
      .strictObject({
        kind: z.enum(lineKinds).default('item').openapi({
          description:
            'A section is a heading with the sum of what stands beneath it; a remark only says something',
        }),
        ...orNull({
          productId: id.nullable().optional(),
          categoryId: id.nullable().optional(),
          taxComponentId: id.nullable().optional(),
        }),
        description: requiredText(4_000),
        quantity: decimalText.default('1'),
        unitPrice: decimalText.default('0'),
        discountRate: percentText.default('0'),
      })
      .transform(withoutAmounts),
  )
  .max(500);

/** Whatever was sent with a heading or a remark: it has no amount. */
function withoutAmounts<Line extends SalesDocLineToWrite>(line: Line): SalesDocLineToWrite {
  if (line.kind === 'item') return line;
  const nothing = { productId: null, categoryId: null, taxComponentId: null };
  return { ...line, ...nothing, quantity: '0', unitPrice: '0', discountRate: '0' };
}

const customer = {
  companyId: id.nullable().optional(),
  contactId: id.nullable().optional(),
  ownerId: optionalText(64),
  reference: optionalText(255),
};

const list = createRoute({
  method: 'get',
  path: '/sales-docs',
  tags,
  summary: 'List sales docs, newest first, without lines',
  security,
  middleware: requirePermission('records:read'),
  request: {
    query: z.object({
      q: searchText.openapi({ description: 'Part of number, title, reference or customer' }),
      stageId: id.optional(),
      companyId: id.optional(),
      contactId: id.optional(),
      externalId: filterText.optional(),
      ids: idList,
      invoiceIds: idList.openapi({
        description: 'Those whose Accounting Status shows one of these invoices',
      }),
      ...listQuery(mostRows),
    }),
  },
  responses: { 200: json(pageOf(salesDocSchema), 'A page of sales docs'), ...problems },
});

const create = createRoute({
  method: 'post',
  path: '/sales-docs',
  tags,
  summary: 'Create a sales doc',
  security,
  middleware: requirePermission('salesDocs:write'),
  request: {
    body: jsonBody(
      z
        .strictObject({
          kind: z.enum(['quote', 'order']).default('quote'),
          title: requiredText(255),
          lineAmountType: lineAmountType.default('exclusive'),
          lines: lines.default([]),
          ...orNull({
            ...customer,
            currency: currency.nullable().optional(),
            stageId: id.nullable().optional(),
            externalId,
          }),
        })
        .openapi('SalesDocToCreate'),
    ),
  },
  responses: {
    201: json(salesDocSchema, 'Created'),
    200: json(salesDocSchema, 'The sales doc that has this externalId already'),
    ...problems,
  },
});

const read = createRoute({
  method: 'get',
  path: '/sales-docs/{id}',
  tags,
  summary: 'Read a sales doc with its lines',
  security,
  middleware: requirePermission('records:read'),
  request: { params: idParam },
  responses: { 200: json(salesDocSchema, 'The sales doc'), ...problems, ...notFoundProblem },
});

const change = createRoute({
  method: 'patch',
  path: '/sales-docs/{id}',
  tags,
  summary: 'Change a sales doc; fields left out stay, a list of lines replaces the one before',
  security,
  middleware: requirePermission('salesDocs:write'),
  request: {
    params: idParam,
    body: jsonBody(
      z
        .strictObject({
          kind: z.enum(['quote', 'order']).optional(),
          title: requiredText(255).optional(),
          lineAmountType: lineAmountType.optional(),
          currency: currency.optional(),
          stageId: id.optional(),
          ...customer,
          lines: lines.optional(),
          archived: z.literal(false).optional(),
          version,
          was: wasOf('kind', 'title', 'lineAmountType', 'currency', 'stageId', ...Object.keys(customer)),
        })
        .openapi('SalesDocToChange'),
    ),
  },
  responses: {
    200: json(salesDocSchema, 'The sales doc as it is now'),
    ...problems,
    ...notFoundProblem,
    ...conflictProblem,
  },
});

const archive = createRoute({
  method: 'delete',
  path: '/sales-docs/{id}',
  tags,
  summary: 'Archive a sales doc',
  security,
  middleware: requirePermission('salesDocs:write'),
  request: { params: idParam },
  responses: { 200: json(salesDocSchema, 'The sales doc, archived'), ...problems, ...notFoundProblem },
});

const makeJob = createRoute({
  method: 'post',
  path: '/sales-docs/{id}/job',
  tags,
  summary: 'Make a job from a sales doc',
  security,
  middleware: requirePermission('jobs:write'),
  request: {
    params: idParam,
    body: {
      content: {
        'application/json': {
          schema: z.strictObject(orNull({ title: optionalText(255), externalId })).openapi('JobFromSalesDoc'),
        },
      },
    },
  },
  responses: {
    201: json(jobSchema, 'Created'),
    200: json(jobSchema, 'The job that has this externalId already'),
    ...problems,
    ...notFoundProblem,
  },
});

const previewDoc = createRoute({
  method: 'post',
  path: '/sales-docs/preview',
  tags,
  summary: 'What lines would come to; nothing is saved',
  security,
  middleware: requirePermission('records:read'),
  request: {
    body: jsonBody(
      z
        .strictObject({ lineAmountType: lineAmountType.default('exclusive'), lines })
        .openapi('SalesDocToPreview'),
    ),
  },
  responses: {
    200: json(
      z
        .object({
          subTotal: money,
          totalTax: money,
          total: money,
          lines: z.array(z.object({ lineAmount: money, sectionTotal: money.nullable() })),
        })
        .openapi('SalesDocPreview'),
      'Totals',
    ),
    ...problems,
  },
});

export const salesDocsRoutes: Routes = (deps) =>
  newRouter()
    .openapi(list, async (c) => {
      const { q: text, ...query } = c.req.valid('query');
      const limit = rowsAsked(query);
      const rows = await listSalesDocs(deps.db, actorIn(c).workspaceId, {
        ...query,
        text,
        limit: limit + 1,
      });
      const { items, nextCursor } = page(rows, limit);
      return c.json({ items: await showSalesDocs(deps, actorIn(c), items), nextCursor }, 200);
    })
    .openapi(create, async (c) => {
      const outcome = accepted(await createSalesDoc(deps, actorIn(c), c.req.valid('json')));
      const doc = await showSalesDoc(deps, actorIn(c), outcome.record);
      return outcome.isNew ? c.json(doc, 201) : c.json(doc, 200);
    })
    .openapi(previewDoc, async (c) => {
      const doc = c.req.valid('json');
      const unknown = await unknownInLines(deps.db, actorIn(c), doc.lines);
      if (unknown.length > 0) throw invalidProblem(unknown);
      return c.json(await previewSalesDoc(deps, actorIn(c), doc), 200);
    })
    .openapi(read, async (c) => {
      const doc = found(
        await findSalesDoc(deps.db, actorIn(c).workspaceId, c.req.valid('param').id),
        'sales doc',
      );
      return c.json(await showSalesDoc(deps, actorIn(c), doc), 200);
    })
    .openapi(change, async (c) => {
      const doc = accepted(
        await changeSalesDoc(deps, actorIn(c), c.req.valid('param').id, c.req.valid('json')),
      );
      return c.json(await showSalesDoc(deps, actorIn(c), doc), 200);
    })
    .openapi(archive, async (c) => {
      const doc = accepted(await archiveSalesDoc(deps, actorIn(c), c.req.valid('param').id));
      return c.json(await showSalesDoc(deps, actorIn(c), doc), 200);
    })
    .openapi(makeJob, async (c) => {
      const { title = null, externalId: ours = null } = c.req.valid('json');
      const request = { title, externalId: ours };
      const outcome = accepted(
        await createJobFromSalesDoc(deps, actorIn(c), c.req.valid('param').id, request),
      );
      const job = await showJob(deps, actorIn(c), outcome.record);
      return outcome.isNew ? c.json(job, 201) : c.json(job, 200);
    });
