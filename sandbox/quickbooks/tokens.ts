/** Tokens: each grant is for one company; refresh tokens turn over, and one used twice may end the grant. */

import { createHash } from 'node:crypto';
import type { World } from './world.ts';

const ACCESS_MS = 3_600_000;
/** 101 days, as the token answers in Intuit's own samples say. */
const REFRESH_MS = 8_726_400_000;
const HARD_LIFE_MS = 157_680_000_000;
const DAY_MS = 86_400_000;

export interface Grant {
  readonly grantId: string;
  readonly realmId: string;
  readonly scope: string;
  readonly grantedAt: number;
  readonly revokedAt?: number;
}

export interface AccessToken {
  readonly hash: string;
  readonly grantId: string;
  readonly expiresAt: number;
}

interface RefreshToken {
  readonly token: string;
  readonly grantId: string;
  readonly issuedAt: number;
  readonly expiresAt: number;
  readonly replacedAt?: number;
}

export interface TokenSet {
  readonly access_token: string;
  readonly refresh_token: string;
  readonly token_type: 'bearer';
  readonly expires_in: number;
  readonly x_refresh_token_expires_in: number;
}

export const grants = (world: World) => world.store.collection<Grant>('app/Grant');
export const accessTokens = (world: World) => world.store.collection<AccessToken>('app/AccessToken');
const refreshTokens = (world: World) => world.store.collection<RefreshToken>('app/RefreshToken');

export type TokenCheck =
  | { readonly kind: 'ok'; readonly realmId: string }
  | { readonly kind: 'bad'; readonly detail: string };

/** @param authorization the header `Bearer …` */
export function checkToken(world: World, authorization: string | null): TokenCheck {
  const token = /^Bearer (.+)$/i.exec(authorization ?? '')?.[1];
  const known = token ? accessTokens(world).get(hashOf(token)) : undefined;
  if (!known) return { kind: 'bad', detail: 'Malformed bearer token: too short or too long' };
  const grant = grants(world).get(known.grantId);
  if (!grant || known.expiresAt <= world.clock.now())
    return { kind: 'bad', detail: `Token expired: ${token?.slice(0, 8)}` };
  // Assumed: what a person has disconnected answers 403 and not 401.
  return { kind: 'ok', realmId: grant.revokedAt === undefined ? grant.realmId : '' };
}

export function addGrant(world: World, realmId: string, scope: string): Grant {
  const grant: Grant = { grantId: world.chance.uuid(), realmId, scope, grantedAt: world.clock.now() };
  grants(world).put(grant.grantId, grant);
  return grant;
}

export function issueTokens(world: World, grant: Grant): TokenSet {
  return answerWith(world, grant, addRefreshToken(world, grant));
}

/** `undefined` is `invalid_grant`: unknown, revoked, expired, or replaced by a newer one. */
export function exchangeRefreshToken(world: World, token: string): TokenSet | undefined {
  const now = world.clock.now();
  const held = refreshTokens(world).get(token);
  const grant = held ? grants(world).get(held.grantId) : undefined;
  if (!held || !grant || grant.revokedAt !== undefined || held.expiresAt <= now) return undefined;
  const { refreshRotation, refreshGrace, reuseKillsGrant } = world.settings().switches;
  if (held.replacedAt !== undefined) {
    const isInGrace = refreshGrace === 'day' && now < held.replacedAt + DAY_MS;
    if (!isInGrace) {
      if (reuseKillsGrant) revokeGrant(world, grant.grantId);
      return undefined;
    }
    return answerWith(world, grant, newestOf(world, grant) ?? addRefreshToken(world, grant));
  }
  if (refreshRotation === 'daily' && now < held.issuedAt + DAY_MS) return answerWith(world, grant, held);
  refreshTokens(world).put(token, { ...held, replacedAt: now });
  return answerWith(world, grant, addRefreshToken(world, grant));
}

export function revokeGrant(world: World, grantId: string): void {
  const grant = grants(world).get(grantId);
  if (!grant || grant.revokedAt !== undefined) return;
  grants(world).put(grantId, { ...grant, revokedAt: world.clock.now() });
}

/** Either of a grant's tokens ends it; `false` for a token that nobody knows. */
export function revokeToken(world: World, token: string): boolean {
  const held = refreshTokens(world).get(token) ?? accessTokens(world).get(hashOf(token));
  if (!held) return false;
  revokeGrant(world, held.grantId);
  return true;
}

/** Seconds that are left of the five years after which somebody must connect anew. */
export function hardLifeOf(world: World, { refresh_token }: TokenSet): number {
  const held = refreshTokens(world).get(refresh_token);
  const grant = held && grants(world).get(held.grantId);
  const endsAt = (grant?.grantedAt ?? world.clock.now()) + HARD_LIFE_MS;
  return Math.floor((endsAt - world.clock.now()) / 1000);
}

const newestOf = (world: World, { grantId }: Grant): RefreshToken | undefined =>
  refreshTokens(world)
    .all()
    .filter((token) => token.grantId === grantId && token.replacedAt === undefined)
    .at(-1);

function answerWith(world: World, grant: Grant, refresh: RefreshToken): TokenSet {
  const now = world.clock.now();
  const accessToken = world.chance.text(160);
  dropOldTokens(world);
  const hash = hashOf(accessToken);
  accessTokens(world).put(hash, { hash, grantId: grant.grantId, expiresAt: now + ACCESS_MS });
  return {
    access_token: accessToken,
    refresh_token: refresh.token,
    token_type: 'bearer',
    expires_in: ACCESS_MS / 1000,
    x_refresh_token_expires_in: Math.floor((refresh.expiresAt - now) / 1000),
  };
}

function addRefreshToken(world: World, { grantId, grantedAt }: Grant): RefreshToken {
  const now = world.clock.now();
  const token = `RT1-${world.chance.text(46)}`;
  const expiresAt = Math.min(now + REFRESH_MS, grantedAt + HARD_LIFE_MS);
  const refresh: RefreshToken = { token, grantId, issuedAt: now, expiresAt };
  refreshTokens(world).put(token, refresh);
  return refresh;
}

/** A day after its end a token is worth no memory; they are written in order of time. */
function dropOldTokens(world: World): void {
  const tokens = accessTokens(world);
  const oldest = world.clock.now() - DAY_MS;
  for (const token of tokens.each()) {
    if (token.expiresAt >= oldest) return;
    tokens.remove(token.hash);
  }
}

const hashOf = (token: string): string => createHash('sha256').update(token).digest('base64url');
