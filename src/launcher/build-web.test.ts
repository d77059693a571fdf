import { mkdir, mkdtemp, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { buildWeb } from './build-web.ts';

let root: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'build-web-'));
  await mkdir(join(root, 'web', 'src'), { recursive: true });
  await writeFile(join(root, 'web', 'src', 'main.tsx'), 'one');
  await writeFile(join(root, 'package-lock.json'), '{}');
});
afterEach(() => rm(root, { recursive: true }));

const build = async (web: string) => {
  await rm(join(web, 'dist'), { recursive: true, force: true });
  await mkdir(join(web, 'dist'));
  await writeFile(join(web, 'dist', 'index.html'), await readFile(join(web, 'src', 'main.tsx')));
};

test('it is built once, and again only when a source or a library changes', async () => {
  expect(await buildWeb(root, build)).toBe(true);
  expect(await buildWeb(root, build)).toBe(false);
  await utimes(join(root, 'web', 'src', 'main.tsx'), new Date(), new Date());
  await writeFile(join(root, 'web', 'src', 'main.test.tsx'), 'a test is not built in');
  expect(await buildWeb(root, build)).toBe(false);
  await writeFile(join(root, 'web', 'src', 'main.tsx'), 'two');
  expect(await buildWeb(root, build)).toBe(true);
  expect(await readFile(join(root, 'web', 'dist', 'index.html'), 'utf8')).toBe('two');
  await writeFile(join(root, 'package-lock.json'), '{"changed":true}');
  expect(await buildWeb(root, build)).toBe(true);
});

test('a build that was cut off, or a result that was deleted, is built again', async () => {
  await expect(buildWeb(root, () => Promise.reject(new Error('no memory')))).rejects.toThrow('no memory');
  expect(await buildWeb(root, build)).toBe(true);
  await rm(join(root, 'web', 'dist', 'index.html'));
  expect(await buildWeb(root, build)).toBe(true);
});
