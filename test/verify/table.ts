/** What the two runs say, side by side, for a person to read. */
import type { ContractRun, ContractRuns, Verdict } from './run-contract.ts';
import { shapeDifferences } from './shapes.ts';

export type Comparison = { readonly lines: readonly string[]; readonly differs: boolean };

const words = {
  same: 'same',
  differs: 'DIFFERS',
  needsAPerson: 'needs a person',
  practiceOnly: 'practice only',
  notRun: 'not run',
} as const;

export function compare({ practice, given, faults }: ContractRuns, only: string | undefined): Comparison {
  const names = [...new Set([...practice.verdicts.keys(), ...given.verdicts.keys()])];
  const rows = names.map((name) => ({
    name,
    ...comparedVerdict(practice.verdicts.get(name), given.verdicts.get(name)),
  }));
  const counts = Object.entries(words)
    .map(([kind, word]) => `${rows.filter((row) => row.kind === kind).length} ${word}`)
    .join(', ');
  const differs = faults.length > 0 || rows.length === 0 || rows.some(({ kind }) => kind === 'differs');
  return {
    differs,
    lines: [
      ...rows.map(
        ({ kind, name, why }) =>
          `${words[kind].padEnd(14)}  ${name}${why === '' ? '' : `\n${indented(why)}`}`,
      ),
      ...faults.map((fault) => `WENT WRONG\n${indented(fault)}`),
      ...shapeLines(practice, given),
      ...endLines(given),
      `${rows.length} tests${only === undefined ? '' : ` with "${only}" in their names`}: ${counts}`,
    ],
  };
}

function comparedVerdict(
  practice: Verdict | undefined,
  ledger: Verdict | undefined,
): { readonly kind: keyof typeof words; readonly why: string } {
  if (ledger === undefined) return { kind: 'notRun', why: 'it did not come to it' };
  if (ledger.kind === 'fails') {
    const both = practice?.kind === 'fails' ? 'The practice ledger fails here too, reached like this.\n' : '';
    return { kind: 'differs', why: `${both}${ledger.why}` };
  }
  if (ledger.kind !== 'holds') return ledger;
  if (practice?.kind === 'fails')
    return { kind: 'differs', why: `Here it holds; in practice: ${practice.why}` };
  return { kind: 'same', why: '' };
}

function shapeLines(practice: ContractRun, ledger: ContractRun): readonly string[] {
  if (practice.report === null || ledger.report === null) return [];
  const differences = shapeDifferences(practice.report.shapes, ledger.report.shapes);
  if (differences.length === 0) return ['', 'Answers have the same keys.'];
  return [
    '',
    'Keys of answers:',
    ...differences.flatMap(({ endpoint, onlyPractice, onlyLedger }) => [
      endpoint,
      ...onlyPractice.map((path) => `    only practice  ${path}`),
      ...onlyLedger.map((path) => `    only here      ${path}`),
    ]),
  ];
}

function endLines({ report }: ContractRun): readonly string[] {
  if (report === null) return ['', 'Nothing was taken back: look for names that end in "-cfv…".'];
  const { calls, tidied } = report;
  return [
    '',
    `${calls} calls. ${tidied.takenBack} records taken back (voided, deleted, archived).`,
    ...(tidied.left.length === 0 ? [] : ['Left in the books:', ...tidied.left.map(indented)]),
    '',
  ];
}

const indented = (text: string): string => text.replaceAll(/^/gm, '    ');
