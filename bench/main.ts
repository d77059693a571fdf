/** `npm run bench`: measures the figures in this order, or those named, and writes results.json and BENCHMARKS.md. */
import { closeEverything } from './clean-up.ts';
import type { Figure, Finding } from './figure.ts';
import { isMet } from './figure.ts';
import { browser } from './figures/browser.ts';
import { calls } from './figures/calls.ts';
import { limits } from './figures/limits.ts';
import { lostAnswers } from './figures/lost-answers.ts';
import { manyOrganisations } from './figures/many-organisations.ts';
import { quickbooks } from './figures/quickbooks.ts';
import { saveToNumber } from './figures/save-to-number.ts';
import { sweep } from './figures/sweep.ts';
import { throughputFar, throughputNear } from './figures/throughput.ts';
import { webhooks } from './figures/webhooks.ts';
import { report } from './report.ts';

const figures: readonly Figure[] = [
  // Ledger calls an invoice, and 429 answers, against the peers.
  calls,
  // Invoices a second against the peers.
  throughputFar,
  throughputNear,
  // Time under the ledger's real limits, and 429 answers, on a virtual clock.
  limits,
  // Duplicates and losses where answers are lost, against the peers.
  lostAnswers,
  // Batches, metered reads and lost answers in QuickBooks, against the community's client.
  quickbooks,
  // From Save to the ledger's number, idle and during a backfill.
  saveToNumber,
  // From a payment in the books to the status here, and how soon deliveries are acknowledged.
  webhooks,
  // What a sweep costs in a small organisation and in a large one.
  sweep,
  // Memory and idle CPU with a thousand organisations.
  manyOrganisations,
  // The board in Chromium: cold load, filter, sort, scroll, edit; two people at one board; beside a plain table.
  browser,
];

const names = process.argv.slice(2);
const unknown = names.filter((name) => !figures.some((figure) => figure.name === name));
if (unknown.length > 0) {
  console.error(
    `There is no figure ${unknown.join(', ')}. There are: ${figures.map(({ name }) => name).join(', ')}`,
  );
  process.exit(1);
}

process.once('SIGINT', () => void closeEverything().finally(() => process.exit(130)));
process.once('SIGTERM', () => void closeEverything().finally(() => process.exit(143)));

const allNames = figures.map(({ name }) => name);
for (const figure of figures) {
  if (names.length > 0 && !names.includes(figure.name)) continue;
  console.log(figure.name);
  try {
    const findings = await within(figure.withinMs, figure.run(say));
    for (const finding of findings) say(inWords(finding));
    // After each figure: what has been measured is kept when a later one fails.
    report(figure.name, findings, allNames);
  } catch (error) {
    console.error(error);
    process.exitCode = 1;
  } finally {
    await closeEverything();
  }
}
process.exit();

function say(line: string): void {
  console.log(`  ${line}`);
}

function inWords(finding: Finding): string {
  const verdict = { true: 'met', false: 'NOT MET', null: 'reported' }[`${isMet(finding)}`];
  return `${finding.title}: ${finding.value} ${finding.unit} (${verdict})`;
}

async function within<T>(ms: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`It had not ended after ${ms / 60_000} minutes`)), ms);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}
