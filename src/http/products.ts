/** Products: what is sold, and at which price. */
import { createRoute, z } from '@hono/zod-openapi';
import { archiveProduct, changeProduct, createProduct } from '../commands/save-product.ts';
import { decimal, plainText } from '../domain/decimal.ts';
import { findProduct, listProducts } from '../store/products.ts';
import { actorIn, requirePermission } from './permissions.ts';
import { accepted, found } from './problem.ts';
import { newRouter, type Routes } from './router.ts';
import {
  conflictProblem,
  decimalText,
  externalId,
  filterText,
  id,
  idParam,
  instant,
  json,
  jsonBody,
  listQuery,
  notFoundProblem,
  optionalText,
  orNull,
  page,
  pageOf,
  problems,
  requiredText,
  searchText,
  security,
  version,
} from './schemas.ts';

const tags = ['Products'];

const nullableText = z.string().nullable();
const productSchema = z
  .object({
    id,
    code: nullableText,
    name: z.string(),
    description: nullableText,
    categoryId: id.nullable(),
    categoryName: nullableText,
    taxComponentId: id.nullable(),
    unitPrice: z.string().openapi({ example: '12.5' }),
    externalId: nullableText,
    version: z.int(),
    createdAt: instant,
    updatedAt: instant,
    archivedAt: instant.nullable(),
  })
  .openapi('Product');

const fields = {
  code: optionalText(30),
  description: optionalText(4_000),
  categoryId: id.nullable().optional(),
  taxComponentId: id.nullable().optional(),
};

const list = createRoute({
  method: 'get',
  path: '/products',
  tags,
  summary: 'List products, newest first',
  security,
  middleware: requirePermission('records:read'),
  request: {
    query: z.object({
      q: searchText.openapi({ description: 'Part of the code or of the name' }),
      externalId: filterText.optional(),
      ...listQuery(),
    }),
  },
  responses: { 200: json(pageOf(productSchema), 'A page of products'), ...problems },
});

const create = createRoute({
  method: 'post',
  path: '/products',
  tags,
  summary: 'Create a product',
  security,
  middleware: requirePermission('products:write'),
  request: {
    body: jsonBody(
      z
        .strictObject({
          name: requiredText(255),
          unitPrice: decimalText.default('0'),
          ...orNull({ ...fields, externalId }),
        })
        .openapi('ProductToCreate'),
    ),
  },
  responses: {
    201: json(productSchema, 'Created'),
    200: json(productSchema, 'The product that has this externalId already'),
    ...problems,
    ...conflictProblem,
  },
});

const read = createRoute({
  method: 'get',
  path: '/products/{id}',
  tags,
  summary: 'Read a product',
  security,
  middleware: requirePermission('records:read'),
  request: { params: idParam },
  responses: { 200: json(productSchema, 'The product'), ...problems, ...notFoundProblem },
});

const change = createRoute({
  method: 'patch',
  path: '/products/{id}',
  tags,
  summary: 'Change a product; fields left out stay',
  security,
  middleware: requirePermission('products:write'),
  request: {
    params: idParam,
    body: jsonBody(
      z
        .strictObject({
          name: requiredText(255).optional(),
          unitPrice: decimalText.optional(),
          ...fields,
          archived: z.literal(false).optional(),
          version,
        })
        .openapi('ProductToChange'),
    ),
  },
  responses: {
    200: json(productSchema, 'The product as it is now'),
    ...problems,
    ...notFoundProblem,
    ...conflictProblem,
  },
});

const archive = createRoute({
  method: 'delete',
  path: '/products/{id}',
  tags,
  summary: 'Archive a product',
  security,
  middleware: requirePermission('products:write'),
  request: { params: idParam },
  responses: { 200: json(productSchema, 'The product, archived'), ...problems, ...notFoundProblem },
});

export const productsRoutes: Routes = (deps) =>
  newRouter()
    .openapi(list, async (c) => {
      const { q: text, ...query } = c.req.valid('query');
      const rows = await listProducts(deps.db, actorIn(c).workspaceId, {
        ...query,
        text,
        limit: query.limit + 1,
      });
      return c.json(page(rows.map(shown), query.limit), 200);
    })
    .openapi(create, async (c) => {
      const outcome = accepted(await createProduct(deps, actorIn(c), c.req.valid('json')));
      return outcome.isNew ? c.json(shown(outcome.record), 201) : c.json(shown(outcome.record), 200);
    })
    .openapi(read, async (c) => {
      const product = await findProduct(deps.db, actorIn(c).workspaceId, c.req.valid('param').id);
      return c.json(shown(found(product, 'product')), 200);
    })
    .openapi(change, async (c) => {
      const outcome = await changeProduct(deps, actorIn(c), c.req.valid('param').id, c.req.valid('json'));
      return c.json(shown(accepted(outcome)), 200);
    })
    .openapi(archive, async (c) =>
      c.json(shown(accepted(await archiveProduct(deps, actorIn(c), c.req.valid('param').id))), 200),
    );

function shown<Priced extends { readonly unitPrice: string }>(product: Priced): Priced {
  return { ...product, unitPrice: plainText(decimal(product.unitPrice)) };
}
