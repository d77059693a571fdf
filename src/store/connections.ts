/** Connections: the authorised ties between a workspace and an organisation. Never with tokens. */
import type { Selectable } from 'kysely';
import type { LedgerOrganisation } from '../providers/provider.ts';
import type { DB, Db } from './database.ts';

export type ConnectionRow = Selectable<DB['connections']>;

export function findConnection(db: Db, workspaceId: string, id: string): Promise<ConnectionRow | undefined> {
  return db
    .selectFrom('connections')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .executeTakeFirst();
}

export function listConnections(db: Db, workspaceId: string): Promise<ConnectionRow[]> {
  return db
    .selectFrom('connections')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .orderBy('first_connected_at')
    .execute();
}

/** The connection that invoices of this workspace go to, live or waiting for a new grant. */
export function findLiveConnection(db: Db, workspaceId: string): Promise<ConnectionRow | undefined> {
  return db
    .selectFrom('connections')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .where('status', '!=', 'disconnected')
    .orderBy('first_connected_at')
    .executeTakeFirst();
}

export function findConnectionOfOrganisation(
  db: Db,
  workspaceId: string,
  provider: string,
  organisationId: string,
): Promise<ConnectionRow | undefined> {
  return db
    .selectFrom('connections')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .where('provider', '=', provider)
    .where('organisation_id', '=', organisationId)
    .executeTakeFirst();
}

/** Every workspace's connection to one organisation: the one place where a webhook's organisation becomes ours. */
export function findConnectionsToOrganisation(
  db: Db,
  provider: string,
  organisationId: string,
): Promise<Pick<ConnectionRow, 'workspace_id' | 'id'>[]> {
  return db
    .selectFrom('connections')
    .select(['workspace_id', 'id'])
    .where('provider', '=', provider)
    .where('organisation_id', '=', organisationId)
    .where('status', '!=', 'disconnected')
    .execute();
}

/** Active connections of all workspaces, for the engine's own rounds (sweep, midnight, keep-alive). */
export function listActiveConnections(db: Db): Promise<ConnectionRow[]> {
  return db
    .selectFrom('connections')
    .selectAll()
    .where('status', '=', 'active')
    .orderBy('workspace_id')
    .orderBy('id')
    .execute();
}

/** Connections that ever had books, disconnected ones included: their mirrors still age. */
export function listConnectionsWithBooks(db: Db): Promise<ConnectionRow[]> {
  return db.selectFrom('connections').selectAll().orderBy('workspace_id').orderBy('id').execute();
}

export async function insertConnection(
  db: Db,
  connection: {
    readonly workspaceId: string;
    readonly id: string;
    readonly provider: string;
    readonly organisation: LedgerOrganisation;
    readonly ledgerConnectionId: string;
    readonly connectedBy: string | null;
    readonly now: Date;
  },
): Promise<void> {
  await db
    .insertInto('connections')
    .values({
      workspace_id: connection.workspaceId,
      id: connection.id,
      provider: connection.provider,
      organisation_id: connection.organisation.organisationId,
      ...organisationColumns(connection.organisation),
      status: 'active',
      ledger_connection_id: connection.ledgerConnectionId,
      connected_by: connection.connectedBy,
      first_connected_at: connection.now,
      connected_at: connection.now,
    })
    .execute();
}

/** Takes a connection to the same organisation up again: links, mirrors and mappings stay. */
export async function reviveConnection(
  db: Db,
  workspaceId: string,
  id: string,
  change: {
    readonly organisation: LedgerOrganisation;
    readonly ledgerConnectionId: string;
    readonly connectedBy: string | null;
    readonly now: Date;
  },
): Promise<void> {
  await db
    .updateTable('connections')
    .set((eb) => ({
      ...organisationColumns(change.organisation),
      status: 'active',
      status_reason: null,
      ledger_connection_id: change.ledgerConnectionId,
      connected_by: change.connectedBy,
      connected_at: change.now,
      disconnected_at: null,
      version: eb('version', '+', 1),
    }))
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .execute();
}

export async function updateOrganisation(
  db: Db,
  workspaceId: string,
  id: string,
  organisation: LedgerOrganisation,
): Promise<void> {
  await db
    .updateTable('connections')
    .set(organisationColumns(organisation))
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .execute();
}

/** Sets what the connection is good for. @returns whether it was otherwise before, so that people hear of it once. */
export async function setConnectionStatus(
  db: Db,
  workspaceId: string,
  id: string,
  status: 'active' | 'reconnectNeeded' | 'disconnected',
  reason: string | null,
  now: Date,
): Promise<boolean> {
  const changed = await db
    .updateTable('connections')
    .set((eb) => ({
      status,
      status_reason: reason,
      version: eb('version', '+', 1),
      ...(status === 'disconnected' ? { disconnected_at: now } : {}),
    }))
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .where('status', '!=', status)
    // A dead grant says nothing new of a connection that was given up.
    .$if(status === 'reconnectNeeded', (query) => query.where('status', '=', 'active'))
    .executeTakeFirst();
  return changed.numUpdatedRows > 0n;
}

export async function updateConnection(
  db: Db,
  workspaceId: string,
  id: string,
  change: {
    readonly invoices_arrive_as?: string;
    readonly reference_read_at?: Date;
    readonly contacts_cursor?: Date;
    readonly sweep_cursor?: Date;
    readonly last_swept_at?: Date;
    readonly last_webhook_at?: Date;
  },
): Promise<void> {
  await db
    .updateTable('connections')
    .set(change)
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .execute();
}

function organisationColumns(organisation: LedgerOrganisation) {
  return {
    organisation_name: organisation.name,
    country: organisation.country,
    base_currency: organisation.baseCurrency,
    time_zone: organisation.timeZone,
    short_code: organisation.shortCode,
    period_lock_date: organisation.periodLockDate,
    year_end_lock_date: organisation.yearEndLockDate,
  };
}
