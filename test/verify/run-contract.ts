/** Runs the contract against a fresh practice ledger and a given one, side by side; tells what became of each test. */
import { fileURLToPath } from 'node:url';
import type { Reporter, TestCase } from 'vitest/node';
import { startVitest } from 'vitest/node';
import type { LedgerReport } from './given-ledger.ts';
import type { GivenLedger } from './ledgers.ts';

export type Verdict =
  | { readonly kind: 'holds' }
  | { readonly kind: 'fails'; readonly why: string }
  | { readonly kind: 'needsAPerson' | 'practiceOnly' | 'notRun'; readonly why: string };

export type ContractRun = {
  /** By the test's name with its groups, in the contract's order. */
  readonly verdicts: ReadonlyMap<string, Verdict>;
  /** Null where the ledger could not be opened, or not be tidied. */
  readonly report: LedgerReport | null;
};

export type ContractRuns = {
  readonly practice: ContractRun;
  readonly given: ContractRun;
  /** What went wrong outside the tests. */
  readonly faults: readonly string[];
};

/** Pacing may hold a test up for minutes. */
const TEST_WITHIN_MS = 30 * 60_000;
const FINISHING = 'what the run made is taken back';

/**
 * @param only tests whose names hold this text; undefined: all
 * @param onTest hears of each test of the given ledger
 */
export async function runContracts(
  ledger: GivenLedger,
  only: string | undefined,
  onTest: (verdict: Verdict) => void,
): Promise<ContractRuns> {
  const practice = noteRun();
  const given = noteRun(onTest);
  const faults: string[] = [];
  const reporter: Reporter = {
    onTestCaseResult: (test) => {
      if (test.result().state === 'skipped') return;
      const fault = (test.module.moduleId.endsWith('practice.verify.ts') ? practice : given).note(test);
      if (fault !== null) faults.push(fault);
    },
    onTestRunEnd: (modules, errors) => {
      const all = [...errors, ...modules.flatMap((module) => module.errors())];
      faults.push(...all.map(({ message }) => message));
    },
  };
  const vitest = await startVitest('test', [], {
    config: false,
    root: fileURLToPath(new URL('../..', import.meta.url)),
    include: ['test/verify/{practice,given}.verify.ts'],
    watch: false,
    pool: 'threads',
    maxWorkers: 2,
    // Tokens go to the tests in memory, and nowhere else.
    provide: { ledger },
    reporters: [reporter],
    testTimeout: TEST_WITHIN_MS,
    hookTimeout: TEST_WITHIN_MS,
    ...(only === undefined ? {} : { testNamePattern: `${escaped(only)}|${FINISHING}` }),
  });
  await vitest.close();
  return { practice: practice.run(), given: given.run(), faults };
}

function noteRun(onTest: (verdict: Verdict) => void = () => {}) {
  const verdicts = new Map<string, Verdict>();
  let report: LedgerReport | null = null;
  return {
    run: (): ContractRun => ({ verdicts, report }),
    /** @returns what went wrong, where it was no test of the contract's */
    note: (test: TestCase): string | null => {
      if (test.name === FINISHING) {
        report = test.meta().ledgerReport ?? null;
        return errorsOf(test)[0]?.message ?? null;
      }
      const verdict = verdictOn(test);
      verdicts.set(test.fullName.replace(/^the .+? adapter > /, ''), verdict);
      onTest(verdict);
      return null;
    },
  };
}

/** What a test left to somebody says so by the name of its error. */
const leftOut: Readonly<Record<string, 'needsAPerson' | 'practiceOnly' | 'notRun'>> = {
  NeedsAPerson: 'needsAPerson',
  PracticeOnly: 'practiceOnly',
  NoCallsLeft: 'notRun',
};

function verdictOn(test: TestCase): Verdict {
  const errors = errorsOf(test);
  for (const { name, message } of errors) {
    const kind = leftOut[name ?? ''];
    if (kind !== undefined) return { kind, why: message };
  }
  const [first] = errors;
  return first === undefined ? { kind: 'holds' } : { kind: 'fails', why: first.message };
}

const errorsOf = (test: TestCase) => test.result().errors ?? [];

const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
