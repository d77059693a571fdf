/** Connections: the authorised ties between a workspace and an organisation. Never with tokens. */
import { type Selectable, sql } from 'kysely';
import type { DocumentDefaults } from '../domain/document-options.ts';
import type { LedgerOrganisation } from '../providers/provider.ts';
import type { DB, Db, Tx } from './database.ts';
import type { Told } from './webhook-events.ts';

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
    .orderBy('is_default', 'desc')
    .orderBy('first_connected_at')
    .execute();
}

/** Connected, or waiting for a new grant: the default one first. */
export function listLiveConnections(db: Db, workspaceId: string): Promise<ConnectionRow[]> {
  return db
    .selectFrom('connections')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .where('status', '!=', 'disconnected')
    .orderBy('is_default', 'desc')
    .orderBy('first_connected_at')
    .execute();
}

/** Connected, or waiting for a new grant: what is asked of it goes on, now or then. */
export function isLive(connection: ConnectionRow | undefined): connection is ConnectionRow {
  return connection !== undefined && connection.status !== 'disconnected';
}

/** Makes one the default in place of another. Held in one order, so that of two who choose at once the second wins. */
export async function setDefaultConnection(tx: Tx, workspaceId: string, id: string): Promise<void> {
  await tx
    .selectFrom('connections')
    .select('id')
    .where('workspace_id', '=', workspaceId)
    .orderBy('id')
    .forUpdate()
    .execute();
  const mark = (isDefault: boolean) =>
    tx
      .updateTable('connections')
      .set({ is_default: isDefault })
      .where('workspace_id', '=', workspaceId)
      .where('id', isDefault ? '=' : '!=', id)
      .where('is_default', '!=', isDefault)
      .execute();
  await mark(false);
  await mark(true);
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

/** The zones in which there are books, disconnected ones included: their mirrors still age. */
export async function listTimeZones(db: Db): Promise<string[]> {
  const rows = await db
    .selectFrom('connections')
    .select('time_zone')
    .distinct()
    .orderBy('time_zone')
    .execute();
  return rows.map((row) => row.time_zone);
}

/** Connections with an invoice that still waits for its payment though its due date has passed. `today` by zone. */
export function listConnectionsFallenDue(
  db: Db,
  today: ReadonlyMap<string, string>,
): Promise<ConnectionRow[]> {
  return db
    .selectFrom('connections as connection')
    .selectAll('connection')
    .where(
      sql<boolean>`exists (
        select from unnest(${[...today.keys()]}::text[], ${[...today.values()]}::date[]) as zone (name, today)
          join mirrors as mirror on mirror.due_date < zone.today
        where zone.name = connection.time_zone and mirror.workspace_id = connection.workspace_id
          and mirror.connection_id = connection.id and mirror.accounting_status = 'waitingPayment')`,
    )
    .orderBy('connection.workspace_id')
    .orderBy('connection.id')
    .execute();
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
    readonly branding_theme_id?: string | null;
    readonly contacts_travel?: string;
    readonly contacts_cursor?: Date;
    readonly contacts_read_at?: Date;
    readonly contacts_stale?: boolean;
    readonly sweep_cursor?: Date;
    readonly last_swept_at?: Date;
    readonly payments_cursor?: Date;
    readonly credit_notes_cursor?: Date;
    readonly prepayments_cursor?: Date;
    readonly overpayments_cursor?: Date;
    readonly open_credits_read_at?: Date;
    readonly last_reread_at?: Date;
  },
): Promise<void> {
  await db
    .updateTable('connections')
    .set(change)
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .execute();
}

/**
 * What the books hold may have changed since we read it: the next batch is decided after another reading.
 * @param now null: it is believed again
 * @param unlessReadSince a copy read after this is believed all the same
 */
export async function doubtReferences(
  db: Db,
  workspaceId: string,
  id: string,
  now: Date | null,
  unlessReadSince: Date | null = null,
): Promise<void> {
  await db
    .updateTable('connections')
    .set({ references_doubted_at: now })
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .$if(unlessReadSince !== null, (query) => query.where('reference_read_at', '<', unlessReadSince))
    .execute();
}

