/** 1,000 connected organisations on this machine, nobody doing anything: memory and CPU of the processes that serve and work. */
import { setTimeout as pause } from 'node:timers/promises';
import type pg from 'pg';
import { eventually } from '../../test/support/eventually.ts';
import type { Figure, Finding } from '../figure.ts';
import { cpuSeconds, familyCpuSeconds, postmasterOf } from '../machine.ts';
import { openPlantedSetting } from '../planted-setting.ts';
import { rounded } from '../spread.ts';

const ORGANISATIONS = 1_000;
const SETTLE_WITHIN_MS = 10 * 60_000;
/** Longer than the longest time between two sweeps of a connection would make it the same for each; this covers a good part. */
const MEASURED_MS = 180_000;

export const manyOrganisations: Figure = {
  name: 'manyOrganisations',
  withinMs: 30 * 60_000,
  async run(say) {
    const setting = await openPlantedSetting(ORGANISATIONS);
    try {
      const product = await setting.startProduct();
      const { pool, ledger } = setting;
      const startedMs = Date.now();
      await eventually(async () => ((await neverSwept(pool)) === 0 ? true : undefined), SETTLE_WITHIN_MS);
      say(`every organisation swept once ${((Date.now() - startedMs) / 1_000).toFixed(0)} s after the start`);
      const postmaster = await postmasterOf(pool);
      await ledger.control.clearRequests();
      const read = () => ({
        product: product.cpuSeconds(),
        postgres: familyCpuSeconds(postmaster),
        ledger: cpuSeconds(ledger.pid),
      });
      const before = read();
      const memory: number[] = [];
      const endMs = Date.now() + MEASURED_MS;
      while (Date.now() < endMs) {
        await pause(5_000);
        memory.push(product.residentMiB());
      }
      const after = read();
      const cpuShare = (part: keyof typeof before) =>
        rounded(((after[part] - before[part]) * 100_000) / MEASURED_MS);
      const calls = (await ledger.control.requests()).length;
      return findings(Math.max(...memory), cpuShare('product'), {
        postgresCpuPercent: cpuShare('postgres'),
        ledgerCpuPercent: cpuShare('ledger'),
        callsAMinute: rounded((calls * 60_000) / MEASURED_MS),
        longestSinceSweepSeconds: await longestSinceSweep(pool),
        seconds: MEASURED_MS / 1_000,
      });
    } finally {
      await setting.close();
    }
  },
};

async function neverSwept(pool: pg.Pool): Promise<number> {
  const { rows } = await pool.query(
    'select count(*)::int as count from connections where last_swept_at is null',
  );
  return Number(rows[0]?.count);
}

async function longestSinceSweep(pool: pg.Pool): Promise<number> {
  const { rows } = await pool.query(
    'select extract(epoch from now() - min(last_swept_at)) as seconds from connections',
  );
  return rounded(Number(rows[0]?.seconds));
}

function findings(
  memoryMiB: number,
  cpuPercent: number,
  details: Readonly<Record<string, unknown>>,
): readonly Finding[] {
  const reported = { target: null, peers: [] };
  return [
    {
      ...reported,
      name: 'memoryOf1000',
      title: '1,000 connected organisations: memory of the processes that serve and work',
      value: rounded(memoryMiB),
      unit: 'MiB',
      details: {},
    },
    {
      ...reported,
      name: 'idleCpuOf1000',
      title: '1,000 connected organisations, nobody at work: CPU of those processes, sweeps included',
      value: cpuPercent,
      unit: '% of one core',
      details,
    },
  ];
}
