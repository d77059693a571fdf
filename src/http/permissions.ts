/** Lets a request through to its handler only with the permission that the route names. */
import type { Context } from 'hono';
import { createMiddleware } from 'hono/factory';
import type { Actor, Permission } from '../commands/actor.ts';
import type { HttpEnv } from './deps.ts';
import { HttpProblem } from './problem.ts';

/** 401 when nobody is signed in, 403 when the role does not have the permission. */
export function requirePermission(permission: Permission) {
  return createMiddleware<HttpEnv>(async (c, next) => {
    if (!actorIn(c).can(permission)) {
      throw new HttpProblem(403, 'forbidden', `Your role does not allow this (${permission}).`);
    }
    await next();
  });
}

/** Who is asking. Only behind `requirePermission` or in routes for anybody signed in; 401 otherwise. */
export function actorIn(c: Context<HttpEnv>): Actor {
  const actor = c.get('actor');
  if (actor === null || actor === undefined) throw new HttpProblem(401, 'unauthenticated', 'Sign in first.');
  return actor;
}
