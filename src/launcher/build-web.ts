/** Builds the web application when what is built does not come from the sources that are there. */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const stampName = '.built-from';

/**
 * Makes `<root>/web/dist` current; answers whether it had to be built. The sources' hash lies beside the result,
 * so that neither a changed clock nor a fresh checkout misleads. Throws an Error with the builder's words.
 */
export async function buildWeb(root: string, build = runVite): Promise<boolean> {
  const web = join(root, 'web');
  const stampFile = join(web, 'dist', stampName);
  const hash = await hashSources(root);
  const builtFrom = await readFile(stampFile, 'utf8').catch(() => '');
  if (builtFrom === hash && existsSync(join(web, 'dist', 'index.html'))) return false;
  await build(web);
  await writeFile(stampFile, hash);
  return true;
}

async function hashSources(root: string): Promise<string> {
  const entries = await readdir(join(root, 'web'), { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter(
      (path) => !/[\\/](dist|node_modules)[\\/]/.test(path.slice(root.length)) && !/\.test\.tsx?$/.test(path),
    )
    .sort();
  // The lock file stands for the libraries that are built in.
  const all = [...paths, join(root, 'package-lock.json')].filter((path) => existsSync(path));
  const hash = createHash('sha256');
  const contents = await Promise.all(all.map((path) => readFile(path)));
  for (const [index, path] of all.entries()) {
    hash
      .update(`${path.slice(root.length)}\0`)
      .update(contents[index] ?? '')
      .update('\0');
  }
  return hash.digest('hex');
}

async function runVite(web: string): Promise<void> {
  const manifest = createRequire(join(web, 'package.json')).resolve('vite/package.json');
  const vite = join(dirname(manifest), 'bin', 'vite.js');
  const child = spawn(process.execPath, [vite, 'build', '--logLevel', 'warn'], {
    cwd: web,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      said += String(chunk);
    });
  }
  const [code] = await once(child, 'close');
  if (code !== 0) throw new Error(`The web application could not be built:\n${said.trim()}`);
}
