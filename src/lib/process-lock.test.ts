import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { takeProcessLock } from './process-lock.ts';
import { isAlive, processIdentity } from './processes.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lock-'));
});
afterAll(() => rm(folder, { recursive: true }));

test('a lock is held until it is released, and says by whom', async () => {
  const file = join(folder, 'held');
  const first = await takeProcessLock(file);
  expect(await takeProcessLock(file)).toEqual({ heldBy: process.pid });
  if ('release' in first) await first.release();
  expect(await takeProcessLock(file)).toHaveProperty('release');
  expect(await readdir(folder)).toEqual(['held']);
});

test('the lock of a process that has gone is taken over', async () => {
  const file = join(folder, 'stale');
  const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
  const pid = child.pid ?? 0;
  await writeFile(file, JSON.stringify({ pid, identity: processIdentity(pid) }));
  expect(await takeProcessLock(file)).toEqual({ heldBy: pid });
  child.kill('SIGKILL');
  await once(child, 'exit');
  expect(isAlive(pid)).toBe(false);
  expect(await takeProcessLock(file)).toHaveProperty('release');
});

test('a later process with the same number does not hold the lock, and half a lock holds nobody up', async () => {
  const file = join(folder, 'reused');
  await writeFile(file, JSON.stringify({ pid: process.pid, identity: 'another boot:1' }));
  expect(await takeProcessLock(file)).toHaveProperty('release');
  await writeFile(file, '{"pid":');
  expect(await takeProcessLock(file)).toHaveProperty('release');
});
