/** Me: who is asking, where, and what they may do here. */
import { createRoute, z } from '@hono/zod-openapi';
import { permissionsOf, roles } from '../commands/actor.ts';
import { listMemberships } from '../store/members.ts';
import { findUser } from '../store/users.ts';
import { findWorkspace } from '../store/workspaces.ts';
import { actorIn } from './permissions.ts';
import { found } from './problem.ts';
import { newRouter, type Routes } from './router.ts';
import { json, problems, security } from './schemas.ts';
import { workspaceSchema } from './workspace.ts';

const meSchema = z
  .object({
    user: z.object({ id: z.string(), name: z.string(), email: z.string() }).nullable(),
    workspace: workspaceSchema,
    role: z.enum(roles),
    workspaces: z.array(z.object({ id: z.string(), name: z.string(), role: z.string() })),
    can: z.array(z.string()).openapi({ example: ['invoices:send'] }),
  })
  .openapi('Me');

const readMe = createRoute({
  method: 'get',
  path: '/me',
  tags: ['Setup and session'],
  summary: 'Who is asking, in which workspace, and what they may do',
  security,
  responses: { 200: json(meSchema, 'Me'), 401: problems[401] },
});

export const meRoutes: Routes = (deps) =>
  newRouter().openapi(readMe, async (c) => {
    const { workspaceId, userId, role } = actorIn(c);
    const workspace = found(await findWorkspace(deps.db, workspaceId), 'workspace');
    const user = userId === null ? null : ((await findUser(deps.db, userId)) ?? null);
    const workspaces =
      userId === null
        ? [{ id: workspace.id, name: workspace.name, role }]
        : await listMemberships(deps.db, userId);
    return c.json({ user, workspace, role, workspaces, can: [...permissionsOf(role)] }, 200);
  });
