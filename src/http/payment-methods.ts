/** Payment methods: how customers pay, mapped to bank and clearing accounts of the books. */
import { createRoute, z } from '@hono/zod-openapi';
import { changePaymentMethod, createPaymentMethod } from '../commands/save-settings-lists.ts';
import { listPaymentMethods } from '../store/payment-methods.ts';
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
const methodSchema = z.object({ id, name: z.string() }).openapi('PaymentMethod');
const methodToSave = z.strictObject({ name: requiredText(100) }).openapi('PaymentMethodToSave');

const list = createRoute({
  method: 'get',
  path: '/payment-methods',
  tags,
  summary: 'List the payment methods in the order in which people are asked',
  security,
  middleware: requirePermission('records:read'),
  responses: { 200: json(z.object({ items: z.array(methodSchema) }), 'All of them'), ...problems },
});

const create = createRoute({
  method: 'post',
  path: '/payment-methods',
  tags,
  summary: 'Create a payment method',
  security,
  middleware: requirePermission('products:write'),
  request: { body: jsonBody(methodToSave) },
  responses: { 201: json(methodSchema, 'Created'), ...problems, ...conflictProblem },
});

const change = createRoute({
  method: 'patch',
  path: '/payment-methods/{id}',
  tags,
  summary: 'Rename a payment method',
  security,
  middleware: requirePermission('products:write'),
  request: { params: idParam, body: jsonBody(methodToSave) },
  responses: { 200: json(methodSchema, 'As it is now'), ...problems, ...notFoundProblem, ...conflictProblem },
});

export const paymentMethodsRoutes: Routes = (deps) =>
  newRouter()
    .openapi(list, async (c) => {
      const methods = await listPaymentMethods(deps.db, actorIn(c).workspaceId);
      return c.json({ items: methods.map(({ id: methodId, name }) => ({ id: methodId, name })) }, 200);
    })
    .openapi(create, async (c) => {
      const { name } = c.req.valid('json');
      return c.json(await createPaymentMethod(deps, actorIn(c), name), 201);
    })
    .openapi(change, async (c) => {
      const { id: methodId } = c.req.valid('param');
      const { name } = c.req.valid('json');
      return c.json(accepted(await changePaymentMethod(deps, actorIn(c), methodId, name)), 200);
    });
