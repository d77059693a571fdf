/** Tax components: our names for taxes, mapped to the ledger's tax rates. */
import { createRoute, z } from '@hono/zod-openapi';
import { changeTaxComponent, createTaxComponent } from '../commands/save-settings-lists.ts';
import { decimal, plainText } from '../domain/decimal.ts';
import { listTaxComponents } from '../store/tax-components.ts';
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
  percentText,
  problems,
  requiredText,
  security,
} from './schemas.ts';

const tags = ['Products'];
const taxSchema = z
  .object({ id, name: z.string(), rate: z.string().openapi({ example: '10' }), isDefault: z.boolean() })
  .openapi('TaxComponent');

const list = createRoute({
  method: 'get',
  path: '/tax-components',
  tags,
  summary: 'List the tax components by name',
  security,
  middleware: requirePermission('records:read'),
  responses: { 200: json(z.object({ items: z.array(taxSchema) }), 'All of them'), ...problems },
});

const create = createRoute({
  method: 'post',
  path: '/tax-components',
  tags,
  summary: 'Create a tax component',
  security,
  middleware: requirePermission('products:write'),
  request: {
    body: jsonBody(
      z
        .strictObject({ name: requiredText(100), rate: percentText, isDefault: z.boolean().default(false) })
        .openapi('TaxComponentToCreate'),
    ),
  },
  responses: { 201: json(taxSchema, 'Created'), ...problems, ...conflictProblem },
});

const change = createRoute({
  method: 'patch',
  path: '/tax-components/{id}',
  tags,
  summary: 'Change a tax component, or make it the default',
  security,
  middleware: requirePermission('products:write'),
  request: {
    params: idParam,
    body: jsonBody(
      z
        .strictObject({
          name: requiredText(100).optional(),
          rate: percentText.optional(),
          isDefault: z.literal(true).optional(),
        })
        .openapi('TaxComponentToChange'),
    ),
  },
  responses: { 200: json(taxSchema, 'As it is now'), ...problems, ...notFoundProblem, ...conflictProblem },
});

export const taxComponentsRoutes: Routes = (deps) =>
  newRouter()
    .openapi(list, async (c) => {
      const components = await listTaxComponents(deps.db, actorIn(c).workspaceId);
      return c.json({ items: components.map(shown) }, 200);
    })
    .openapi(create, async (c) =>
      c.json(shown(await createTaxComponent(deps, actorIn(c), c.req.valid('json'))), 201),
    )
    .openapi(change, async (c) => {
      const outcome = await changeTaxComponent(
        deps,
        actorIn(c),
        c.req.valid('param').id,
        c.req.valid('json'),
      );
      return c.json(shown(accepted(outcome)), 200);
    });

function shown<Tax extends { readonly rate: string }>(tax: Tax): Tax {
  return { ...tax, rate: plainText(decimal(tax.rate)) };
}
