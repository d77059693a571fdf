/** Tokens: what they allow, how long they live, and how refresh tokens turn over with half an hour of grace. */

import { createHash } from 'node:crypto';
import { idOf } from '../chance.ts';
import type { GrantRecord } from '../tables.ts';
import type { World } from '../world.ts';
import { signJwt } from './jwt.ts';

const ACCESS_MS = 30 * 60_000;
const ID_MS = 5 * 60_000;
const REFRESH_MS = 60 * 86_400_000;
/** After its first use a refresh token may be used again for this long, in case the answer was lost. */
const GRACE_MS = 30 * 60_000;

export const USER = {
  userId: idOf('user', 'sample-owner'),
  email: 'owner@practice.example',
  givenName: 'Sample',
  familyName: 'Owner',
};

export type TokenCheck =
  | { readonly kind: 'ok'; readonly scopes: readonly string[] }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'expired'; readonly expiredAt: number };

/** @param authorization the header `Bearer …` */
export function checkToken(world: World, authorization: string | null): TokenCheck {
  const token = /^Bearer (.+)$/i.exec(authorization ?? '')?.[1];
  const known = token ? world.app.accessTokens.get(hashOf(token)) : undefined;
  if (!known) return { kind: 'unknown' };
  if (known.expiresAt <= world.clock.now()) return { kind: 'expired', expiredAt: known.expiresAt };
  return { kind: 'ok', scopes: known.scope.split(' ') };
}

export interface TokenSet {
  readonly id_token?: string;
  readonly access_token: string;
  readonly expires_in: number;
  readonly token_type: 'Bearer';
  readonly refresh_token?: string;
  readonly scope: string;
}

/** Adds to what the user has allowed before: scopes only grow until the grant is revoked. */
export function widenGrant(world: World, scope: string, authEventId: string): GrantRecord {
  const held = world.app.grants.all().find((grant) => grant.revokedAt === undefined);
  const scopes = new Set([...(held?.scope.split(' ') ?? []), ...scope.split(' ')].filter(Boolean));
  const grantId = held?.grantId ?? world.chance.uuid();
  const grant: GrantRecord = { grantId, scope: [...scopes].join(' '), authEventId };
  world.app.grants.put(grantId, grant);
  return grant;
}

export function issueTokens(world: World, grant: GrantRecord, issuer: string, nonce?: string): TokenSet {
  const now = world.clock.now();
  const scopes = grant.scope.split(' ');
  const accessToken = signJwt(accessClaims(world, grant, issuer));
  const hash = hashOf(accessToken);
  const access = { hash, grantId: grant.grantId, scope: grant.scope, expiresAt: now + ACCESS_MS };
  dropOldTokens(world);
  world.app.accessTokens.put(hash, access);
  return {
    ...(scopes.includes('openid') && { id_token: signJwt(idClaims(world, issuer, nonce)) }),
    access_token: accessToken,
    expires_in: ACCESS_MS / 1000,
    token_type: 'Bearer',
    ...(scopes.includes('offline_access') && { refresh_token: issueRefreshToken(world, grant) }),
    scope: grant.scope,
  };
}

/** `undefined` is `invalid_grant`: unknown, revoked, unused for 60 days, or used and past its grace. */
export function exchangeRefreshToken(world: World, token: string, issuer: string): TokenSet | undefined {
  const now = world.clock.now();
  const held = world.app.refreshTokens.get(token);
  const grant = held ? world.app.grants.get(held.grantId) : undefined;
  if (!held || !grant || grant.revokedAt !== undefined) return undefined;
  const isInGrace = held.usedAt === undefined || now < held.usedAt + GRACE_MS;
  if (!isInGrace || now >= held.issuedAt + REFRESH_MS) return undefined;
  if (held.usedAt === undefined) world.app.refreshTokens.put(token, { ...held, usedAt: now });
  return issueTokens(world, grant, issuer);
}

/** The user's whole grant ends, and every connection to the app with it. */
export function revokeGrant(world: World, grantId: string): void {
  const grant = world.app.grants.get(grantId);
  if (!grant || grant.revokedAt !== undefined) return;
  world.app.grants.put(grantId, { ...grant, revokedAt: world.clock.now() });
  for (const connection of world.app.connections.all()) {
    world.app.connections.put(connection.connectionId, { ...connection, isActive: false });
  }
}

function issueRefreshToken(world: World, grant: GrantRecord): string {
  const token = world.chance.text(43);
  world.app.refreshTokens.put(token, { token, grantId: grant.grantId, issuedAt: world.clock.now() });
  return token;
}

/** A day after its end a token is worth no memory. */
function dropOldTokens(world: World): void {
  const old = world.app.accessTokens
    .all()
    .filter((token) => token.expiresAt < world.clock.now() - 86_400_000);
  for (const token of old) world.app.accessTokens.remove(token.hash);
}

function accessClaims(world: World, grant: GrantRecord, issuer: string) {
  const now = Math.floor(world.clock.now() / 1000);
  return {
    nbf: now,
    exp: now + ACCESS_MS / 1000,
    iss: issuer,
    aud: `${issuer}/resources`,
    client_id: world.client.id,
    sub: USER.userId.replaceAll('-', ''),
    auth_time: now,
    xero_userid: USER.userId,
    global_session_id: world.chance.uuid().replaceAll('-', ''),
    jti: world.chance.uuid().replaceAll('-', '').toUpperCase(),
    authentication_event_id: grant.authEventId,
    scope: grant.scope.split(' '),
    amr: ['pwd'],
  };
}

function idClaims(world: World, issuer: string, nonce: string | undefined) {
  const now = Math.floor(world.clock.now() / 1000);
  return {
    nbf: now,
    iat: now,
    exp: now + ID_MS / 1000,
    iss: issuer,
    aud: world.client.id,
    sub: USER.userId.replaceAll('-', ''),
    auth_time: now,
    xero_userid: USER.userId,
    email: USER.email,
    preferred_username: USER.email,
    given_name: USER.givenName,
    family_name: USER.familyName,
    name: `${USER.givenName} ${USER.familyName}`,
    ...(nonce && { nonce }),
  };
}

const hashOf = (token: string): string => createHash('sha256').update(token).digest('base64url');
