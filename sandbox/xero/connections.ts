/** `/connections`: which organisations the user has tied to the app. */

import type { ConnectionRecord } from '../tables.ts';
import type { World } from '../world.ts';
import { type Answer, badToken, json, notFound, tokenExpired } from './errors.ts';
import { checkToken } from './tokens.ts';

/** A tie that was cut before is taken up again, with a later `updatedDateUtc`. */
export function connect(world: World, tenantId: string, authEventId: string): void {
  const { connections } = world.app;
  const now = world.clock.now();
  const held = connections.all().find((connection) => connection.tenantId === tenantId);
  const connectionId = held?.connectionId ?? world.chance.uuid();
  const createdAt = held?.createdAt ?? now;
  connections.put(connectionId, {
    connectionId,
    authEventId,
    tenantId,
    isActive: true,
    createdAt,
    updatedAt: now,
  });
}

/** A bare array, in camel case and with seven decimals of a second, unlike everything else. */
export function listConnections(world: World, authorization: string | null, query: URLSearchParams): Answer {
  const refusal = tokenProblem(world, authorization);
  if (refusal) return refusal;
  const event = query.get('authEventId');
  const shown = world.app.connections
    .all()
    .filter((connection) => connection.isActive && (!event || connection.authEventId === event));
  return json(
    200,
    shown.map((connection) => connectionView(world, connection)),
  );
}

/** By the connection's id, not the organisation's. Tokens go on living. */
export function deleteConnection(world: World, authorization: string | null, connectionId: string): Answer {
  const refusal = tokenProblem(world, authorization);
  if (refusal) return refusal;
  const connection = world.app.connections.get(connectionId);
  if (!connection?.isActive) return notFound();
  world.app.connections.put(connectionId, { ...connection, isActive: false });
  return { status: 204, contentType: '', body: '' };
}

function tokenProblem(world: World, authorization: string | null): Answer | undefined {
  const token = checkToken(world, authorization);
  if (token.kind === 'unknown') return badToken(world);
  return token.kind === 'expired' ? tokenExpired(world, token.expiredAt) : undefined;
}

const connectionView = (world: World, connection: ConnectionRecord) => ({
  id: connection.connectionId,
  authEventId: connection.authEventId,
  tenantId: connection.tenantId,
  tenantType: 'ORGANISATION',
  tenantName: world.app.organisations.get(connection.tenantId)?.name ?? null,
  createdDateUtc: longDate(connection.createdAt),
  updatedDateUtc: longDate(connection.updatedAt),
});

const longDate = (ms: number): string => `${new Date(ms).toISOString().slice(0, 23)}0000`;
