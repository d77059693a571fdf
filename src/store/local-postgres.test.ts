import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, cp, lstat, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { silentLog } from '../lib/log.ts';
import { processIdentity } from '../lib/processes.ts';
import { type LocalPostgres, startLocalPostgres } from './local-postgres.ts';
import { nativeFolder, postgresPrograms } from './postgres-binaries.ts';

// One data folder for all: each test finds the cluster that the one before has left.
let dataDir: string;
let toStop: LocalPostgres[] = [];
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'local-postgres-'));
});
afterEach(async () => {
  for (const server of toStop) await server.stop();
  toStop = [];
});
afterAll(() => rm(dataDir, { recursive: true, force: true }));

async function start(
  options: { port?: number; durable?: boolean } = { durable: false },
): Promise<LocalPostgres> {
  const server = await startLocalPostgres({ dataDir, log: silentLog, ...options });
  toStop.push(server);
  return server;
}

async function query<T extends object>(url: string, sql: string): Promise<T[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<T>(sql)).rows;
  } finally {
    await client.end();
  }
}

const serverPid = async () =>
  Number((await readFile(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8')).split('\n')[0]);

test('what was written is there after a stop and a start, on the same port; below a closed folder too', async () => {
  // mkdtemp makes a folder that only its owner may enter: as root, the server is another account.
  expect((await stat(dataDir)).mode & 0o077).toBe(0);
  const first = await start({ durable: true });
  await query(first.url, 'drop table if exists kept; create table kept as select 1 as one');
  const pid = await serverPid();
  await first.stop();
  expect(processIdentity(pid)).toBeUndefined();
  const second = await start({ durable: true });
  expect(second).toMatchObject({ url: first.url, adopted: false });
  expect(await query(second.url, 'select one from kept')).toEqual([{ one: 1 }]);
});

test('it listens on this machine alone, asks for a password, and keeps that for the owner', async () => {
  const { url } = await start();
  expect(await query(url, 'show listen_addresses')).toEqual([{ listen_addresses: '127.0.0.1' }]);
  expect((await stat(join(dataDir, 'postgres.password'))).mode & 0o777).toBe(0o600);
  const wrong = new URL(url);
  wrong.password = 'guessed';
  await expect(query(wrong.href, 'select 1')).rejects.toThrow('password authentication failed');
});

test('after its launcher was killed the server is taken over, with its data, and stopped properly', async () => {
  const { launcher, url } = await launchInChild();
  await query(url, 'drop table if exists kept; create table kept as select 1 as one');
  const pid = await serverPid();
  launcher.kill('SIGKILL');
  await once(launcher, 'exit');
  expect(processIdentity(pid)).toBeDefined();
  const adopted = await start();
  expect(adopted).toMatchObject({ adopted: true, url });
  expect(await query(adopted.url, 'select one from kept')).toEqual([{ one: 1 }]);
  await adopted.stop();
  expect(processIdentity(pid)).toBeUndefined();
  expect(await readFile(join(dataDir, 'postgres.log'), 'utf8')).toContain('database system is shut down');
});

test('after launcher and server were both killed it starts again with what was committed', async () => {
  const { launcher, url } = await launchInChild({ durable: true });
  await query(url, 'drop table if exists kept; create table kept as select 1 as one');
  const pid = await serverPid();
  launcher.kill('SIGKILL');
  process.kill(pid, 'SIGKILL');
  await once(launcher, 'exit');
  const again = await start({ durable: true });
  expect(again.adopted).toBe(false);
  expect(await query(again.url, 'select one from kept')).toEqual([{ one: 1 }]);
});

test('a postmaster.pid whose number now belongs to another program holds nothing up', async () => {
  const first = await start();
  const pidFile = join(dataDir, 'postgres', 'postmaster.pid');
  const text = await readFile(pidFile, 'utf8');
  await first.stop();
  await writeFile(pidFile, text.replace(/^\d+/, String(process.pid)));
  const second = await start();
  expect(second.adopted).toBe(false);
  expect(await query(second.url, 'select 1 as one')).toEqual([{ one: 1 }]);
});

test('a second launcher on the same data folder is refused, and the first goes on', async () => {
  const first = await start();
  await expect(start()).rejects.toThrow(`already running on ${dataDir} (process ${process.pid})`);
  expect(await query(first.url, 'select 1 as one')).toEqual([{ one: 1 }]);
});

test('a set-up that was cut off is begun anew', async () => {
  await rm(join(dataDir, 'postgres'), { recursive: true, force: true });
  await cp(new URL('../../migrations', import.meta.url), join(dataDir, 'postgres.new'), { recursive: true });
  const { url } = await start();
  expect(await query(url, 'select 1 as one')).toEqual([{ one: 1 }]);
});

test('a kept port that is taken is exchanged; one insisted on is a plain error', async () => {
  const first = await start();
  const port = Number(new URL(first.url).port);
  await first.stop();
  const other = createServer().listen(port, '127.0.0.1');
  await once(other, 'listening');
  const second = await start();
  expect(new URL(second.url).port).not.toBe(String(port));
  await second.stop();
  await expect(start({ port })).rejects.toThrow(/did not start on port \d+.*Address already in use/s);
  other.close();
});

test('programs installed without install scripts get their links and their right to execute', async () => {
  const native = join(dataDir, 'native');
  await cp(nativeFolder(), native, { recursive: true, verbatimSymlinks: true });
  const links = JSON.parse(await readFile(join(native, 'pg-symlinks.json'), 'utf8')) as { target: string }[];
  for (const { target } of links) await rm(join(dataDir, target), { force: true });
  await chmod(join(native, 'bin', 'initdb'), 0o644);
  expect(await exitCode(join(native, 'bin', 'postgres'))).not.toBe(0);
  const { initdb, postgres } = await postgresPrograms(native);
  for (const { target } of links) expect((await lstat(join(dataDir, target))).isSymbolicLink()).toBe(true);
  expect(await exitCode(postgres)).toBe(0);
  expect(await exitCode(initdb)).toBe(0);
});

async function exitCode(program: string): Promise<unknown> {
  const [code] = await once(spawn(program, ['--version'], { stdio: 'ignore' }), 'exit');
  return code;
}

async function launchInChild({ durable = false } = {}): Promise<{ launcher: ChildProcess; url: string }> {
  const module = fileURLToPath(new URL('local-postgres.ts', import.meta.url));
  const log = fileURLToPath(new URL('../lib/log.ts', import.meta.url));
  const program = `
    const { startLocalPostgres } = await import(${JSON.stringify(module)});
    const { silentLog } = await import(${JSON.stringify(log)});
    const { url } = await startLocalPostgres({
      dataDir: ${JSON.stringify(dataDir)}, log: silentLog, durable: ${durable} });
    process.send(url);
    setInterval(() => {}, 1000);`;
  const launcher = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', program], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const [url] = (await once(launcher, 'message')) as [string];
  return { launcher, url };
}
