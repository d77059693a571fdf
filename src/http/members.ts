/** Members: the people of the workspace, their roles, and invitations to join. */
import { createRoute, z } from '@hono/zod-openapi';
import { roles } from '../commands/actor.ts';
import {
  changeMemberRole,
  inviteMember,
  removeMember,
  withdrawInvitation,
} from '../commands/manage-members.ts';
import { listOpenInvitations } from '../store/invitations.ts';
import { listMembers } from '../store/members.ts';
import type { AppDeps } from './deps.ts';
import { actorIn, requirePermission } from './permissions.ts';
import { accepted } from './problem.ts';
import { newRouter, type Routes } from './router.ts';
import {
  conflictProblem,
  email,
  filterText,
  idParam,
  instant,
  json,
  jsonBody,
  notFoundProblem,
  problems,
  security,
} from './schemas.ts';

const tags = ['Members'];

const memberSchema = z
  .object({
    id: z.string(),
    userId: z.string(),
    name: z.string(),
    email: z.string(),
    role: z.string(),
    createdAt: instant,
  })
  .openapi('Member');

const invitationSchema = z
  .object({
    id: z.string(),
    email: z.string(),
    role: z.string().nullable(),
    expiresAt: instant,
    link: z.string().openapi({ description: 'Send it to the person: whoever has it may join' }),
  })
  .openapi('Invitation');

const list = createRoute({
  method: 'get',
  path: '/members',
  tags,
  summary: 'List the members by name, and (for those who may invite) the open invitations',
  security,
  middleware: requirePermission('records:read'),
  responses: {
    200: json(
      z.object({ items: z.array(memberSchema), invitations: z.array(invitationSchema) }),
      'All of them',
    ),
    ...problems,
  },
});

const invite = createRoute({
  method: 'post',
  path: '/members',
  tags,
  summary: 'Invite a person; the answer has the link to send',
  security,
  middleware: requirePermission('members:manage'),
  request: { body: jsonBody(z.strictObject({ email, role: z.enum(roles) }).openapi('MemberToInvite')) },
  responses: { 201: json(invitationSchema, 'The invitation'), ...problems, ...conflictProblem },
});

const change = createRoute({
  method: 'patch',
  path: '/members/{id}',
  tags,
  summary: 'Give a member another role',
  security,
  middleware: requirePermission('members:manage'),
  request: {
    params: z.object({ id: filterText }),
    body: jsonBody(z.strictObject({ role: z.enum(roles) }).openapi('MemberToChange')),
  },
  responses: {
    200: json(memberSchema, 'The member as it is now'),
    ...problems,
    ...notFoundProblem,
    ...conflictProblem,
  },
});

const remove = createRoute({
  method: 'delete',
  path: '/members/{id}',
  tags,
  summary: 'Take a person out of the workspace',
  security,
  middleware: requirePermission('members:manage'),
  request: { params: z.object({ id: filterText }) },
  responses: { 204: { description: 'Gone' }, ...problems, ...notFoundProblem, ...conflictProblem },
});

const withdraw = createRoute({
  method: 'delete',
  path: '/invitations/{id}',
  tags,
  summary: 'Withdraw an invitation',
  security,
  middleware: requirePermission('members:manage'),
  request: { params: idParam },
  responses: { 204: { description: 'Gone' }, ...problems, ...notFoundProblem },
});

export const membersRoutes: Routes = (deps) =>
  newRouter()
    .openapi(list, async (c) => {
      const actor = actorIn(c);
      const open = actor.can('members:manage')
        ? await listOpenInvitations(deps.db, actor.workspaceId, deps.clock.now())
        : [];
      const items = await listMembers(deps.db, actor.workspaceId);
      return c.json({ items, invitations: open.map((invitation) => withLink(deps, invitation)) }, 200);
    })
    .openapi(invite, async (c) => {
      const invitation = accepted(await inviteMember(deps, actorIn(c), c.req.valid('json')));
      return c.json(withLink(deps, invitation), 201);
    })
    .openapi(change, async (c) => {
      const { role } = c.req.valid('json');
      return c.json(accepted(await changeMemberRole(deps, actorIn(c), c.req.valid('param').id, role)), 200);
    })
    .openapi(remove, async (c) => {
      accepted(await removeMember(deps, actorIn(c), c.req.valid('param').id));
      return c.body(null, 204);
    })
    .openapi(withdraw, async (c) => {
      accepted(await withdrawInvitation(deps, actorIn(c), c.req.valid('param').id));
      return c.body(null, 204);
    });

function withLink<Open extends { readonly id: string }>({ config }: AppDeps, invitation: Open) {
  return { ...invitation, link: `${config.publicUrl}/invitations/${invitation.id}` };
}
