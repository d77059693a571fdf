/**
 * Runs a real PostgreSQL for one machine, in the data folder, where no DATABASE_URL is given.
 *
 * The server is a process of its own that survives a killed launcher. So a start is one of three:
 *   adopt    postmaster.pid names a living PostgreSQL of this folder: use it;
 *   start    there is a cluster and no server, perhaps with the postmaster.pid of one that was killed;
 *   create   there is no cluster: initdb makes it under another name, and a rename makes it count.
 * One launcher at a time: `launcher.lock` holds its process number.
 */
import { randomBytes } from 'node:crypto';
import { chownSync } from 'node:fs';
import { mkdir, readFile, realpath, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { freePort, isPortFree } from '../lib/free-port.ts';
import type { Log } from '../lib/log.ts';
import { takeProcessLock } from '../lib/process-lock.ts';
import { processIdentity } from '../lib/processes.ts';
import { waitUntil } from '../lib/wait-until.ts';
import { postgresAccount } from './postgres-account.ts';
import { postgresPrograms } from './postgres-binaries.ts';
import type { Cluster } from './postgres-server.ts';
import { clearStalePidFile, createCluster, findServer, launchServer } from './postgres-server.ts';

export type LocalPostgresOptions = {
  /** The folder for everything; made when missing. The cluster is `postgres/` in it. */
  readonly dataDir: string;
  /** A port to insist on. Without it: the port of the last start if free, else any free one. */
  readonly port?: number;
  /** False gives up safety for speed, for tests: a crash of the machine may lose the cluster. */
  readonly durable?: boolean;
  readonly log: Log;
};

export type LocalPostgres = {
  /** `postgres://…@127.0.0.1:port/counterfoil`, with the password of this data folder. */
  readonly url: string;
  /** Whether a server left by a killed launcher was taken over. */
  readonly adopted: boolean;
  /** Ends sessions, checkpoints, and waits until the server has gone. Safe to call twice. */
  stop(): Promise<void>;
};

/** Starts, or takes over, the PostgreSQL of a data folder. Throws an Error in plain words when it cannot. */
export async function startLocalPostgres(options: LocalPostgresOptions): Promise<LocalPostgres> {
  await mkdir(options.dataDir, { recursive: true });
  const folder = await realpath(options.dataDir);
  const lock = await takeProcessLock(join(folder, 'launcher.lock'));
  if ('heldBy' in lock) {
    throw new Error(
      `Counterfoil is already running on ${folder} (process ${lock.heldBy}). Stop it, or use that one.`,
    );
  }
  let server: RunningServer | undefined;
  const stop = async () => {
    if (server) await stopServer(server.pid);
    await lock.release();
  };
  try {
    server = await findOrStart(folder, options);
    const serverUrl = `postgres://${user}:${server.password}@127.0.0.1:${server.port}/`;
    await ensureDatabase(serverUrl);
    return { url: serverUrl + database, adopted: server.adopted, stop: once(stop) };
  } catch (error) {
    await stop();
    throw error;
  }
}

function once(act: () => Promise<void>): () => Promise<void> {
  let done: Promise<void> | undefined;
  return () => {
    done ??= act();
    return done;
  };
}

const user = 'counterfoil';
const database = 'counterfoil';

type RunningServer = {
  readonly pid: number;
  readonly port: number;
  readonly password: string;
  readonly adopted: boolean;
};

async function findOrStart(folder: string, options: LocalPostgresOptions): Promise<RunningServer> {
  const cluster = await describeCluster(folder, options.durable ?? true);
  const found = await findServer(cluster);
  if (found) {
    options.log.info({ port: found.port }, 'Took over the PostgreSQL that was still running');
    return { ...found, password: await readPassword(cluster), adopted: true };
  }
  await createCluster(cluster, () => writePassword(cluster));
  await clearStalePidFile(cluster);
  const port = options.port ?? (await choosePort(folder));
  const pid = await launchServer(cluster, port);
  await writeFile(portFile(folder), `${port}\n`);
  return { pid, port, password: await readPassword(cluster), adopted: false };
}

async function describeCluster(folder: string, durable: boolean): Promise<Cluster> {
  const programs = await postgresPrograms();
  const path = join(folder, 'postgres');
  return {
    path,
    logFile: join(folder, 'postgres.log'),
    passwordFile: join(folder, 'postgres.password'),
    user,
    durable,
    programs,
    account: postgresAccount(path, Object.values(programs)),
  };
}

const portFile = (folder: string) => join(folder, 'postgres.port');

// The same port again, so that a tool pointed at the database finds it after a restart.
async function choosePort(folder: string): Promise<number> {
  const kept = Number(await readFile(portFile(folder), 'utf8').catch(() => '0'));
  return Number.isInteger(kept) && (await isPortFree(kept)) ? kept : freePort();
}

async function writePassword({ passwordFile, account }: Cluster): Promise<void> {
  await writeFile(passwordFile, `${randomBytes(24).toString('base64url')}\n`, { mode: 0o600 });
  // initdb reads it as the account that it runs as.
  if (account.owner) chownSync(passwordFile, account.owner.uid, account.owner.gid);
}

async function readPassword({ passwordFile }: Cluster): Promise<string> {
  return (await readFile(passwordFile, 'utf8')).trim();
}

async function ensureDatabase(serverUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: `${serverUrl}postgres` });
  await client.connect();
  try {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [database]);
    if (rowCount === 0) await client.query(`create database ${database}`);
  } finally {
    await client.end();
  }
}

async function stopServer(pid: number): Promise<void> {
  const identity = processIdentity(pid);
  if (identity === undefined) return;
  // SIGINT is PostgreSQL's "fast" shutdown: it ends sessions, writes a checkpoint and leaves a clean cluster.
  process.kill(pid, 'SIGINT');
  const gone = () => (processIdentity(pid) === identity ? undefined : true);
  const stopped = await waitUntil(gone, { withinMs: 60_000, everyMs: 10 });
  if (!stopped) throw new Error(`PostgreSQL (process ${pid}) has not stopped within a minute`);
}
