/**
 * Each boundary is broken once on purpose, in a small tree of its own, and the tool that holds it must say so.
 * A rule that nothing can break would pass unnoticed otherwise.
 */
import { spawnSync } from 'node:child_process';
import { copyFile, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
let tree: string;
beforeAll(async () => {
  tree = await mkdtemp(join(tmpdir(), 'boundaries-'));
  await symlink(join(root, 'node_modules'), join(tree, 'node_modules'));
  for (const name of [
    'biome.json',
    '.gitignore',
    'tsconfig.json',
    'tsconfig.base.json',
    '.dependency-cruiser.cjs',
  ]) {
    await copyFile(join(root, name), join(tree, name));
  }
  await mkdir(join(tree, 'scripts', 'lint'), { recursive: true });
  await copyFile(join(root, lintPlugin), join(tree, lintPlugin));
});
afterAll(() => rm(tree, { recursive: true }));

const lintPlugin = 'scripts/lint/no-chance-nor-now.grit';

async function plant(files: Readonly<Record<string, string>>): Promise<void> {
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(tree, path)), { recursive: true });
    await writeFile(join(tree, path), text);
  }
}

/** One file in each place, importing only what it may: nothing here is a violation. */
const lawful = {
  'src/domain/money.ts': "import Big from 'big.js';\nexport const cent = new Big('0.01');",
  'src/lib/clock.ts': "import { cent } from '../domain/money.ts';\nexport const now = cent;",
  'src/config.ts': 'export const port = 4000;\nexport type Config = { port: number };',
  'src/store/invoices.ts':
    "import type { Port } from '../providers/provider.ts';\nexport const save = (port: Port) => port;",
  'src/providers/provider.ts':
    "import { cent } from '../domain/money.ts';\nexport type Port = typeof cent;\nexport const call = 1;",
  'src/providers/xero/index.ts':
    "import type { Port } from '../provider.ts';\nexport const xero = (port: Port) => port;",
  'src/providers/quickbooks/index.ts': 'export const quickbooks = 1;',
  'src/commands/issue.ts': "import { save } from '../store/invoices.ts';\nexport const issue = save;",
  'src/sync/push.ts': "import { call } from '../providers/provider.ts';\nexport const push = call;",
  'src/automations/run.ts': "import { issue } from '../commands/issue.ts';\nexport const run = issue;",
  'src/deliveries/send.ts': "import { save } from '../store/invoices.ts';\nexport const send = save;",
  'src/http/routes.ts': "import { issue } from '../commands/issue.ts';\nexport const routes = issue;",
  'src/cli/main.ts': "import { now } from '../lib/clock.ts';\nexport const cli = now;",
  'src/launcher/launch.ts':
    "import type { Config } from '../config.ts';\nexport const launch = (config: Config) => config;",
  'src/main.ts': "import { xero } from './providers/xero/index.ts';\nexport const main = xero;",
  'src/launch.test.ts':
    "import { launch } from './launcher/launch.ts';\nimport { it } from '../test/it.ts';\nexport default [launch, it];",
  'sandbox/main.ts': 'export const sandbox = 1;',
  'web/src/main.ts': 'export const web = 1;',
  'test/it.ts': 'export const it = 1;',
};

const take = (path: string) => `import * as taken from '${path}';\nexport const seed = taken;`;

/** For each rule: the file that breaks it, and how. */
const seeds: readonly (readonly [rule: string, path: string, text: string])[] = [
  ['domain-is-pure', 'src/domain/seed-1.ts', take('../lib/clock.ts')],
  ['domain-has-few-libraries', 'src/domain/seed-2.ts', take('node:fs')],
  ['domain-has-few-libraries', 'src/domain/seed-3.ts', take('zod')],
  ['lib-knows-no-business', 'src/lib/seed.ts', take('../store/invoices.ts')],
  ['store-is-below', 'src/store/seed-1.ts', take('../commands/issue.ts')],
  ['store-is-below', 'src/store/seed-2.ts', take('../providers/xero/index.ts')],
  ['port-words-only', 'src/store/seed-3.ts', take('../providers/provider.ts')],
  ['port-is-in-domain-words', 'src/providers/seed.ts', take('./xero/index.ts')],
  ['xero-knows-no-database', 'src/providers/xero/seed-1.ts', take('../../store/invoices.ts')],
  ['xero-knows-no-database', 'src/providers/xero/seed-2.ts', take('../quickbooks/index.ts')],
  ['quickbooks-knows-no-database', 'src/providers/quickbooks/seed-1.ts', take('../../store/invoices.ts')],
  ['quickbooks-knows-no-database', 'src/providers/quickbooks/seed-2.ts', take('../xero/index.ts')],
  ['commands-never-touch-the-network', 'src/commands/seed-1.ts', take('../providers/provider.ts')],
  ['commands-never-touch-the-network', 'src/commands/seed-2.ts', take('../sync/push.ts')],
  ['sync-knows-the-port-only', 'src/sync/seed-1.ts', take('../providers/xero/index.ts')],
  ['sync-knows-the-port-only', 'src/sync/seed-2.ts', take('../commands/issue.ts')],
  ['automations-ask-like-people', 'src/automations/seed.ts', take('../sync/push.ts')],
  ['deliveries-know-no-ledger', 'src/deliveries/seed.ts', take('../sync/push.ts')],
  ['http-writes-intent', 'src/http/seed-1.ts', take('../sync/push.ts')],
  ['http-writes-intent', 'src/http/seed-2.ts', take('../providers/xero/index.ts')],
  ['cli-is-a-client', 'src/cli/seed.ts', take('../store/invoices.ts')],
  ['launcher-runs-parts', 'src/launcher/seed.ts', take('../sync/push.ts')],
  ['only-main-names-adapters', 'src/seed-1.ts', take('./providers/xero/index.ts')],
  ['only-entries-read-settings', 'src/seed-2.ts', take('./config.ts')],
  ['sandbox-judges-alone', 'sandbox/seed.ts', take('../src/domain/money.ts')],
  ['sandbox-tests-judge-alone', 'sandbox/seed.test.ts', take('../src/domain/money.ts')],
  ['web-talks-http', 'web/src/seed-1.ts', take('../../src/domain/money.ts')],
  ['web-talks-http', 'web/src/seed-2.ts', take('../../sandbox/main.ts')],
  ['tests-stay-tests', 'src/seed-3.ts', take('../test/it.ts')],
  ['no-circles', 'src/seed-4.ts', take('./seed-5.ts')],
  ['no-unresolvable', 'src/seed-6.ts', take('./nowhere.ts')],
];

