/** Invitations as the person invited sees them: public, opened by the secret in the link. */
import { createRoute, z } from '@hono/zod-openapi';
import { acceptInvitation } from '../commands/accept-invitation.ts';
import { findOpenInvitation } from '../store/invitations.ts';
import { leastPasswordLength } from './auth.ts';
import { accepted, found } from './problem.ts';
import { newRouter, type Routes } from './router.ts';
import { idParam, json, jsonBody, notFoundProblem, optionalText, orNull, problems } from './schemas.ts';

const tags = ['Members'];

const read = createRoute({
  method: 'get',
  path: '/invitations/{id}',
  tags,
  summary: 'Read an invitation by the secret in its link',
  request: { params: idParam },
  responses: {
    200: json(
      z
        .object({
          email: z.string(),
          role: z.string().nullable(),
          workspaceName: z.string(),
          inviterName: z.string(),
          hasAccount: z.boolean().openapi({ description: 'Then the password asked for is the person’s own' }),
        })
        .openapi('InvitationToAccept'),
      'The invitation',
    ),
    ...notFoundProblem,
    422: problems[422],
  },
});

const accept = createRoute({
  method: 'post',
  path: '/invitations/{id}/accept',
  tags,
  summary: 'Join the workspace, and sign in',
  request: {
    params: idParam,
    body: jsonBody(
      z
        .strictObject({
          ...orNull({ name: optionalText(255) }),
          password: z.string().min(leastPasswordLength).max(128),
        })
        .openapi('InvitationAcceptance'),
    ),
  },
  responses: {
    200: json(z.object({ workspaceId: z.string() }), 'Joined; the session cookie is set'),
    ...notFoundProblem,
    422: problems[422],
  },
});

export const invitationsRoutes: Routes = (deps) =>
  newRouter()
    .openapi(read, async (c) => {
      const invitation = await findOpenInvitation(deps.db, c.req.valid('param').id, deps.clock.now());
      return c.json(found(invitation, 'invitation'), 200);
    })
    .openapi(accept, async (c) => {
      const { password, name } = c.req.valid('json');
      const joined = accepted(await acceptInvitation(deps, c.req.valid('param').id, { name, password }));
      for (const cookie of await deps.auth.beginSession(joined.email, password)) {
        c.header('set-cookie', cookie, { append: true });
      }
      return c.json({ workspaceId: joined.workspaceId }, 200);
    });
