/** The three things done to a PostgreSQL cluster on disk: make it, launch its server, find a server left running. */

import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, existsSync } from 'node:fs';
import { mkdir, open, readFile, rename, rm, stat } from 'node:fs/promises';
import { processesIn, processIdentity, worksIn } from '../lib/processes.ts';
import { waitUntil } from '../lib/wait-until.ts';
import type { PostgresAccount } from './postgres-account.ts';
import type { PostgresPrograms } from './postgres-binaries.ts';

export type Cluster = {
  /** The folder of the cluster: an absolute path without links. */
  readonly path: string;
  readonly logFile: string;
  readonly passwordFile: string;
  readonly user: string;
  readonly durable: boolean;
  readonly programs: PostgresPrograms;
  readonly account: PostgresAccount;
};

const readyWithinMs = 60_000;

/** Makes the cluster unless it is there. A creation that was cut off leaves nothing that counts. */
export async function createCluster(cluster: Cluster, writePassword: () => Promise<void>): Promise<void> {
  if (existsSync(cluster.path)) return;
  const draft = `${cluster.path}.new`;
  await rm(draft, { recursive: true, force: true });
  await mkdir(draft, { mode: 0o700 });
  if (cluster.account.owner) chownSync(draft, cluster.account.owner.uid, cluster.account.owner.gid);
  await writePassword();
  await initdb(cluster, draft);
  await rename(draft, cluster.path);
}

/** Launches the server and waits until it takes connections; answers its process number. */
export async function launchServer(cluster: Cluster, port: number): Promise<number> {
  await setAsideLongLog(cluster.logFile);
  const log = await open(cluster.logFile, 'a');
  const logStart = (await log.stat()).size;
  // Its own session: Ctrl-C in the launcher's terminal must not reach it before the launcher has finished.
  const server = run(cluster, cluster.programs.postgres, serverArgs(cluster, port), {
    stdio: ['ignore', log.fd, log.fd],
    detached: true,
  });
  await log.close();
  server.unref();
  const outcome = await waitUntil(() => stateOf(server, cluster), { withinMs: readyWithinMs, everyMs: 10 });
  if (outcome === 'ready' && server.pid !== undefined) return server.pid;
  server.kill('SIGINT');
  const said = (await readFile(cluster.logFile, 'utf8')).slice(logStart).trim();
  throw new Error(`PostgreSQL did not start on port ${port}. It said:\n${said.slice(-2000)}`);
}

/** The living server of this cluster, once it takes connections; undefined when there is none. */
export async function findServer(cluster: Cluster): Promise<{ pid: number; port: number } | undefined> {
  const left = await readPidFile(cluster);
  // The number alone proves nothing: after a restart of the machine it may be anybody's.
  if (left === undefined || !worksIn(left.pid, cluster.path)) return undefined;
  const identity = processIdentity(left.pid);
  const settled = await waitUntil(
    async () => {
      if (processIdentity(left.pid) !== identity) return 'gone';
      const now = await readPidFile(cluster);
      return now?.isReady ? { pid: now.pid, port: now.port } : undefined;
    },
    { withinMs: readyWithinMs },
  );
  if (settled === undefined)
    throw new Error(`PostgreSQL (process ${left.pid}) is running but not getting ready`);
  return settled === 'gone' ? undefined : settled;
}

/**
 * Removes a postmaster.pid that no living server stands behind: PostgreSQL itself takes any process with that
 * number for its own, also a dead one that nobody has collected, as happens in containers. Linux only, where the
 * processes in the folder can be seen; elsewhere PostgreSQL judges alone.
 */
export async function clearStalePidFile({ path }: Cluster): Promise<void> {
  if (process.platform !== 'linux' || !existsSync(`${path}/postmaster.pid`)) return;
  // Sessions of a killed server end a moment after it, and must have let go of its memory.
  const isDeserted = () => (processesIn(path).length === 0 ? true : undefined);
  if (await waitUntil(isDeserted, { withinMs: 10_000 })) await rm(`${path}/postmaster.pid`);
}

async function initdb(cluster: Cluster, into: string): Promise<void> {
  // Sorting by code point with Unicode case rules, built in: the same on every system and after every upgrade.
  const locale = ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
  const who = [`--username=${cluster.user}`, `--pwfile=${cluster.passwordFile}`, '--auth=scram-sha-256'];
  const zone = ['--set', 'timezone=UTC', '--set', 'log_timezone=UTC'];
  const speed = cluster.durable ? [] : ['--no-sync'];
  const args = [`--pgdata=${into}`, ...who, ...locale, ...zone, ...speed];
  const child = run(cluster, cluster.programs.initdb, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (said += String(chunk)));
  const [code] = await once(child, 'close');
  if (code !== 0)
    throw new Error(`PostgreSQL could not be set up in ${cluster.path}. It said:\n${said.trim()}`);
}

function serverArgs({ path, durable }: Cluster, port: number): readonly string[] {
  const settings = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    ...(durable
      ? {}
      : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '200' }),
  };
  return [
    '-D',
    path,
    '-p',
    String(port),
    ...Object.entries(settings).flatMap(([name, v]) => ['-c', `${name}=${v}`]),
  ];
}

type RunOptions = { readonly stdio: ('ignore' | 'pipe' | number)[]; readonly detached?: boolean };

function run(
  { account }: Cluster,
  program: string,
  args: readonly string[],
  options: RunOptions,
): ChildProcess {
  const command = account.command(program, args);
  // English messages in the log, whatever the user's language: they are quoted in our errors.
  const env = { PATH: '/usr/sbin:/usr/bin:/sbin:/bin', LC_ALL: 'C', TZ: 'UTC' };
  const child = spawn(command.program, command.args, { ...options, ...command.identity, cwd: '/', env });
  // A program that cannot be started also ends as `close`; without a listener the error would end the process.
  child.on('error', () => undefined);
  return child;
}

async function stateOf(server: ChildProcess, cluster: Cluster): Promise<'over' | 'ready' | undefined> {
  if (isOver(server)) return 'over';
  const file = await readPidFile(cluster);
  // The file of a server that was killed says ready, too, until the new one replaces it.
  return file?.isReady && file.pid === server.pid ? 'ready' : undefined;
}

function isOver(child: ChildProcess): boolean {
  return child.pid === undefined || child.exitCode !== null || child.signalCode !== null;
}

type PidFile = { readonly pid: number; readonly port: number; readonly isReady: boolean };

// Lines of postmaster.pid: process, data folder, start time, port, socket folder, address, memory key, status.
async function readPidFile({ path }: Cluster): Promise<PidFile | undefined> {
  const text = await readFile(`${path}/postmaster.pid`, 'utf8').catch(() => '');
  const lines = text.split('\n').map((line) => line.trim());
  const pid = Number(lines[0]);
  if (!Number.isInteger(pid) || pid <= 0) return undefined;
  return { pid, port: Number(lines[3]), isReady: lines[7] === 'ready' };
}

async function setAsideLongLog(file: string): Promise<void> {
  const longBytes = 10_000_000;
  const { size } = await stat(file).catch(() => ({ size: 0 }));
  if (size > longBytes) await rename(file, `${file}.old`);
}
