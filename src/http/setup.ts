/** Setup: makes the owner and the workspace of a new installation. Public, and closed once anybody exists. */
import { createRoute, z } from '@hono/zod-openapi';
import { setUp } from '../commands/set-up.ts';
import { anyUserExists } from '../store/users.ts';
import { leastPasswordLength } from './auth.ts';
import { accepted } from './problem.ts';
import { newRouter, type Routes } from './router.ts';
import { conflictProblem, currency, email, json, jsonBody, problems, requiredText } from './schemas.ts';
import { timeZone } from './workspace.ts';

const tags = ['Setup and session'];

/** Not trimmed: a space may be part of a password. */
export const password = z.string().min(leastPasswordLength).max(128);

const readSetup = createRoute({
  method: 'get',
  path: '/setup',
  tags,
  summary: 'Whether this installation still has to be set up',
  responses: { 200: json(z.object({ needed: z.boolean() }), 'Needed or not') },
});

const runSetup = createRoute({
  method: 'post',
  path: '/setup',
  tags,
  summary: 'Set up the installation and sign in as its owner',
  request: {
    body: jsonBody(
      z
        .strictObject({
          ownerName: requiredText(255),
          email,
          password,
          workspaceName: requiredText(255),
          currency,
          timeZone,
          sample: z.boolean(),
          apiKey: z.boolean().default(false),
        })
        .openapi('SetupRequest'),
    ),
  },
  responses: {
    201: json(
      z
        .object({ workspace: z.object({ id: z.string(), name: z.string() }), apiKey: z.string().nullable() })
        .openapi('SetupDone'),
      'Set up; the session cookie is set, and the key is shown this once',
    ),
    ...conflictProblem,
    422: problems[422],
  },
});

export const setupRoutes: Routes = (deps) =>
  newRouter()
    .openapi(readSetup, async (c) => c.json({ needed: !(await anyUserExists(deps.db)) }, 200))
    .openapi(runSetup, async (c) => {
      const request = c.req.valid('json');
      const outcome = accepted(await setUp({ ...deps, publicUrl: deps.config.publicUrl }, request));
      for (const cookie of await deps.auth.beginSession(request.email, request.password)) {
        c.header('set-cookie', cookie, { append: true });
      }
      return c.json(outcome, 201);
    });
