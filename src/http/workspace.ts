/** The workspace's own settings. */
import { createRoute, z } from '@hono/zod-openapi';
import { changeWorkspace } from '../commands/change-workspace.ts';
import { actorIn, requirePermission } from './permissions.ts';
import { accepted } from './problem.ts';
import { newRouter, type Routes } from './router.ts';
import { currency, json, jsonBody, problems, requiredText, security } from './schemas.ts';

export const timeZone = z
  .string()
  .max(64)
  .refine(isTimeZone, 'must be a time zone such as Europe/London')
  .openapi({ example: 'Europe/London' });

export const workspaceSchema = z
  .object({
    id: z.string(),
    name: z.string(),
    currency,
    timeZone: z.string(),
    paymentTermsDays: z.int(),
    hasSampleData: z.boolean(),
  })
  .openapi('Workspace');

const patchWorkspace = createRoute({
  method: 'patch',
  path: '/workspace',
  tags: ['Setup and session'],
  summary: 'Change settings of the workspace',
  security,
  middleware: requirePermission('workspace:manage'),
  request: {
    body: jsonBody(
      z
        .strictObject({
          name: requiredText(255).optional(),
          currency: currency.optional(),
          timeZone: timeZone.optional(),
          paymentTermsDays: z.int().min(0).max(365).optional(),
        })
        .openapi('WorkspaceChange'),
    ),
  },
  responses: { 200: json(workspaceSchema, 'The workspace as it is now'), ...problems },
});

export const workspaceRoutes: Routes = (deps) =>
  newRouter().openapi(patchWorkspace, async (c) =>
    c.json(accepted(await changeWorkspace(deps, actorIn(c), c.req.valid('json'))), 200),
  );

function isTimeZone(text: string): boolean {
  try {
    // Offsets such as +02:00 are zones to Intl, and know no summer time.
    return /^[A-Za-z]/.test(text) && new Intl.DateTimeFormat('en', { timeZone: text }) !== null;
  } catch {
    return false;
  }
}
