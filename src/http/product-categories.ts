/** Product categories: what account mapping maps to revenue accounts. */
import { createRoute, z } from '@hono/zod-openapi';
import { changeCategory, createCategory } from '../commands/save-settings-lists.ts';
import { listCategories } from '../store/product-categories.ts';
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
  requiredText,
  security,
} from './schemas.ts';

const tags = ['Products'];
const categorySchema = z.object({ id, name: z.string() }).openapi('ProductCategory');
const body = jsonBody(z.strictObject({ name: requiredText(100) }).openapi('ProductCategoryToSave'));

const list = createRoute({
  method: 'get',
  path: '/product-categories',
  tags,
  summary: 'List the product categories by name',
  security,
  middleware: requirePermission('records:read'),
  responses: { 200: json(z.object({ items: z.array(categorySchema) }), 'All of them'), ...problems },
});

const create = createRoute({
  method: 'post',
  path: '/product-categories',
  tags,
  summary: 'Create a product category',
  security,
  middleware: requirePermission('products:write'),
  request: { body },
  responses: { 201: json(categorySchema, 'Created'), ...problems, ...conflictProblem },
});

const change = createRoute({
  method: 'patch',
  path: '/product-categories/{id}',
  tags,
  summary: 'Rename a product category',
  security,
  middleware: requirePermission('products:write'),
  request: { params: idParam, body },
  responses: {
    200: json(categorySchema, 'As it is now'),
    ...problems,
    ...notFoundProblem,
    ...conflictProblem,
  },
});

export const productCategoriesRoutes: Routes = (deps) =>
  newRouter()
    .openapi(list, async (c) => c.json({ items: await listCategories(deps.db, actorIn(c).workspaceId) }, 200))
    .openapi(create, async (c) =>
      c.json(await createCategory(deps, actorIn(c), c.req.valid('json').name), 201),
    )
    .openapi(change, async (c) => {
      const outcome = await changeCategory(
        deps,
        actorIn(c),
        c.req.valid('param').id,
        c.req.valid('json').name,
      );
      return c.json(accepted(outcome), 200);
    });
