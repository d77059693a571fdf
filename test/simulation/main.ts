/**
 * The simulation: production code on both sides of a faulty world, seed by seed. The last line says what it came to.
 *
 *   npm run simulate -- --seeds 1000            seeds 1 to 1,000, several at a time
 *   npm run simulate -- --seed 17 --trace       one seed, with everything that happened
 *   npm run simulate -- --ledger quickbooks     against another ledger, or both at once
 */
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { runInChildren } from './children.ts';
import { tallyOf } from './findings.ts';
import { type LedgerChoice, ledgerChoices } from './ledgers/open-ledger.ts';
import { startPostgres } from './postgres.ts';
import { runSeed, type Verdict } from './seed.ts';
import { makeTemplate } from './template.ts';

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      seeds: { type: 'string', default: '20' },
      from: { type: 'string', default: '1' },
      seed: { type: 'string' },
      jobs: { type: 'string', default: String(availableParallelism()) },
      trace: { type: 'boolean', default: false },
      ledger: { type: 'string', default: 'xero' },
    },
  });
  const first = whole(values.seed ?? values.from, 'the first seed');
  const count = values.seed === undefined ? whole(values.seeds, '--seeds') : 1;
  const seeds = Array.from({ length: count }, (_, index) => first + index);
  const ledger = ledgerChoices.find((kind) => kind === values.ledger);
  if (ledger === undefined) throw new Error(`--ledger must be one of ${ledgerChoices.join(', ')}`);
  const jobs = Math.min(whole(values.jobs, '--jobs'), count);
  const postgres = await startPostgres();
  process.once('SIGINT', () => void postgres.stop().finally(() => process.exit(130)));
  try {
    const template = await makeTemplate(postgres.url, 'simulation_template', ledger);
    const report = createReport(count, ledger);
    if (jobs > 1) await runInChildren(template, seeds, jobs, report.take);
    else
      for (const seed of seeds)
        report.take(
          await runSeed(template, seed, values.trace ? { hear: (line) => console.error(line) } : {}),
        );
    report.end();
  } finally {
    await postgres.stop();
  }
}

function createReport(count: number, ledger: LedgerChoice): { take(verdict: Verdict): void; end(): void } {
  const verdicts: Verdict[] = [];
  const startMs = performance.now();
  return {
    take(verdict) {
      verdicts.push(verdict);
      for (const { kind, subject, says } of verdict.findings)
        console.error(`seed ${verdict.seed}: ${kind}: ${subject}: ${says}`);
      if (verdicts.length % 25 !== 0 && verdicts.length !== count) return;
      const seconds = Math.round((performance.now() - startMs) / 1_000);
      console.error(`${verdicts.length} of ${count} seeds in ${seconds} s`);
    },
    end() {
      const findings = verdicts.flatMap((verdict) => verdict.findings);
      const sum = (of: (verdict: Verdict) => number) => verdicts.reduce((total, each) => total + of(each), 0);
      const tally = {
        seeds: verdicts.length,
        operations: sum((verdict) => verdict.operations),
        automated: sum((verdict) => verdict.automated),
        faults: sum((verdict) => Object.values(verdict.faults).reduce((total, times) => total + times, 0)),
        ...tallyOf(findings),
      };
      const failed = verdicts.filter((verdict) => verdict.findings.length > 0).map(({ seed }) => seed);
      if (failed.length > 0) {
        console.error(`To see one again: npm run simulate -- --ledger ${ledger} --seed ${failed[0]} --trace`);
        console.error(`Seeds with findings: ${failed.join(', ')}`);
        process.exitCode = 1;
      }
      console.error(`What struck: ${JSON.stringify(faultsOf(verdicts))}`);
      console.log(JSON.stringify(tally));
    },
  };
}

function faultsOf(verdicts: readonly Verdict[]): Readonly<Record<string, number>> {
  const faults: Record<string, number> = {};
  for (const verdict of verdicts)
    for (const [kind, times] of Object.entries(verdict.faults)) faults[kind] = (faults[kind] ?? 0) + times;
  return faults;
}

function whole(text: string, what: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new Error(`${what} must be a whole number, not “${text}”`);
  return Number(text);
}

main().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
