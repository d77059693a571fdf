/** Writes results.json and BENCHMARKS.md: what was measured now, and what an earlier run measured of the other figures. */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, totalmem } from 'node:os';
import { fileURLToPath } from 'node:url';
import { type Finding, isMet, type Plot } from './figure.ts';

type Run = {
  /** ISO date and time, UTC. */
  readonly at: string;
  readonly commit: string;
  /** Whether files differed from that commit. */
  readonly isChanged: boolean;
  readonly node: string;
  readonly machine: string;
  /** Processes that wanted the CPU in the minute before: other people's work, which absolute times suffer from. */
  readonly loadBefore?: number;
};
type Result = Finding & { readonly figure: string; readonly isMet: boolean | null; readonly run: Run };

const resultsFile = fileURLToPath(new URL('./results.json', import.meta.url));
const templateFile = fileURLToPath(new URL('./template.md', import.meta.url));
const pageFile = fileURLToPath(new URL('../BENCHMARKS.md', import.meta.url));

/** @param figureNames of all figures there are, in the order of the table. */
export function report(figure: string, findings: readonly Finding[], figureNames: readonly string[]): void {
  const fresh = findings.map(
    (finding): Result => ({ ...finding, figure, isMet: isMet(finding), run: thisRun }),
  );
  const place = (result: Result) => figureNames.indexOf(result.figure);
  const results = [...earlier().filter((result) => result.figure !== figure), ...fresh]
    .filter((result) => place(result) >= 0)
    .sort((one, other) => place(one) - place(other));
  writeFileSync(resultsFile, `${JSON.stringify(results, null, 2)}\n`);
  writeFileSync(pageFile, page(results, figureNames));
}

function earlier(): readonly Result[] {
  if (!existsSync(resultsFile)) return [];
  // Our own file: written just above.
  return JSON.parse(readFileSync(resultsFile, 'utf8')) as readonly Result[];
}

const thisRun = describeRun();

function describeRun(): Run {
  const [cpu] = cpus();
  return {
    at: new Date().toISOString(),
    commit: git('rev-parse', '--short', 'HEAD'),
    isChanged: git('status', '--porcelain', '--', 'src', 'sandbox', 'migrations') !== '',
    node: process.version,
    loadBefore: Math.round((loadavg()[0] ?? 0) * 10) / 10,
    machine: `${cpus().length} × ${cpu?.model.trim() ?? 'unknown'}, ${Math.round(totalmem() / 2 ** 30)} GiB`,
  };
}

/** Empty where there is no repository around us. */
function git(...args: string[]): string {
  try {
    return execFileSync('git', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  } catch {
    return '';
  }
}

function page(results: readonly Result[], figureNames: readonly string[]): string {
  const parts: Record<string, string> = {
    when: whenMeasured(results),
    table: table(results),
    plots: plots(results),
    names: figureNames.map((name) => `\`${name}\``).join(', '),
  };
  return readFileSync(templateFile, 'utf8').replaceAll(
    /\{\{(\w+)\}\}/g,
    (_, name: string) => parts[name] ?? '',
  );
}

/** Rows of different runs say so: they were not measured beside each other. */
function whenMeasured(results: readonly Result[]): string {
  const runs = new Map(results.map(({ run }) => [run.at, run]));
  return [...runs.values()]
    .map((run) => {
      const rows = results.filter((result) => result.run.at === run.at).map(({ name }) => name);
      const which = runs.size === 1 ? 'All figures' : rows.join(', ');
      const changed = run.isChanged ? ', with changes not yet committed' : '';
      const at = run.at.slice(0, 16).replace('T', ' ');
      const load = run.loadBefore === undefined ? '' : `, load ${run.loadBefore} before it began`;
      return `- ${which}: measured ${at} UTC at commit ${run.commit}${changed}, Node ${run.node}, ${run.machine}${load}.`;
    })
    .join('\n');
}

function table(results: readonly Result[]): string {
  const rows = results.map((result) => {
    const peers = result.peers.map(({ name, value }) => `${name} ${number(value)}`).join('; ');
    const verdict = { true: 'met', false: '**not met**', null: 'reported' }[`${result.isMet}`];
    const measured = `${number(result.value)} ${result.unit}`;
    return `| ${result.title} | ${targetText(result)} | ${measured} | ${peers || '–'} | ${verdict} |`;
  });
  return ['| figure | target | measured | peers | |', '|---|---|---|---|---|', ...rows].join('\n');
}

function targetText({ target, unit }: Finding): string {
  if (target === null) return '–';
  return 'most' in target ? `≤ ${number(target.most)} ${unit}` : `≥ ${number(target.least)} ${unit}`;
}

function number(value: number): string {
  return value.toLocaleString('en', { maximumSignificantDigits: 4 });
}

function plots(results: readonly Result[]): string {
  const drawn = results.flatMap(({ plot }) => (plot === undefined ? [] : [chart(plot)]));
  return drawn.length === 0 ? '' : `## Plots\n\n${drawn.join('\n\n')}`;
}

function chart({ title, x, y, values }: Plot): string {
  return [
    '```mermaid',
    'xychart-beta',
    `  title "${title}"`,
    `  x-axis [${x.map((label) => `"${label}"`).join(', ')}]`,
    `  y-axis "${y}" 0 --> ${Math.max(1, Math.ceil(Math.max(...values) * 1.1))}`,
    `  bar [${values.join(', ')}]`,
    '```',
  ].join('\n');
}
