/** Brings a database to the newest schema: the files of migrations/ in order, then the job queue's own tables. */
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { runMigrations } from 'graphile-worker';
import pg from 'pg';
import type { Log } from '../lib/log.ts';
import { isDatabaseAway } from './database-fault.ts';

export type MigrateOptions = {
  readonly log: Log;
  /** Where the `NNNNNN_name.sql` files are: by default the project's `migrations/`. */
  readonly folder?: string;
};

/** The database cannot be migrated as it stands; the message says why and what to do. */
export class MigrationError extends Error {
  override readonly name = 'MigrationError';
}

/**
 * Applies what is not applied yet, each file in a transaction of its own, and answers the names applied.
 * Safe to call from several processes at once. Throws MigrationError when an applied file has changed since,
 * or when the database is newer than this program. One query when nothing is to do. A pool must allow two clients.
 */
export async function migrate(
  target: string | pg.Pool,
  { log, folder = projectMigrations }: MigrateOptions,
): Promise<readonly string[]> {
  const files = await readMigrations(folder);
  const pool = typeof target === 'string' ? new pg.Pool({ connectionString: target, max: 2 }) : target;
  pool.on('error', ignoreLostClient).on('connect', listenToClient);
  try {
    const applied = await onceThere(() => readApplied(pool), log);
    if (pending(files, applied).length === 0) return [];
    return await applyPending(pool, files, log);
  } finally {
    // A pool of our own may still report a client while it ends.
    if (pool !== target) await pool.end();
    else pool.off('error', ignoreLostClient).off('connect', listenToClient);
  }
}

export const projectMigrations = fileURLToPath(new URL('../../migrations/', import.meta.url));

type Migration = {
  readonly version: number;
  readonly name: string;
  readonly sha256: string;
  readonly sql: string;
};
type Applied = Pick<Migration, 'version' | 'name' | 'sha256'>;

// The job queue's schema is recorded beside ours under its package version, so that one query tells everything.
const queueVersion = 0;

async function readMigrations(folder: string): Promise<readonly Migration[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort();
  const own = await Promise.all(names.map((name) => readMigration(folder, name)));
  const twice = own.find((file, index) => own[index - 1]?.version === file.version);
  if (twice) throw new MigrationError(`Two migrations have the number ${twice.version}: rename one.`);
  const queue = await queuePackageVersion();
  return [{ version: queueVersion, name: `graphile-worker ${queue}`, sha256: queue, sql: '' }, ...own];
}

/** A machine that starts everything at once needs no order: the database may be a minute late. */
async function onceThere<T>(ask: () => Promise<T>, log: Log): Promise<T> {
  const givesUpAtMs = Date.now() + waitAtMostMs;
  for (let attempt = 0; ; attempt++) {
    try {
      return await ask();
    } catch (error) {
      if (!isDatabaseAway(error) || Date.now() > givesUpAtMs) throw error;
      if (attempt === 0) log.warn('Waiting for the database');
      await setTimeout(waitBetweenMs);
    }
  }
}

const waitAtMostMs = 60_000;
const waitBetweenMs = 500;

async function readMigration(folder: string, fileName: string): Promise<Migration> {
  const [, digits, name] = /^(\d{6})_([a-z0-9_]+)\.sql$/.exec(fileName) ?? [];
  if (digits === undefined || name === undefined) {
    throw new MigrationError(`${fileName} is not named like 000001_what_it_does.sql.`);
  }
  const sql = await readFile(join(folder, fileName), 'utf8');
  return { version: Number(digits), name, sha256: createHash('sha256').update(sql).digest('hex'), sql };
}

async function queuePackageVersion(): Promise<string> {
  const manifest = createRequire(import.meta.url).resolve('graphile-worker/package.json');
  return (JSON.parse(await readFile(manifest, 'utf8')) as { version: string }).version;
}

async function readApplied(db: pg.Pool | pg.PoolClient): Promise<readonly Applied[]> {
  try {
    return (await db.query<Applied>('select version, name, sha256 from schema_migrations order by version'))
      .rows;
  } catch (error) {
    const undefinedTable = '42P01';
    if ((error as { code?: unknown }).code === undefinedTable) return [];
    throw error;
  }
}

function pending(files: readonly Migration[], applied: readonly Applied[]): readonly Migration[] {
  const done = new Map(applied.map((row) => [row.version, row]));
  const known = new Set(files.map((file) => file.version));
  const unknown = applied.find((row) => !known.has(row.version));
  if (unknown) {
    throw new MigrationError(
      `The database has migration ${unknown.version} (${unknown.name}), which this program does not know: ` +
        'it was made by a newer version. Run that version, or restore a backup.',
    );
  }
  const changed = files.find(
    (file) => file.version !== queueVersion && isChanged(file, done.get(file.version)),
  );
  if (changed) {
    throw new MigrationError(
      `Migration ${changed.version} (${changed.name}) was changed after it was applied to this database. ` +
        'Put the file back as it was and write the change as a new migration.',
    );
  }
  return files.filter((file) => done.get(file.version)?.sha256 !== file.sha256);
}

function isChanged(file: Migration, applied: Applied | undefined): boolean {
  return applied !== undefined && applied.sha256 !== file.sha256;
}

async function applyPending(
  pool: pg.Pool,
  files: readonly Migration[],
  log: Log,
): Promise<readonly string[]> {
  const client = await pool.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [migrationLock]);
    await client.query(createRecord);
    // Read again under the lock: another process may have applied them while we waited.
    const todo = pending(files, await readApplied(client));
    for (const migration of todo) {
      if (migration.version === queueVersion) await migrateQueue(pool, client, migration);
      else await apply(client, migration);
      log.info({ version: migration.version }, `Migrated: ${migration.name}`);
    }
    return todo.map((migration) => migration.name);
  } finally {
    await client.query('select pg_advisory_unlock($1)', [migrationLock]).catch(() => undefined);
    client.release();
  }
}

const migrationLock = 7_283_514_901;
const createRecord = `
  create table if not exists schema_migrations (
    version integer primary key,
    name text not null,
    sha256 text not null,
    applied_at timestamptz not null default now()
  )`;

async function apply(client: pg.PoolClient, migration: Migration): Promise<void> {
  try {
    await client.query('begin');
    await client.query(migration.sql);
    await record(client, migration);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    const reason = error instanceof Error ? error.message : String(error);
    throw new MigrationError(`Migration ${migration.version} (${migration.name}) failed: ${reason}`, {
      cause: error,
    });
  }
}

async function migrateQueue(pool: pg.Pool, client: pg.PoolClient, migration: Migration): Promise<void> {
  await runMigrations({ pgPool: pool });
  await record(client, migration);
}

async function record(client: pg.PoolClient, { version, name, sha256 }: Migration): Promise<void> {
  await client.query(
    `insert into schema_migrations (version, name, sha256) values ($1, $2, $3)
     on conflict (version) do update set name = excluded.name, sha256 = excluded.sha256, applied_at = now()`,
    [version, name, sha256],
  );
}

// A lost connection fails the query that runs on it; an event without a listener would end the process.
function ignoreLostClient(): void {}

function listenToClient(client: pg.PoolClient): void {
  client.on('error', ignoreLostClient);
}