/** A reading was saved that began at a time: doubts from after that stay. */
export async function noteReferencesRead(
  db: Db,
  workspaceId: string,
  id: string,
  begunAt: Date,
): Promise<void> {
  await db
    .updateTable('connections')
    .set({
      reference_read_at: begunAt,
      references_doubted_at: sql<Date | null>`case when references_doubted_at > ${begunAt} then references_doubted_at end`,
    })
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .execute();
}

/** Webhooks came: the subscription lives. Written at most every ten seconds, or when it was thought silent. */
export async function noteWebhooks(db: Db, told: readonly Told[], now: Date): Promise<void> {
  const longAgo = new Date(now.getTime() - 10_000);
  const news = told.filter(
    ({ lastWebhookAt: last, missedWebhooks: missed }) => last === null || last < longAgo || missed > 0,
  );
  if (news.length === 0) return;
  await sql`
    update connections as held set last_webhook_at = ${now}, missed_webhooks = 0, webhooks_silent_since = null
    from unnest(${news.map((each) => each.workspaceId)}::text[], ${news.map((each) => each.connectionId)}::uuid[])
      as told (workspace_id, id)
    where held.workspace_id = told.workspace_id and held.id = told.id`.execute(db);
}

/** The sweep found changes that no webhook told of. From `enough` on in a row the subscription counts as silent. */
export async function noteMissedWebhooks(
  db: Db,
  workspaceId: string,
  id: string,
  missed: { readonly count: number; readonly enough: number; readonly now: Date },
): Promise<void> {
  await db
    .updateTable('connections')
    .set((eb) => ({
      missed_webhooks: eb('missed_webhooks', '+', missed.count),
      webhooks_silent_since: sql<Date | null>`case when missed_webhooks + ${missed.count} >= ${missed.enough}
        then coalesce(webhooks_silent_since, ${missed.now}) else webhooks_silent_since end`,
    }))
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .execute();
}

/** What decides when each live connection is swept next: calls left of the ledger's day are null until it has told. */
export function listSweepStates(db: Db): Promise<
  {
    readonly workspace_id: string;
    readonly id: string;
    readonly provider: string;
    readonly last_swept_at: Date | null;
    readonly webhooks_silent_since: Date | null;
    readonly day_remaining: number | null;
    readonly told_at: Date | null;
  }[]
> {
  return db
    .selectFrom('connections as connection')
    .leftJoin('connection_limits as limits', (join) =>
      join
        .onRef('limits.workspace_id', '=', 'connection.workspace_id')
        .onRef('limits.connection_id', '=', 'connection.id'),
    )
    .select([
      'connection.workspace_id',
      'connection.id',
      'connection.provider',
      'connection.last_swept_at',
      'connection.webhooks_silent_since',
      'limits.day_remaining',
      'limits.told_at',
    ])
    .where('connection.status', '=', 'active')
    .orderBy('connection.workspace_id')
    .orderBy('connection.id')
    .execute();
}

function organisationColumns(organisation: LedgerOrganisation) {
  return {
    organisation_name: organisation.name,
    country: organisation.country,
    base_currency: organisation.baseCurrency,
    time_zone: organisation.timeZone,
    numbers_invoices: organisation.numbersInvoices,
    counts_sales_tax: organisation.countsSalesTax,
    short_code: organisation.shortCode,
    period_lock_date: organisation.periodLockDate,
    year_end_lock_date: organisation.yearEndLockDate,
    financial_year_end_day: organisation.yearEnd?.day ?? null,
    financial_year_end_month: organisation.yearEnd?.month ?? null,
  };
}

/** What the connection decides where an invoice does not say otherwise. */
export function documentDefaults(connection: ConnectionRow): DocumentDefaults {
  return {
    // The table's check constraint admits no other value.
    arriveAs: connection.invoices_arrive_as as DocumentDefaults['arriveAs'],
    brandingThemeId: connection.branding_theme_id,
  };
}
