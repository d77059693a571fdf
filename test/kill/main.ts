/** `npm run kill -- --minutes 5 [--ledger quickbooks] [--seed N]`: the kill test on a PostgreSQL of its own; the last line is JSON. */
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { silentLog } from '../../src/lib/log.ts';
import { startLocalPostgres } from '../../src/store/local-postgres.ts';
import { runKillTest } from './kill-test.ts';

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '5' },
    ledger: { type: 'string', default: 'xero' },
    seed: { type: 'string', default: String(Math.floor(Math.random() * 1_000_000)) },
  },
});
const minutes = Number(values.minutes);
const seed = Number(values.seed);
const ledger = (['xero', 'quickbooks'] as const).find((kind) => kind === values.ledger);
if (ledger === undefined) throw new Error('Say --ledger xero or --ledger quickbooks.');
if (!(minutes > 0) || !Number.isInteger(seed))
  throw new Error('Say --minutes (more than 0) and --seed (a whole number).');

const folder = await mkdtemp(join(tmpdir(), 'counterfoil-kill-'));
// As root PostgreSQL runs as another account, which must be able to enter.
await chmod(folder, 0o755);
const startPostgres = () => startLocalPostgres({ dataDir: join(folder, 'data'), log: silentLog });
let postgres = await startPostgres();
console.log(`Seed ${seed}; the logs are in ${folder}`);
const { faults, ...result } = await runKillTest({
  databaseUrl: postgres.url,
  ledger,
  forMs: minutes * 60_000,
  seed,
  folder,
  drainWithinMs: 5 * 60_000,
  restartDatabase: async () => {
    await postgres.stop();
    await pause(3_000);
    postgres = await startPostgres();
  },
  say: console.log,
}).finally(() => postgres.stop());
for (const fault of faults.slice(0, 50)) console.log(fault);
const isPassed = faults.length === 0 && result.endedByItself === 0;
// Those of a failure are for whoever looks into it.
if (isPassed) await rm(folder, { recursive: true });
console.log(JSON.stringify({ minutes, ledger, seed, ...result }));
process.exit(isPassed ? 0 : 1);
