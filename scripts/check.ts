/** `npm run check`: everything but the tests. Runs each check to its end, says how long it took, fails if one failed. */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const sources = ['src', 'sandbox', 'web/src', 'test', 'scripts', 'bench'].filter((path) =>
  existsSync(join(root, path)),
);

type Check = readonly [name: string, program: string, ...args: string[]];

/** The long ones first, so that none of them is left to the end alone. None writes what another reads. */
const checks: readonly Check[] = [
  ['types', 'tsc', '-p', 'tsconfig.json'],
  ['types of the web application', 'tsc', '-p', 'web/tsconfig.json'],
  ['who imports whom', 'depcruise', '--config', '.dependency-cruiser.cjs', ...sources],
  ['generated files', 'tsx', 'scripts/check-generated.ts'],
  ['nothing unused', 'knip'],
  ['format and lint', 'biome', 'ci', '--diagnostic-level=warn', '.'],
  ['types of the domain, without Node', 'tsc', '-p', 'tsconfig.domain.json'],
];

const waiting = [...checks];
const failed: string[] = [];
await Promise.all(Array.from({ length: availableParallelism() }, runWaiting));
console.log(failed.length === 0 ? '\nAll checks passed' : `\nFailed: ${failed.join(', ')}`);
process.exitCode = failed.length === 0 ? 0 : 1;

async function runWaiting(): Promise<void> {
  for (let check = waiting.shift(); check !== undefined; check = waiting.shift())
    if (!(await passes(check))) failed.push(check[0]);
}

function passes([name, program, ...args]: Check): Promise<boolean> {
  const startMs = performance.now();
  // A check with much to say must not be ended for it.
  const options = { cwd: root, maxBuffer: 64 * 1024 * 1024 };
  return new Promise((resolve) => {
    execFile(join(root, 'node_modules', '.bin', program), args, options, (error, stdout, stderr) => {
      const seconds = ((performance.now() - startMs) / 1000).toFixed(1);
      console.log(`${error ? 'FAILED' : 'ok    '}  ${name}  (${seconds} s)`);
      if (error) console.log(`${stdout}${stderr}${typeof error.code === 'number' ? '' : error.message}`);
      resolve(error === null);
    });
  });
}