test('what is lawful passes, and each import across a boundary is caught by its rule', async () => {
  await plant(lawful);
  expect(cruise()).toEqual([]);
  await plant(Object.fromEntries(seeds.map(([, path, text]) => [path, text])));
  await plant({ 'src/seed-5.ts': take('./seed-4.ts') });
  const found = cruise();
  for (const [rule, path] of seeds) expect(found).toContainEqual({ rule, path });
});

test('every rule has a seed', () => {
  const config = createRequire(import.meta.url)(join(root, '.dependency-cruiser.cjs')) as {
    forbidden: { name: string }[];
  };
  expect(new Set(seeds.map(([rule]) => rule))).toEqual(new Set(config.forbidden.map(({ name }) => name)));
});

test('the compiler gives the domain neither Node nor a browser', async () => {
  await plant({
    'src/domain/node.ts': 'export const home = process.env;',
    'src/domain/buffer.ts': "import { Buffer } from 'node:buffer';\nexport const buffer = Buffer;",
    'src/domain/dom.ts': 'export const page = document.title;',
    'src/domain/fetch.ts': "export const answer = fetch('/');",
    'tsconfig.domain.json': JSON.stringify({ extends: join(root, 'tsconfig.base.json'), files: domainSeeds }),
  });
  const { stdout } = run('tsc', ['-p', 'tsconfig.domain.json', '--pretty', 'false']);
  for (const path of domainSeeds) expect(stdout).toContain(`${path}(`);
});

const domainSeeds = ['node', 'buffer', 'dom', 'fetch'].map((name) => `src/domain/${name}.ts`);

test('the linter keeps the environment at the entries, and clock and chance out of the domain', async () => {
  const env = 'export const home = process.env.HOME;\n';
  const now = "import { Temporal } from 'temporal-polyfill';\n\nexport const now = Temporal.Now.instant();\n";
  const files = {
    'src/sync/env.ts': env,
    'src/domain/date.ts': 'export const now = new Date();\n',
    'src/domain/chance.ts': 'export const chance = Math.random();\n',
    'src/domain/now.ts': now,
    'src/start.ts': env,
    'src/lib/now.ts': `${now}export const chance = [Math.random(), new Date()];\n`,
  };
  await plant(files);
  const { stdout } = run('biome', ['lint', '--reporter=json', ...Object.keys(files)]);
  const { diagnostics } = JSON.parse(stdout) as {
    diagnostics: { severity: string; category: string; location: { path: string } }[];
  };
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  expect(errors.map(({ category, location }) => `${location.path} ${category}`).sort()).toEqual([
    'src/domain/chance.ts plugin',
    'src/domain/date.ts lint/style/noRestrictedGlobals',
    'src/domain/now.ts plugin',
    'src/sync/env.ts lint/style/noProcessEnv',
  ]);
});

function cruise(): { rule: string; path: string }[] {
  const { stdout } = run('depcruise', [
    '--config',
    '.dependency-cruiser.cjs',
    '-T',
    'json',
    'src',
    'sandbox',
    'web',
    'test',
  ]);
  const { summary } = JSON.parse(stdout) as {
    summary: { violations: { rule: { name: string }; from: string }[] };
  };
  return summary.violations.map(({ rule, from }) => ({ rule: rule.name, path: from }));
}

function run(program: string, args: readonly string[]): { stdout: string } {
  const result = spawnSync(join(root, 'node_modules', '.bin', program), args, {
    cwd: tree,
    encoding: 'utf8',
    maxBuffer: 50_000_000,
  });
  if (result.stdout === '') throw new Error(`${program} said nothing but: ${result.stderr}`);
  return result;
}
