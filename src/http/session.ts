/** Finds out who is asking: an API key in `Authorization`, or a session in the cookies. */
import { createMiddleware } from 'hono/factory';
import { type Actor, actorOf, isRole } from '../commands/actor.ts';
import { hashOfKey } from '../commands/api-keys.ts';
import { findLiveApiKey, touchApiKey } from '../store/api-keys.ts';
import { listMemberships } from '../store/members.ts';
import type { AppDeps, HttpEnv } from './deps.ts';
import { HttpProblem } from './problem.ts';

/**
 * Sets `actor`, or null when the request carries neither. A key that is not (or no longer) one of ours answers
 * 401 at once, so that a mistyped key never falls back to a browser's session.
 */
export function identify(deps: AppDeps) {
  return createMiddleware<HttpEnv>(async (c, next) => {
    const key = bearerOf(c.req.header('authorization'));
    if (key !== null) {
      c.set('actor', await actorByKey(deps, key));
      return next();
    }
    const { actor, cookies } = await actorBySession(deps, c.req.raw.headers);
    c.set('actor', actor);
    await next();
    for (const cookie of cookies) c.header('set-cookie', cookie, { append: true });
  });
}

async function actorByKey({ db, clock }: AppDeps, key: string): Promise<Actor> {
  const row = await findLiveApiKey(db, hashOfKey(key));
  if (row === undefined || !isRole(row.role)) {
    throw new HttpProblem(401, 'unauthenticated', 'This API key is not valid here, or has been revoked.');
  }
  const now = clock.now();
  if (row.lastUsedAt === null || now.getTime() - row.lastUsedAt.getTime() > touchEveryMs) {
    await touchApiKey(db, row.workspaceId, row.id, now);
  }
  return actorOf({ workspaceId: row.workspaceId, role: row.role, userId: null, apiKeyId: row.id });
}

// One write a minute for a busy key is enough to say when it was last used.
const touchEveryMs = 60_000;

async function actorBySession({ auth, db }: AppDeps, headers: Headers) {
  const signedIn = await auth.signedIn(headers);
  if (signedIn === null) return { actor: null, cookies: [] };
  const memberships = await listMemberships(db, signedIn.user.id);
  const membership = memberships.find(({ id }) => id === signedIn.activeWorkspaceId) ?? memberships[0];
  if (membership === undefined || !isRole(membership.role)) return { actor: null, cookies: signedIn.cookies };
  const who = { workspaceId: membership.id, role: membership.role, userId: signedIn.user.id, apiKeyId: null };
  return { actor: actorOf(who), cookies: signedIn.cookies };
}

function bearerOf(header: string | undefined): string | null {
  const [, key] = /^Bearer\s+(\S{1,200})$/i.exec(header ?? '') ?? [];
  return key ?? null;
}
