/** The tests in four projects: `npx vitest run --project unit` (or scenarios, quickbooks, browser), or all with `npm test`. */
import { defineConfig } from 'vitest/config';

/** Scenarios that run beside the practice QuickBooks as well as beside the practice Xero. */
const besideQuickbooks = [
  'automations',
  'aged-receivables',
  'backfill',
  'backfill-killed',
  'bring-in',
  'chinook',
  'connection',
  'contact-workbench',
  'contacts',
  'credits',
  'customers',
  'documents',
  'drift',
  'edits',
  'exactly-once',
  'faults',
  'foreign-money',
  'import-from-books',
  'kill',
  'mapping-watch',
  'other-organisation',
  'part-invoices',
  'payments',
  'profit-and-loss',
  'promises',
  'round-trip',
  'several-books',
  'sweep',
  'two-workers',
];

const shared = {
  environment: 'node' as const,
  // Files share what they import: a third of the time of many was loading the same modules again.
  isolate: false,
  globalSetup: ['test/support/global-setup.ts'],
  // Nothing that one file stands in for something else is met by the next.
  restoreMocks: true,
  // As long as `eventually`: a poll waits for a fact, and says nothing of how soon it must come.
  expect: { poll: { timeout: 15_000 } },
};

export default defineConfig({
  test: {
    // Processes rather than threads: a test may send signals and change the working folder.
    pool: 'forks',
    // One more than two cores: tests wait more than they work.
    maxWorkers: 3,
    projects: [
      {
        test: {
          ...shared,
          name: 'unit',
          include: [
            '{src,sandbox,scripts}/**/*.test.ts',
            'web/src/**/*.test.{ts,tsx}',
            'test/{boundaries,support}/**/*.test.ts',
          ],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          ...shared,
          name: 'scenarios',
          provide: { practiceLedger: 'xero' as const },
          include: ['test/**/*.test.ts'],
          exclude: ['test/{boundaries,support,browser}/**'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          ...shared,
          // The same files beside the other practice ledger.
          name: 'quickbooks',
          provide: { practiceLedger: 'quickbooks' as const },
          include: besideQuickbooks.map((name) => `test/scenarios/${name}.test.ts`),
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          ...shared,
          name: 'browser',
          globalSetup: [...shared.globalSetup, 'test/support/built-web.ts'],
          include: ['test/browser/**/*.test.ts'],
          // After the others, two browsers at a time: as many as two cores drive steadily.
          sequence: { groupOrder: 1 },
          maxWorkers: 2,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
