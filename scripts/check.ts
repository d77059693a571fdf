/** `npm run check`: everything but the tests. Runs each check to its end, says how long it took, fails if one failed. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const sources = ['src', 'sandbox', 'web/src', 'test', 'scripts', 'bench'].filter((path) =>
  existsSync(join(root, path)),
);

const checks: readonly (readonly [name: string, program: string, ...args: string[]])[] = [
  ['format and lint', 'biome', 'ci', '--diagnostic-level=warn', '.'],
  ['types', 'tsc', '-p', 'tsconfig.json'],
  ['types of the domain, without Node', 'tsc', '-p', 'tsconfig.domain.json'],
  ['types of the web application', 'tsc', '-p', 'web/tsconfig.json'],
  ['who imports whom', 'depcruise', '--config', '.dependency-cruiser.cjs', ...sources],
  ['nothing unused', 'knip'],
  ['generated files', 'tsx', 'scripts/check-generated.ts'],
];

const failed = checks.filter(([name, program, ...args]) => !passes(name, program, args));
console.log(
  failed.length === 0 ? '\nAll checks passed' : `\nFailed: ${failed.map(([name]) => name).join(', ')}`,
);
process.exitCode = failed.length === 0 ? 0 : 1;

function passes(name: string, program: string, args: readonly string[]): boolean {
  const startMs = performance.now();
  const result = spawnSync(join(root, 'node_modules', '.bin', program), args, {
    cwd: root,
    encoding: 'utf8',
    // A check with much to say must not be ended for it.
    maxBuffer: 64 * 1024 * 1024,
  });
  const passed = result.status === 0;
  console.log(
    `${passed ? 'ok    ' : 'FAILED'}  ${name}  (${((performance.now() - startMs) / 1000).toFixed(1)} s)`,
  );
  if (!passed) console.log(`${result.stdout}${result.stderr}${result.error?.message ?? ''}`);
  return passed;
}
